public import HandschlagProtobuf

/// Starts a call of one method; see ``HandlerBody/start(_:_:gate:limits:executor:)``.
@usableFromInline
package typealias HandlerStart =
  @Sendable (
    UnsafeRawBufferPointer, ServerContext, InterceptorGate?, InboxLimits, (any TaskExecutor)?
  ) -> StartedCall

/// Handles one call with one request and one reply in the task that asks for it.
///
/// The payload is read before the first suspension and not after: whoever asks stays on its thread until
/// then, and may lend bytes that it needs again afterwards. The reply goes to the context's sink.
@usableFromInline
package typealias HandlerRun =
  nonisolated(nonsending) @Sendable (UnsafeRawBufferPointer, ServerContext) async -> Void

/// How a call of one kind is started; one conformance for each kind.
///
/// What unary calls pass is `@inlinable`, so that it is compiled for the messages of each method: without
/// that a tenth of a call's time goes into looking up the metadata of generic types.
@usableFromInline
package protocol HandlerBody: Sendable {
  /// Decodes what there is to decode and starts the handler's task on `executor`.
  ///
  /// - Parameters:
  ///   - payload: the request message; read during the call only
  ///   - gate: what must be awaited before the handler may run; nil on the short path
  ///   - limits: bounds of unread messages, for kinds with a request stream
  func start(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext, gate: InterceptorGate?,
    limits: InboxLimits, executor: (any TaskExecutor)?
  ) -> StartedCall
}

extension HandlerBody {
  /// Decodes and checks one request message of a method.
  @inlinable
  static func decode<M: Message>(
    _ bytes: UnsafeRawBufferPointer, for method: MethodDescriptor
  ) throws(RPCError) -> M {
    guard bytes.count <= method.maxRequestBytes else {
      throw RPCError(
        .resourceExhausted,
        "the request has \(bytes.count) bytes, \(method.name) takes \(method.maxRequestBytes)")
    }
    let message: M
    do {
      let limits = DecodingLimits(maxDepth: method.maxDepth, memoryBudget: method.memoryBudget)
      message = try M(decoding: bytes, limits: limits)
    } catch {
      let code: StatusCode = error == .budgetExceeded ? .resourceExhausted : .invalidArgument
      throw RPCError(code, "the request cannot be decoded: \(error)")
    }
    var violations = FieldViolations()
    message.validate(&violations)
    guard violations.isEmpty else { throw RPCError(violations: violations.list) }
    return message
  }

  /// The first message of a call with one request; nil when the call failed on it.
  ///
  /// With a gate the failure is told after the gate, so that a stranger learns nothing before being known.
  static func request<M: Message>(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext, gate: InterceptorGate?
  ) -> Result<M, RPCError>? {
    do {
      return .success(try decode(payload, for: context.method))
    } catch {
      if gate != nil { return .failure(error) }
      context.fail(error)
      return nil
    }
  }

  static func inbox<M: Message>(
    for context: ServerContext, _ limits: InboxLimits, first payload: UnsafeRawBufferPointer
  ) -> MessageInbox<M>? {
    let inbox = MessageInbox<M>(limits: limits) { [method = context.method] bytes throws(RPCError) in
      try decode(bytes, for: method)
    }
    guard !payload.isEmpty else { return inbox }
    do {
      _ = try inbox.receive(payload)
      return inbox
    } catch {
      context.fail(error)
      return nil
    }
  }
}

@usableFromInline
struct UnaryBody<Request: Message, Response: Message>: HandlerBody {
  @usableFromInline
  let handle: @Sendable (Request, ServerContext) async throws -> Response

  @inlinable
  init(handle: @escaping @Sendable (Request, ServerContext) async throws -> Response) {
    self.handle = handle
  }

  @inlinable
  package func start(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext, gate: InterceptorGate?,
    limits: InboxLimits, executor: (any TaskExecutor)?
  ) -> StartedCall {
    if let gate { return start(payload, context, behind: gate, executor) }
    let request: Request
    do {
      request = try Self.decode(payload, for: context.method)
    } catch {
      context.fail(error)
      return StartedCall()
    }
    let handle = handle
    return StartedCall(
      task: Task.immediate(executorPreference: executor) {
        do {
          context.succeed(with: try await handle(request, context))
        } catch {
          context.fail(error)
        }
      })
  }

  /// See ``HandlerRun``.
  @inlinable
  nonisolated(nonsending) package func run(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext
  ) async {
    let request: Request
    do {
      request = try Self.decode(payload, for: context.method)
    } catch {
      return context.fail(error)
    }
    do {
      context.succeed(with: try await handle(request, context))
    } catch {
      context.fail(error)
    }
  }

  @usableFromInline
  func start(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext, behind gate: InterceptorGate,
    _ executor: (any TaskExecutor)?
  ) -> StartedCall {
    guard let decoded: Result<Request, RPCError> = Self.request(payload, context, gate: gate) else {
      return StartedCall()
    }
    let handle = handle
    return StartedCall(
      task: Task.immediate(executorPreference: executor) {
        do {
          try await gate.pass(context)
          context.succeed(with: try await handle(try decoded.get(), context))
        } catch {
          context.fail(error)
        }
      })
  }
}

struct ServerStreamingBody<Request: Message, Response: Message>: HandlerBody {
  let handle: @Sendable (Request, ServerContext, ResponseWriter<Response>) async throws -> Void

  package func start(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext, gate: InterceptorGate?,
    limits: InboxLimits, executor: (any TaskExecutor)?
  ) -> StartedCall {
    guard let decoded: Result<Request, RPCError> = Self.request(payload, context, gate: gate) else {
      return StartedCall()
    }
    let handle = handle
    return StartedCall(
      task: Task.immediate(executorPreference: executor) {
        do {
          if let gate { try await gate.pass(context) }
          try await handle(try decoded.get(), context, ResponseWriter(context))
          context.succeed()
        } catch {
          context.fail(error)
        }
      })
  }
}

struct ClientStreamingBody<Request: Message, Response: Message>: HandlerBody {
  let handle: @Sendable (RequestStream<Request>, ServerContext) async throws -> Response

  package func start(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext, gate: InterceptorGate?,
    limits: InboxLimits, executor: (any TaskExecutor)?
  ) -> StartedCall {
    guard let inbox: MessageInbox<Request> = Self.inbox(for: context, limits, first: payload) else {
      return StartedCall()
    }
    let handle = handle
    let task = Task.immediate(executorPreference: executor) {
      do {
        if let gate { try await gate.pass(context) }
        context.succeed(with: try await handle(RequestStream(inbox), context))
      } catch {
        context.fail(error)
      }
      inbox.abandon()
    }
    return StartedCall(task: task, requests: inbox)
  }
}

struct BidirectionalBody<Request: Message, Response: Message>: HandlerBody {
  let handle: @Sendable (RequestStream<Request>, ServerContext, ResponseWriter<Response>) async throws -> Void

  package func start(
    _ payload: UnsafeRawBufferPointer, _ context: ServerContext, gate: InterceptorGate?,
    limits: InboxLimits, executor: (any TaskExecutor)?
  ) -> StartedCall {
    guard let inbox: MessageInbox<Request> = Self.inbox(for: context, limits, first: payload) else {
      return StartedCall()
    }
    let handle = handle
    let task = Task.immediate(executorPreference: executor) {
      do {
        if let gate { try await gate.pass(context) }
        try await handle(RequestStream(inbox), context, ResponseWriter(context))
        context.succeed()
      } catch {
        context.fail(error)
      }
      inbox.abandon()
    }
    return StartedCall(task: task, requests: inbox)
  }
}
