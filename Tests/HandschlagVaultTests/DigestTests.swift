import HandschlagVault
import Testing

struct DigestTests {
  /// FIPS 180-4's first example.
  @Test func digestsAreSHA256() {
    let expected: [UInt8] = [
      0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0,
      0x03,
      0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad,
    ]
    #expect(TokenHash.of(Array("abc".utf8)) == expected)
    #expect(NoticeHash.of(Array("abc".utf8)) == expected)
  }

  /// RFC 4231, cases 1, 2 and 6: a short key, a shorter one, and one longer than a block.
  @Test func preparedCodesAreHMACSHA256() {
    let cases: [(key: [UInt8], data: String, code: String)] = [
      (
        Array(repeating: 0x0b, count: 20), "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        Array(repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ]
    for (key, data, code) in cases {
      let mac = PreparedHMAC(key: key)
      let bytes = Array(data.utf8)
      // Twice, since the prepared state must not be used up, and in parts.
      for parts in [bytes.count, 0, 3] {
        let result = mac.code(Array(bytes.prefix(parts)), Array(bytes.dropFirst(parts)))
        #expect(result.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == code)
      }
    }
  }

  @Test func aRequestCodeDependsOnMethodRequestAndServer() {
    let key = ServerKey.ephemeral()
    let codes = RequestMAC(key: key)
    let code = codes.code(method: "A/B", request: [1, 2])
    #expect(code.count == 32)
    #expect(RequestMAC(key: key).code(method: "A/B", request: [1, 2]) == code)
    #expect(codes.code(method: "A/C", request: [1, 2]) != code)
    #expect(codes.code(method: "A/B", request: [1, 2, 3]) != code)
    // Where the method ends is part of what is hashed.
    #expect(codes.code(method: "A/B1", request: []) != codes.code(method: "A/B", request: Array("1".utf8)))
    #expect(RequestMAC(key: .ephemeral()).code(method: "A/B", request: [1, 2]) != code)
  }

  @Test func comparisonFindsEveryDifference() {
    var random = SplitMix64(seed: 6)
    for length in 0..<40 {
      let bytes = random.bytes(length)
      #expect(Bytes.constantTimeEqual(bytes, bytes))
      #expect(!Bytes.constantTimeEqual(bytes, bytes + [0]))
      for index in bytes.indices {
        for bit in 0..<8 {
          var other = bytes
          other[index] ^= 1 << bit
          #expect(!Bytes.constantTimeEqual(bytes, other))
        }
      }
    }
  }

  @Test func randomBytesHaveTheLengthAskedForAndDoNotRepeat() {
    for count in 0..<70 { #expect(Bytes.random(count).count == count) }
    #expect(Set((0..<1_000).map { _ in Bytes.random(16) }).count == 1_000)
  }
}
