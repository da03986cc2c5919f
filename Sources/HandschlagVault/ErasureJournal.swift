import HandschlagSQL
import Synchronization

/// An erased account, as the key store remembers it: enough to erase it again after an older database was put
/// back, and to erase nobody else who has got its number since.
package struct ErasureEntry: Hashable, Sendable {
  /// The account's number.
  package let account: Int64
  /// The key of its card, which is destroyed. No other account ever had it.
  package let key: KeyID
  /// When, in milliseconds since 1970.
  package let at: Int64

  /// An erasure to remember.
  package init(account: Int64, key: KeyID, at: Int64) {
    self.account = account
    self.key = key
    self.at = at
  }
}

/// The journal of erasures. It stands beside the keys and not in the database, so that no backup of the database
/// can bring an erased person back.
extension KeyStore {
  /// Remembers an erasure, on disk when this returns; call it before the erasing rows are committed.
  package func recordErasure(_ entry: ErasureEntry) throws {
    try transaction { connection in
      try connection.run(
        "INSERT INTO erasures (key, account, at) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING",
        entry.key.rawValue, entry.account, entry.at)
    }
  }

  /// Takes an erasure back that did not come about.
  package func withdrawErasure(of key: KeyID) throws {
    try transaction { try $0.run("DELETE FROM erasures WHERE key = ?1", key.rawValue) }
  }

  /// All erasures that are remembered, oldest first.
  package func erasures() throws -> [ErasureEntry] {
    try connection.withLock { connection in
      try connection.rows("SELECT account, key, at FROM erasures ORDER BY at, key") {
        ErasureEntry(account: $0.int(0), key: KeyID(rawValue: $0.int(1)), at: $0.int(2))
      }
    }
  }

  /// The numbers of all keys that are there.
  package func ids() throws -> Set<KeyID> {
    try connection.withLock { connection in
      Set(try connection.rows("SELECT id FROM keys") { KeyID(rawValue: $0.int(0)) })
    }
  }
}
