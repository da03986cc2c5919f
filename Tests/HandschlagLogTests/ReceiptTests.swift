import HandschlagLog
import Testing

struct ReceiptTests {
  private let receipt: Receipt

  init() throws { receipt = try Fixture.receipt(signed: true) }

  @Test(arguments: [true, false])
  func canonicalBytesGoThereAndBack(signed: Bool) throws {
    let receipt = try Fixture.receipt(signed: signed)
    #expect(Receipt(canonicalBytes: receipt.canonicalBytes) == receipt)
    let revocation = Revocation(giver: .company, id: "cmp_1", holder: "wkr_1", day: 20_001)
    #expect(Revocation(canonicalBytes: revocation.canonicalBytes) == revocation)
    #expect(Receipt(canonicalBytes: revocation.canonicalBytes) == nil)
  }

  @Test func everyPartOfAReceiptIsInItsBytes() {
    var variants = [receipt]
    for path in [\Receipt.worker, \Receipt.company] {
      func variant(_ change: (inout Receipt.Party) -> Void) {
        var changed = receipt
        change(&changed[keyPath: path])
        variants.append(changed)
      }
      variant { $0.id += "x" }
      variant { $0.purpose += 1 }
      variant { $0.noticeHash[31] ^= 1 }
      variant { $0.commitments.removeLast() }
      variant { $0.commitments.swapAt(0, 1) }
      variant { $0.saltDigest[0] ^= 1 }
      variant { $0.signature = nil }
    }
    variants.append(Receipt(worker: receipt.company, company: receipt.worker, day: receipt.day))
    variants.append(Receipt(worker: receipt.worker, company: receipt.company, day: receipt.day + 1))
    #expect(Set(variants.map(\.canonicalBytes)).count == variants.count)
  }

  @Test func cutAndLengthenedBytesAreRefused() {
    let bytes = receipt.canonicalBytes
    for count in bytes.indices { #expect(Receipt(canonicalBytes: Array(bytes.prefix(count))) == nil) }
    #expect(Receipt(canonicalBytes: bytes + [0]) == nil)
  }

  /// Whatever decodes is the one encoding of what it decodes to.
  @Test func alteredBytesNeverDecodeToAReceiptWithOtherBytes() {
    let bytes = receipt.canonicalBytes
    for index in bytes.indices {
      for bit in 0..<8 {
        var altered = bytes
        altered[index] ^= 1 << bit
        if let other = Receipt(canonicalBytes: altered) {
          #expect(other.canonicalBytes == altered)
          #expect(other != receipt)
        }
      }
    }
  }

  @Test func aSignatureIsGoodForExactlyOneConsent() throws {
    let signer = ConsentSigner()
    let hash = [UInt8](repeating: 7, count: 32)
    let signature = try signer.sign(noticeHash: hash, fields: [4, 3], purpose: 1)
    #expect(signature.verifies(noticeHash: hash, fields: [3, 4], purpose: 1))
    #expect(!signature.verifies(noticeHash: hash, fields: [3], purpose: 1))
    #expect(!signature.verifies(noticeHash: hash, fields: [3, 4, 5], purpose: 1))
    #expect(!signature.verifies(noticeHash: hash, fields: [3, 4], purpose: 2))
    #expect(!signature.verifies(noticeHash: [UInt8](repeating: 8, count: 32), fields: [3, 4], purpose: 1))
    let same = try #require(ConsentSigner(seed: signer.seed))
    #expect(same.publicKey == signer.publicKey)
    // Another key cannot take a signature over, for the key is part of what is signed.
    let other = try #require(
      ConsentSignature(publicKey: ConsentSigner().publicKey, signature: signature.signature))
    #expect(!other.verifies(noticeHash: hash, fields: [3, 4], purpose: 1))
    #expect(ConsentSignature(publicKey: [1], signature: signature.signature) == nil)
  }

  @Test func aCommitmentIsToOneValueOfOneField() {
    let salt = [UInt8](repeating: 5, count: 32)
    let commitment = Commitment(field: 3, value: Array("a@b.example".utf8), salt: salt)
    #expect(commitment.matches(value: Array("a@b.example".utf8), salt: salt))
    #expect(!commitment.matches(value: Array("a@b.exampl".utf8), salt: salt))
    #expect(!commitment.matches(value: Array("a@b.example".utf8), salt: [UInt8](repeating: 6, count: 32)))
    #expect(commitment.digest != Commitment(field: 4, value: Array("a@b.example".utf8), salt: salt).digest)
  }

  @Test func aLeafHidesItsReceipt() {
    let salt = [UInt8](repeating: 9, count: 32)
    let bytes = receipt.canonicalBytes
    let leaf = LogLeaf.hash(of: bytes, salt: salt)
    #expect(leaf == LogLeaf.hash(of: bytes, salt: salt))
    #expect(leaf != LogLeaf.hash(of: bytes, salt: [UInt8](repeating: 8, count: 32)))
    #expect(leaf != LogLeaf.hash(of: bytes + [0], salt: salt))
    #expect(leaf != .leaf(bytes))
    #expect(LogLeaf.padding() != LogLeaf.padding())
  }
}
