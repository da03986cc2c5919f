/// How the key of a log comes after another: a note that names the new key, signed with the one before and with
/// the new one.
///
/// Whoever trusts the first key can follow such notes to the newest without asking anybody. A key keeps this
/// power for as long as it is trusted, in use or not: one that was stolen must be untrusted.
public struct KeySuccession: Hashable, Sendable {
  /// No checkpoint begins with it: a log's name has no space.
  private static let label = "handschlag log key v1"
  /// More notes than this are not followed.
  private static let mostNotes = 64

  /// The key that is announced; its name is the log's.
  public let key: NoteKey
  /// The signed note.
  public let note: String

  /// Announces a key of the same log.
  ///
  /// - Parameter signers: the keys in use before; one or more.
  /// - Throws: ``LogError`` for a key of another log.
  public init(announcing next: NoteSigner, by signers: [NoteSigner]) throws {
    guard !signers.isEmpty, signers.allSatisfy({ $0.key.name == next.key.name }) else {
      throw LogError("only a key of the same log can come after its keys")
    }
    key = next.key
    note = try SignedNote.sign("\(KeySuccession.label)\n\(next.key.vkey)\n", by: signers + [next])
  }

  /// Reads a note. That the key before has signed it is not known yet; that the new one has is checked.
  ///
  /// - Throws: ``LogError`` when it announces no key.
  public init(note: String) throws(LogError) {
    let lines = try SignedNote(note).text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == KeySuccession.label, lines[2].isEmpty else {
      throw LogError("this note announces no key of a log")
    }
    key = try NoteKey(vkey: String(lines[1]))
    self.note = note
    // Else a key could be announced as the log's that its holder never gave for it.
    _ = try SignedNote.open(note, trusting: [key])
  }

  /// The keys that are trusted, and those that were announced by one of them, or by one that was.
  ///
  /// Notes that no trusted key of the same log has signed say nothing and are passed over.
  public static func keys(following trusted: [NoteKey], by notes: [String]) -> [NoteKey] {
    var known = trusted
    var waiting = notes.prefix(mostNotes).compactMap { try? KeySuccession(note: $0) }
    while let next = waiting.firstIndex(where: { $0.isSigned(byOneOf: known) }) {
      let key = waiting.remove(at: next).key
      if !known.contains(key) { known.append(key) }
    }
    return known
  }

  private func isSigned(byOneOf keys: [NoteKey]) -> Bool {
    let candidates = keys.filter { $0.name == key.name && $0 != key }
    return (try? SignedNote.open(note, trusting: candidates)) != nil
  }
}
