import HandschlagSQL
import Testing

@Suite struct ConnectionTests {
  let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:", access: .create)
    try connection.execute(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, d REAL, s TEXT UNIQUE, b BLOB) STRICT")
  }

  @Test func valuesOfAllTypesComeBackAsTheyWere() throws {
    let bytes: [UInt8] = [0, 1, 254, 255]
    try connection.run(
      "INSERT INTO t (id, n, d, s, b) VALUES (?1, ?2, ?3, ?4, ?5)", 1, Int64.min, 0.5, "Grüße\u{0}!", bytes)
    let read = try connection.row("SELECT n, d, s, b FROM t WHERE id = ?1", 1) {
      ($0.int(0), $0.double(1), $0.text(2), $0.bytes(3))
    }
    let row = try #require(read)
    #expect(row.0 == .min && row.1 == 0.5 && row.2 == "Grüße\u{0}!" && row.3 == bytes)
  }

  @Test func nothingAndEmptyAreDifferent() throws {
    let none: String? = nil
    let noBytes: [UInt8]? = nil
    try connection.run("INSERT INTO t (id, s, b) VALUES (?1, ?2, ?3)", 1, none, noBytes)
    try connection.run("INSERT INTO t (id, s, b) VALUES (?1, ?2, ?3)", 2, "", [UInt8]())
    let rows = try connection.rows("SELECT s, b, n FROM t ORDER BY id") {
      ($0.optionalText(0), $0.optionalBytes(1), $0.optionalInt(2))
    }
    #expect(rows[0].0 == nil && rows[0].1 == nil && rows[0].2 == nil)
    #expect(rows[1].0 == "" && rows[1].1 == [])
  }

  @Test func bindingsDoNotOutliveTheirUse() throws {
    try connection.withStatement("SELECT ?1") { statement in
      try statement.bind(1, "secret")
      let found = try statement.step()
      #expect(found && statement.row.text(0) == "secret")
    }
    try connection.withStatement("SELECT ?1") { statement in
      let found = try statement.step()
      #expect(found && statement.row.isNull(0))
    }
  }

  @Test func aLiteralNestedInItselfHasItsOwnCursor() throws {
    for id in 1...3 { try connection.run("INSERT INTO t (id) VALUES (?1)", id) }
    func ids(depth: Int) throws -> [Int64] {
      try connection.rows("SELECT id FROM t ORDER BY id") { row in
        depth == 0 ? [row.int(0)] : [row.int(0)] + (try ids(depth: depth - 1))
      }.flatMap { $0 }
    }
    #expect(try ids(depth: 1) == [1, 1, 2, 3, 2, 1, 2, 3, 3, 1, 2, 3])
  }

  @Test func returningRunsTheStatementToItsEnd() throws {
    let inserted = try connection.row(
      "INSERT INTO t (id, n) VALUES (?1, ?2), (?3, ?4) RETURNING id", 1, 5, 2, 6
    ) { $0.int(0) }
    #expect(inserted == 1)
    #expect(try connection.row("SELECT count(*) FROM t") { $0.int(0) } == 2)
    #expect(try connection.run("UPDATE t SET n = n + 1") == 2)
  }

  @Test func errorsNameTheConstraintAndTheStatement() throws {
    try connection.run("INSERT INTO t (id, s) VALUES (?1, ?2)", 1, "x")
    let error = #expect(throws: SQLError.self) {
      try connection.run("INSERT INTO t (id, s) VALUES (?1, ?2)", 2, "x")
    }
    #expect(error?.isUniqueViolation == true && error?.isConstraintViolation == true)
    #expect(error?.isUnavailable == false && error?.message == "UNIQUE constraint failed: t.s")
    #expect(error?.sql == "INSERT INTO t (id, s) VALUES (?1, ?2)")
    let type = #expect(throws: SQLError.self) {
      try connection.run("INSERT INTO t (id, n) VALUES (?1, ?2)", 3, "text")
    }
    #expect(type?.isConstraintViolation == true && type?.isUniqueViolation == false)
    #expect(throws: SQLError.self) { try connection.run("INSERT INTO t (id) VALUES (?1)", 4, 5) }
    // After errors the same statement serves again.
    #expect(try connection.run("INSERT INTO t (id, s) VALUES (?1, ?2)", 2, "y") == 1)
  }

  @Test func composedStatementsWorkBeyondTheirCache() throws {
    for value in 0..<300 {
      let read = try connection.withStatement(composed: "SELECT \(value) + ?1") { statement in
        try statement.bind(1, 1)
        return try statement.step() ? statement.row.int(0) : -1
      }
      #expect(read == Int64(value) + 1)
    }
  }

  @Test func anInterruptEndsARunningStatement() throws {
    let interrupter = connection.interrupter
    let error = #expect(throws: SQLError.self) {
      try connection.rows(
        """
        WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 100000) SELECT n FROM c
        """
      ) { row in if row.int(0) == 10 { interrupter.interrupt() } }
    }
    #expect(error?.isInterrupted == true)
  }
}

@Suite struct FileTests {
  let directory: ScratchDirectory

  init() throws { directory = try ScratchDirectory() }

  @Test func aBackupHoldsTheSameRows() throws {
    let connection = try Connection(path: directory.path + "/a.db", access: .create)
    try connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER) STRICT")
    for n in 0..<100 { try connection.run("INSERT INTO t (n) VALUES (?1)", n) }
    try connection.backup(to: directory.path + "/b.db")
    let copy = try Connection(path: directory.path + "/b.db", access: .readOnly)
    #expect(try copy.row("SELECT sum(n) FROM t") { $0.int(0) } == 4950)
    #expect(try copy.integrityErrors() == [])
  }

  @Test func framesAreCountedAndCheckpointedByTheOwner() throws {
    let connection = try Connection(path: directory.path + "/a.db", access: .create)
    try connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER) STRICT")
    connection.watchFrames()
    try connection.run("INSERT INTO t (n) VALUES (?1)", 1)
    let before = connection.walFrames
    #expect(before > 0)
    #expect(try connection.checkpoint(.restart))
    try connection.run("INSERT INTO t (n) VALUES (?1)", 2)
    #expect(connection.walFrames < before)
  }

  @Test func aReadOnlyConnectionCannotWrite() throws {
    _ = try Connection(path: directory.path + "/a.db", access: .create).execute("CREATE TABLE t (n)")
    let reader = try Connection(path: directory.path + "/a.db", access: .readOnly)
    #expect(throws: SQLError.self) { try reader.execute("INSERT INTO t VALUES (1)") }
  }

  @Test func aClosedConnectionRefuses() throws {
    let connection = try Connection(path: directory.path + "/a.db", access: .create)
    try connection.execute("CREATE TABLE t (n INTEGER) STRICT")
    try connection.run("INSERT INTO t VALUES (?1)", 1)
    connection.close()
    #expect(throws: SQLError.self) { try connection.run("INSERT INTO t VALUES (?1)", 1) }
    #expect(throws: SQLError.self) { try connection.execute("SELECT 1") }
  }

  @Test func openingWhatDoesNotExistSaysSo() {
    let error = #expect(throws: SQLError.self) {
      _ = try Connection(path: directory.path + "/none/a.db", access: .create)
    }
    #expect(error?.isUnavailable == true)
  }

  @Test func integrityErrorsNameABrokenForeignKey() throws {
    let connection = try Connection(path: ":memory:", access: .create)
    try connection.execute(
      """
      CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE b (a INTEGER NOT NULL REFERENCES a(id)) STRICT;
      INSERT INTO b VALUES (7);
      """)
    #expect(try connection.integrityErrors() == ["foreign key of b row 1"])
  }

  @Test func onlyOneClaimsADirectoryAndTheErrorNamesTheOwner() throws {
    var first: DirectoryLock? = try DirectoryLock(directory: directory.path)
    let failure = #expect(throws: DirectoryLock.Failure.self) {
      _ = try DirectoryLock(directory: directory.path)
    }
    guard case .held(let path, let pid) = failure else {
      Issue.record("not held")
      return
    }
    #expect(path == directory.path && pid == ProcessIdentity.own)
    _ = first
    first = nil
    _ = try DirectoryLock(directory: directory.path)
  }
}
