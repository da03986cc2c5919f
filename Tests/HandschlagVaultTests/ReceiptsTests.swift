import HandschlagLog
import HandschlagVault
import Testing

struct ReceiptsTests {
  private let directory: TemporaryDirectory
  private let store: KeyStore
  private let receipts: Receipts
  private let disclosures: Disclosures

  init() throws {
    directory = try TemporaryDirectory()
    store = try KeyStore(path: directory.path + "/keys.db", key: .ephemeral())
    receipts = Receipts(store: store)
    disclosures = Disclosures(store: store)
  }

  @Test func aReceiptOpensInItsPlaceAloneAndGoesWithItsSalt() throws {
    let first = try receipts.seal(revocation: [7, 8], engagement: 5, giver: .worker)
    let second = try receipts.seal(revocation: [7, 8], engagement: 5, giver: .company)
    #expect(first.sealed != second.sealed && first.leaf != second.leaf)
    #expect(
      try receipts.open(first.sealed, salt: first.salt, engagement: 5, giver: .worker).content == [7, 8])
    for (salt, engagement, giver) in [
      (second.salt, Int64(5), VaultSide?.some(.worker)), (first.salt, 6, .worker), (first.salt, 5, .company),
      (first.salt, 5, nil),
    ] {
      #expect(throws: VaultError.altered) {
        try receipts.open(first.sealed, salt: salt, engagement: engagement, giver: giver)
      }
    }
    #expect(throws: VaultError.altered) {
      try receipts.open(second.sealed, salt: first.salt, engagement: 5, giver: .worker)
    }
    try store.destroy([first.salt])
    #expect(throws: VaultError.keyGone) {
      try receipts.open(first.sealed, salt: first.salt, engagement: 5, giver: .worker)
    }
  }

  @Test func aSignatureAtRestShowsNotEvenWhetherThereIsOne() throws {
    let fields = [ContactField(number: 3, text: "a@b.example")]
    let signature = try ConsentSigner().sign(
      noticeHash: [UInt8](repeating: 1, count: 32), fields: [3], purpose: 1)
    let signed = try disclosures.seal(engagement: 5, side: .worker, fields: fields, signature: signature)
    let plain = try disclosures.seal(engagement: 5, side: .worker, fields: fields)
    #expect(signed.signature.count == plain.signature.count)
    func open(_ sealed: SealedDisclosure, _ salt: KeyID, _ side: VaultSide) throws -> ConsentSignature? {
      try disclosures.signature(sealed.signature, salt: salt, engagement: 5, side: side)
    }
    #expect(try open(signed, signed.salt, .worker) == signature)
    #expect(try open(plain, plain.salt, .worker) == nil)
    #expect(throws: VaultError.altered) { try open(signed, plain.salt, .worker) }
    #expect(throws: VaultError.altered) { try open(signed, signed.salt, .company) }
  }
}
