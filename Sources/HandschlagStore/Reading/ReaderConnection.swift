import HandschlagSQL

extension Connection {
  /// Opens a connection that reads and never checkpoints.
  ///
  /// SQLite before 3.51.3 can damage a log that two connections reset at once, so one connection alone
  /// writes and checkpoints. It is opened before any reader and closed after them.
  static func reader(path: String) throws -> Connection {
    let connection = try Connection(path: path, access: .readOnly)
    try connection.disableCheckpointOnClose()
    // query_only: a second wall behind the read-only flag, should a path ever open the file otherwise.
    // wal_autocheckpoint 0: checkpoints are the writer's.
    // busy_timeout: the log's own short locks (its recovery, its restart) are waited for, not reported.
    // cache_size: 8 MiB, enough for the inner pages of every index.
    // temp_store: what sorting needs stays in memory, never in a file that nobody shreds.
    try connection.execute(
      """
      PRAGMA query_only = ON;
      PRAGMA wal_autocheckpoint = 0;
      PRAGMA busy_timeout = 1000;
      PRAGMA cache_size = -8192;
      PRAGMA temp_store = MEMORY;
      """)
    return connection
  }
}
