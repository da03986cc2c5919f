import HandschlagProtobuf
import Synchronization
import Testing

@testable import HandschlagRPC

private typealias Text = WireKeyValue

/// A message with a bound, as the generator would write it.
private struct Bounded: Message {
  static var fullName: String { "test.Bounded" }
  var inner = WireKeyValue()
  init() {}
  init(_ key: String) { inner.key = key }
  init(decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits) throws(DecodeError) {
    inner = try WireKeyValue(decoding: bytes, limits: limits)
  }
  func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result { try inner.withEncoder(body) }
  func validate(_ violations: inout FieldViolations) {
    if inner.key.isEmpty { violations.add("key", "must not be empty") }
    if inner.key.utf8.count > 5 { violations.add("key", "must have at most 5 bytes") }
  }
}

private enum Methods {
  static let unary = MethodDescriptor(service: "t.S", name: "Unary", isKeyed: true, maxRequestBytes: 100)
  static let download = MethodDescriptor(service: "t.S", name: "Download", kind: .serverStreaming)
  static let upload = MethodDescriptor(service: "t.S", name: "Upload", kind: .clientStreaming)
  static let chat = MethodDescriptor(service: "t.S", name: "Chat", kind: .bidirectional)
  static let early = MethodDescriptor(service: "t.S", name: "Early", kind: .bidirectional)
  static let wait = MethodDescriptor(service: "t.S", name: "Wait")
  static let bounded = MethodDescriptor(service: "t.S", name: "Bounded")
}

private struct Service: RPCService {
  let sent = Counter()
  let cancelled = Counter()

  var handlers: [RPCHandler] {
    [
      .unary(Methods.unary) { (request: Text, context) in
        context.trailers.add("seen", context.metadata["idempotency-key"] ?? "none")
        context.initialMetadata.add("hello", "there")
        if request.key == "fail" { throw RPCError(.aborted, "no", trailers: ["why": "so"]) }
        return Text(key: request.key, value: "\(context.principal as? String ?? "nobody")")
      },
      .serverStreaming(Methods.download) { (request: Text, context, writer: ResponseWriter<Text>) in
        for number in 0..<(Int(request.key) ?? 0) {
          try await writer.write(Text(key: "\(number)", value: request.value))
          sent.add()
        }
      },
      .clientStreaming(Methods.upload) { (requests: RequestStream<Text>, _) in
        var all = ""
        for try await request in requests { all += request.key }
        return Text(key: all)
      },
      .bidirectional(Methods.chat) { (requests: RequestStream<Text>, _, writer: ResponseWriter<Text>) in
        for try await request in requests { try await writer.write(Text(key: request.key + "!")) }
      },
      .bidirectional(Methods.early) { (requests: RequestStream<Text>, context, _: ResponseWriter<Text>) in
        context.initialMetadata.add("accepted", "yes")
        context.sendInitialMetadata()
        context.initialMetadata.add("accepted", "too late")
        for try await _ in requests {}
        context.trailers.add("sum-bin", bytes: [0, 255])
      },
      .unary(Methods.wait) { (request: Text, context) in
        do {
          try await Task.sleep(for: .seconds(86_400))
        } catch {
          if context.isCancelled { cancelled.add() }
          throw error
        }
        return request
      },
      .unary(Methods.bounded) { (request: Bounded, _) in request },
    ]
  }
}

final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  var value: Int { count.load(ordering: .sequentiallyConsistent) }
  func add() { count.add(1, ordering: .sequentiallyConsistent) }
  func reaches(_ wanted: Int) async throws -> Bool {
    for _ in 0..<2000 where value < wanted { try await Task.sleep(for: .milliseconds(2)) }
    return value >= wanted
  }
}

private func expectError(_ code: StatusCode, _ body: () async throws -> Void) async -> RPCError? {
  do {
    try await body()
    Issue.record("expected \(code)")
    return nil
  } catch let error as RPCError {
    #expect(error.code == code)
    return error
  } catch {
    Issue.record("\(error)")
    return nil
  }
}

@Suite struct InProcessTests {
  private let service = Service()
  private var channel: InProcessTransport { InProcessTransport(router: Router(services: [service])) }

  @Test func unaryCallCarriesMetadataBothWays() async throws {
    let reply: UnaryResponse<Text> = try await channel.unaryResponse(
      Methods.unary, Text(key: "a"), options: CallOptions(idempotencyKey: .key("k1")))
    #expect(reply.message == Text(key: "a", value: "nobody"))
    #expect(reply.initialMetadata == ["hello": "there"])
    #expect(reply.trailers == ["seen": "k1"])
  }

  @Test func initialMetadataCanGoBeforeTheFirstMessage() async throws {
    let call: BidirectionalCall<Text, Text> = try await channel.bidirectional(
      Methods.early, options: .default)
    while call.responses.initialMetadata.isEmpty { await Task.yield() }
    #expect(call.responses.initialMetadata == ["accepted": "yes"])
    await call.requests.finish()
    for try await message in call.responses { Issue.record("unexpected \(message)") }
    #expect(call.responses.trailers.bytes("sum-bin") == [0, 255])
  }

  @Test func eachCallOfAKeyedMethodHasItsOwnKey() async throws {
    var keys: Set<String> = []
    for _ in 0..<3 {
      let reply: UnaryResponse<Text> = try await channel.unaryResponse(
        Methods.unary, Text(key: "a"), options: .default)
      keys.insert(try #require(reply.trailers["seen"]))
    }
    #expect(keys.count == 3)
    #expect(keys.allSatisfy { $0.count == 32 })
  }

  @Test func statusAndTrailersOfAFailureArrive() async throws {
    let error = await expectError(.aborted) {
      let _: Text = try await channel.unary(Methods.unary, Text(key: "fail"))
    }
    #expect(error?.message == "no")
    #expect(error?.trailers["why"] == "so")
  }

  @Test func unknownMethodIsUnimplemented() async throws {
    _ = await expectError(.unimplemented) {
      let _: Text = try await channel.unary(MethodDescriptor(service: "t.S", name: "Else"), Text())
    }
  }

  @Test func requestOverTheMethodsBoundIsRefused() async throws {
    _ = await expectError(.resourceExhausted) {
      let _: Text = try await channel.unary(Methods.unary, Text(key: String(repeating: "x", count: 101)))
    }
  }

  @Test func violationsNameTheFields() async throws {
    let error = await expectError(.invalidArgument) {
      let _: Bounded = try await channel.unary(Methods.bounded, Bounded(""))
    }
    #expect(error?.violations == [FieldViolation(path: "key", description: "must not be empty")])
    #expect(error?.message == "key must not be empty")
    let fine: Bounded = try await channel.unary(Methods.bounded, Bounded("fine"))
    #expect(fine.inner.key == "fine")
  }

  @Test func serverStreamComesInOrderAndWaitsForItsReader() async throws {
    let limits = InboxLimits(soft: 1000, hard: 100_000)
    let channel = InProcessTransport(
      router: Router(services: [service]), listener: .public, peer: .inProcess, limits: limits)
    let stream: ResponseStream<Text> = try await channel.serverStreaming(
      Methods.download, Text(key: "1000", value: "xxxxxxxxxx"), options: .default)
    // More than the soft limit is never under way, so the handler cannot have got far.
    try await Task.sleep(for: .milliseconds(20))
    #expect(service.sent.value < 20)
    var next = 0
    for try await message in stream {
      #expect(message.key == "\(next)")
      next += 1
    }
    #expect(next == 1000)
  }

  @Test func droppingAStreamEndsTheCall() async throws {
    do {
      let limits = InboxLimits(soft: 100, hard: 100_000)
      let channel = InProcessTransport(
        router: Router(services: [service]), listener: .public, peer: .inProcess, limits: limits)
      let stream: ResponseStream<Text> = try await channel.serverStreaming(
        Methods.download, Text(key: "1000000"), options: .default)
      var iterator = stream.makeAsyncIterator()
      _ = try await iterator.next()
    }
    try await Task.sleep(for: .milliseconds(20))
    let sent = service.sent.value
    try await Task.sleep(for: .milliseconds(20))
    #expect(service.sent.value == sent)
    #expect(sent < 100)
  }

  @Test func clientStreamIsCollected() async throws {
    let reply: UnaryResponse<Text> = try await channel.clientStreaming(
      Methods.upload, options: .default
    ) { (writer: RequestWriter<Text>) in
      for key in ["a", "b", "c"] { try await writer.write(Text(key: key)) }
    }
    #expect(reply.message.key == "abc")
  }

  @Test func bidirectionalCallAnswersEachMessage() async throws {
    let call: BidirectionalCall<Text, Text> = try await channel.bidirectional(
      Methods.chat, options: .default)
    var replies = call.responses.makeAsyncIterator()
    for number in 0..<10 {
      try await call.requests.write(Text(key: "\(number)"))
      #expect(try await replies.next()?.key == "\(number)!")
    }
    await call.requests.finish()
    #expect(try await replies.next() == nil)
  }

  @Test func deadlineEndsTheCallAndItsTask() async throws {
    _ = await expectError(.deadlineExceeded) {
      let _: Text = try await channel.unary(
        Methods.wait, Text(), options: CallOptions(timeout: .milliseconds(20)))
    }
    #expect(try await service.cancelled.reaches(1))
    _ = await expectError(.deadlineExceeded) {
      let _: Text = try await channel.unary(
        Methods.wait, Text(), options: CallOptions(timeout: .seconds(-1)))
    }
  }

  @Test func cancellingTheCallerCancelsTheHandler() async throws {
    let channel = channel
    let task = Task { let _: Text = try await channel.unary(Methods.wait, Text()) }
    try await Task.sleep(for: .milliseconds(10))
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(try await service.cancelled.reaches(1))
  }
}

@Suite struct InterceptorTests {
  private final class Journal: Sendable {
    private let lines = Mutex<[String]>([])
    func note(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
  }

  private struct Named: ServerInterceptor {
    let name: String
    let journal: Journal
    var decision = InterceptorDecision.proceed
    var refuses = false

    func begin(_ context: ServerContext) throws -> InterceptorDecision {
      journal.note("begin \(name)")
      if decision == .proceed { try pass(context) }
      return decision
    }
    func resume(_ context: ServerContext) async throws {
      await Task.yield()
      journal.note("resume \(name)")
      try pass(context)
    }
    func finish(_ context: ServerContext, status: StatusCode, nanoseconds: Int64) {
      journal.note("finish \(name) \(status)")
    }
    private func pass(_ context: ServerContext) throws {
      if refuses { throw RPCError(.unauthenticated, "who are you") }
      context.principal = name
    }
  }

  private func call(_ interceptors: [any ServerInterceptor], _ key: String = "x") async throws -> Text {
    let router = Router(services: [Service()], interceptors: interceptors)
    return try await InProcessTransport(router: router).unary(Methods.unary, Text(key: key))
  }

  @Test(arguments: [InterceptorDecision.proceed, .suspend])
  func interceptorsRunInOrderAndEndInReverse(_ decision: InterceptorDecision) async throws {
    let journal = Journal()
    let reply = try await call([
      Named(name: "a", journal: journal, decision: decision), Named(name: "b", journal: journal),
    ])
    #expect(reply.value == "b")
    let resumed = decision == .suspend ? ["resume a"] : []
    #expect(journal.all == ["begin a"] + resumed + ["begin b", "finish b OK", "finish a OK"])
  }

  @Test(arguments: [InterceptorDecision.proceed, .suspend])
  func strangersLearnNothingOfTheirRequest(_ decision: InterceptorDecision) async throws {
    let journal = Journal()
    let guardian = Named(name: "a", journal: journal, decision: decision, refuses: true)
    for key in ["x", String(repeating: "x", count: 200)] {
      _ = await expectError(.unauthenticated) { _ = try await call([guardian], key) }
    }
    #expect(journal.all.filter { $0 == "finish a UNAUTHENTICATED" }.count == 2)
  }

  @Test func finishHearsTheStatus() async throws {
    let journal = Journal()
    _ = try? await call([Named(name: "a", journal: journal)], "fail")
    #expect(journal.all.last == "finish a ABORTED")
  }
}

@Suite struct RouterTests {
  @Test func everyMethodIsFoundAndNothingElse() {
    struct Many: RPCService {
      var handlers: [RPCHandler] {
        (0..<300).map { number in
          .unary(MethodDescriptor(service: "s\(number % 7)", name: "M\(number)")) { (text: Text, _) in text }
        }
      }
    }
    let router = Router(services: [Many(), Many()])
    #expect(router.methods.count == 300)
    func find(_ service: String, _ method: String) -> String? {
      router.route(service: Array(service.utf8).span.bytes, method: Array(method.utf8).span.bytes)?
        .handler.method.path
    }
    for method in router.methods { #expect(find(method.service, method.name) == method.path) }
    for number in 0..<300 {
      #expect(find("s\((number + 1) % 7)", "M\(number)") == nil)
      #expect(find("s\(number % 7)", "m\(number)") == nil)
    }
    #expect(find("", "") == nil)
    #expect(find("s0M", "0") == nil)
  }
}
