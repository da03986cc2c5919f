import Foundation
import HandschlagLog
import HandschlagVault
import Testing

struct LogKeyFileTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path + "/log.key" }

  init() throws { directory = try TemporaryDirectory() }

  private func load(_ origin: String? = nil) throws -> [NoteSigner] {
    try LogKeys(file: path, origin: origin).signers
  }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  @Test func theFirstStartMakesOneKeyForItsOwnerAlone() throws {
    let made = try load()
    #expect(made.count == 1)
    #expect(made[0].key.name.hasPrefix("handschlag-log/"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try load().map(\.key) == made.map(\.key))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    #expect(throws: KeyFileError.self) { try load() }
  }

  @Test func theNameIsFixedAtTheFirstStart() throws {
    #expect(try load("market.example/log")[0].key.name == "market.example/log")
    #expect(try load("market.example/log").count == 1)
    #expect(throws: KeyFileError.self) { try load("other.example/log") }
    #expect(try load().count == 1)
  }

  @Test func aSecondVersionSignsBesideTheFirst() throws {
    let first = try load("market.example/log")
    let next = try NoteSigner(name: "market.example/log", seed: [UInt8](repeating: 9, count: 32))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try write(text + "2 \(next.privateText)\n")
    let both = try load()
    #expect(both.map(\.key) == [first[0].key, next.key])
    let note = try Checkpoint(origin: "market.example/log", size: 0, root: .emptyRoot).signed(by: both)
    for key in both.map(\.key) {
      #expect(try Checkpoint.open(note, trusting: [key]).origin == "market.example/log")
    }
    // The old line can be taken out later.
    try write("handschlag log keys v1\n2 \(next.privateText)\n")
    #expect(try load().map(\.key) == [next.key])
  }

  @Test func aNewKeyIsAnnouncedByTheOldAndSignsBesideItUntilThatIsRetired() throws {
    let keys = try LogKeys(file: path, origin: "market.example/log")
    let first = try #require(keys.signers.first?.key)
    let second = try keys.rotate()
    #expect(keys.signers.map(\.key) == [first, second.key])
    #expect(KeySuccession.keys(following: [first], by: keys.notes) == [first, second.key])
    let oldFile = try directory.read("log.key")
    #expect(try keys.retire() == [first])
    #expect(try keys.retire().isEmpty)
    let third = try keys.rotate()

    // Another start knows the same, and the way from the first key to the last.
    let again = try LogKeys(file: path, origin: nil)
    #expect(again.signers.map(\.key) == [second.key, third.key])
    #expect(again.notes == [second.note, third.note])
    #expect(KeySuccession.keys(following: [first], by: again.notes) == [first, second.key, third.key])
    #expect(try directory.mode("log.key") == 0o600)
    #expect(try directory.names == ["log.key"])
    #expect(!(try directory.read("log.key").contains(run: Array(oldFile.dropFirst(23).prefix(80)))))
  }

  @Test func noMoreKeysAreMadeThanReadersAccept() throws {
    let keys = try LogKeys(file: path, origin: "market.example/log")
    while keys.signers.count < LogKeyFile.mostVersions { _ = try keys.rotate() }
    #expect(throws: VaultError.tooManyLogKeys) { try keys.rotate() }
    #expect(try LogKeys(file: path, origin: nil).signers.count == LogKeyFile.mostVersions)
    let inMemory = LogKeys(keys.signers)
    #expect(throws: VaultError.noKeyFile) { try inMemory.rotate() }
    #expect(throws: VaultError.noKeyFile) { try inMemory.retire() }
  }

  @Test func aDamagedNoteIsRefused() throws {
    let keys = try LogKeys(file: path, origin: "market.example/log")
    _ = try keys.rotate()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let note = try #require(lines.last)
    for damaged in [
      text.replacing("keys v2", with: "keys v1"), String(text.dropLast(6)) + "\n", text + lines[1] + "\n",
      text.replacing(note, with: "note AAAA"), text.replacing(note, with: "note ="),
    ] {
      try write(damaged)
      #expect(throws: KeyFileError.self, "\(damaged)") { try load() }
    }
  }

  @Test func aDamagedFileIsRefused() throws {
    _ = try load("market.example/log")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let other = try NoteSigner(name: "other.example/log", seed: [UInt8](repeating: 9, count: 32))
    for damaged in [
      "", "handschlag log keys v1\n", String(text.dropLast()), String(text.dropLast(4)) + "\n",
      text.replacing("v1", with: "v2"), text + text, text + "1 \(other.privateText)\n",
      text + "2 \(other.privateText)\n",
    ] {
      try write(damaged)
      #expect(throws: KeyFileError.self, "\(damaged)") { try load() }
    }
  }
}
