import HandschlagLog
import HandschlagVault
import Testing

struct DisclosureTests {
  private let directory: TemporaryDirectory
  private let store: KeyStore
  private let disclosures: Disclosures
  private let workerFields = [
    ContactField(number: 1, text: "worker-canary@example.org"), ContactField(number: 4, text: "+43 1 555"),
  ]
  private let companyFields = [ContactField(number: 2, text: "company-canary GmbH")]

  init() throws {
    directory = try TemporaryDirectory()
    store = try KeyStore(path: directory.file("keys.db"), key: .ephemeral())
    disclosures = Disclosures(store: store)
  }

  private func sealBoth(_ engagement: Int64) throws -> (worker: SealedDisclosure, company: SealedDisclosure) {
    (
      try disclosures.seal(engagement: engagement, side: .worker, fields: workerFields),
      try disclosures.seal(engagement: engagement, side: .company, fields: companyFields)
    )
  }

  @Test(arguments: [false, true])
  func aRevealOpensEachSidesFieldsToTheOther(companyFirst: Bool) throws {
    let (worker, company) = try sealBoth(5)
    let promotion =
      companyFirst
      ? try disclosures.promote(company.ref, worker.ref) : try disclosures.promote(worker.ref, company.ref)
    #expect(promotion.workersGrant.holder == .worker && promotion.companysGrant.holder == .company)
    #expect(try disclosures.open(promotion.workersGrant, ciphertext: company.ciphertext) == companyFields)
    #expect(try disclosures.open(promotion.companysGrant, ciphertext: worker.ciphertext) == workerFields)
  }

  @Test func aDisclosureCannotBeOpenedBeforeTheReveal() throws {
    let (worker, company) = try sealBoth(5)
    // The only door is a grant; a disclosure's key does not pass for one, whoever claims to hold it.
    for sealed in [worker, company] {
      for holder in VaultSide.allCases {
        for key in [sealed.ref.key, sealed.salt] {
          let forged = GrantRef(engagement: 5, holder: holder, key: key)
          #expect(throws: VaultError.altered) { try disclosures.open(forged, ciphertext: sealed.ciphertext) }
        }
      }
    }
  }

  @Test func aGrantOpensNothingElse() throws {
    let (worker, company) = try sealBoth(5)
    let others = try sealBoth(6)
    let promotion = try disclosures.promote(worker.ref, company.ref)
    for ciphertext in [worker.ciphertext, others.worker.ciphertext, others.company.ciphertext, []] {
      #expect(throws: VaultError.altered) {
        try disclosures.open(promotion.workersGrant, ciphertext: ciphertext)
      }
    }
    for (engagement, holder) in [(Int64(6), VaultSide.worker), (5, .company), (6, .company)] {
      let forged = GrantRef(engagement: engagement, holder: holder, key: promotion.workersGrant.key)
      #expect(throws: VaultError.altered) { try disclosures.open(forged, ciphertext: company.ciphertext) }
    }
  }

  @Test func onlyTheTwoSidesOfOneEngagementMakeAReveal() throws {
    let (worker, company) = try sealBoth(5)
    let others = try sealBoth(6)
    let count = try store.count()
    #expect(throws: VaultError.disclosuresDoNotMatch) { try disclosures.promote(worker.ref, worker.ref) }
    #expect(throws: VaultError.disclosuresDoNotMatch) {
      try disclosures.promote(worker.ref, others.company.ref)
    }
    let forged = DisclosureRef(engagement: 5, side: .company, key: others.company.ref.key)
    #expect(throws: VaultError.altered) { try disclosures.promote(worker.ref, forged) }
    let own = DisclosureRef(engagement: 5, side: .company, key: worker.ref.key)
    #expect(throws: VaultError.altered) { try disclosures.promote(worker.ref, own) }
    _ = company
    #expect(try store.count() == count)
  }

  @Test(arguments: VaultSide.allCases)
  func aWithdrawnDisclosureGrantsNothingToEither(side: VaultSide) throws {
    let (worker, company) = try sealBoth(5)
    try store.destroy([side == .worker ? worker.ref.key : company.ref.key])
    let count = try store.count()
    #expect(throws: VaultError.keyGone) { try disclosures.promote(worker.ref, company.ref) }
    #expect(throws: VaultError.keyGone) { try disclosures.promote(company.ref, worker.ref) }
    #expect(try store.count() == count)
  }

  @Test func aGrantOutlivesItsDisclosureAndEndsWithItsOwnKey() throws {
    let (worker, company) = try sealBoth(5)
    let promotion = try disclosures.promote(worker.ref, company.ref)
    try store.destroy([worker.ref.key, company.ref.key])
    #expect(try disclosures.open(promotion.workersGrant, ciphertext: company.ciphertext) == companyFields)
    try store.destroy([promotion.workersGrant.key])
    #expect(throws: VaultError.keyGone) {
      try disclosures.open(promotion.workersGrant, ciphertext: company.ciphertext)
    }
    #expect(try disclosures.open(promotion.companysGrant, ciphertext: worker.ciphertext) == workerFields)
    #expect(throws: VaultError.keyGone) { try disclosures.promote(worker.ref, company.ref) }
  }

  @Test func commitmentsHoldForExactlyTheirValueAndSalt() throws {
    let (worker, company) = try sealBoth(5)
    let salt = try disclosures.commitmentSalt(worker.salt, engagement: 5, side: .worker)
    let otherSalt = try disclosures.commitmentSalt(company.salt, engagement: 5, side: .company)
    #expect(salt.count == 32 && salt != otherSalt)
    #expect(worker.commitments.map(\.field) == workerFields.map(\.number))
    for (commitment, field) in zip(worker.commitments, workerFields) {
      #expect(commitment.digest.count == 32)
      #expect(commitment.matches(value: field.value, salt: salt))
      #expect(!commitment.matches(value: field.value + [0], salt: salt))
      #expect(!commitment.matches(value: field.value, salt: otherSalt))
      let renumbered = Commitment(field: field.number + 1, digest: commitment.digest)
      #expect(!renumbered.matches(value: field.value, salt: salt))
    }
    try store.destroy([worker.salt])
    #expect(throws: VaultError.keyGone) {
      try disclosures.commitmentSalt(worker.salt, engagement: 5, side: .worker)
    }
  }

  @Test func aSaltIsNoKeyAndNoOtherSalt() throws {
    let (worker, company) = try sealBoth(5)
    let promotion = try disclosures.promote(worker.ref, company.ref)
    let receipts = Receipts(store: store)
    let sealed = try receipts.seal(reveal: [1, 2, 3], salt: promotion.receiptSalt, engagement: 5)
    let opened = try receipts.open(sealed.sealed, salt: promotion.receiptSalt, engagement: 5)
    #expect(opened.content == [1, 2, 3] && opened.salt.count == 32)
    #expect(sealed.leaf == LogLeaf.hash(of: [1, 2, 3], salt: opened.salt))
    for key in [worker.ref.key, promotion.workersGrant.key, promotion.companysGrant.key, company.salt] {
      #expect(throws: VaultError.altered) { try receipts.open(sealed.sealed, salt: key, engagement: 5) }
      #expect(throws: VaultError.altered) {
        try disclosures.commitmentSalt(key, engagement: 5, side: .worker)
      }
    }
  }

  @Test func manyFieldsOfAnyLengthSurvive() throws {
    var random = SplitMix64(seed: 5)
    for round in Int64(1)...20 {
      let fields = (0..<Int.random(in: 0...12, using: &random)).map {
        ContactField(number: $0, value: random.bytes(Int.random(in: 0...300, using: &random)))
      }
      let worker = try disclosures.seal(engagement: round, side: .worker, fields: fields)
      let company = try disclosures.seal(engagement: round, side: .company, fields: [])
      let promotion = try disclosures.promote(worker.ref, company.ref)
      #expect(try disclosures.open(promotion.companysGrant, ciphertext: worker.ciphertext) == fields)
      #expect(try disclosures.open(promotion.workersGrant, ciphertext: company.ciphertext).isEmpty)
    }
  }

  @Test func noPlainTextReachesDatabaseOrKeyStore() throws {
    let (worker, company) = try sealBoth(5)
    _ = try disclosures.promote(worker.ref, company.ref)
    let bytes =
      try directory.allBytes() + worker.ciphertext + company.ciphertext
      + (worker.commitments + company.commitments).flatMap(\.digest)
    for field in workerFields + companyFields { #expect(!bytes.contains(run: field.value)) }
    // Short values of different length are not told apart by the ciphertext's.
    #expect(worker.ciphertext.count == company.ciphertext.count)
  }
}
