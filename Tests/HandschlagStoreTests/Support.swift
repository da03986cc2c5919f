import Foundation
import HandschlagSQL
import Synchronization
import Testing

@testable import HandschlagStore

/// A directory of one test's own, removed with it.
final class ScratchDirectory: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/handschlag-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A history with one table to play with.
let notes = Migration(
  version: 2, name: "notes",
  sql: "CREATE TABLE notes (id INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT")

extension Store {
  /// Opens a store over the core tables and `notes`.
  static func scratch(
    _ directory: ScratchDirectory, _ change: (inout StoreConfiguration) -> Void = { _ in }
  ) throws -> Store {
    var configuration = StoreConfiguration(directory: directory.path)
    change(&configuration)
    return try .open(configuration, migrations: [.core, notes])
  }
}

extension WriteTransaction {
  /// Adds a note and gives its number.
  @discardableResult
  func addNote(_ text: String) throws -> Int64 {
    let id = nextID("notes")
    try connection.run("INSERT INTO notes (id, text) VALUES (?1, ?2)", id, text)
    return id
  }
}

extension ReadTransaction {
  func noteTexts() throws -> [String] {
    try connection.rows("SELECT text FROM notes ORDER BY id") { $0.text(0) }
  }
}

/// A test's own refusal.
struct Refusal: Error, Equatable {}

/// An event loop of one thread whose ticks the test ends.
final class FakeExecutor: StoreExecutor {
  private struct State {
    var work: [@Sendable () -> Void] = []
    var endings: [@Sendable () -> Void] = []
    var hops = 0
  }

  private let state = Mutex(State())

  func execute(_ work: @escaping @Sendable () -> Void) {
    state.withLock {
      $0.hops += 1
      $0.work.append(work)
    }
  }

  func atEndOfTick(_ work: @escaping @Sendable () -> Void) {
    state.withLock { $0.endings.append(work) }
  }

  /// How many hops the loop was asked for.
  var hops: Int { state.withLock { $0.hops } }

  /// How many end-of-tick calls wait.
  var planned: Int { state.withLock { $0.endings.count } }

  func runHops() { for work in state.withLock({ take(&$0.work) }) { work() } }

  func endTick() { for work in state.withLock({ take(&$0.endings) }) { work() } }

  /// Runs hops until a condition holds.
  func run(until isDone: () -> Bool) async {
    while !isDone() {
      runHops()
      await Task.yield()
    }
  }
}

private func take<T>(_ array: inout [T]) -> [T] {
  defer { array = [] }
  return array
}

/// Holds the writer inside an operation until it is opened, so that others gather behind it.
final class Gate: Sendable {
  private let isOpen = Mutex(false)
  private let isReached = Mutex(false)

  func open() { isOpen.withLock { $0 = true } }

  /// Called inside an operation.
  func pass() {
    isReached.withLock { $0 = true }
    while !isOpen.withLock({ $0 }) { usleep(200) }
  }

  func reached() async { while !isReached.withLock({ $0 }) { await Task.yield() } }
}

/// A list that several threads write to.
final class Journal<Element: Sendable>: Sendable {
  private let entries = Mutex<[Element]>([])
  func add(_ entry: Element) { entries.withLock { $0.append(entry) } }
  var all: [Element] { entries.withLock { $0 } }
}
