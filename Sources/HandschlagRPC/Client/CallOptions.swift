/// What a caller says of one call.
public struct CallOptions: Sendable {
  /// Which idempotency key a keyed method is called with.
  public enum IdempotencyKey: Sendable, Hashable {
    /// A fresh random key for each call of a keyed method.
    case automatic
    /// This key: the same call made again under it acts once. At most 64 characters.
    case key(String)
    /// No key.
    case none
  }

  /// How long the caller waits; nil for ever.
  public var timeout: Duration?
  /// Sent beside the request.
  public var metadata: Metadata
  /// For methods that are keyed; others ignore it.
  public var idempotencyKey: IdempotencyKey

  /// Options; without any: no deadline, no metadata, automatic keys.
  public init(
    timeout: Duration? = nil, metadata: Metadata = Metadata(), idempotencyKey: IdempotencyKey = .automatic
  ) {
    self.timeout = timeout
    self.metadata = metadata
    self.idempotencyKey = idempotencyKey
  }

  /// No deadline, no metadata, automatic keys.
  public static let `default` = CallOptions()

  /// The name of the metadata that carries the key.
  package static let idempotencyKeyName = "idempotency-key"

  /// A key that no other call has: 128 random bits in hexadecimal.
  public static func freshIdempotencyKey() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The metadata to send with a call, the idempotency key included.
  package func metadata(for method: MethodDescriptor) -> Metadata {
    guard method.isKeyed, metadata[Self.idempotencyKeyName] == nil else { return metadata }
    var metadata = metadata
    switch idempotencyKey {
    case .automatic: metadata.add(Self.idempotencyKeyName, Self.freshIdempotencyKey())
    case .key(let key): metadata.add(Self.idempotencyKeyName, key)
    case .none: break
    }
    return metadata
  }
}
