extension Migration {
  /// The public log: leaves that wait for a checkpoint, the tree's complete subtrees, checkpoints; receipts
  /// sealed, and givers' signatures.
  ///
  /// `log_waiting` is kept in the order of the leaves themselves, which are as good as random, and has no row
  /// numbers: nothing tells which came first. Leaves of before wait for the first checkpoint. Receipts of
  /// before could not be fetched by anyone and lay here in plain bytes: that there was a reveal is what stays
  /// of them.
  static let log = Migration(
    version: 7, name: "log",
    sql: """
      CREATE TABLE log_waiting (
        leaf BLOB NOT NULL PRIMARY KEY CHECK (length(leaf) = 32)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO log_waiting (leaf) SELECT leaf FROM log_leaves;
      DROP TABLE log_leaves;

      CREATE TABLE log_nodes (
        level INTEGER NOT NULL CHECK (level >= 0),
        position INTEGER NOT NULL CHECK (position >= 0),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (level, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX log_nodes_by_leaf ON log_nodes (hash) WHERE level = 0;
      CREATE TABLE checkpoints (
        size INTEGER PRIMARY KEY,
        note TEXT NOT NULL
      ) STRICT;

      CREATE TABLE receipts_sealed (
        engagement INTEGER PRIMARY KEY REFERENCES engagements (id),
        sealed BLOB,
        salt_key INTEGER,
        worker_salt_key INTEGER,
        company_salt_key INTEGER,
        CHECK ((sealed IS NULL) = (salt_key IS NULL))
      ) STRICT;
      INSERT INTO receipts_sealed (engagement) SELECT engagement FROM receipts;
      DROP TABLE receipts;
      ALTER TABLE receipts_sealed RENAME TO receipts;
      CREATE TABLE revocations (
        engagement INTEGER NOT NULL REFERENCES engagements (id),
        giver INTEGER NOT NULL CHECK (giver IN (1, 2)),
        giver_account INTEGER NOT NULL REFERENCES accounts (id),
        sealed BLOB NOT NULL,
        salt_key INTEGER NOT NULL,
        PRIMARY KEY (engagement, giver)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX revocations_by_giver ON revocations (giver_account);

      ALTER TABLE disclosures ADD COLUMN signature BLOB NOT NULL DEFAULT x'';
      """)
}
