import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Writes services: what a server implements, what a client calls, and the table of methods.
struct ServiceWriter {
  let schema: Schema
  private var types: TypeNames { TypeNames(schema.settings) }
  private var visibility: String { schema.settings.visibility }

  init(_ schema: Schema) {
    self.schema = schema
  }

  /// A method as it reads in Swift.
  private struct Method {
    /// The four kinds, by their names in `CallKind`.
    enum Kind: String {
      case unary
      case serverStreaming
      case clientStreaming
      case bidirectional
    }

    let descriptor: MethodDescriptor
    let rule: MethodRule
    let name: String
    let request: String
    let response: String

    var kind: Kind {
      switch (descriptor.clientStreaming, descriptor.serverStreaming) {
      case (false, false): .unary
      case (false, true): .serverStreaming
      case (true, false): .clientStreaming
      case (true, true): .bidirectional
      }
    }

    var doc: [String] {
      DocComment.lines(descriptor, fallback: "The method `\(descriptor.name)`.")
    }
  }

  /// A file's services.
  func write(_ file: FileDescriptor, to lines: inout Lines) throws(SchemaError) {
    for service in file.services {
      var methods: [Method] = []
      for method in service.methods {
        methods.append(
          Method(
            descriptor: method, rule: try SchemaCheck(schema: schema).rule(method),
            name: SwiftName.lowerCamel(method.name), request: types.swift(method.inputType),
            response: types.swift(method.outputType)))
      }
      writeProtocol(service, methods, to: &lines)
      writeTable(service, methods, to: &lines)
      writeHandlers(service, methods, to: &lines)
      writeClient(service, methods, to: &lines)
    }
  }

  private func swiftName(_ service: ServiceDescriptor) -> String {
    schema.settings.prefix + service.name
  }

  // MARK: Server

  private func writeProtocol(_ service: ServiceDescriptor, _ methods: [Method], to lines: inout Lines) {
    lines.add("")
    lines.add(DocComment.lines(service, fallback: "The service `\(service.fullName)`."))
    lines.block("\(visibility) protocol \(swiftName(service)): RPCService") { lines in
      for (index, method) in methods.enumerated() {
        if index > 0 { lines.add("") }
        lines.add(method.doc)
        let name = SwiftName.escaped(method.name)
        switch method.kind {
        case .unary:
          lines.add("func \(name)(")
          lines.add("  _ request: \(method.request), context: ServerContext")
          lines.add(") async throws -> \(method.response)")
        case .serverStreaming:
          lines.add("func \(name)(")
          lines.add("  _ request: \(method.request), context: ServerContext,")
          lines.add("  responses: ResponseWriter<\(method.response)>")
          lines.add(") async throws")
        case .clientStreaming:
          lines.add("func \(name)(")
          lines.add("  _ requests: RequestStream<\(method.request)>, context: ServerContext")
          lines.add(") async throws -> \(method.response)")
        case .bidirectional:
          lines.add("func \(name)(")
          lines.add("  _ requests: RequestStream<\(method.request)>, context: ServerContext,")
          lines.add("  responses: ResponseWriter<\(method.response)>")
          lines.add(") async throws")
        }
      }
    }
  }

  private func writeTable(_ service: ServiceDescriptor, _ methods: [Method], to lines: inout Lines) {
    lines.add("", "/// What the schema says of each method of `\(service.name)`.")
    lines.block("\(visibility) enum \(swiftName(service))Methods") { lines in
      for method in methods {
        let rule = method.rule
        let idempotent = method.descriptor.options.idempotencyLevel != .idempotencyUnknown
        lines.add(method.doc)
        lines.add("\(visibility) static let \(SwiftName.escaped(method.name)) = MethodDescriptor(")
        lines.add(
          "  service: \"\(service.fullName)\", name: \"\(method.descriptor.name)\", kind: .\(method.kind.rawValue),"
        )
        lines.add(
          "  audience: .\(rule.audience?.swiftName ?? ""), isIdempotent: \(idempotent), isKeyed: \(rule.keyed),"
        )
        lines.add(
          "  isSealed: \(rule.sealed), isAudited: \(rule.audited), revealsContact: \(rule.revealsContact),")
        lines.add("  hasSecretReply: \(rule.secretReply), maxRequestBytes: \(rule.maxRequestBytes),")
        lines.add(
          "  memoryBudget: \(rule.memoryBudget), priority: .\(rule.priority?.swiftName ?? "usual"),",
          "  isOwnData: \(rule.ownData))", "")
      }
      lines.add("/// All of them, in the order of the schema.")
      lines.block("\(visibility) static var all: [MethodDescriptor]") { lines in
        lines.add("[")
        lines.add(methods.map { "  \(SwiftName.escaped($0.name))," })
        lines.add("]")
      }
      lines.add("")
      writeEach(service, methods, to: &lines)
    }
  }

  private func writeEach(_ service: ServiceDescriptor, _ methods: [Method], to lines: inout Lines) {
    lines.add(
      "/// A value for each of them: what says something of every method does not compile while it leaves one"
    )
    lines.add("/// out, or names one that is no more.")
    lines.block("package struct Each<Value: Sendable>: Sendable") { lines in
      lines.add("private let values: [Value]", "")
      lines.add("/// The values, in the order of the schema.")
      lines.add("package init(")
      for (index, method) in methods.enumerated() {
        lines.add("  \(SwiftName.escaped(method.name)): Value" + (index < methods.count - 1 ? "," : ""))
      }
      lines.block(")") { lines in
        lines.add("values = [")
        lines.add(methods.map { "  \(SwiftName.escaped($0.name))," })
        lines.add("]")
      }
      lines.add("", "/// Each method and its value.")
      lines.block("package var all: [(method: MethodDescriptor, value: Value)]") { lines in
        lines.add("zip(\(swiftName(service))Methods.all, values).map { ($0, $1) }")
      }
    }
  }

  private func writeHandlers(_ service: ServiceDescriptor, _ methods: [Method], to lines: inout Lines) {
    lines.add("")
    lines.block("extension \(swiftName(service))") { lines in
      lines.add("/// What a router is given: one handler for each method.")
      lines.block("\(visibility) var handlers: [RPCHandler]") { lines in
        lines.add("[")
        for method in methods {
          let table = "\(swiftName(service))Methods.\(method.name)"
          switch method.kind {
          case .unary, .clientStreaming:
            lines.add(
              "  .\(method.kind.rawValue)(\(table)) { try await self.\(method.name)($0, context: $1) },")
          case .serverStreaming, .bidirectional:
            lines.add(
              "  .\(method.kind.rawValue)(\(table)) { try await self.\(method.name)($0, context: $1, responses: $2) },"
            )
          }
        }
        lines.add("]")
      }
    }
  }

  // MARK: Client

  private func writeClient(_ service: ServiceDescriptor, _ methods: [Method], to lines: inout Lines) {
    lines.add("", "/// Calls `\(service.name)`.")
    lines.block("\(visibility) struct \(swiftName(service))Client: Sendable") { lines in
      lines.add("private let channel: any RPCChannel", "")
      lines.add("/// A client that calls over a channel.")
      lines.block("\(visibility) init(channel: any RPCChannel)") { $0.add("self.channel = channel") }
      for method in methods {
        lines.add("")
        lines.add(method.doc)
        writeCall(service, method, to: &lines)
      }
    }
  }

  private func writeCall(_ service: ServiceDescriptor, _ method: Method, to lines: inout Lines) {
    let table = "\(swiftName(service))Methods.\(method.name)"
    lines.add("\(visibility) func \(SwiftName.escaped(method.name))(")
    switch method.kind {
    case .unary:
      lines.add("  _ request: \(method.request), options: CallOptions = .default")
      lines.block(") async throws -> \(method.response)") { lines in
        lines.add("try await channel.unary(\(table), request, options: options)")
      }
    case .serverStreaming:
      lines.add("  _ request: \(method.request), options: CallOptions = .default")
      lines.block(") async throws -> ResponseStream<\(method.response)>") { lines in
        lines.add("try await channel.serverStreaming(\(table), request, options: options)")
      }
    case .clientStreaming:
      lines.add("  options: CallOptions = .default,")
      lines.add("  writing: @escaping @Sendable (RequestWriter<\(method.request)>) async throws -> Void")
      lines.block(") async throws -> \(method.response)") { lines in
        lines.add("let response: UnaryResponse<\(method.response)> = try await channel.clientStreaming(")
        lines.add("  \(table), options: options, writing: writing)")
        lines.add("return response.message")
      }
    case .bidirectional:
      lines.add("  options: CallOptions = .default")
      lines.block(") async throws -> BidirectionalCall<\(method.request), \(method.response)>") { lines in
        lines.add("try await channel.bidirectional(\(table), options: options)")
      }
    }
  }
}
