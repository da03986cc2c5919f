import HandschlagProtobuf
import HandschlagRPC
import Synchronization

/// What one call brought to its caller.
struct Exchange: Hashable, Sendable {
  /// Service and method.
  let method: String
  /// The reply's bytes, or those of each message of a stream.
  var reply: [UInt8]?
  /// The bytes of the status, if the call failed.
  var error: [UInt8]?
  /// Metadata that came with it.
  var metadata: [String]

  /// All that reached the caller.
  var bytes: [UInt8] { (reply ?? []) + (error ?? []) + metadata.flatMap { Array($0.utf8) } }
}

/// All that one party receives, in order.
final class Transcript: Sendable {
  private let state = Mutex<[Exchange]>([])

  var exchanges: [Exchange] { state.withLock { $0 } }

  func append(_ exchange: Exchange) { state.withLock { $0.append(exchange) } }

  /// Keeps a line of an export.
  func note(_ line: String) {
    append(Exchange(method: "ExportData", reply: Array(line.utf8), error: nil, metadata: []))
  }

  /// Forgets what came so far.
  func clear() { state.withLock { $0 = [] } }
}

/// A channel that calls with a token and keeps every byte that comes back.
struct RecordingChannel: RPCChannel {
  let base: any RPCChannel
  let token: [UInt8]
  let transcript: Transcript

  private func authorized(_ options: CallOptions) -> CallOptions {
    guard !token.isEmpty, options.metadata["authorization"] == nil else { return options }
    var options = options
    options.metadata.add("authorization", "Bearer hst_" + Crockford32.encode(token))
    return options
  }

  func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    // Nothing in a call that only reads waits for anything: other tests would come to no thread for long.
    await Task.yield()
    do {
      let response: UnaryResponse<Response> = try await base.unaryResponse(
        method, request, options: authorized(options))
      let metadata = (Array(response.initialMetadata) + Array(response.trailers)).map {
        "\($0.key)=\($0.value)"
      }
      transcript.append(
        Exchange(method: method.path, reply: response.message.encoded(), error: nil, metadata: metadata))
      return response
    } catch let error as RPCError {
      transcript.append(
        Exchange(
          method: method.path, reply: nil, error: StatusCodec.encode(error),
          metadata: error.trailers.map { "\($0.key)=\($0.value)" }))
      throw error
    }
  }

  func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    try await base.serverStreaming(method, request, options: authorized(options))
  }

  func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    try await base.clientStreaming(method, options: authorized(options), writing: writing)
  }

  func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    try await base.bidirectional(method, options: authorized(options))
  }
}
