/// `grpc.reflection.v1.ServerReflection`, and the same under the name `v1alpha` that older tools ask for.
package final class ReflectionService: RPCService {
  private typealias Request = WireServerReflectionRequest
  private typealias Response = WireServerReflectionResponse

  /// The names that it is called by.
  package static let methods: [MethodDescriptor] = ["v1", "v1alpha"].map { version in
    MethodDescriptor(
      service: "grpc.reflection.\(version).ServerReflection", name: "ServerReflectionInfo",
      kind: .bidirectional, isIdempotent: true, maxRequestBytes: 4096)
  }

  private let services: ServedServices
  private let schema: SchemaIndex

  /// Tells of services, and of a schema.
  package init(_ services: ServedServices, schema: SchemaIndex) {
    self.services = services
    self.schema = schema
  }

  /// One handler for each name.
  package var handlers: [RPCHandler] {
    Self.methods.map { method in
      .bidirectional(method) {
        (requests: RequestStream<Request>, context, responses: ResponseWriter<Response>) in
        var sent: Set<Int> = []
        for try await request in requests {
          try await responses.write(self.answer(request, context.listener, &sent))
        }
      }
    }
  }

  /// Answers one question.
  ///
  /// - Parameter sent: the files that the stream has sent, by their position; a file is sent once with those
  ///   that it imports, and again when it is asked for itself.
  private func answer(_ request: Request, _ listener: ListenerTag, _ sent: inout Set<Int>) -> Response {
    let answer: Response.OneOf_MessageResponse =
      switch request.messageRequest {
      case .fileByFilename(let name): files(schema.file(named: name), &sent)
      case .fileContainingSymbol(let name): files(schema.file(declaring: name), &sent)
      case .fileContainingExtension(let question):
        files(
          schema.file(extending: question.containingType, number: Int(question.extensionNumber)), &sent)
      case .allExtensionNumbersOfType(let name): extensions(of: name)
      case .listServices:
        .listServicesResponse(
          WireListServiceResponse(
            service: services.names(on: listener).sorted().map { WireServiceResponse(name: $0) }))
      case nil: Self.error(.invalidArgument, "the request asks nothing")
      }
    return Response(validHost: request.host, originalRequest: request, messageResponse: answer)
  }

  private func files(_ file: Int?, _ sent: inout Set<Int>) -> Response.OneOf_MessageResponse {
    guard let file else { return Self.error(.notFound, "the schema has no such thing") }
    var found = [schema.encodedFile(file)]
    sent.insert(file)
    for other in schema.imports(of: file) where sent.insert(other).inserted {
      found.append(schema.encodedFile(other))
    }
    return .fileDescriptorResponse(WireFileDescriptorResponse(fileDescriptorProto: found))
  }

  private func extensions(of name: String) -> Response.OneOf_MessageResponse {
    guard schema.file(declaring: name) != nil else {
      return Self.error(.notFound, "the schema has no such thing")
    }
    let numbers = schema.extensionNumbers(of: name).map { Int32(clamping: $0) }
    return .allExtensionNumbersResponse(
      WireExtensionNumberResponse(baseTypeName: name, extensionNumber: numbers))
  }

  private static func error(_ code: StatusCode, _ message: String) -> Response.OneOf_MessageResponse {
    .errorResponse(WireErrorResponse(errorCode: Int32(code.rawValue), errorMessage: message))
  }
}
