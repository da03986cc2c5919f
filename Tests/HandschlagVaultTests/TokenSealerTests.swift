import HandschlagVault
import Testing

struct TokenSealerTests {
  private let sealer = TokenSealer(key: .ephemeral())
  private let base64URL = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  @Test func everyLengthGoesThereAndBack() {
    var random = SplitMix64(seed: 4)
    for length in 0...TokenSealer.greatestPayload {
      let payload = random.bytes(length)
      let token = sealer.seal(payload, context: "SearchProjects", account: 3)
      #expect(sealer.open(token, context: "SearchProjects", account: 3) == payload)
    }
  }

  @Test func payloadsThatEndLikePaddingSurvive() {
    for payload: [UInt8] in [[0x80], [0x80, 0], [0], [0, 0, 0x80], Array(repeating: 0, count: 16)] {
      let token = sealer.seal(payload, context: "c", account: 1)
      #expect(sealer.open(token, context: "c", account: 1) == payload)
    }
  }

  @Test func equalInputsGiveEqualTokens() {
    #expect(sealer.seal([1, 2], context: "c", account: 1) == sealer.seal([1, 2], context: "c", account: 1))
  }

  @Test func aTokenIsBoundToItsAccountAndContext() {
    let token = sealer.seal([1, 2, 3], context: "ListProjects/7", account: 3)
    #expect(sealer.open(token, context: "ListProjects/7", account: 4) == nil)
    #expect(sealer.open(token, context: "ListProjects/8", account: 3) == nil)
    #expect(sealer.open(token, context: "", account: 3) == nil)
    #expect(TokenSealer(key: .ephemeral()).open(token, context: "ListProjects/7", account: 3) == nil)
  }

  @Test func accountsAndContextsShareNoBlockOfCiphertext() {
    let tokens = (Int64(1)...200).map {
      sealer.seal(Array(repeating: 0, count: 8), context: "c", account: $0)
    }
    #expect(Set(tokens.map { $0.suffix(20) }).count == tokens.count)
  }

  @Test func everySingleChangedCharacterIsRefused() {
    for length in [0, 1, 15, 16, 17] {
      let payload = [UInt8](repeating: 0x41, count: length)
      let token = Array(sealer.seal(payload, context: "c", account: 1).utf8)
      for position in token.indices {
        for byte in base64URL + [0x3d, 0x2b, 0x2f, 0x20, 0] where byte != token[position] {
          var changed = token
          changed[position] = byte
          #expect(sealer.open(String(decoding: changed, as: UTF8.self), context: "c", account: 1) == nil)
        }
      }
      for count in 0..<token.count {
        let text = String(decoding: token.prefix(count), as: UTF8.self)
        #expect(sealer.open(text, context: "c", account: 1) == nil)
      }
    }
  }

  @Test func lengthTellsOnlyTheNumberOfBlocks() {
    let lengths = (0..<16).map {
      sealer.seal(Array(repeating: 1, count: $0), context: "c", account: 1).utf8.count
    }
    #expect(Set(lengths).count == 1)
  }

  @Test func hugeAndForeignTextsAreRefused() {
    #expect(sealer.open(String(repeating: "A", count: 1_000_000), context: "c", account: 1) == nil)
    #expect(sealer.open("", context: "c", account: 1) == nil)
    #expect(sealer.open("prj_0123", context: "c", account: 1) == nil)
    #expect(sealer.open("Grüße🙂", context: "c", account: 1) == nil)
  }
}
