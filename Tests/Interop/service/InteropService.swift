package import HandschlagRPC

/// gRPC's interoperability service, as its description asks for it.
package struct InteropService: TestService {
  private static let echoInitial = "x-grpc-test-echo-initial"
  private static let echoTrailing = "x-grpc-test-echo-trailing-bin"

  /// A service without state.
  package init() {}

  package func emptyCall(_ request: Empty, context: ServerContext) async throws -> Empty {
    echoMetadata(context)
    return Empty()
  }

  package func unaryCall(_ request: SimpleRequest, context: ServerContext) async throws -> SimpleResponse {
    echoMetadata(context)
    try check(request.expectCompressed, context)
    try end(with: request.responseStatus)
    context.replyCompression = request.responseCompressed?.value == true ? .gzip : .none
    return SimpleResponse(payload: payload(request.responseSize))
  }

  package func streamingOutputCall(
    _ request: StreamingOutputCallRequest, context: ServerContext,
    responses: ResponseWriter<StreamingOutputCallResponse>
  ) async throws {
    echoMetadata(context)
    try await answer(request, context, responses)
  }

  package func streamingInputCall(
    _ requests: RequestStream<StreamingInputCallRequest>, context: ServerContext
  ) async throws -> StreamingInputCallResponse {
    echoMetadata(context)
    var sum: Int32 = 0
    for try await request in requests {
      // Which message came compressed is not told one by one, so only a call without any is refused.
      if request.expectCompressed?.value == true { try check(request.expectCompressed, context) }
      sum &+= Int32(clamping: request.payload?.body.count ?? 0)
    }
    return StreamingInputCallResponse(aggregatedPayloadSize: sum)
  }

  package func fullDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>, context: ServerContext,
    responses: ResponseWriter<StreamingOutputCallResponse>
  ) async throws {
    echoMetadata(context)
    context.sendInitialMetadata()
    for try await request in requests { try await answer(request, context, responses) }
  }

  package func halfDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>, context: ServerContext,
    responses: ResponseWriter<StreamingOutputCallResponse>
  ) async throws {
    echoMetadata(context)
    var kept: [StreamingOutputCallRequest] = []
    for try await request in requests { kept.append(request) }
    for request in kept { try await answer(request, context, responses) }
  }

  package func unimplementedCall(_ request: Empty, context: ServerContext) async throws -> Empty {
    throw RPCError(.unimplemented, "UnimplementedCall is not implemented")
  }

  // MARK: - Parts

  private func answer(
    _ request: StreamingOutputCallRequest, _ context: ServerContext,
    _ responses: ResponseWriter<StreamingOutputCallResponse>
  ) async throws {
    try end(with: request.responseStatus)
    for wanted in request.responseParameters {
      if wanted.intervalUs > 0 { try await Task.sleep(for: .microseconds(wanted.intervalUs)) }
      context.replyCompression = wanted.compressed?.value == true ? .gzip : .none
      try await responses.write(StreamingOutputCallResponse(payload: payload(wanted.size)))
    }
  }

  private func payload(_ size: Int32) -> Payload {
    Payload(body: [UInt8](repeating: 0, count: Int(size)))
  }

  private func end(with status: EchoStatus?) throws {
    guard let status, status.code != 0 else { return }
    throw RPCError(StatusCode(rawValue: Int(status.code)) ?? .unknown, status.message)
  }

  private func check(_ expected: BoolValue?, _ context: ServerContext) throws {
    guard let expected, expected.value != context.hasCompressedRequest else { return }
    throw RPCError(.invalidArgument, "the request should have come compressed, or should not have")
  }

  private func echoMetadata(_ context: ServerContext) {
    for value in context.metadata.values(Self.echoInitial) {
      context.initialMetadata.add(Self.echoInitial, value)
    }
    for value in context.metadata.values(Self.echoTrailing) { context.trailers.add(Self.echoTrailing, value) }
  }
}
