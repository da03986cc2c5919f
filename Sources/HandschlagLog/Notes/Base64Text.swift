import Foundation

/// Base64 with padding (RFC 4648, section 4), of which only the canonical spelling is read: two spellings of
/// one value would let a file be altered unseen.
enum Base64Text {
  static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// nil unless the text is exactly what ``encode(_:)`` gives for the result.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    guard let data = Data(base64Encoded: String(text)) else { return nil }
    let bytes = Array(data)
    return encode(bytes) == text ? bytes : nil
  }
}

/// Decimal numbers as checkpoints and proofs write them.
enum DecimalText {
  /// nil for anything but ASCII digits without a leading zero, up to the largest Int64.
  static func decode(_ text: some StringProtocol) -> Int64? {
    guard let number = Int64(text), number >= 0, String(number) == text else { return nil }
    return number
  }
}
