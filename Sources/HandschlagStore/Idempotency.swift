import HandschlagSQL

/// Whose idempotency keys a key stands among.
package enum IdempotencyScope: Hashable, Sendable {
  /// An account's.
  case account(Int64)
  /// A caller's without an account yet, named by the hash of the token it brings.
  case token([UInt8])

  var bytes: [UInt8] {
    switch self {
    case .account(let id): [1] + withUnsafeBytes(of: id.bigEndian) { [UInt8]($0) }
    case .token(let hash): [2] + hash
    }
  }
}

/// What an idempotent operation answers.
package enum IdempotentReply: Hashable, Sendable {
  /// The operation ran; this is its reply, recorded with it.
  case fresh([UInt8])
  /// It had run before; this is the reply it gave then.
  case replayed([UInt8])

  /// The reply, in either case.
  package var bytes: [UInt8] {
    switch self {
    case .fresh(let bytes), .replayed(let bytes): bytes
    }
  }
}

extension WriteTransaction {
  /// Runs an operation once for a key, and answers its repetitions with the same reply.
  ///
  /// The row is written in the operation's own savepoint: they stand or fall together. An operation that
  /// throws records nothing, so it may be tried again.
  /// - Parameters:
  ///   - key: the client's key or its digest, at most 64 bytes. Keys that rise with time keep the index's
  ///     pages together; random ones touch a page each.
  ///   - requestMAC: a keyed hash of the request, under a key of the server's.
  ///   - now: seconds since 1970.
  /// - Throws: ``StoreError/idempotencyKeyReused`` when the key stands for another request.
  package func idempotent(
    scope: IdempotencyScope, method: String, key: [UInt8], requestMAC: [UInt8], now: Int64,
    _ operation: () throws -> [UInt8]
  ) throws -> IdempotentReply {
    let scope = scope.bytes
    let recorded = try connection.row(
      "SELECT request_mac, reply FROM idempotency WHERE scope = ?1 AND method = ?2 AND key = ?3",
      scope, method, key
    ) { ($0.bytes(0), $0.bytes(1)) }
    if let (mac, reply) = recorded {
      guard Self.areEqual(mac, requestMAC) else { throw StoreError.idempotencyKeyReused }
      return .replayed(reply)
    }
    let reply = try operation()
    try connection.run(
      """
      INSERT INTO idempotency (id, scope, method, key, request_mac, reply, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, nextID("idempotency"), scope, method, key, requestMAC, reply, now)
    return .fresh(reply)
  }

  /// Deletes records made before a moment, the oldest first. Numbers rise with time, so no index is needed.
  ///
  /// - Parameters:
  ///   - moment: seconds since 1970; a record is kept for a day.
  ///   - limit: at most so many, for the writer is held up meanwhile.
  /// - Returns: how many were deleted; `limit` means that there may be more.
  @discardableResult
  package func purgeIdempotency(before moment: Int64, limit: Int) throws -> Int {
    let oldest = try connection.rows(
      "SELECT id, created_at FROM idempotency ORDER BY id LIMIT ?1", limit
    ) { (id: $0.int(0), at: $0.int(1)) }
    guard let last = oldest.prefix(while: { $0.at < moment }).last else { return 0 }
    return try connection.run("DELETE FROM idempotency WHERE id <= ?1", last.id)
  }

  /// Compares without telling by its time where the first difference is.
  private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }
}
