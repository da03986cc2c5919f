/// A dump of a small file of each released version, in order: its definitions as they were, and rows that
/// must survive. Written once, when the version is made, by running the steps up to it.
enum SchemaFixtures {
  static let all = [version1]

  static let version1 = """
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
    INSERT INTO sequences VALUES ('projects', 42);
    INSERT INTO idempotency VALUES (1, x'01', 'm', x'02', x'03', x'04', 5);
    INSERT INTO event_heads VALUES (7, 1, 0);
    INSERT INTO events VALUES (7, 1, 2, NULL, x'01', 3);
    """
}
