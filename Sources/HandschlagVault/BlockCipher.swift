import CBlockCipher

/// AES-128 on single blocks with the key schedule kept: 15 ns a block where the processor helps.
///
/// The one place that knows which implementation is used. It is no mode of operation: whoever uses it must
/// bring the uniqueness or the check that the use needs.
// The schedule is written in `init` and freed in `deinit`; between them all threads only read it.
package final class BlockCipher: @unchecked Sendable {
  private let schedule: OpaquePointer

  /// Expands a key.
  ///
  /// - Parameters:
  ///   - key: 16 bytes as a block.
  ///   - portable: true leaves the processor's AES instructions unused (for tests).
  package init(key: Block128, portable: Bool = false) {
    guard let schedule = block_cipher_create(key.raw, portable) else {
      // As wherever Swift itself gets no memory. A server makes its ciphers when it starts, before anybody can ask
      // anything of it.
      preconditionFailure("out of memory for 368 bytes")
    }
    self.schedule = schedule
  }

  deinit { block_cipher_destroy(schedule) }

  /// Whether the processor's own instructions are in use.
  package var isAccelerated: Bool { block_cipher_is_accelerated(schedule) }

  /// The block's encryption.
  package func encrypt(_ block: Block128) -> Block128 {
    Block128(raw: block_cipher_encrypt(schedule, block.raw))
  }

  /// The block whose encryption `block` is.
  package func decrypt(_ block: Block128) -> Block128 {
    Block128(raw: block_cipher_decrypt(schedule, block.raw))
  }
}

/// 128 bits, first byte most significant.
package struct Block128: Hashable, Sendable {
  /// Bytes 0 to 7.
  package var high: UInt64
  /// Bytes 8 to 15.
  package var low: UInt64

  /// A block of two halves.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The first 16 bytes of `bytes`; missing ones are zero.
  package init(_ bytes: [UInt8]) {
    self.init(high: 0, low: 0)
    for (index, byte) in bytes.prefix(16).enumerated() {
      if index < 8 {
        high |= UInt64(byte) << (56 - 8 * index)
      } else {
        low |= UInt64(byte) << (120 - 8 * index)
      }
    }
  }

  fileprivate init(raw: block128) { self.init(high: raw.high, low: raw.low) }

  fileprivate var raw: block128 { block128(high: high, low: low) }

  /// The 16 bytes.
  package var bytes: [UInt8] { Bytes.bigEndian(high) + Bytes.bigEndian(low) }

  /// The bitwise difference of two blocks.
  package static func ^ (left: Block128, right: Block128) -> Block128 {
    Block128(high: left.high ^ right.high, low: left.low ^ right.low)
  }
}
