extension Migration {
  /// What a person's rights need: that a holder has deleted what it was asked to delete, and a quick way to what
  /// is held on one account.
  static let rights = Migration(
    version: 5, name: "rights",
    sql: """
      ALTER TABLE grants ADD COLUMN deletion_acknowledged_at INTEGER;
      CREATE INDEX reports_by_engagement ON reports (engagement);
      CREATE INDEX audit_by_actor ON audit (actor);
      """)
}
