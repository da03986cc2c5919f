package import HandschlagLog

/// The keys that sign the public log's checkpoints, in a file of their own beside `server.key`.
///
/// The file has one line for each version, oldest first: its number and the private key as text. Every
/// version in it signs every checkpoint, so that a new key can be added, those who pinned the old one can pin
/// the new one meanwhile, and the old line be taken out when they have.
package enum LogKeyFile {
  private static let header = "handschlag log keys v1"
  /// More versions than signatures that readers of a note must accept make no sense.
  package static let mostVersions = 16

  /// Reads the keys, or makes the first one at the first start.
  ///
  /// A new file has mode 0600, appears under its name only when whole, and is on disk when this returns.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - origin: the log's name, which is fixed when the file is made; nil for the name that it has, or one
  ///     made by chance.
  /// - Throws: ``KeyFileError`` when the file cannot be read or made, is damaged, may be read by others, or
  ///   is of a log of another name.
  package static func load(orCreateAt path: String, origin: String?) throws(KeyFileError) -> [NoteSigner] {
    if !KeyFile.exists(path) {
      let name = origin ?? "handschlag-log/" + Bytes.random(8).map(hexadecimal).joined()
      try KeyFile.publish(Array(text([try signer(name, Bytes.random(32), path)]).utf8), at: path)
    }
    guard let bytes = try KeyFile.contents(path, limit: 64 * 1024) else {
      throw KeyFileError("the key file \(path) went away while it was read")
    }
    let signers = try parse(bytes, path)
    if let origin, let name = signers.first?.key.name, name != origin {
      throw KeyFileError(
        "the log of \(path) is called '\(name)' and cannot become '\(origin)': leave log-origin out, or give "
          + "the name that it has")
    }
    return signers
  }

  private static func text(_ signers: [NoteSigner]) -> String {
    signers.enumerated().reduce(header + "\n") { $0 + "\($1.offset + 1) \($1.element.privateText)\n" }
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(KeyFileError) -> [NoteSigner] {
    let damaged = KeyFileError("the key file \(path) is damaged, or of another version of this server")
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { throw damaged }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.first.map(String.init) == header, (2...mostVersions + 1).contains(lines.count) else {
      throw damaged
    }
    var signers: [NoteSigner] = []
    var last = 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let version = Int(parts[0]), version > last,
        let signer = try? NoteSigner(privateText: String(parts[1])),
        signers.allSatisfy({ $0.key.name == signer.key.name })
      else { throw damaged }
      last = version
      signers.append(signer)
    }
    return signers
  }

  private static func signer(
    _ name: String, _ seed: [UInt8], _ path: String
  ) throws(KeyFileError) -> NoteSigner {
    do {
      return try NoteSigner(name: name, seed: seed)
    } catch {
      throw KeyFileError("the key file \(path) cannot be made: \(error)")
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
