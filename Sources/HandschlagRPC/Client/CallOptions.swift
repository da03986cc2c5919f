#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a caller says of one call.
public struct CallOptions: Sendable {
  /// Which idempotency key a keyed method is called with.
  public enum IdempotencyKey: Sendable, Hashable {
    /// A fresh key for each call of a keyed method.
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
  /// Whether the call waits, as long as its timeout lets it, while the server cannot be reached; it fails at
  /// once otherwise.
  public var waitsForReady: Bool

  /// Options; without any: no deadline, no metadata, automatic keys, no waiting for a server that is away.
  public init(
    timeout: Duration? = nil, metadata: Metadata = Metadata(), idempotencyKey: IdempotencyKey = .automatic,
    waitsForReady: Bool = false
  ) {
    self.timeout = timeout
    self.metadata = metadata
    self.idempotencyKey = idempotencyKey
    self.waitsForReady = waitsForReady
  }

  /// No deadline, no metadata, automatic keys.
  public static let `default` = CallOptions()

  /// The name of the metadata that carries the key.
  package static let idempotencyKeyName = "idempotency-key"

  /// A key that no other call has, in 32 hexadecimal digits: the milliseconds since 1970, then 80 random bits.
  ///
  /// Keys that rise with time stand side by side in the server's index; with random ones each call would
  /// write to a page of its own, and durable calls take half as long again.
  public static func freshIdempotencyKey() -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let milliseconds = UInt64(time.tv_sec) &* 1000 &+ UInt64(time.tv_nsec) / 1_000_000
    var generator = SystemRandomNumberGenerator()
    let random: (UInt64, UInt64) = (generator.next(), generator.next())
    return [milliseconds << 16 | random.0 & 0xFFFF, random.1].map { word in
      let digits = String(word, radix: 16)
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
