import HandschlagVault
import Testing

struct PublicIDTests {
  private let ids = PublicIDs(key: .ephemeral())
  private let alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

  @Test func everyKindGoesThereAndBack() throws {
    var random = SplitMix64(seed: 2)
    for kind in IDKind.allCases {
      for _ in 0..<200 {
        let number = Int64.random(in: 0...PublicIDs.greatestNumber, using: &random)
        let epoch = UInt16.random(in: 0...UInt16.max, using: &random)
        let viewer = Int64.random(in: 0...Int64.max, using: &random)
        let id = ids.encode(kind, number: number, epoch: epoch, viewer: viewer)
        #expect(id.hasPrefix(kind.prefix + "_"))
        #expect(id.utf8.count == 30)
        let named = try #require(ids.decode(kind, id, viewer: viewer))
        #expect(named == (number, epoch))
      }
    }
  }

  @Test func prefixesAndRawValuesAreDistinct() {
    #expect(Set(IDKind.allCases.map(\.prefix)).count == IDKind.allCases.count)
    #expect(IDKind.allCases.allSatisfy { $0.prefix.utf8.count == 3 })
  }

  @Test func twoViewersNeverGetTheSameIDForOneWorker() {
    var seen: Set<String> = []
    for worker in Int64(1)...100 {
      for viewer in Int64(0)..<200 {
        seen.insert(ids.encode(.worker, number: worker, viewer: viewer))
      }
    }
    #expect(seen.count == 100 * 200)
  }

  @Test func anIDMeansNothingToAnotherViewerOrAsAnotherKind() {
    for viewer in Int64(1)...300 {
      let id = ids.encode(.worker, number: 7, viewer: viewer)
      #expect(ids.decode(.worker, id, viewer: viewer + 1) == nil)
      #expect(ids.decode(.worker, id, viewer: nil) == nil)
      let company = "cmp_" + id.dropFirst(4)
      #expect(ids.decode(.company, company, viewer: viewer) == nil)
      #expect(ids.decode(.company, id, viewer: viewer) == nil)
    }
  }

  @Test func aSharedIDIsTheSameForEveryViewer() {
    let id = ids.encode(.project, number: 9, viewer: 1)
    #expect(ids.encode(.project, number: 9, viewer: 2) == id)
    #expect(ids.decode(.project, id, viewer: nil)?.number == 9)
  }

  @Test func anotherEpochIsAnotherID() {
    let first = ids.encode(.worker, number: 7, epoch: 0, viewer: 3)
    let second = ids.encode(.worker, number: 7, epoch: 1, viewer: 3)
    #expect(first != second)
    #expect(ids.decode(.worker, second, viewer: 3)?.epoch == 1)
  }

  @Test func everySingleChangedCharacterIsRefused() {
    for number in Int64(1)...40 {
      let id = Array(ids.encode(.worker, number: number, viewer: 5).utf8)
      for position in id.indices {
        for byte in UInt8.min...UInt8.max where byte != id[position] {
          var changed = id
          changed[position] = byte
          let text = String(decoding: changed, as: UTF8.self)
          #expect(ids.decode(.worker, text, viewer: 5) == nil)
        }
      }
    }
  }

  @Test func onlyTheCanonicalSpellingDecodes() {
    for number in Int64(1)...200 {
      let id = ids.encode(.project, number: number, viewer: nil)
      let digits = String(id.dropFirst(4))
      var spellings = [
        "PRJ_" + digits, "prj-" + digits, digits, "prj_", "", " " + id, id + " ", id + "\0",
        String(id.dropLast()), id + "0", "prj_0" + digits, "prj_" + digits.dropFirst(),
      ]
      if digits.uppercased() != digits { spellings.append("prj_" + digits.uppercased()) }
      for (canonical, alias) in [("0", "o"), ("1", "l"), ("1", "i"), ("v", "u")] {
        let respelled = digits.replacing(canonical, with: alias)
        if respelled != digits { spellings.append("prj_" + respelled) }
      }
      // The two bits above the 128 must be zero.
      if let lead = digits.first.flatMap({ alphabet.firstIndex(of: $0) }) {
        let value = alphabet.distance(from: alphabet.startIndex, to: lead)
        #expect(value < 8)
        for high in [8, 16, 24] {
          let character = alphabet[alphabet.index(alphabet.startIndex, offsetBy: value + high)]
          spellings.append("prj_\(character)\(digits.dropFirst())")
        }
      }
      for text in spellings {
        #expect(ids.decode(.project, text, viewer: nil) == nil, "\(text)")
      }
    }
  }

  @Test func randomBlocksAreNotIDs() {
    var random = SplitMix64(seed: 3)
    let digits = Array(alphabet)
    for _ in 0..<20_000 {
      let lead = digits[Int.random(in: 0..<8, using: &random)]
      let rest = (0..<25).map { _ in digits[Int.random(in: 0..<32, using: &random)] }
      #expect(ids.decode(.project, "prj_\(lead)\(String(rest))", viewer: nil) == nil)
    }
  }

  @Test func anotherServerKeyMakesAndKnowsOtherIDs() {
    let others = PublicIDs(key: .ephemeral())
    let id = ids.encode(.project, number: 1, viewer: nil)
    #expect(others.encode(.project, number: 1, viewer: nil) != id)
    #expect(others.decode(.project, id, viewer: nil) == nil)
  }

  /// The expected texts were computed apart, by Python's hmac and OpenSSL's AES.
  @Test func theKeyDecidesTheIDForEver() throws {
    let key = try #require(ServerKey(bytes: Array(0..<32)))
    let ids = PublicIDs(key: key)
    let id = ids.encode(.worker, number: 1234, epoch: 2, viewer: 99)
    #expect(id == "wkr_4srkyhw2wppndk3wby20x7e4wc")
    #expect(ids.handle(.worker, id: id) == "Pleasant Grebe 045")
  }
}
