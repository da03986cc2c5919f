import HandschlagAPI
import HandschlagRPC
import Testing

/// What a server tells of itself to tools and to those who balance its load.
struct HealthAndReflectionTests {
  private struct Named: RPCService {
    let handlers: [RPCHandler]

    init(_ methods: [MethodDescriptor]) {
      handlers = methods.map { .unary($0) { (request: WireHealthCheckRequest, _) in request } }
    }
  }

  private static let methods = [
    MethodDescriptor(service: "handschlag.v1.ProjectService", name: "GetProject"),
    MethodDescriptor(service: "handschlag.v1.AdminService", name: "GetLoad", audience: .operator),
  ]
  private static let served = ServedServices(methods, operatorListener: .admin)

  // MARK: - Health

  private func health(_ service: HealthService, _ listener: ListenerTag = .public) -> WireHealthClient {
    WireHealthClient(
      channel: InProcessTransport(router: Router(services: [service]), listener: listener))
  }

  @Test func theServerAndEachServiceServe() async throws {
    let client = health(HealthService(Self.served))
    for name in ["", "handschlag.v1.ProjectService"] {
      #expect(try await client.check(WireHealthCheckRequest(service: name)).status == .serving)
    }
    for name in ["handschlag.v1.Nothing", "handschlag.v1.AdminService"] {
      await #expect(throws: RPCError(.notFound, "no such service here")) {
        _ = try await client.check(WireHealthCheckRequest(service: name))
      }
    }
    let operation = health(HealthService(Self.served), .admin)
    #expect(
      try await operation.check(WireHealthCheckRequest(service: "handschlag.v1.AdminService")).status
        == .serving)
  }

  @Test func eachListenerListsWhatItServes() async throws {
    func names(_ service: HealthService, _ listener: ListenerTag) async throws -> [String] {
      let statuses = try await health(service, listener).list(WireHealthListRequest()).statuses
      let expected: WireHealthCheckResponse.ServingStatus = service.isDraining ? .notServing : .serving
      #expect(statuses.allSatisfy { $0.value?.status == expected })
      return statuses.map(\.key)
    }
    let service = HealthService(Self.served)
    let everywhere = ["", "handschlag.v1.ProjectService"]
    #expect(try await names(service, .public) == everywhere)
    #expect(
      try await names(service, .admin) == ["", "handschlag.v1.AdminService", "handschlag.v1.ProjectService"])
    service.drain()
    #expect(try await names(service, .public) == everywhere)
  }

  @Test func whoWatchesSeesTheDrainAndThenTheEnd() async throws {
    let service = HealthService(Self.served)
    let client = health(service)
    var known = try await client.watch(WireHealthCheckRequest()).makeAsyncIterator()
    var unknown = try await client.watch(WireHealthCheckRequest(service: "x")).makeAsyncIterator()
    #expect(try await known.next()?.status == .serving)
    #expect(try await unknown.next()?.status == .serviceUnknown)
    service.drain()
    #expect(try await known.next()?.status == .notServing)
    await #expect(throws: RPCError(.unavailable, "the server is going away")) { _ = try await known.next() }
    await #expect(throws: RPCError(.unavailable, "the server is going away")) { _ = try await unknown.next() }
    #expect(try await client.check(WireHealthCheckRequest()).status == .notServing)
    var late = try await client.watch(WireHealthCheckRequest()).makeAsyncIterator()
    #expect(try await late.next()?.status == .notServing)
    await #expect(throws: RPCError.self) { _ = try await late.next() }
  }

  @Test func whoStopsWatchingIsForgotten() async throws {
    let service = HealthService(Self.served)
    let client = health(service)
    for _ in 0..<50 {
      let stream = try await client.watch(WireHealthCheckRequest())
      for try await _ in stream { break }
    }
    for _ in 0..<1000 where service.watcherCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
    #expect(service.watcherCount == 0)
  }

  // MARK: - Reflection

  private typealias Answer = WireServerReflectionResponse.OneOf_MessageResponse

  private func ask(
    _ questions: [WireServerReflectionRequest.OneOf_MessageRequest?], version: Int = 0,
    _ listener: ListenerTag = .public
  ) async throws -> [Answer] {
    let schema = try SchemaIndex(SchemaIndex.wire + HandschlagAPISchema.files)
    let router = Router(services: [ReflectionService(Self.served, schema: schema)])
    let call: BidirectionalCall<WireServerReflectionRequest, WireServerReflectionResponse> =
      try await InProcessTransport(router: router, listener: listener).bidirectional(
        ReflectionService.methods[version], options: CallOptions())
    var answers: [Answer] = []
    var replies = call.responses.makeAsyncIterator()
    for question in questions {
      let request = WireServerReflectionRequest(host: "h", messageRequest: question)
      try await call.requests.write(request)
      let reply = try #require(try await replies.next())
      #expect(reply.validHost == "h" && reply.originalRequest == request)
      answers.append(try #require(reply.messageResponse))
    }
    await call.requests.finish()
    #expect(try await replies.next() == nil)
    return answers
  }

  private func files(_ answer: Answer) -> Int? {
    guard case .fileDescriptorResponse(let files) = answer else { return nil }
    return files.fileDescriptorProto.count
  }

  @Test(arguments: [0, 1]) func servicesAreListedUnderBothNames(_ version: Int) async throws {
    func names(_ listener: ListenerTag) async throws -> [String] {
      guard
        case .listServicesResponse(let list) = try await ask([.listServices("")], version: version, listener)[
          0]
      else { return [] }
      return list.service.map(\.name)
    }
    #expect(try await names(.public) == ["handschlag.v1.ProjectService"])
    #expect(try await names(.admin) == ["handschlag.v1.AdminService", "handschlag.v1.ProjectService"])
  }

  /// Everything that a tool may look up by name, with the file that declares it.
  @Test(arguments: [
    ("handschlag.v1.ProjectService", "handschlag/v1/project.proto"),
    ("handschlag.v1.ProjectService.GetProject", "handschlag/v1/project.proto"),
    ("handschlag.v1.GetProjectRequest", "handschlag/v1/project.proto"),
    ("handschlag.v1.GetProjectRequest.project_id", "handschlag/v1/project.proto"),
    ("handschlag.v1.VERIFICATION_LOOK", "handschlag/v1/admin.proto"),
    ("handschlag.options.v1.method", "handschlag/options/v1/options.proto"),
    ("google.protobuf.FieldOptions", "google/protobuf/descriptor.proto"),
    ("google.protobuf.FieldDescriptorProto.Type", "google/protobuf/descriptor.proto"),
    ("google.rpc.BadRequest.FieldViolation", "google/rpc/error_details.proto"),
    ("grpc.health.v1.HealthCheckResponse.NOT_SERVING", "grpc/health/v1/health.proto"),
    ("grpc.reflection.v1alpha.ServerReflection", "grpc/reflection/v1alpha/reflection.proto"),
  ])
  func aNameLeadsToItsFile(_ symbol: String, _ name: String) async throws {
    let schema = try SchemaIndex(SchemaIndex.wire + HandschlagAPISchema.files)
    let file = try #require(schema.file(declaring: symbol))
    #expect(file == schema.file(named: name))
    let answers = try await ask([.fileContainingSymbol(symbol), .fileByFilename(name)])
    #expect(files(answers[0]) == 1 + schema.imports(of: file).count)
    // The imports were sent; the file itself was asked for again.
    #expect(files(answers[1]) == 1)
  }

  @Test func everyServedMethodAndTypeIsInTheSchema() throws {
    let schema = try SchemaIndex(SchemaIndex.wire + HandschlagAPISchema.files)
    let methods =
      AccountServiceMethods.all + AdminServiceMethods.all + ConsentServiceMethods.all
      + EngagementServiceMethods.all + WireHealthMethods.all + ReflectionService.methods
    for method in methods {
      #expect(schema.file(declaring: "\(method.service).\(method.name)") != nil, "\(method.path)")
    }
    for name in [
      WireHealthCheckRequest.fullName, WireServerReflectionRequest.fullName, GetLoadResponse.fullName,
    ] { #expect(schema.file(declaring: name) != nil) }
  }

  @Test func extensionsAreFound() async throws {
    let question = WireExtensionRequest(
      containingType: "google.protobuf.MethodOptions", extensionNumber: 50_101)
    let answers = try await ask([
      .fileContainingExtension(question), .allExtensionNumbersOfType("google.protobuf.FieldOptions"),
      .allExtensionNumbersOfType("handschlag.v1.Project"),
    ])
    #expect(files(answers[0]) == 2)
    #expect(
      answers[1]
        == .allExtensionNumbersResponse(
          .init(baseTypeName: "google.protobuf.FieldOptions", extensionNumber: [50_102])))
    #expect(
      answers[2] == .allExtensionNumbersResponse(.init(baseTypeName: "handschlag.v1.Project")))
  }

  @Test func whatIsUnknownIsAnErrorAndTheStreamGoesOn() async throws {
    let answers = try await ask([
      .fileByFilename("x.proto"), .fileContainingSymbol(""), .allExtensionNumbersOfType("x"),
      .fileContainingExtension(.init(containingType: "x", extensionNumber: 1)), nil, .listServices("*"),
    ])
    for answer in answers.prefix(4) {
      #expect(answer == .errorResponse(.init(errorCode: 5, errorMessage: "the schema has no such thing")))
    }
    #expect(answers[4] == .errorResponse(.init(errorCode: 3, errorMessage: "the request asks nothing")))
    guard case .listServicesResponse = answers[5] else {
      Issue.record("the stream ended")
      return
    }
  }

  @Test func aSchemaThatIsNoneIsRefused() {
    #expect(throws: RPCError.self) { try SchemaIndex(["????"]) }
    #expect(throws: RPCError.self) { try SchemaIndex(["Cg=="]) }
  }
}
