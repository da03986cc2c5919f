extension Migration {
  /// Cards that are sealed from giver to recipient, and the keys for it, which go with texts.
  static let sealing = Migration(
    version: 6, name: "sealing",
    sql: """
      ALTER TABLE messages ADD COLUMN sealing_key BLOB CHECK (length(sealing_key) = 48);
      CREATE INDEX messages_with_key ON messages (engagement, author) WHERE sealing_key IS NOT NULL;
      ALTER TABLE disclosures ADD COLUMN end_to_end INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE grants ADD COLUMN end_to_end INTEGER NOT NULL DEFAULT 0;
      """)
}
