/// Which sides of a call send a stream of messages.
public enum CallKind: Sendable, Hashable, CaseIterable {
  /// One request, one reply.
  case unary
  /// One request, many replies.
  case serverStreaming
  /// Many requests, one reply.
  case clientStreaming
  /// Many of both.
  case bidirectional

  /// Whether the caller may send more than one message.
  public var hasRequestStream: Bool { self == .clientStreaming || self == .bidirectional }
  /// Whether the callee may send more than one message.
  public var hasReplyStream: Bool { self == .serverStreaming || self == .bidirectional }
}

/// Who may call a method.
public enum Audience: Sendable, Hashable, CaseIterable {
  /// Anyone, without an account.
  case `public`
  /// Workers.
  case worker
  /// Companies.
  case company
  /// Workers and companies, unless they are suspended.
  case either
  /// The operator of the server.
  case `operator`
  /// Any account, a suspended one included.
  case account
}

/// Which calls are turned away last when the server has more to do than it can; the greater, the later.
public enum CallPriority: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  /// What nothing else is said of.
  case usual
  /// Consent and what follows from it.
  case consent
  /// The operator's calls and health checks; never turned away for load.
  case operation

  /// By how late they are turned away.
  public static func < (a: CallPriority, b: CallPriority) -> Bool { a.rawValue < b.rawValue }
}

/// What the schema says of a method.
public struct MethodDescriptor: Sendable, Hashable {
  /// The service's full name, such as `handschlag.v1.ProjectService`.
  public let service: String
  /// The method's name, such as `GetProject`.
  public let name: String
  /// Which sides stream.
  public let kind: CallKind
  /// Who may call it.
  public let audience: Audience
  /// Whether a second, equal call has no further effect, so that a client may repeat it by itself.
  public let isIdempotent: Bool
  /// Whether calls carry an idempotency key that makes a repetition safe.
  public let isKeyed: Bool
  /// Whether its effect is kept from the other party (see HANDSHAKE: consent).
  public let isSealed: Bool
  /// Whether each call leaves an entry in the audit log.
  public let isAudited: Bool
  /// Whether its reply may carry contact data.
  public let revealsContact: Bool
  /// Whether its reply carries a secret that must not be stored or logged.
  public let hasSecretReply: Bool
  /// The largest request in bytes, per message. At most 4 MiB.
  public let maxRequestBytes: Int
  /// What decoding one request may allocate, in bytes.
  public let memoryBudget: Int
  /// What becomes of a call when the server is overloaded.
  public let priority: CallPriority
  /// Whether it reads what is the caller's own, so that a suspended account may call it, too.
  public let isOwnData: Bool
  /// Messages inside messages of one request, the outermost counted.
  public let maxDepth: Int

  /// Describes a method.
  ///
  /// - Parameters:
  ///   - maxRequestBytes: 64 KiB where the schema is silent.
  ///   - memoryBudget: nil stands for 8 × `maxRequestBytes` + 64 KiB.
  public init(
    service: String, name: String, kind: CallKind = .unary, audience: Audience = .public,
    isIdempotent: Bool = false, isKeyed: Bool = false, isSealed: Bool = false, isAudited: Bool = false,
    revealsContact: Bool = false, hasSecretReply: Bool = false, maxRequestBytes: Int = 65536,
    memoryBudget: Int? = nil, priority: CallPriority = .usual, isOwnData: Bool = false, maxDepth: Int = 32
  ) {
    self.service = service
    self.name = name
    self.kind = kind
    self.audience = audience
    self.isIdempotent = isIdempotent
    self.isKeyed = isKeyed
    self.isSealed = isSealed
    self.isAudited = isAudited
    self.revealsContact = revealsContact
    self.hasSecretReply = hasSecretReply
    self.maxRequestBytes = maxRequestBytes
    self.memoryBudget = memoryBudget ?? 8 * maxRequestBytes + 65536
    self.priority = priority
    self.isOwnData = isOwnData
    self.maxDepth = maxDepth
  }

  /// The same method with lower bounds, where they are lower.
  package func bounded(by bounds: MethodBounds) -> MethodDescriptor {
    MethodDescriptor(
      service: service, name: name, kind: kind, audience: audience, isIdempotent: isIdempotent,
      isKeyed: isKeyed, isSealed: isSealed, isAudited: isAudited, revealsContact: revealsContact,
      hasSecretReply: hasSecretReply, maxRequestBytes: min(maxRequestBytes, bounds.requestBytes),
      memoryBudget: min(memoryBudget, bounds.memory), priority: priority, isOwnData: isOwnData,
      maxDepth: min(maxDepth, bounds.depth))
  }

  /// The full name, such as `/handschlag.v1.ProjectService/GetProject`.
  public var path: String { "/\(service)/\(name)" }
}

/// What an operator bounds the requests of all methods by, beside what the schema says of each.
package struct MethodBounds: Sendable, Hashable {
  /// The largest request in bytes, per message.
  package var requestBytes: Int
  /// What decoding one request may allocate, in bytes.
  package var memory: Int
  /// Messages inside messages, the outermost counted.
  package var depth: Int

  /// Bounds; where not given, those that nothing goes beyond anyway.
  package init(requestBytes: Int = 4 << 20, memory: Int = 64 << 20, depth: Int = 32) {
    self.requestBytes = requestBytes
    self.memory = memory
    self.depth = depth
  }
}
