import Foundation

/// An authority of a test's own and what it vouches for, made by openssl in a folder that goes with the test.
package struct TestCertificates: Sendable {
  /// A certificate and its key, as files in PEM.
  package struct Pair: Sendable {
    /// The certificate's path.
    package let certificate: String
    /// The key's.
    package let key: String
    /// Both.
    package var paths: [String] { [certificate, key] }
  }

  /// What openssl was asked for and did not do.
  package struct Failure: Error, CustomStringConvertible {
    /// The command, and what openssl said.
    package let description: String
  }

  private let folder: String
  /// Who vouches for the others.
  package let authority: Pair

  /// An authority of a name, with its files in a new folder of that name within another.
  package init(_ name: String, in folder: String) throws {
    self.folder = folder + "/" + name
    try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: false)
    authority = Pair(certificate: self.folder + "/ca.pem", key: self.folder + "/ca.key")
    try Self.openssl(
      ["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-out", authority.certificate]
        + Self.newKey(authority.key))
  }

  /// A certificate for `localhost` and 127.0.0.1, unless other names are given.
  package func issue(_ name: String, for subjects: String = "DNS:localhost,IP:127.0.0.1") throws -> Pair {
    let pair = Pair(certificate: "\(folder)/\(name).pem", key: "\(folder)/\(name).key")
    let request = "\(folder)/\(name).csr"
    let names = "\(folder)/names"
    try "subjectAltName=\(subjects)\n".write(toFile: names, atomically: true, encoding: .utf8)
    try Self.openssl(
      ["req", "-new", "-nodes", "-subj", "/CN=\(name)", "-out", request] + Self.newKey(pair.key))
    try Self.openssl([
      "x509", "-req", "-in", request, "-CA", authority.certificate, "-CAkey", authority.key,
      "-CAcreateserial", "-days", "2", "-extfile", names, "-out", pair.certificate,
    ])
    return pair
  }

  /// The SHA-256 of a certificate as openssl writes it, with colons.
  package static func fingerprint(_ pair: Pair) throws -> String {
    let line = try openssl(["x509", "-in", pair.certificate, "-noout", "-fingerprint", "-sha256"])
    return line.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: "=").last.map(String.init)
      ?? ""
  }

  private static func newKey(_ path: String) -> [String] {
    ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", path]
  }

  /// Runs openssl with nothing to read; returns what it printed.
  @discardableResult
  package static func openssl(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "openssl \(arguments.joined(separator: " ")): \(text)")
    }
    return text
  }
}
