import Crypto
import HandschlagSQL
import Testing

@testable import HandschlagVault

/// Key stores written by earlier versions: their secrets open, and no page of theirs is left.
struct KeyStoreMigrationTests {
  private struct Old {
    let id = KeyID.random()
    let place: KeyPlace
    let secret = SymmetricKey(size: .bits256)
    var mark: UInt64 = 0
  }

  private let directory: TemporaryDirectory
  private let key = ServerKey.ephemeral()

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.file("keys.db") }

  private func withStore<Value>(_ body: (KeyStore) throws -> Value) throws -> Value {
    let store = try KeyStore(path: path, key: key)
    defer { store.close() }
    return try body(store)
  }

  /// Writes a store as the version did, deleting every third key without a trace of caution.
  private func write(_ version: Int) throws -> (kept: [Old], gone: [Old]) {
    let connection = try Connection(path: path, access: .create)
    defer { connection.close() }
    try connection.execute(
      """
      PRAGMA secure_delete = OFF;
      CREATE TABLE keys (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, owner INTEGER NOT NULL,
        side INTEGER NOT NULL, version INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT;
      CREATE TABLE server_key (one INTEGER PRIMARY KEY CHECK (one = 1), proof BLOB NOT NULL) STRICT;
      """)
    try connection.run("INSERT INTO server_key (one, proof) VALUES (1, ?1)", key.subKey(.keyStoreCheck).bytes)
    if version == 2 {
      try connection.execute(
        """
        ALTER TABLE keys ADD COLUMN wrap INTEGER NOT NULL DEFAULT 1;
        CREATE TABLE erasures (key INTEGER PRIMARY KEY, account INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
        INSERT INTO erasures VALUES (40, 4, 2);
        """)
    }
    try connection.execute("PRAGMA user_version = \(version); BEGIN")
    let all = try (1...1500).map { number in
      var old = Old(place: KeyPlace(kind: .grant, owner: Int64(number), side: .company))
      let wrapped = try key.wrapping.wrap(old.secret.bytes, old.id, old.place)
      old.mark = wrapped.mark
      try connection.run(
        "INSERT INTO keys (id, kind, owner, side, version, wrapped) VALUES (?1, 3, ?2, 2, 1, ?3)",
        old.id.rawValue, number, wrapped)
      return old
    }
    let gone = all.filter { $0.place.owner.isMultiple(of: 3) }
    for old in gone { try connection.run("DELETE FROM keys WHERE id = ?1", old.id.rawValue) }
    try connection.execute("COMMIT")
    return (all.filter { !$0.place.owner.isMultiple(of: 3) }, gone)
  }

  @Test(arguments: [1, 2]) func secretsMoveAndNoPageFromBeforeIsLeft(_ version: Int) throws {
    let (kept, gone) = try write(version)
    let marks = Set(gone.map(\.mark))
    #expect(!(try directory.places(of: marks).isEmpty))
    try withStore { store in
      #expect(try store.count() == kept.count)
      for old in kept { #expect(try store.secret(old.id, old.place).bytes == old.secret.bytes) }
      #expect(try store.versions().map(\.keys) == [kept.count])
      #expect(try store.erasures().map(\.account) == (version == 2 ? [4] : []))
      #expect(try directory.places(of: marks).isEmpty)
      let live = try directory.places(of: Set(kept.map(\.mark)))
      #expect(live.count == kept.count && live.values.allSatisfy { $0.count == 1 })
      // What is put and destroyed afterwards goes the new way.
      let more = try store.put([(KeyPlace(kind: .subject, owner: 1), SymmetricKey(size: .bits256))])
      try store.destroy(kept.prefix(10).map(\.id) + more)
      #expect(try directory.places(of: Set(kept.prefix(10).map(\.mark))).isEmpty)
    }
    let count = try withStore { try $0.count() }
    #expect(count == kept.count - 10)
  }

  /// A start that was cut off between the move of the secrets and the writing of the file anew.
  @Test func cleaningThatWasCutOffIsDoneAtTheNextStart() throws {
    _ = try write(2)
    try withStore { _ in }
    let junk = Bytes.random(60)
    do {
      let connection = try Connection(path: path, access: .readWrite)
      defer { connection.close() }
      try connection.execute("PRAGMA secure_delete = OFF; CREATE TABLE junk (it BLOB)")
      try connection.run("INSERT INTO junk VALUES (?1)", junk)
      try connection.execute("DROP TABLE junk; PRAGMA user_version = 3")
    }
    #expect(!(try directory.places(of: [junk.mark]).isEmpty))
    let count = try withStore { try $0.count() }
    #expect(count == 1000)
    #expect(try directory.places(of: [junk.mark]).isEmpty)
  }
}
