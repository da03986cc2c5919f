/// Seals page tokens and cursors: what they hold is hidden from the client, cannot be changed by it, and
/// is of use only to the same account in the same place.
///
/// Equal inputs give equal tokens, so that two histories which must look the same to a side do so in each
/// byte. The construction is that of a synthetic IV (as RFC 5297): a tag of 16 bytes, HMAC-SHA256 over
/// account, context and payload, is both the authenticator and the start of the counter under which AES
/// encrypts the payload. The payload is first padded to whole blocks, or the length of a token would tell
/// the size of a number in it.
package struct TokenSealer: Sendable {
  /// The longest payload, in bytes.
  package static let greatestPayload = 512

  private static let tagLength = 16

  private let mac: PreparedHMAC
  private let cipher: BlockCipher

  /// The tokens of the server with this key.
  package init(key: ServerKey) {
    mac = PreparedHMAC(key: key.subKey(.cursorMAC).bytes)
    cipher = key.blockCipher(.cursorCipher)
  }

  /// Seals a payload.
  ///
  /// - Parameters:
  ///   - payload: At most ``greatestPayload`` bytes.
  ///   - context: Where the token belongs: the method and a digest of the filter, say.
  ///   - account: Whom it belongs to.
  /// - Returns: base64url without padding.
  package func seal(_ payload: [UInt8], context: String, account: Int64) -> String {
    precondition(payload.count <= TokenSealer.greatestPayload, "a payload has at most 512 bytes")
    let padded = TokenSealer.pad(payload)
    let tag = tag(padded, context: context, account: account)
    return Base64URL.encode(tag + crypt(padded, tag: tag))
  }

  /// The payload of a token.
  ///
  /// - Returns: nil unless ``seal(_:context:account:)`` made this text for the same context and account.
  package func open(_ text: String, context: String, account: Int64) -> [UInt8]? {
    let longest = TokenSealer.tagLength + TokenSealer.greatestPayload + 16
    guard text.utf8.count <= longest * 4 / 3 + 4, let bytes = Base64URL.decode(text) else { return nil }
    guard bytes.count > TokenSealer.tagLength, bytes.count % 16 == 0 else { return nil }
    let tag = Array(bytes.prefix(TokenSealer.tagLength))
    let padded = crypt(Array(bytes.dropFirst(TokenSealer.tagLength)), tag: tag)
    let expected = self.tag(padded, context: context, account: account)
    guard Bytes.constantTimeEqual(tag, expected) else { return nil }
    return TokenSealer.unpad(padded)
  }

  private func tag(_ padded: [UInt8], context: String, account: Int64) -> [UInt8] {
    let code = mac.code(Bytes.bigEndian(account), Bytes.framed(context), padded)
    return Array(code.prefix(TokenSealer.tagLength))
  }

  /// AES in counter mode, which undoes itself. The tag differs whenever anything does, so no counter comes
  /// twice under it with another payload.
  private func crypt(_ padded: [UInt8], tag: [UInt8]) -> [UInt8] {
    var counter = Block128(tag)
    var result: [UInt8] = []
    result.reserveCapacity(padded.count)
    for start in stride(from: 0, to: padded.count, by: 16) {
      let block = Block128(Array(padded[start..<start + 16]))
      result += (block ^ cipher.encrypt(counter)).bytes
      counter.low &+= 1
    }
    return result
  }

  private static func pad(_ payload: [UInt8]) -> [UInt8] {
    payload + [0x80] + [UInt8](repeating: 0, count: 15 - payload.count % 16)
  }

  private static func unpad(_ padded: [UInt8]) -> [UInt8]? {
    guard let end = padded.lastIndex(where: { $0 != 0 }), padded[end] == 0x80 else { return nil }
    return Array(padded[..<end])
  }
}
