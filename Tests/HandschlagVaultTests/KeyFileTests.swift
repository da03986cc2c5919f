import Foundation
import HandschlagVault
import Testing

struct KeyFileTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.file("server.key") }

  private func id(_ key: ServerKey) -> String {
    PublicIDs(key: key).encode(.project, number: 1, viewer: nil)
  }

  @Test func theFirstStartMakesAPrivateFileAndNothingElse() throws {
    _ = try ServerKey.load(orCreateAt: path)
    #expect(try directory.mode("server.key") == 0o600)
    #expect(try directory.names == ["server.key"])
    #expect(try directory.read("server.key").count == 89)
  }

  @Test func theNextStartReadsTheSameKey() throws {
    let first = id(try ServerKey.load(orCreateAt: path))
    #expect(id(try ServerKey.load(orCreateAt: path)) == first)
    let other = id(try ServerKey.load(orCreateAt: directory.file("other.key")))
    #expect(other != first)
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o620, 0o610, 0o601])
  func aFileOpenToOthersIsRefusedInOneLine(mode: Int) throws {
    _ = try ServerKey.load(orCreateAt: path)
    try directory.setMode("server.key", mode)
    let error = #expect(throws: KeyFileError.self) { try ServerKey.load(orCreateAt: path) }
    let text = try #require(error?.description)
    #expect(text.contains("chmod 600") && text.contains(path) && !text.contains("\n"))
  }

  @Test func everyDamagedByteIsNoticed() throws {
    _ = try ServerKey.load(orCreateAt: path)
    let good = try directory.read("server.key")
    for index in good.indices {
      var bad = good
      bad[index] ^= 1
      try directory.write("server.key", bad)
      try directory.setMode("server.key", 0o600)
      #expect(throws: KeyFileError.self) { try ServerKey.load(orCreateAt: path) }
    }
  }

  @Test func aFileOfAnotherLengthIsRefusedAndKept() throws {
    _ = try ServerKey.load(orCreateAt: path)
    let good = try directory.read("server.key")
    for bytes in [[], Array(good.dropLast()), good + [0]] {
      try directory.write("server.key", bytes)
      try directory.setMode("server.key", 0o600)
      #expect(throws: KeyFileError.self) { try ServerKey.load(orCreateAt: path) }
      #expect(try directory.read("server.key") == bytes)
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(throws: KeyFileError.self) { try ServerKey.load(orCreateAt: directory.path) }
    #expect(throws: KeyFileError.self) { try ServerKey.load(orCreateAt: directory.file("no/such.key")) }
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: KeyFileError.self) { try ServerKey.load(orCreateAt: path) }
  }

  @Test func simultaneousFirstStartsAgreeOnOneKey() async throws {
    let path = path
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 {
        group.addTask {
          PublicIDs(key: try ServerKey.load(orCreateAt: path)).encode(.project, number: 1, viewer: nil)
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(try directory.names == ["server.key"])
  }

  @Test func aVaultWithoutItsKeyFileMakesNoNewKey() throws {
    _ = try Vault(directory: directory.path)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: KeyFileError.self) { try Vault(directory: directory.path) }
    #expect(try !directory.names.contains("server.key"))
  }

  @Test func anyOtherCountOfBytesIsNoKey() {
    #expect(ServerKey(bytes: Array(repeating: 1, count: 31)) == nil)
    #expect(ServerKey(bytes: Array(repeating: 1, count: 33)) == nil)
  }
}
