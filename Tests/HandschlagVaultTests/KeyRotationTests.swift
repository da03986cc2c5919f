import Foundation
import HandschlagSQL
import Testing

@testable import HandschlagVault

/// Rotation of the wrapping key, cut off after each of its steps.
struct KeyRotationTests {
  private struct Cut: Error {}

  private let directory: TemporaryDirectory
  private let field = ContactField(number: 3, text: "canary@example.org")

  init() throws { directory = try TemporaryDirectory() }

  private var keyFile: String { directory.file("server.key") }

  private func withVault<Value>(_ body: (Vault) throws -> Value) throws -> Value {
    let vault = try Vault(directory: directory.path)
    defer { vault.keys.close() }
    return try body(vault)
  }

  /// Something sealed under each kind of key, more of it than a rotation takes in one transaction.
  private struct Sealed {
    var cards: [(subject: SubjectRef, fields: [SealedField])] = []
    var grants: [(grant: GrantRef, ciphertext: [UInt8])] = []
    var id = ""
  }

  private func seal(_ vault: Vault, count: Int64 = 300) throws -> Sealed {
    var sealed = Sealed(id: vault.ids.encode(.project, number: 7, viewer: nil))
    for account in 1...count {
      let subject = try vault.cards.newSubject(account: account)
      sealed.cards.append((subject, try vault.cards.seal([field], subject: subject, row: 1)))
    }
    for engagement in Int64(1)...20 {
      let worker = try vault.disclosures.seal(engagement: engagement, side: .worker, fields: [field])
      let company = try vault.disclosures.seal(engagement: engagement, side: .company, fields: [field])
      let promotion = try vault.disclosures.promote(worker.ref, company.ref)
      sealed.grants.append((promotion.workersGrant, company.ciphertext))
    }
    return sealed
  }

  private func expectReadable(_ sealed: Sealed, _ vault: Vault) throws {
    for (subject, fields) in sealed.cards {
      #expect(try vault.cards.open(fields, subject: subject, row: 1) == [field])
    }
    for (grant, ciphertext) in sealed.grants {
      #expect(try vault.disclosures.open(grant, ciphertext: ciphertext) == [field])
    }
    #expect(vault.ids.encode(.project, number: 7, viewer: nil) == sealed.id)
  }

  @Test func allIsReadableAndTheOldVersionOpensNothing() throws {
    let sealed = try withVault { try seal($0) }
    let oldFile = try directory.read("server.key")
    let wrapped = try wrappedKeys()
    let rotation = try withVault { vault in
      let rotation = try vault.keys.rotate(keyFile: keyFile) { _ in }
      try expectReadable(sealed, vault)
      #expect(
        try vault.keys.versions()
          == [WrappingVersion(version: 2, isCurrent: true, keys: rotation.rewrapped)])
      return rotation
    }
    #expect(rotation.version == 2)
    #expect(rotation.rewrapped == 300 + 20 * 7)
    try withVault { try expectReadable(sealed, $0) }
    // Nothing of the old wrapping is left, and who has the old file has nothing to open the store with.
    let bytes = try directory.allBytes()
    for old in wrapped { #expect(!bytes.contains(run: old)) }
    try directory.write("server.key", oldFile)
    try directory.setMode("server.key", 0o600)
    try withVault { vault in
      for (subject, fields) in sealed.cards {
        #expect(throws: VaultError.keyGone) { try vault.cards.open(fields, subject: subject, row: 1) }
      }
    }
  }

  private func wrappedKeys() throws -> [[UInt8]] {
    try Connection(path: directory.file("keys.db"), access: .readOnly)
      .rows("SELECT secret FROM slots") { $0.bytes(0) }
  }

  @Test(arguments: RotationStep.allCases, [1, 2])
  func aRotationCutOffGoesOnAtTheNextStart(_ step: RotationStep, _ time: Int) throws {
    var sealed = try withVault { try seal($0) }
    try withVault { vault in
      var left = time
      let cut: (RotationStep) throws -> Void = { done in
        guard done == step else { return }
        left -= 1
        if left == 0 { throw Cut() }
      }
      // Only batches come twice.
      guard time == 1 || step == .batchWrapped else { return }
      #expect(throws: Cut.self) { try vault.keys.rotate(keyFile: keyFile, after: cut) }
      // The server that goes on serving reads all, and makes new keys.
      try expectReadable(sealed, vault)
      let subject = try vault.cards.newSubject(account: 1000)
      sealed.cards.append((subject, try vault.cards.seal([field], subject: subject, row: 1)))
    }
    try withVault { vault in
      try expectReadable(sealed, vault)
      let versions = try vault.keys.versions()
      #expect(versions.count == 1)
      #expect(versions.first?.keys == sealed.cards.count + 20 * 7)
    }
    #expect(try directory.names == ["keys.db", "log.key", "server.key"])
    #expect(try directory.read("server.key").count == 89)
  }

  @Test func aRotationCutOffIsBroughtToItsEndByTheNext() throws {
    try withVault { vault in
      let sealed = try seal(vault, count: 5)
      #expect(throws: Cut.self) {
        try vault.keys.rotate(keyFile: keyFile) { if $0 == .batchWrapped { throw Cut() } }
      }
      #expect(try vault.keys.versions().map(\.version) == [1, 2])
      #expect(try vault.keys.rotate(keyFile: keyFile) { _ in }.version == 2)
      #expect(try vault.keys.rotate(keyFile: keyFile) { _ in } == KeyRotation(version: 3, rewrapped: 145))
      try expectReadable(sealed, vault)
    }
  }

  @Test func theStoreIsUsedWhileAllIsWrappedAnew() throws {
    try withVault { vault in
      var sealed = try seal(vault)
      var next: Int64 = 5000
      _ = try vault.keys.rotate(keyFile: keyFile) { step in
        guard step == .batchWrapped else { return }
        try expectReadable(sealed, vault)
        next += 1
        let subject = try vault.cards.newSubject(account: next)
        sealed.cards.append((subject, try vault.cards.seal([field], subject: subject, row: 1)))
        try vault.keys.destroy([sealed.cards.removeFirst().subject.key])
        #expect(throws: VaultError.rotationRuns) { try vault.keys.rotate(keyFile: keyFile) { _ in } }
      }
      try expectReadable(sealed, vault)
      #expect(try vault.keys.versions().map(\.version) == [2])
    }
  }

  @Test func anotherServersFileIsRefused() throws {
    try withVault { vault in
      _ = try ServerKey.load(orCreateAt: directory.file("other.key"))
      #expect(throws: VaultError.keyStoreOfAnotherServer) {
        try vault.keys.rotate(keyFile: directory.file("other.key")) { _ in }
      }
      #expect(throws: VaultError.noKeyFile) {
        try vault.keys.rotate(keyFile: directory.file("none.key")) { _ in }
      }
      #expect(try vault.keys.rotate(keyFile: keyFile) { _ in }.version == 2)
    }
  }

  /// A file from before wrapping keys had versions: the secret and its check alone.
  @Test func aFileOfTheFirstFormatIsReadAndRotated() throws {
    let secret = [UInt8](repeating: 9, count: 32)
    try directory.write(
      "server.key", Array("HSKEY\r\n".utf8) + [1] + secret + SHA256Digest.of(secret).prefix(8))
    try directory.setMode("server.key", 0o600)
    let sealed = try withVault { vault in
      let key = try #require(ServerKey(bytes: secret))
      #expect(
        vault.ids.encode(.project, number: 1, viewer: nil)
          == PublicIDs(key: key).encode(.project, number: 1, viewer: nil))
      return try seal(vault, count: 3)
    }
    try withVault { vault in
      _ = try vault.keys.rotate(keyFile: keyFile) { _ in }
      try expectReadable(sealed, vault)
    }
    #expect(try directory.read("server.key").count == 89)
    try withVault { try expectReadable(sealed, $0) }
  }

  /// A row's version is part of what it is wrapped under: an old wrapping does not pass for a new one.
  @Test func aWrappingPutBackIsRefused() throws {
    let sealed = try withVault { try seal($0, count: 2) }
    let id = try #require(sealed.cards.first?.subject.key.rawValue)
    let old = try #require(
      try Connection(path: directory.file("keys.db"), access: .readOnly)
        .row("SELECT s.secret FROM keys k JOIN slots s ON s.slot = k.slot WHERE k.id = ?1", id) {
          $0.bytes(0)
        })
    try withVault { _ = try $0.keys.rotate(keyFile: keyFile) { _ in } }
    for version in [Int64(1), 2] {
      let connection = try Connection(path: directory.file("keys.db"), access: .readWrite)
      try connection.run("UPDATE keys SET wrap = ?2 WHERE id = ?1", id, version)
      try connection.run(
        "UPDATE slots SET secret = ?2 WHERE slot = (SELECT slot FROM keys WHERE id = ?1)", id, old)
      connection.close()
      try withVault { vault in
        let card = try #require(sealed.cards.first)
        #expect(throws: version == 1 ? VaultError.keyGone : .altered) {
          try vault.cards.open(card.fields, subject: card.subject, row: 1)
        }
      }
    }
  }
}

/// The journal of erasures beside the keys.
struct ErasureJournalTests {
  @Test func erasuresAreRememberedAcrossStartsUntilWithdrawn() throws {
    let directory = try TemporaryDirectory()
    let key = ServerKey.ephemeral()
    func withStore<Value>(_ body: (KeyStore) throws -> Value) throws -> Value {
      let store = try KeyStore(path: directory.file("keys.db"), key: key)
      defer { store.close() }
      return try body(store)
    }
    let first = ErasureEntry(account: 4, key: KeyID(rawValue: 40), at: 2)
    let second = ErasureEntry(account: 4, key: KeyID(rawValue: 41), at: 1)
    try withStore { store in
      for entry in [first, second, first] { try store.recordErasure(entry) }
    }
    try withStore { store in
      #expect(try store.erasures() == [second, first])
      try store.withdrawErasure(of: second.key)
      // Keys without a row go; the journal stays.
      try store.sweep(keeping: [])
      #expect(try store.erasures() == [first])
    }
  }
}
