import HandschlagRPC
import HandschlagTransport
import InteropService
import Testing

extension EndToEndTests {
  /// gRPC's interoperability cases by our own client on the native wire, with what it negotiates and as a plain
  /// ttrpc client. The wire has no compression: of those cases it has what a server answers to a claim of it.
  @Suite(.serialized) struct NativeInteropTests {
    @Test(arguments: [false, true]) func ourClientPassesEveryCase(negotiating: Bool) async throws {
      let server = try await InteropServer()
      for address in [server.unix, "tcp:" + server.tcp] {
        let cases = try NativeInteropCases(address, offer: negotiating ? ExtensionOffer() : nil)
        try await within(.seconds(120), "the end of the cases") { try await cases.all() }
      }
      #expect(server.program.isRunning)
    }
  }
}

/// The cases, over one connection.
private struct NativeInteropCases {
  private static let requestSizes = [27182, 8, 1828, 45904]
  private static let replySizes: [Int32] = [31415, 9, 2653, 58979]
  private static let initial = "x-grpc-test-echo-initial"
  private static let trailing = "x-grpc-test-echo-trailing-bin"

  private let channel: ClientConnection
  private let client: TestServiceClient

  init(_ address: String, offer: ExtensionOffer?) throws {
    channel = ClientConnection(to: try ServerAddress(address), configuration: .init(offer: offer))
    client = TestServiceClient(channel: channel)
  }

  func all() async throws {
    #expect(try await client.emptyCall(Empty()) == Empty())
    try await largeUnary()
    try await compression()
    try await clientStreaming()
    try await serverStreaming()
    try await pingPong()
    try await halfDuplex()
    try await emptyStream()
    try await customMetadata()
    try await statusCodeAndMessage("test status message")
    try await statusCodeAndMessage("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")
    try await everyStatus()
    try await unimplemented()
    try await cancelAfterBegin()
    try await cancelAfterFirstResponse()
    try await timeoutOnSleepingServer()
    // Nothing of all that has cost the connection.
    #expect(try await client.emptyCall(Empty()) == Empty())
    await channel.close()
  }

  // MARK: - Requests

  private func payload(_ size: Int) -> Payload { Payload(body: [UInt8](repeating: 0, count: size)) }

  private var large: SimpleRequest { SimpleRequest(responseSize: 314_159, payload: payload(271_828)) }

  private func output(_ size: Int32, _ requestSize: Int) -> StreamingOutputCallRequest {
    StreamingOutputCallRequest(
      responseParameters: [ResponseParameters(size: size)], payload: payload(requestSize))
  }

  /// The status that a call fails with; nil when it does not fail, or otherwise.
  private func failure(_ body: () async throws -> Void) async -> RPCError? {
    do { try await body() } catch { return error as? RPCError }
    return nil
  }

  private func sizes(_ replies: ResponseStream<StreamingOutputCallResponse>) async throws -> [Int32] {
    var sizes: [Int32] = []
    for try await reply in replies { sizes.append(Int32(reply.payload?.body.count ?? -1)) }
    return sizes
  }

  // MARK: - Cases

  private func largeUnary() async throws {
    #expect(try await client.unaryCall(large).payload?.body.count == 314_159)
    try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<20 { group.addTask { try await client.unaryCall(large).payload?.body.count } }
      for try await size in group { #expect(size == 314_159) }
    }
  }

  /// Whoever says that a request came compressed is contradicted, once and in a stream; a wish for a
  /// compressed reply is one that may be left unfulfilled.
  private func compression() async throws {
    var claiming = large
    claiming.expectCompressed = BoolValue(value: true)
    #expect(await failure { _ = try await client.unaryCall(claiming) }?.code == .invalidArgument)
    let streamed = await failure {
      _ = try await client.streamingInputCall { writer in
        try await writer.write(.init(payload: payload(27182), expectCompressed: BoolValue(value: true)))
      }
    }
    #expect(streamed?.code == .invalidArgument)
    var wishing = large
    wishing.responseCompressed = BoolValue(value: true)
    wishing.expectCompressed = BoolValue(value: false)
    #expect(try await client.unaryCall(wishing).payload?.body.count == 314_159)
  }

  private func clientStreaming() async throws {
    let reply = try await client.streamingInputCall { writer in
      for size in Self.requestSizes {
        try await writer.write(StreamingInputCallRequest(payload: payload(size)))
      }
    }
    #expect(reply.aggregatedPayloadSize == 74922)
  }

  private func serverStreaming() async throws {
    let request = StreamingOutputCallRequest(
      responseParameters: Self.replySizes.map { ResponseParameters(size: $0) })
    #expect(try await sizes(client.streamingOutputCall(request)) == Self.replySizes)
  }

  private func pingPong() async throws {
    let call = try await client.fullDuplexCall()
    var replies = call.responses.makeAsyncIterator()
    for (size, requestSize) in zip(Self.replySizes, Self.requestSizes) {
      try await call.requests.write(output(size, requestSize))
      #expect(try await replies.next()?.payload?.body.count == Int(size))
    }
    await call.requests.finish()
    #expect(try await replies.next() == nil)
  }

  private func halfDuplex() async throws {
    let call = try await client.halfDuplexCall()
    for size in Self.replySizes { try await call.requests.write(output(size, 0)) }
    await call.requests.finish()
    #expect(try await sizes(call.responses) == Self.replySizes)
  }

  private func emptyStream() async throws {
    let call = try await client.fullDuplexCall()
    await call.requests.finish()
    #expect(try await sizes(call.responses) == [])
  }

  private func customMetadata() async throws {
    var metadata: Metadata = [Self.initial: "test_initial_metadata_value"]
    metadata.add(Self.trailing, bytes: [0xAB, 0xAB, 0xAB])
    let options = CallOptions(metadata: metadata)
    let unary: UnaryResponse<SimpleResponse> = try await channel.unaryResponse(
      TestServiceMethods.unaryCall, large, options: options)
    #expect(unary.initialMetadata[Self.initial] == "test_initial_metadata_value")
    #expect(unary.trailers.bytes(Self.trailing) == [0xAB, 0xAB, 0xAB])
    let call = try await client.fullDuplexCall(options: options)
    try await call.requests.write(output(314_159, 271_828))
    await call.requests.finish()
    #expect(try await sizes(call.responses) == [314_159])
    #expect(call.responses.initialMetadata[Self.initial] == "test_initial_metadata_value")
    #expect(call.responses.trailers.bytes(Self.trailing) == [0xAB, 0xAB, 0xAB])
  }

  private func statusCodeAndMessage(_ message: String) async throws {
    let status = EchoStatus(code: 2, message: message)
    let unary = await failure { _ = try await client.unaryCall(SimpleRequest(responseStatus: status)) }
    #expect(unary?.code == .unknown && unary?.message == message)
    let call = try await client.fullDuplexCall()
    try await call.requests.write(StreamingOutputCallRequest(responseStatus: status))
    await call.requests.finish()
    let streamed = await failure { _ = try await sizes(call.responses) }
    #expect(streamed?.code == .unknown && streamed?.message == message)
  }

  private func everyStatus() async throws {
    for code in 1...16 {
      let request = SimpleRequest(responseStatus: EchoStatus(code: Int32(code), message: "status \(code)"))
      let error = await failure { _ = try await client.unaryCall(request) }
      #expect(error?.code.rawValue == code && error?.message == "status \(code)")
    }
  }

  private func unimplemented() async throws {
    let method = await failure { _ = try await client.unimplementedCall(Empty()) }
    #expect(method?.code == .unimplemented)
    let absent = MethodDescriptor(service: "grpc.testing.UnimplementedService", name: "UnimplementedCall")
    let service = await failure { let _: Empty = try await channel.unary(absent, Empty()) }
    #expect(service?.code == .unimplemented)
  }

  private func cancelAfterBegin() async throws {
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      try await client.streamingInputCall { _ in
        begin.yield()
        try await Task.sleep(for: .seconds(60))
      }
    }
    for await _ in begun { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  private func cancelAfterFirstResponse() async throws {
    let call = try await client.fullDuplexCall()
    try await call.requests.write(output(31415, 27182))
    var replies = call.responses.makeAsyncIterator()
    #expect(try await replies.next()?.payload?.body.count == 31415)
    call.responses.cancel()
    do {
      _ = try await replies.next()
      Issue.record("a cancelled call went on")
    } catch let error as RPCError {
      #expect(error.code == .cancelled)
    }
  }

  private func timeoutOnSleepingServer() async throws {
    let error = await failure {
      let call = try await client.fullDuplexCall(options: CallOptions(timeout: .milliseconds(10)))
      var replies = call.responses.makeAsyncIterator()
      // The write may meet the end of the call, whose reason the replies know.
      try? await call.requests.write(StreamingOutputCallRequest(payload: payload(27182)))
      _ = try await replies.next()
    }
    #expect(error?.code == .deadlineExceeded)
  }
}
