extension Migration {
  /// What every aggregate stands on: numbers, idempotency, events.
  static let core = Migration(
    version: 1, name: "core",
    sql: """
      CREATE TABLE sequences (
        name TEXT NOT NULL PRIMARY KEY,
        next INTEGER NOT NULL CHECK (next >= 1)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE idempotency (
        id INTEGER NOT NULL PRIMARY KEY,
        scope BLOB NOT NULL,
        method TEXT NOT NULL,
        key BLOB NOT NULL,
        request_mac BLOB NOT NULL,
        reply BLOB NOT NULL,
        created_at INTEGER NOT NULL,
        UNIQUE (scope, method, key)
      ) STRICT;

      CREATE TABLE event_heads (
        account INTEGER NOT NULL PRIMARY KEY,
        head INTEGER NOT NULL CHECK (head >= 0),
        floor INTEGER NOT NULL CHECK (floor >= 0 AND floor <= head)
      ) STRICT;

      CREATE TABLE events (
        account INTEGER NOT NULL,
        seq INTEGER NOT NULL CHECK (seq >= 1),
        kind INTEGER NOT NULL,
        engagement INTEGER,
        body BLOB NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (account, seq)
      ) STRICT, WITHOUT ROWID;
      """)
}
