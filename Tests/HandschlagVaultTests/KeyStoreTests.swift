import HandschlagSQL
import HandschlagVault
import Testing

struct KeyStoreTests {
  private let directory: TemporaryDirectory
  private let key = ServerKey.ephemeral()
  private let field = ContactField(number: 1, text: "canary@example.org")

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.file("keys.db") }

  private func withCards<Value>(_ body: (KeyStore, ContactCardSealer) throws -> Value) throws -> Value {
    let store = try KeyStore(path: path, key: key)
    return try body(store, ContactCardSealer(store: store))
  }

  @Test func theFilesArePrivateAndCloseToOne() throws {
    try withCards { _, cards in
      _ = try cards.newSubject(account: 1)
      for name in try directory.names { #expect(try directory.mode(name) == 0o600, "\(name)") }
    }
    #expect(try directory.names == ["keys.db"])
    try directory.setMode("keys.db", 0o644)
    let mode = try withCards { _, _ in try directory.mode("keys.db") }
    #expect(mode == 0o600)
  }

  @Test func keysSurviveANewStart() throws {
    let (subject, sealed) = try withCards { _, cards in
      let subject = try cards.newSubject(account: 1)
      return (subject, try cards.seal([field], subject: subject, row: 1))
    }
    let opened = try withCards { _, cards in try cards.open(sealed, subject: subject, row: 1) }
    #expect(opened == [field])
  }

  @Test func aStoreOfAnotherServerKeyIsRefused() throws {
    _ = try withCards { _, cards in try cards.newSubject(account: 1) }
    #expect(throws: VaultError.keyStoreOfAnotherServer) { try KeyStore(path: path, key: .ephemeral()) }
    let count = try withCards { store, _ in try store.count() }
    #expect(count == 1)
  }

  @Test func aLaterVersionIsRefused() throws {
    try withCards { _, _ in }
    try Connection(path: path, access: .readWrite).execute("PRAGMA user_version = 5")
    #expect(throws: VaultError.keyStoreTooNew) { try KeyStore(path: path, key: key) }
  }

  @Test func aSecondProcessIsKeptOut() throws {
    try withCards { store, _ in
      _ = try store.count()
      #expect(throws: SQLError.self) { try KeyStore(path: path, key: key) }
    }
  }

  @Test func aDestroyedKeyIsGoneFromTheFile() throws {
    let subjects = try withCards { _, cards in try (1...20).map { try cards.newSubject(account: $0) } }
    let doomed = subjects[10].key
    let wrapped = try #require(
      try Connection(path: path, access: .readOnly)
        .row("SELECT s.secret FROM keys k JOIN slots s ON s.slot = k.slot WHERE k.id = ?1", doomed.rawValue) {
          $0.bytes(0)
        })
    #expect(try directory.allBytes().contains(run: wrapped))
    try withCards { store, _ in
      try store.destroy([doomed])
      #expect(!(try directory.allBytes().contains(run: wrapped)))
    }
    #expect(!(try directory.allBytes().contains(run: wrapped)))
  }

  @Test func aKeyPutInAnothersRowIsRefused() throws {
    let (first, second, sealed) = try withCards { _, cards in
      let first = try cards.newSubject(account: 1)
      let second = try cards.newSubject(account: 2)
      return (first, second, try cards.seal([field], subject: first, row: 1))
    }
    do {
      // An attacker who can write the store makes account 2's row hold account 1's key.
      let connection = try Connection(path: path, access: .readWrite)
      try connection.run(
        """
        UPDATE slots SET secret = (SELECT s.secret FROM keys k JOIN slots s ON s.slot = k.slot WHERE k.id = ?1)
        WHERE slot = (SELECT slot FROM keys WHERE id = ?2)
        """, first.key.rawValue, second.key.rawValue)
    }
    try withCards { _, cards in
      #expect(throws: VaultError.altered) { try cards.open(sealed, subject: second, row: 1) }
      let forged = SubjectRef(account: 1, key: second.key, version: 1)
      #expect(throws: VaultError.altered) { try cards.open(sealed, subject: forged, row: 1) }
    }
  }

  /// A crash between the key and the row that names it, and one between the row's end and the key's.
  @Test func keysWithoutARowAreSweptAtTheNextStart() throws {
    let (named, unnamed) = try withCards { _, cards in
      (
        try (1...5).map { try cards.newSubject(account: $0) },
        try (6...9).map { try cards.newSubject(account: $0) }
      )
    }
    try withCards { store, cards in
      #expect(try store.sweep(keeping: Set(named.map(\.key))) == unnamed.count)
      #expect(try store.sweep(keeping: Set(named.map(\.key))) == 0)
      #expect(try store.count() == named.count)
      for subject in named { _ = try cards.seal([field], subject: subject, row: 1) }
      for subject in unnamed {
        #expect(throws: VaultError.keyGone) { try cards.seal([field], subject: subject, row: 1) }
      }
    }
  }

  /// A crash after the key store's part of a reveal: what the database names decides which half lives on.
  @Test(arguments: [false, true])
  func aRevealCutShortIsWholeOrAbsent(committed: Bool) throws {
    let disclosed = try withCards { store, _ in
      let disclosures = Disclosures(store: store)
      let worker = try disclosures.seal(engagement: 1, side: .worker, fields: [field])
      let company = try disclosures.seal(engagement: 1, side: .company, fields: [field])
      return (worker, company, try disclosures.promote(worker.ref, company.ref))
    }
    let (worker, company, promotion) = disclosed
    try withCards { store, _ in
      let disclosures = Disclosures(store: store)
      let salts = [worker.salt, company.salt]
      let grants = [promotion.workersGrant.key, promotion.companysGrant.key, promotion.receiptSalt]
      let named = committed ? salts + grants : salts + [worker.ref.key, company.ref.key]
      try store.sweep(keeping: Set(named))
      if committed {
        #expect(try disclosures.open(promotion.workersGrant, ciphertext: company.ciphertext) == [field])
        #expect(throws: VaultError.keyGone) { try disclosures.promote(worker.ref, company.ref) }
      } else {
        #expect(throws: VaultError.keyGone) {
          try disclosures.open(promotion.workersGrant, ciphertext: company.ciphertext)
        }
        let again = try disclosures.promote(worker.ref, company.ref)
        #expect(try disclosures.open(again.workersGrant, ciphertext: company.ciphertext) == [field])
      }
    }
  }

  @Test func destroyingWhatIsGoneIsNoError() throws {
    try withCards { store, cards in
      let subject = try cards.newSubject(account: 1)
      try store.destroy([subject.key, subject.key, KeyID(rawValue: 1)])
      try store.destroy([])
      #expect(try store.count() == 0)
    }
  }

  @Test func manyTasksMayUseTheStore() async throws {
    let store = try KeyStore(path: path, key: key)
    let cards = ContactCardSealer(store: store)
    let field = field
    try await withThrowingTaskGroup { group in
      for account in Int64(1)...200 {
        group.addTask {
          let subject = try await cards.newSubject(account: account)
          let sealed = try cards.seal([field], subject: subject, row: 1)
          #expect(try cards.open(sealed, subject: subject, row: 1) == [field])
          if account.isMultiple(of: 2) {
            try await store.destroy([subject.key])
            #expect(throws: VaultError.keyGone) { try cards.open(sealed, subject: subject, row: 1) }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.count() == 100)
  }

  @Test func disclosuresSealedTogetherAreEachTheirOwn() async throws {
    let store = try KeyStore(path: path, key: key)
    let disclosures = Disclosures(store: store)
    try await withThrowingTaskGroup { group in
      for engagement in Int64(1)...60 {
        group.addTask {
          let worker = [ContactField(number: 1, text: "worker \(engagement)")]
          let company = [ContactField(number: 1, text: "company \(engagement)")]
          async let first = disclosures.seal(engagement: engagement, side: .worker, fields: worker)
          async let second = disclosures.seal(engagement: engagement, side: .company, fields: company)
          let (sealed, other) = try await (first, second)
          let promotion = try disclosures.promote(sealed.ref, other.ref)
          #expect(try disclosures.open(promotion.workersGrant, ciphertext: other.ciphertext) == company)
          #expect(try disclosures.open(promotion.companysGrant, ciphertext: sealed.ciphertext) == worker)
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.count() == 60 * 7)
  }
}
