extension Migration {
  /// What the operator and the limits need: held texts, reports, counts, audit.
  static let operation = Migration(
    version: 4, name: "operation",
    sql: """
      CREATE TABLE flagged (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL,
        subject INTEGER NOT NULL,
        field TEXT NOT NULL,
        excerpts TEXT NOT NULL,
        opening INTEGER NOT NULL,
        held_at INTEGER NOT NULL,
        resolved_at INTEGER,
        released INTEGER
      ) STRICT;
      CREATE INDEX flagged_open ON flagged (id) WHERE resolved_at IS NULL;

      CREATE TABLE reports (
        id INTEGER PRIMARY KEY,
        engagement INTEGER NOT NULL REFERENCES engagements (id),
        side INTEGER NOT NULL CHECK (side IN (1, 2)),
        about INTEGER NOT NULL REFERENCES accounts (id),
        reason INTEGER NOT NULL,
        text TEXT NOT NULL,
        reported_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE quota_counts (
        account INTEGER NOT NULL,
        quota INTEGER NOT NULL,
        scope INTEGER NOT NULL,
        window INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (account, quota, scope, window)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        actor INTEGER,
        method TEXT NOT NULL,
        subject INTEGER,
        reason TEXT NOT NULL
      ) STRICT;

      CREATE TABLE daily (
        name TEXT PRIMARY KEY,
        day INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
}
