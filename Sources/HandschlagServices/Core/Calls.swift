import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagStore
import HandschlagVault
import Logging

extension Marketplace {
  /// Runs a write and gives its errors their names for the caller.
  func write<R: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> R) async throws -> R {
    do {
      return try await store.write(body)
    } catch {
      throw answer(to: error)
    }
  }

  /// Runs a short read, likewise.
  func read<R: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> R) async throws -> R {
    do {
      return try await store.read(body)
    } catch {
      throw answer(to: error)
    }
  }

  /// Runs a long read, likewise.
  func readLong<R: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> R) async throws -> R {
    do {
      return try await store.readLong(body)
    } catch {
      throw answer(to: error)
    }
  }

  /// What a caller is told of an error. One that says nothing to callers is logged: it is a defect of the
  /// server, or of its files.
  func answer(to error: any Error) -> any Error {
    let answer = RPCError.answering(error)
    if !(answer is RPCError) && !(answer is CancellationError) {
      // Its type, and the text only of kinds that are known to hold no data of a caller's.
      let text = error is VaultError || error is CorruptValue ? "\(error)" : ""
      logger.error(
        "a call failed by a defect", metadata: ["error": "\(type(of: error))", "detail": "\(text)"])
    }
    return answer
  }

  /// Runs a mutation once for the caller's idempotency key, if the call carries one.
  ///
  /// The reply is stored with it and must therefore hold no secret and no contact data; the schema's
  /// `secret_reply` methods never come here.
  func writeOnce<Request: Message, Reply: Message>(
    _ context: ServerContext, scope: IdempotencyScope, request: Request,
    _ body: @escaping @Sendable (WriteTransaction, Timestamp) throws -> Reply
  ) async throws -> Reply {
    let now = clock()
    guard let key = try context.idempotencyKey else {
      return try await write { try body($0, now) }
    }
    let method = context.method.service + "/" + context.method.name
    let mac = vault.requests.code(method: method, request: request.encoded())
    return try await write { tx in
      var fresh: Reply?
      let reply = try tx.idempotent(
        scope: scope, method: context.method.name, key: key, requestMAC: mac, now: now.milliseconds / 1000
      ) {
        let made = try body(tx, now)
        fresh = made
        return made.encoded()
      }
      return try fresh ?? Reply(decoding: reply.bytes)
    }
  }
}

extension ServerContext {
  /// The key under which the caller may repeat this call, or nil.
  ///
  /// - Throws: `INVALID_ARGUMENT` for a key that is too long.
  fileprivate var idempotencyKey: [UInt8]? {
    get throws {
      guard let key = metadata["idempotency-key"], !key.isEmpty else { return nil }
      guard key.utf8.count <= 64 else {
        throw RPCError(.invalidArgument, "metadata 'idempotency-key' is longer than 64 bytes")
      }
      return Array(key.utf8)
    }
  }
}
