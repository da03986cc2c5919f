import CPassPhrase
import Crypto
import Foundation

/// A sealing seed under a pass phrase: what may lie in a file.
///
/// The key is derived by yescrypt, which takes 64 MiB and some tenths of a second for each guess, and the seed sealed
/// under it with ChaCha20-Poly1305. A phrase of a few random words withstands guessing; a short one does not.
public struct LockedSeed: Sendable, Hashable {
  /// Why a seed can't be locked or opened.
  public enum Failure: Error, Sendable, Hashable {
    /// The pass phrase is another one, or the text was altered.
    case wrongPassPhrase
    /// The system's libcrypt has no yescrypt.
    case unavailable
    /// The pass phrase is empty, or has a NUL in it.
    case unusable
  }

  /// yescrypt's cost: 64 MiB.
  private static let cost: UInt = 7
  private static let label = "handschlag v1 locked seed"

  private let setting: String
  private let sealed: [UInt8]

  /// Locks a seed; takes some tenths of a second.
  public init(_ seed: SealingSeed, under passPhrase: String) throws(Failure) {
    try self.init(seed, under: passPhrase, cost: LockedSeed.cost)
  }

  init(_ seed: SealingSeed, under passPhrase: String, cost: UInt) throws(Failure) {
    let random = Secret.random(16).map { CChar(bitPattern: $0) }
    var buffer = LockedSeed.emptyText
    guard passphrase_setting(cost, random, &buffer) else { throw .unavailable }
    let setting = LockedSeed.text(buffer)
    let key = try LockedSeed.key(passPhrase, setting)
    guard let box = try? ChaChaPoly.seal(seed.bytes, using: key, authenticating: Array(setting.utf8)) else {
      throw .unusable
    }
    self.setting = setting
    sealed = Array(box.combined)
  }

  /// Opens the seed; takes some tenths of a second.
  public func seed(_ passPhrase: String) throws(Failure) -> SealingSeed {
    let key = try LockedSeed.key(passPhrase, setting)
    guard let box = try? ChaChaPoly.SealedBox(combined: sealed),
      let bytes = try? ChaChaPoly.open(box, using: key, authenticating: Array(setting.utf8)),
      let seed = SealingSeed(bytes: Array(bytes))
    else { throw .wrongPassPhrase }
    return seed
  }

  /// yescrypt's setting, a blank and the sealed seed in base64.
  public var text: String { "\(setting) \(Data(sealed).base64EncodedString())" }

  /// Reads what ``text`` gave; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("$y$"), let sealed = Data(base64Encoded: String(parts[1]))
    else {
      return nil
    }
    setting = String(parts[0])
    self.sealed = Array(sealed)
  }

  private static func key(_ passPhrase: String, _ setting: String) throws(Failure) -> SymmetricKey {
    guard !passPhrase.isEmpty, !passPhrase.utf8.contains(0) else { throw .unusable }
    // One spelling for phrases that look alike: keyboards differ in how they make an umlaut.
    let phrase = passPhrase.precomposedStringWithCompatibilityMapping
    var buffer = emptyText
    guard passphrase_digest(phrase, setting, &buffer) else { throw .unavailable }
    let digest = text(buffer)
    return HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: Array(digest.utf8)), info: Array(label.utf8), outputByteCount: 32)
  }

  private static var emptyText: [CChar] { [CChar](repeating: 0, count: Int(PASSPHRASE_TEXT_SIZE)) }

  private static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension SealingSeed {
  /// The seed with these bytes; nil unless there are 32.
  fileprivate init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }
}

extension LockedSeed.Failure: CustomStringConvertible {
  /// One line for a person.
  public var description: String {
    switch self {
    case .wrongPassPhrase: "this is not the pass phrase, or the locked seed was altered"
    case .unavailable: "this system's libcrypt can't derive keys from pass phrases (yescrypt)"
    case .unusable: "a pass phrase must not be empty or hold a NUL"
    }
  }
}
