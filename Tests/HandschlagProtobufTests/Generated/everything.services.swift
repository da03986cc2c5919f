// Generated from handschlag/test/v1/everything.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
package import HandschlagRPC

/// One method of each kind.
package protocol TestEverything: RPCService {
  /// Answers once.
  func unary(
    _ request: TestOrder, context: ServerContext
  ) async throws -> TestScalars

  /// Answers often.
  func download(
    _ request: TestOrder, context: ServerContext,
    responses: ResponseWriter<TestNode>
  ) async throws

  /// Listens.
  func upload(
    _ requests: RequestStream<TestNode>, context: ServerContext
  ) async throws -> TestLeaf

  /// Talks.
  func chat(
    _ requests: RequestStream<TestLeaf>, context: ServerContext,
    responses: ResponseWriter<TestCard>
  ) async throws
}

/// What the schema says of each method of `Everything`.
package enum TestEverythingMethods {
  /// Answers once.
  package static let unary = MethodDescriptor(
    service: "handschlag.test.v1.Everything", name: "Unary", kind: .unary,
    audience: .public, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 1000,
    memoryBudget: 73536, priority: .usual,
    isOwnData: false)

  /// Answers often.
  package static let download = MethodDescriptor(
    service: "handschlag.test.v1.Everything", name: "Download", kind: .serverStreaming,
    audience: .worker, isIdempotent: false, isKeyed: true,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Listens.
  package static let upload = MethodDescriptor(
    service: "handschlag.test.v1.Everything", name: "Upload", kind: .clientStreaming,
    audience: .company, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 5000, priority: .usual,
    isOwnData: false)

  /// Talks.
  package static let chat = MethodDescriptor(
    service: "handschlag.test.v1.Everything", name: "Chat", kind: .bidirectional,
    audience: .operator, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: true,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// All of them, in the order of the schema.
  package static var all: [MethodDescriptor] {
    [
      unary,
      download,
      upload,
      chat,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      unary: Value,
      download: Value,
      upload: Value,
      chat: Value
    ) {
      values = [
        unary,
        download,
        upload,
        chat,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(TestEverythingMethods.all, values).map { ($0, $1) }
    }
  }
}

extension TestEverything {
  /// What a router is given: one handler for each method.
  package var handlers: [RPCHandler] {
    [
      .unary(TestEverythingMethods.unary) { try await self.unary($0, context: $1) },
      .serverStreaming(TestEverythingMethods.download) { try await self.download($0, context: $1, responses: $2) },
      .clientStreaming(TestEverythingMethods.upload) { try await self.upload($0, context: $1) },
      .bidirectional(TestEverythingMethods.chat) { try await self.chat($0, context: $1, responses: $2) },
    ]
  }
}

/// Calls `Everything`.
package struct TestEverythingClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  package init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Answers once.
  package func unary(
    _ request: TestOrder, options: CallOptions = .default
  ) async throws -> TestScalars {
    try await channel.unary(TestEverythingMethods.unary, request, options: options)
  }

  /// Answers often.
  package func download(
    _ request: TestOrder, options: CallOptions = .default
  ) async throws -> ResponseStream<TestNode> {
    try await channel.serverStreaming(TestEverythingMethods.download, request, options: options)
  }

  /// Listens.
  package func upload(
    options: CallOptions = .default,
    writing: @escaping @Sendable (RequestWriter<TestNode>) async throws -> Void
  ) async throws -> TestLeaf {
    let response: UnaryResponse<TestLeaf> = try await channel.clientStreaming(
      TestEverythingMethods.upload, options: options, writing: writing)
    return response.message
  }

  /// Talks.
  package func chat(
    options: CallOptions = .default
  ) async throws -> BidirectionalCall<TestLeaf, TestCard> {
    try await channel.bidirectional(TestEverythingMethods.chat, options: options)
  }
}
