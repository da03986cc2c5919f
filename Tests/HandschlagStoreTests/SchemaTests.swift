import Foundation
import HandschlagSQL
import Testing

@testable import HandschlagStore

func size(_ path: String) throws -> Int {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path)
  return (attributes?[.size] as? Int) ?? 0
}

@Suite struct SchemaTests {
  let directory: ScratchDirectory
  var path: String { directory.path + "/handschlag.db" }

  init() throws { directory = try ScratchDirectory() }

  private func definitions(_ connection: Connection) throws -> [String] {
    try connection.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") { $0.text(0) }
  }

  @Test func versionsFollowEachOtherFromOne() {
    #expect(Schema.migrations.map(\.version) == Array(1...Schema.migrations.count))
  }

  /// Opens the file with the newest schema and compares it with one that was made with it.
  private func expectPresentSchema() async throws -> Store {
    let store = try Store.open(StoreConfiguration(directory: directory.path))
    let newest = try ScratchDirectory()
    let fresh = try Connection.writer(
      path: newest.path + "/a.db", migrations: Schema.migrations, maximumPages: nil)
    let expected = try definitions(fresh)
    #expect(try store.readInline { try definitions($0.connection) } == expected)
    #expect(try store.readInline { try $0.connection.integrityErrors() } == [])
    return store
  }

  @Test(arguments: 0..<Schema.migrations.count)
  func everyEarlierVersionBecomesThePresentOne(version: Int) async throws {
    if version > 0 {
      let earlier = Array(Schema.migrations.prefix(version))
      let store = try Store.open(StoreConfiguration(directory: directory.path), migrations: earlier)
      try await store.write { try $0.appendEvent(account: 7, kind: 1, engagement: nil, body: [1], at: 1) }
      await store.close()
    }
    let store = try await expectPresentSchema()
    let bodies = try store.readInline { try $0.events(account: 7, after: 0, limit: 9).events.map(\.body) }
    #expect(bodies == (version > 0 ? [[1]] : []))
    await store.close()
  }

  @Test(arguments: SchemaFixtures.all.indices)
  func everyPinnedFileBecomesThePresentOne(index: Int) async throws {
    do {
      let earlier = try Connection(path: path, access: .create)
      try earlier.execute(SchemaFixtures.all[index])
      try earlier.execute(
        "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(index + 1)")
    }
    let store = try await expectPresentSchema()
    let bodies = try store.readInline { try $0.events(account: 7, after: 0, limit: 9).events.map(\.body) }
    #expect(bodies == [[1]])
    #expect(try await store.write { $0.nextID("projects") } == 42)
    await store.close()
  }

  /// A released step never changes: what it makes is compared with what it made when it was written.
  @Test(arguments: SchemaFixtures.all.indices)
  func aReleasedStepMakesWhatItAlwaysMade(index: Int) throws {
    let made = try Connection.writer(
      path: path, migrations: Array(Schema.migrations.prefix(index + 1)), maximumPages: nil)
    let pinned = try Connection(path: ":memory:", access: .create)
    try pinned.execute(SchemaFixtures.all[index])
    #expect(try definitions(made) == definitions(pinned))
  }

  @Test func aCopyIsKeptBeforeAnOlderFileChanges() async throws {
    var store = try Store.open(StoreConfiguration(directory: directory.path), migrations: [.core])
    try await store.write { try $0.appendEvent(account: 7, kind: 1, engagement: nil, body: [9], at: 1) }
    await store.close()
    #expect(!FileManager.default.fileExists(atPath: path + ".v1"))
    store = try Store.scratch(directory)
    try await store.write { try $0.addNote("new") }
    await store.close()
    let copy = try Connection(path: path + ".v1", access: .readOnly)
    #expect(try copy.schemaVersion == 1)
    #expect(try copy.row("SELECT body FROM events") { $0.bytes(0) } == [9])
    let mode = try FileManager.default.attributesOfItem(atPath: path + ".v1")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aNewerFileIsRefusedAndLeftAlone() async throws {
    await (try Store.scratch(directory)).close()
    #expect(throws: StoreError.newerFile(found: 2, known: 1)) {
      _ = try Store.open(StoreConfiguration(directory: directory.path), migrations: [.core])
    }
    await (try Store.scratch(directory)).close()
  }

  @Test func foreignFilesAreRefused() throws {
    try Connection(path: path, access: .create).execute("CREATE TABLE theirs (n)")
    #expect(throws: StoreError.foreignFile(path)) { _ = try Store.scratch(directory) }
    try Data("not a database, but long enough to be read as one's first page".utf8)
      .write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.self) { _ = try Store.scratch(directory) }
  }

  @Test func aFailedStepLeavesTheFileAsItWas() async throws {
    await (try Store.scratch(directory)).close()
    let broken = Migration(version: 3, name: "broken") { connection in
      try connection.execute("CREATE TABLE half (n INTEGER) STRICT")
      try connection.execute("CREATE TABLE half (n INTEGER) STRICT")
    }
    let error = #expect(throws: StoreError.self) {
      _ = try Store.open(
        StoreConfiguration(directory: directory.path), migrations: [.core, notes, broken])
    }
    guard case .migrationFailed(version: 3, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let connection = try Connection(path: path, access: .readOnly)
    #expect(try connection.schemaVersion == 2)
    #expect(try !definitions(connection).contains { $0.contains("half") })
  }

  @Test func oneStoreHoldsADirectory() async throws {
    let store = try Store.scratch(directory)
    let error = #expect(throws: StoreError.self) { _ = try Store.scratch(directory) }
    #expect(error?.description.contains("pid \(ProcessInfo.processInfo.processIdentifier)") == true)
    await store.close()
  }

  @Test func onlyTheOwnerReadsTheFiles() async throws {
    let store = try Store.scratch(directory)
    try await store.write { try $0.addNote("x") }
    for file in ["handschlag.db", "handschlag.db-wal", "LOCK"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: directory.path + "/" + file)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
    }
    await store.close()
  }
}
