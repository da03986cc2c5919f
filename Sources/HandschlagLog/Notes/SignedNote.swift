/// A text and the signatures under it, in the form of c2sp.org/signed-note.
public struct SignedNote: Hashable, Sendable {
  /// What begins a line of a signature: an em dash and a space.
  static let dash = "\u{2014} "
  /// More than the 16 that every reader must accept are refused.
  private static let mostSignatures = 64

  private struct Signature: Hashable {
    let name: String
    let id: UInt32
    let bytes: [UInt8]
  }

  /// The signed text, its last line feed included.
  public let text: String
  private let signatures: [Signature]

  /// Signs a text.
  ///
  /// - Parameters:
  ///   - text: ends in a line feed; no control characters but line feeds.
  ///   - signers: one or more.
  /// - Returns: the whole note.
  /// - Throws: ``LogError`` for a text that a note cannot carry.
  public static func sign(_ text: String, by signers: [NoteSigner]) throws -> String {
    guard !signers.isEmpty, text.hasSuffix("\n"), isPlain(text) else {
      throw LogError("a note needs a signer, a line feed at its end and no control characters")
    }
    return try signers.reduce(text + "\n") { try $0 + $1.line(for: text) }
  }

  /// Takes a note apart; nothing in it is to be believed before ``open(_:trusting:)``.
  ///
  /// - Throws: ``LogError`` when it is no note.
  public init(_ note: String) throws(LogError) {
    // Only a text that is one spelling of its scalars may be compared as bytes.
    guard SignedNote.isPlain(note), note.hasSuffix("\n"), let end = SignedNote.endOfText(note) else {
      throw LogError("this is no signed note: a text, an empty line and signatures are expected")
    }
    text = String(decoding: Array(note.utf8)[..<end], as: UTF8.self)
    let lines = String(decoding: Array(note.utf8)[(end + 1)...], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard !lines.isEmpty, lines.count <= SignedNote.mostSignatures else {
      throw LogError("a signed note has 1 to \(SignedNote.mostSignatures) signatures")
    }
    var found: [Signature] = []
    for line in lines { found.append(try SignedNote.signature(line)) }
    signatures = found
  }

  /// Reads a note that a trusted key has signed.
  ///
  /// Signatures of keys that are not trusted say nothing and are passed over.
  ///
  /// - Throws: ``LogError`` when it is no note, a trusted key's signature is wrong, or there is none.
  public static func open(_ note: String, trusting keys: [NoteKey]) throws(LogError) -> SignedNote {
    let opened = try SignedNote(note)
    var isSigned = false
    for signature in opened.signatures {
      guard let key = keys.first(where: { $0.name == signature.name && $0.id == signature.id }) else {
        continue
      }
      guard key.verifies(signature.bytes, of: opened.text) else {
        throw LogError("the signature of \(key.name) is wrong: the note was altered")
      }
      isSigned = true
    }
    guard isSigned else { throw LogError("the note carries no signature of a key that is trusted here") }
    return opened
  }

  /// Whether this is signed by a key: nil where nothing in it claims to be, false for a signature that is wrong.
  package func isSigned(by key: NoteKey) -> Bool? {
    let own = signatures.filter { $0.name == key.name && $0.id == key.id }
    return own.isEmpty ? nil : own.allSatisfy { key.verifies($0.bytes, of: text) }
  }

  /// Bytes of the text: all up to the last empty line.
  private static func endOfText(_ note: String) -> Int? {
    let bytes = Array(note.utf8)
    var index = bytes.count - 2
    while index > 0 {
      if bytes[index] == 0x0A, bytes[index - 1] == 0x0A { return index }
      index -= 1
    }
    return nil
  }

  private static func signature(_ line: Substring) throws(LogError) -> Signature {
    let parts = line.dropFirst(dash.count).split(separator: " ", omittingEmptySubsequences: false)
    guard line.hasPrefix(dash), parts.count == 2, NoteKey.isName(parts[0]),
      let bytes = Base64Text.decode(parts[1]), bytes.count > 4
    else { throw LogError("a line of the note's signatures is none") }
    let id = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Signature(name: String(parts[0]), id: id, bytes: Array(bytes.dropFirst(4)))
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.utf8.contains { $0 < 0x20 && $0 != 0x0A }
  }
}
