package import HandschlagLog

/// The keys that sign the public log's checkpoints, in a file of their own beside `server.key`.
///
/// The file has one line for each version, oldest first: its number and the private key as text. Every
/// version in it signs every checkpoint. Behind them stands a line for each note that announced a key: the word
/// `note` and the note in base64. A file without notes is of the first format, the same without such lines.
package enum LogKeyFile {
  private static let headers = ["handschlag log keys v1", "handschlag log keys v2"]
  /// More versions than signatures that readers of a note must accept make no sense.
  package static let mostVersions = 16
  /// More than anybody follows; see ``KeySuccession``.
  package static let mostNotes = 64
  static let largest = 256 * 1024

  /// What a file holds.
  struct Content: Sendable {
    /// The keys in use, oldest first.
    var signers: [NoteSigner]
    /// The notes that announced keys, oldest first.
    var notes: [String]
  }

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
  static func load(orCreateAt path: String, origin: String?) throws(KeyFileError) -> Content {
    if !KeyFile.exists(path) {
      let name = origin ?? "handschlag-log/" + Bytes.random(8).map(hexadecimal).joined()
      let first = Content(signers: [try signer(name, Bytes.random(32), path)], notes: [])
      try KeyFile.publish(bytes(of: first), at: path)
    }
    guard let bytes = try KeyFile.contents(path, limit: largest) else {
      throw KeyFileError("the key file \(path) went away while it was read")
    }
    let content = try parse(bytes, path)
    if let origin, let name = content.signers.first?.key.name, name != origin {
      throw KeyFileError(
        "the log of \(path) is called '\(name)' and cannot become '\(origin)': leave log-origin out, or give "
          + "the name that it has")
    }
    return content
  }

  /// Puts other keys and notes in the place of the file's, in one step, and on disk when this returns.
  ///
  /// - Parameter wipesOld: Overwrites the bytes that the file had before.
  static func replace(_ path: String, with content: Content, wipesOld: Bool) throws(KeyFileError) {
    try KeyFile.replace(path, with: bytes(of: content), wipesOld: wipesOld)
  }

  private static func bytes(of content: Content) -> [UInt8] {
    let keys = content.signers.enumerated().map { "\($0.offset + 1) \($0.element.privateText)\n" }
    let notes = content.notes.map { "note \(Base64URL.encode(Array($0.utf8)))\n" }
    return Array((headers[notes.isEmpty ? 0 : 1] + "\n" + keys.joined() + notes.joined()).utf8)
  }

  static func parse(_ bytes: [UInt8], _ path: String) throws(KeyFileError) -> Content {
    let damaged = KeyFileError("the key file \(path) is damaged, or of another version of this server")
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { throw damaged }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard let format = lines.first.flatMap({ headers.firstIndex(of: String($0)) }) else { throw damaged }
    let rest = lines.dropFirst()
    let first = rest.firstIndex { $0.hasPrefix("note ") } ?? rest.endIndex
    guard let signers = signers(rest[..<first]), let notes = notes(rest[first...]),
      (format == 0) == notes.isEmpty
    else { throw damaged }
    return Content(signers: signers, notes: notes)
  }

  private static func signers(_ lines: ArraySlice<Substring>) -> [NoteSigner]? {
    guard (1...mostVersions).contains(lines.count) else { return nil }
    var signers: [NoteSigner] = []
    var last = 0
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let version = Int(parts[0]), version > last,
        let signer = try? NoteSigner(privateText: String(parts[1])),
        signers.allSatisfy({ $0.key.name == signer.key.name })
      else { return nil }
      last = version
      signers.append(signer)
    }
    return signers
  }

  private static func notes(_ lines: ArraySlice<Substring>) -> [String]? {
    guard lines.count <= mostNotes else { return nil }
    var notes: [String] = []
    for line in lines {
      guard line.hasPrefix("note "), let bytes = Base64URL.decode(String(line.dropFirst(5))),
        let note = String(validating: bytes, as: UTF8.self), (try? KeySuccession(note: note)) != nil
      else { return nil }
      notes.append(note)
    }
    return notes
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
