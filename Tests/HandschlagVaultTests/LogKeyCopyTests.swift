import Foundation
import HandschlagLog
import Testing

@testable import HandschlagVault

/// The log goes on under the keys that signed it, or the start says what is missing.
struct LogKeyCopyTests {
  private let directory: TemporaryDirectory
  private let name = "market.example/log"

  init() throws { directory = try TemporaryDirectory() }

  private func open(origin: String? = nil, checkpoint: String? = nil) throws -> Vault {
    let vault = try Vault(directory: directory.path, logOrigin: origin, checkpoint: checkpoint)
    vault.keys.close()
    return vault
  }

  private func checkpoint(_ vault: Vault) throws -> String {
    try Checkpoint(origin: vault.logKeys.signers[0].key.name, size: 0, root: .emptyRoot).signed(
      by: vault.logKeys.signers)
  }

  private func bytes(_ copy: LogKeyCopy?) throws -> [UInt8] {
    let copy = try #require(copy)
    let bytes = try copy.bytes()
    return try #require(bytes)
  }

  private func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: directory.file(file))
  }

  private func write(_ bytes: [UInt8], _ file: String) {
    _ = FileManager.default.createFile(
      atPath: directory.file(file), contents: Data(bytes), attributes: [.posixPermissions: 0o600])
  }

  @Test func theSealedCopyBecomesTheFileAgain() throws {
    let vault = try open(origin: name)
    let copy = try bytes(vault.logKeyCopy)
    let file = try directory.read("log.key")
    #expect(try vault.logKeyCopy?.bytes() == copy)
    #expect(Data(copy).range(of: Data("PRIVATE".utf8)) == nil)
    try remove("log.key")
    write(copy, LogKeyCopy.name)
    let serverKey = directory.file("server.key")
    #expect(
      try LogKeyFile.publicKeys(in: directory.path, serverKey: serverKey) == vault.logKeys.signers.map(\.key))
    #expect(try LogKeyFile.publicKeys(in: directory.path, serverKey: serverKey + ".gone") == [])
    #expect(
      try open(checkpoint: checkpoint(vault)).logKeys.signers.map(\.key) == vault.logKeys.signers.map(\.key))
    #expect(try directory.read("log.key") == file)
    #expect(try directory.mode("log.key") == 0o600)
    #expect(try !directory.names.contains(LogKeyCopy.name))
  }

  @Test func aCopyOfAnotherServerOrAnAlteredOneIsRefused() throws {
    let vault = try open()
    var copy = try bytes(vault.logKeyCopy)
    try remove("log.key")
    let strange = LogKeyCopy(of: directory.file("server.key"), under: .ephemeral())
    write(try bytes(strange), LogKeyCopy.name)
    #expect(throws: KeyFileError.self) { try open() }
    copy[40] ^= 1
    write(copy, LogKeyCopy.name)
    let error = #expect(throws: KeyFileError.self) { try open() }
    #expect(error?.description.contains(LogKeyCopy.name) == true)
    #expect(try !directory.names.contains("log.key"))
  }

  @Test func noKeyIsMadeBesideALog() throws {
    let note = try checkpoint(try open(origin: name))
    try remove("log.key")
    for origin in [nil, name] {
      let error = #expect(throws: KeyFileError.self) { try open(origin: origin, checkpoint: note) }
      #expect(error?.description.contains("Bring the log.key of this log") == true)
      #expect(try !directory.names.contains("log.key"))
    }
    // Another log may begin, by another name, and is the one from then on.
    let other = try open(origin: "market.example/log2", checkpoint: note).logKeys.signers.map(\.key)
    #expect(try open(origin: "market.example/log2", checkpoint: note).logKeys.signers.map(\.key) == other)
    #expect(throws: KeyFileError.self) { try open(checkpoint: note) }
  }

  @Test func theKeysOfAnotherLogAreRefused() throws {
    let signer = try NoteSigner(name: name, seed: [UInt8](repeating: 9, count: 32))
    let note = try Checkpoint(origin: name, size: 0, root: .emptyRoot).signed(by: [signer])
    _ = try open(origin: name)
    let error = #expect(throws: KeyFileError.self) { try open(origin: name, checkpoint: note) }
    #expect(error?.description.contains("is of another log") == true)
    #expect(throws: KeyFileError.self) { try open(checkpoint: "no note") }
  }
}
