import Foundation
import Testing

/// An authority of a test's own and what it vouches for, made by openssl and gone with the test.
struct Certificates: Sendable {
  /// A certificate and its key, as files.
  struct Pair: Sendable {
    let certificate: String
    let key: String
    var paths: [String] { [certificate, key] }
  }

  private let folder: String
  let authority: Pair

  /// An authority of a name, with its files in a folder.
  init(_ name: String, in scratch: Scratch) async throws {
    folder = scratch.path + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    authority = Pair(certificate: folder + "/ca.pem", key: folder + "/ca.key")
    try await Self.openssl(
      ["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-out", authority.certificate]
        + Self.newKey(authority.key))
  }

  /// A certificate for 127.0.0.1.
  func issue(_ name: String) async throws -> Pair {
    let pair = Pair(certificate: "\(folder)/\(name).pem", key: "\(folder)/\(name).key")
    try "subjectAltName=IP:127.0.0.1\n".write(toFile: folder + "/names", atomically: true, encoding: .utf8)
    try await Self.openssl(
      ["req", "-new", "-nodes", "-subj", "/CN=\(name)", "-out", folder + "/request"] + Self.newKey(pair.key))
    try await Self.openssl([
      "x509", "-req", "-in", folder + "/request", "-CA", authority.certificate, "-CAkey", authority.key,
      "-CAcreateserial", "-days", "2", "-extfile", folder + "/names", "-out", pair.certificate,
    ])
    return pair
  }

  private static func newKey(_ path: String) -> [String] {
    ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", path]
  }

  private static func openssl(_ arguments: [String]) async throws {
    let path = try #require(Programs.installed("openssl"), "openssl is not installed")
    let result = try await RunningProgram.result(path, arguments)
    try #require(result.status == 0, "openssl: \(result.errors)")
  }
}
