package import HandschlagLog
import Synchronization

/// The keys that sign the public log now, and the notes by which each came after the one before.
package final class LogKeys: Sendable {
  private let state: Mutex<LogKeyFile.Content>
  private let file: String?

  /// The keys of a log without a file, oldest first; they can't be changed.
  package init(_ signers: [NoteSigner]) {
    state = Mutex(LogKeyFile.Content(signers: signers, notes: []))
    file = nil
  }

  /// Reads the keys, or makes the first one at the first start, as ``LogKeyFile`` does.
  package init(file: String, origin: String?) throws(KeyFileError) {
    state = Mutex(try LogKeyFile.load(orCreateAt: file, origin: origin))
    self.file = file
  }

  /// The keys that sign each checkpoint, oldest first; at least one.
  package var signers: [NoteSigner] { state.withLock { $0.signers } }

  /// All notes that announced a key, oldest first, as ``KeySuccession`` writes them.
  package var notes: [String] { state.withLock { $0.notes } }

  /// Makes a new key, which signs beside the others from here on, and announces it. It is on disk when this
  /// returns.
  ///
  /// - Throws: ``VaultError/noKeyFile``, ``VaultError/tooManyLogKeys``, ``KeyFileError``.
  package func rotate() throws -> KeySuccession {
    try change(wipesOld: false) { content in
      guard let name = content.signers.first?.key.name else { throw VaultError.keyGone }
      // The last place is left for a line that an operator adds by hand.
      guard content.signers.count < LogKeyFile.mostVersions, content.notes.count < LogKeyFile.mostNotes else {
        throw VaultError.tooManyLogKeys
      }
      let next = try NoteSigner(name: name, seed: Bytes.random(32))
      let succession = try KeySuccession(announcing: next, by: content.signers)
      content.signers.append(next)
      content.notes.append(succession.note)
      return succession
    }
  }

  /// Takes all keys but the newest out of use, and destroys them. Their notes stay.
  ///
  /// - Returns: the keys taken out; none when there is one alone.
  /// - Throws: ``VaultError/noKeyFile``, ``KeyFileError``.
  package func retire() throws -> [NoteKey] {
    try change(wipesOld: true) { content in
      let old = content.signers.dropLast().map(\.key)
      content.signers = content.signers.suffix(1)
      return old
    }
  }

  private func change<Answer>(
    wipesOld: Bool, _ body: (inout LogKeyFile.Content) throws -> Answer
  ) throws -> Answer {
    guard let file else { throw VaultError.noKeyFile }
    return try state.withLock { content in
      var next = content
      let answer = try body(&next)
      try LogKeyFile.replace(file, with: next, wipesOld: wipesOld)
      content = next
      return answer
    }
  }
}
