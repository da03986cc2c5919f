import HandschlagVault
import Testing

struct BlockCipherTests {
  private let key = Block128(high: 0x0001_0203_0405_0607, low: 0x0809_0a0b_0c0d_0e0f)

  /// FIPS 197, appendix C.1, and SP 800-38A, F.1.1.
  @Test(arguments: [false, true])
  func meetsThePublishedVectors(portable: Bool) {
    let cipher = BlockCipher(key: key, portable: portable)
    let plain = Block128(high: 0x0011_2233_4455_6677, low: 0x8899_aabb_ccdd_eeff)
    let sealed = Block128(high: 0x69c4_e0d8_6a7b_0430, low: 0xd8cd_b780_70b4_c55a)
    #expect(cipher.encrypt(plain) == sealed)
    #expect(cipher.decrypt(sealed) == plain)

    let other = BlockCipher(
      key: Block128(high: 0x2b7e_1516_28ae_d2a6, low: 0xabf7_1588_09cf_4f3c), portable: portable)
    #expect(
      other.encrypt(Block128(high: 0x6bc1_bee2_2e40_9f96, low: 0xe93d_7e11_7393_172a))
        == Block128(high: 0x3ad7_7bb4_0d7a_3660, low: 0xa89e_caf3_2466_ef97))
  }

  @Test func portableAndAcceleratedWaysAgree() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let key = Block128(high: random.next(), low: random.next())
      let block = Block128(high: random.next(), low: random.next())
      let fast = BlockCipher(key: key)
      let slow = BlockCipher(key: key, portable: true)
      #expect(!slow.isAccelerated)
      let sealed = fast.encrypt(block)
      #expect(sealed == slow.encrypt(block))
      #expect(fast.decrypt(sealed) == block)
      #expect(slow.decrypt(sealed) == block)
    }
  }

  @Test func bytesOfABlockKeepTheirOrder() {
    #expect(key.bytes == Array(0..<16))
    #expect(Block128(key.bytes) == key)
  }
}
