import HandschlagVault
import Testing

struct ReceiptTests {
  private let receipt = Receipt(
    worker: Receipt.Party(
      id: "wkr_0000", fields: ["email", "phone"], purpose: "PURPOSE_CONTRACT",
      noticeHash: NoticeHash.of([1, 2, 3]),
      commitments: [
        Commitment(field: 1, value: [1], salt: Array(repeating: 1, count: 32)),
        Commitment(field: 2, value: [2], salt: Array(repeating: 1, count: 32)),
      ]),
    company: Receipt.Party(
      id: "cmp_0000", fields: ["legal_name"], purpose: "PURPOSE_CONTRACT", noticeHash: NoticeHash.of([4]),
      commitments: [Commitment(field: 3, value: [3], salt: Array(repeating: 2, count: 32))]),
    day: 20_000)

  @Test func canonicalBytesGoThereAndBack() {
    #expect(Receipt(canonicalBytes: receipt.canonicalBytes) == receipt)
    let empty = Receipt.Party(id: "", fields: [], purpose: "", noticeHash: [], commitments: [])
    let bare = Receipt(worker: empty, company: empty, day: -1)
    #expect(Receipt(canonicalBytes: bare.canonicalBytes) == bare)
  }

  @Test func everyPartOfAReceiptIsInItsBytes() {
    var variants = [receipt]
    for path in [\Receipt.worker, \Receipt.company] {
      var changed = receipt
      changed[keyPath: path].id += "x"
      variants.append(changed)
      changed = receipt
      changed[keyPath: path].fields.append("")
      variants.append(changed)
      changed = receipt
      changed[keyPath: path].fields = [changed[keyPath: path].fields.joined()]
      changed[keyPath: path].fields[0] += "y"
      variants.append(changed)
      changed = receipt
      changed[keyPath: path].purpose = ""
      variants.append(changed)
      changed = receipt
      changed[keyPath: path].noticeHash[31] ^= 1
      variants.append(changed)
      changed = receipt
      changed[keyPath: path].commitments.removeLast()
      variants.append(changed)
    }
    variants.append(Receipt(worker: receipt.company, company: receipt.worker, day: receipt.day))
    variants.append(Receipt(worker: receipt.worker, company: receipt.company, day: receipt.day + 1))
    #expect(Set(variants.map(\.canonicalBytes)).count == variants.count)
  }

  @Test func cutAndLengthenedBytesAreRefused() {
    let bytes = receipt.canonicalBytes
    for count in 0..<bytes.count { #expect(Receipt(canonicalBytes: Array(bytes.prefix(count))) == nil) }
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

  @Test func aLeafHasOneSizeAndHidesItsReceipt() {
    let salt = [UInt8](repeating: 9, count: 32)
    let leaf = LogLeaf(receipt: receipt.canonicalBytes, salt: salt)
    #expect(leaf.entry.count == 32 && leaf.hash.count == 32)
    #expect(LogLeaf.padding().entry.count == 32)
    #expect(LogLeaf.padding() != LogLeaf.padding())
    #expect(leaf == LogLeaf(receipt: receipt.canonicalBytes, salt: salt))
    #expect(leaf != LogLeaf(receipt: receipt.canonicalBytes, salt: [UInt8](repeating: 8, count: 32)))
    #expect(leaf != LogLeaf(receipt: receipt.canonicalBytes + [0], salt: salt))
    #expect(leaf.hash == NoticeHash.of([0] + leaf.entry))
    #expect(leaf.hash != NoticeHash.of(leaf.entry))
  }
}
