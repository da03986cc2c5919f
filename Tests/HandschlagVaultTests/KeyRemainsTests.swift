import Crypto
import HandschlagSQL
import Synchronization
import Testing

@testable import HandschlagVault

/// What was wrapped and is gone leaves no copy in the key store's file, at sizes where the engine splits and
/// joins pages.
struct KeyRemainsTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private static let secrets: StaticString =
    "SELECT k.id, s.secret FROM keys k JOIN slots s ON s.slot = k.slot"

  /// The mark of each wrapped secret.
  private func marks(_ store: KeyStore) throws -> [KeyID: UInt64] {
    try store.connection.withLock { connection in
      let rows = try connection.rows(Self.secrets) { row in
        (KeyID(rawValue: row.int(0)), row.bytes(1).mark)
      }
      return Dictionary(uniqueKeysWithValues: rows)
    }
  }

  private func put(_ count: Int, _ store: KeyStore) throws -> [KeyID] {
    try store.put(
      (1...count).map { (KeyPlace(kind: .subject, owner: Int64($0)), SymmetricKey(size: .bits256)) })
  }

  @Test(arguments: 0..<12)
  func nothingThatWasDestroyedOrRotatedIsLeft(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let vault = try Vault(directory: directory.path)
    defer { vault.keys.close() }
    var gone: Set<UInt64> = []
    var ids: [KeyID] = []
    for _ in 0..<8 {
      ids += try put(400, vault.keys)
      ids.shuffle(using: &random)
      let doomed = Array(ids.suffix(Int.random(in: 50...200, using: &random)))
      let before = try marks(vault.keys)
      gone.formUnion(doomed.compactMap { before[$0] })
      ids.removeLast(doomed.count)
      try vault.keys.destroy(doomed)
    }
    gone.formUnion(try marks(vault.keys).values)
    _ = try vault.keys.rotate(keyFile: directory.file("server.key")) { _ in }
    #expect(try directory.places(of: gone).isEmpty)
    let live = try marks(vault.keys)
    #expect(live.count == ids.count)
    #expect(try directory.places(of: Set(live.values)).values.allSatisfy { $0.count == 1 })
  }

  /// Why nothing is left: no secret is ever moved, and one that is replaced is overwritten where it lies.
  @Test func aSecretStaysWhereItWasWritten() throws {
    let vault = try Vault(directory: directory.path)
    defer { vault.keys.close() }
    var ids = try put(1500, vault.keys)
    try vault.keys.destroy([ids.removeFirst()])
    let marksBefore = try marks(vault.keys)
    let before = try directory.places(of: Set(marksBefore.values))
    for round in 0..<5 {
      try vault.keys.destroy(Array(ids[(round * 200)..<(round * 200 + 150)]))
      _ = try put(300, vault.keys)
    }
    try vault.keys.destroy([])
    let kept = try marks(vault.keys).filter { marksBefore[$0.key] != nil }
    let after = try directory.places(of: Set(kept.values))
    #expect(kept.count == 749)
    #expect(kept.values.filter { before[$0] != after[$0] }.isEmpty)
    _ = try vault.keys.rotate(keyFile: directory.file("server.key")) { _ in }
    let rotated = try marks(vault.keys)
    let places = try directory.places(of: Set(rotated.values))
    #expect(kept.filter { places[rotated[$0.key] ?? 0] != before[$0.value] }.isEmpty)
  }
}
