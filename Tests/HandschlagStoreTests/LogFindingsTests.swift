import HandschlagLog
import HandschlagSQL
import Testing

@testable import HandschlagStore

/// What was altered in the public log is found, and named.
@Suite struct LogFindingsTests {
  private let first: NoteSigner
  private let second: NoteSigner

  init() throws {
    first = try NoteSigner(name: "market.example/log", seed: [UInt8](repeating: 1, count: 32))
    second = try NoteSigner(name: "market.example/log", seed: [UInt8](repeating: 2, count: 32))
  }

  /// A log of 21 leaves with a checkpoint at 5, 13, 14 and 21, signed by one key, by both, by both, by the other.
  private func run(_ body: (Store) async throws -> Void) async throws {
    let directory = try ScratchDirectory()
    let store = try Store.open(StoreConfiguration(directory: directory.path))
    for (least, signers) in [(5, [first]), (8, [first, second]), (1, [first, second]), (7, [second])] {
      try await store.write {
        _ = try $0.makeCheckpoint(least: Int64(least), most: 64, padding: LogLeaf.padding) { size, root in
          try Checkpoint(origin: "market.example/log", size: size, root: root).signed(by: signers)
        }
      }
    }
    try await body(store)
    await store.close()
  }

  /// What is found after a change, which is undone again.
  private func found(
    _ store: Store, _ change: @escaping @Sendable (WriteTransaction) throws -> Void
  ) async throws -> [String] {
    struct Undo: Error { let lines: [String] }
    let keys = [first.key, second.key]
    do {
      try await store.write { tx in
        try change(tx)
        throw Undo(lines: try tx.logFindings(trusting: keys).violations.map(\.description))
      }
      return []
    } catch let undo as Undo {
      return undo.lines
    }
  }

  @Test func aWholeLogIsCountedAndItsOldKeysToo() async throws {
    try await run { store in
      for (keys, others) in [([first, second], 0), ([second], 1), ([], 0)] {
        let findings = try store.readInline { try $0.logFindings(trusting: keys.map(\.key)) }
        #expect(findings.violations == [])
        #expect(findings.leaves == 21 && findings.checkpoints == 4 && findings.ofOtherKeys == others)
      }
      // The key that was taken out does not have the newest.
      let old = try store.readInline { try $0.logFindings(trusting: [first.key]) }
      #expect(old.violations.map(\.row) == ["of size 21"])
    }
  }

  @Test func aFlippedLeafIsNamedWithEveryCheckpointOverIt() async throws {
    try await run { store in
      for leaf in Int64(0)..<21 {
        let lines = try await found(store) { tx in
          var bytes = try tx.logNode(level: 0, position: leaf).bytes
          bytes[7] ^= 0x10
          try tx.connection.run(
            "UPDATE log_nodes SET hash = ?1 WHERE level = 0 AND position = ?2", bytes, leaf)
        }
        // The last of an odd number stands under no subtree yet.
        let pair = leaf - leaf % 2
        let subtree = leaf == 20 ? [] : ["log tree level 1, leaves \(pair) to \(pair + 1)"]
        let checkpoints = [Int64(5), 13, 14, 21].filter { $0 > leaf }.map { "log checkpoint of size \($0)" }
        #expect(lines.map { String($0.prefix { $0 != ":" }) } == subtree + checkpoints)
      }
    }
  }

  @Test func aFlippedSubtreeIsNamedAlone() async throws {
    try await run { store in
      let lines = try await found(store) {
        try $0.connection.run("UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 2 AND position = 1")
      }
      #expect(
        lines == [
          "log tree level 2, leaves 4 to 7: a subtree's hash is that of its two halves",
          "log tree level 3, leaves 0 to 7: a subtree's hash is that of its two halves",
        ])
    }
  }

  @Test func aFlippedCheckpointIsNamed() async throws {
    let other = try NoteSigner(name: "market.example/log", seed: [UInt8](repeating: 3, count: 32))
    try await run { store in
      let stored = try store.readInline { try $0.checkpoint(size: 13) }
      let note = try #require(stored).note
      let root = try Checkpoint(text: SignedNote(note).text).root
      let forged = try Checkpoint(origin: "market.example/log", size: 13, root: .leaf([1]))
      let notes: [(String, String)] = [
        (try forged.signed(by: [first]), "the leaves give another root"),
        (
          try Checkpoint(origin: "market.example/log", size: 12, root: root).signed(by: [first]),
          "for 12 leaves"
        ),
        (note.replacing("\(root)\n", with: "\(root)\nmore\n"), "is wrong"),
        (
          try Checkpoint(origin: "market.example/log", size: 13, root: root).signed(by: [other]),
          "no key of the"
        ),
        ("13", "no signed note"),
      ]
      for (note, reason) in notes {
        let lines = try await found(store) {
          try $0.connection.run("UPDATE checkpoints SET note = ?1 WHERE size = 13", note)
        }
        #expect(lines.count == 1 && lines[0].hasPrefix("log checkpoint of size 13: "), "\(lines)")
        #expect(lines.first?.contains(reason) == true, "\(lines)")
      }
    }
  }

  @Test func aMissingLeafIsNamed() async throws {
    try await run { store in
      let lines = try await found(store) {
        try $0.connection.run("DELETE FROM log_nodes WHERE level = 0 AND position = 13")
      }
      #expect(lines.contains { $0.hasPrefix("log tree level 1, leaves 12 to 13") })
      #expect(lines.contains("log checkpoint of size 21: leaves of its tree are missing"))
      #expect(!lines.contains { $0.contains("of size 13") })
    }
  }
}
