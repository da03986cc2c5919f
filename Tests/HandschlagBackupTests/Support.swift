import Foundation
import HandschlagBackup
import HandschlagSQL
import HandschlagStore
import Synchronization
import Testing

/// A directory of one test's own, removed with it.
final class ScratchDirectory: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/handschlag-backup-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Random numbers that a seed repeats.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}

/// Time that moves by a second at each look.
final class CountingClock: Sendable {
  private let state = Mutex<Int64>(1_790_000_000_000)
  func next() -> Int64 {
    state.withLock { time in
      time += 1000
      return time
    }
  }
}

/// A history with one table to play with, and an index of words.
let playground = Migration(
  version: 2, name: "playground",
  sql: """
    CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL, extra BLOB) STRICT;
    CREATE INDEX notes_by_text ON notes (text);
    CREATE VIRTUAL TABLE words USING fts5 (text);
    """)

/// A store with its change log and its backups, in a directory of its own.
final class Backed: Sendable {
  static let key: BackupKey = {
    guard let key = BackupKey(bytes: (0..<32).map { UInt8($0) }) else { preconditionFailure("32 bytes") }
    return key
  }()

  let scratch: ScratchDirectory
  let folder: BackupFolder
  let log: ChangeLog
  let backups: Backups
  let store: Store
  let clock: CountingClock

  /// - Parameters:
  ///   - onStep: asked before each change of the folder.
  ///   - checkpointFrames: small, so that the write-ahead log begins anew often.
  init(
    _ scratch: ScratchDirectory, limits: SegmentLimits = SegmentLimits(), syncs: LogSync = .second,
    checkpointFrames: Int = 40, keeps: Int = 7, clock: CountingClock = CountingClock(),
    onStep: (@Sendable (BackupFolder.Step, String) throws -> Void)? = nil
  ) throws {
    self.scratch = scratch
    self.clock = clock
    folder = try BackupFolder(makingAt: scratch.path + "/backups", onStep: onStep)
    log = ChangeLog(folder: folder, key: Self.key, syncs: syncs, limits: limits, clock: { clock.next() })
    var plan = BackupPlan()
    plan.keeps = keeps
    backups = Backups(
      folder: folder, key: Self.key, plan: plan, log: log, keyFiles: { [] }, clock: { clock.next() })
    var configuration = StoreConfiguration(directory: scratch.path + "/data")
    configuration.checkpointFrames = checkpointFrames
    configuration.follower = log
    store = try Store.open(configuration, migrations: [Schema.migrations[0], playground])
  }

  /// A backup, with a row in the transaction that it is the state after.
  @discardableResult
  func backUp() async throws -> BackupSummary {
    try await backups.create(store) { tx in try tx.addNote("backup") }
  }

  /// Writes a few commits of a random kind; returns the dump after the last of them.
  func write(_ generator: inout SplitMix64, commits: Int) async throws {
    for _ in 0..<commits {
      let seed = generator.next()
      try await store.write { tx in try tx.scribble(seed) }
    }
  }

  func dump() async throws -> [String] { try await store.readLong { try $0.dump() } }
}

extension WriteTransaction {
  func addNote(_ text: String) throws {
    let id = nextID("notes")
    try connection.run("INSERT INTO notes (id, text, extra) VALUES (?1, ?2, NULL)", id, text)
    try connection.run("INSERT INTO words (rowid, text) VALUES (?1, ?2)", id, text)
  }

  /// Inserts, changes and deletes rows, sometimes many, as a seed says.
  func scribble(_ seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let count = generator.next() % 8 == 0 ? 200 : Int(generator.next() % 6)
    for _ in 0...count {
      switch generator.next() % 5 {
      case 0:
        try connection.run(
          "DELETE FROM notes WHERE id % 7 = ?1 AND id < 400", Int64(generator.next() % 7))
      case 1:
        try connection.run(
          "UPDATE notes SET text = text || 'x' WHERE id % 11 = ?1", Int64(generator.next() % 11))
      default:
        let length = Int(generator.next() % 600)
        let id = nextID("notes")
        let text = "Kanarienvogel \(generator.next())"
        try connection.run(
          "INSERT INTO notes (id, text, extra) VALUES (?1, ?2, ?3)", id, text,
          (0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
        try connection.run("INSERT INTO words (rowid, text) VALUES (?1, ?2)", id, text)
      }
    }
  }
}

extension ReadTransaction {
  /// All that there is, in words.
  func dump() throws -> [String] {
    try connection.rows("SELECT id, text, hex(extra) FROM notes ORDER BY id") {
      "\($0.int(0)) \($0.text(1)) \($0.text(2))"
    }
      + connection.rows("SELECT rowid, text FROM words ORDER BY rowid") { "w \($0.int(0)) \($0.text(1))" }
      + connection.rows("SELECT name, next FROM sequences ORDER BY name") { "\($0.text(0)) \($0.int(1))" }
  }
}

/// The dump of a file that nobody holds.
func dump(_ path: String) throws -> [String] {
  let (connection, _) = try DatabaseFile.read(path)
  defer { connection.close() }
  #expect(try connection.integrityErrors() == [])
  let rows = try connection.rows("SELECT id, text, hex(extra) FROM notes ORDER BY id") {
    "\($0.int(0)) \($0.text(1)) \($0.text(2))"
  }
  let words = try connection.rows("SELECT rowid, text FROM words ORDER BY rowid") {
    "w \($0.int(0)) \($0.text(1))"
  }
  return rows + words
    + (try connection.rows("SELECT name, next FROM sequences ORDER BY name") { "\($0.text(0)) \($0.int(1))" })
}

/// Lets a number of steps pass, and fails from then on.
final class FailingStep: Sendable {
  struct Planted: Error, CustomStringConvertible { let description = "planted" }

  private struct State {
    var left: Int?
    var prefix = ""
  }

  private let state = Mutex(State())

  /// Fails the step with this number from now, and those after it, of files whose name begins so.
  func arm(_ step: Int, only prefix: String = "base-") {
    state.withLock { $0 = State(left: step, prefix: prefix) }
  }

  func disarm() { state.withLock { $0.left = nil } }

  func pass(_ step: BackupFolder.Step, _ name: String) throws {
    try state.withLock { state in
      guard let left = state.left, name.hasPrefix(state.prefix) else { return }
      if left <= 1 { throw Planted() }
      state.left = left - 1
    }
  }
}
