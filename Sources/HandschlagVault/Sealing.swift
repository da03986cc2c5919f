import Crypto
import Foundation

/// AES-256-GCM with a random nonce in front and the tag behind: 28 bytes more than the plain bytes.
enum Sealing {
  static func seal(_ plain: [UInt8], under key: SymmetricKey, associated: [UInt8]) throws -> [UInt8] {
    let box = try AES.GCM.seal(plain, using: key, authenticating: associated)
    return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
  }

  static func open(
    _ sealed: [UInt8], under key: SymmetricKey, associated: [UInt8]
  ) throws(VaultError) -> [UInt8] {
    do {
      return Array(
        try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: associated))
    } catch {
      throw VaultError.altered
    }
  }
}
