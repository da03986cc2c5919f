import HandschlagProtobuf

/// Every message of the schema: the guard, protobuf-c, and the bridges between its form and Swift's.
enum MessageFuzz {
  /// Two bytes pick the message, the rest is it.
  static func messages(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    let key = UInt16(reader.byte()) << 8 | UInt16(reader.byte())
    try check(MessageTable.message(at: key), reader.rest())
  }

  private static func check<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws {
    let first: M
    do { first = try M(decoding: bytes) } catch { return try refusedAtAnyBudget(type, bytes) }
    let once = first.encoded()
    // Bytes that differ, as NaNs do, are compared as bytes.
    try Finding.unless(try M(decoding: once).encoded() == once, "\(M.fullName) does not survive")
    var violations = FieldViolations()
    first.validate(&violations)
    first.forEachFreeText { _, _ in }
    var budget = 0
    var isTaken = false
    for _ in 0..<64 where !isTaken {
      // Anything else would mean that the arena ran out after the guard had agreed.
      do throws(DecodeError) {
        _ = try M(decoding: bytes, limits: DecodingLimits(memoryBudget: budget))
        isTaken = true
      } catch {
        try Finding.unless(error == .budgetExceeded, "\(M.fullName): \(error) at a budget of \(budget)")
      }
      budget += 8 + budget / 4
    }
  }

  /// What is wrong stays wrong when memory is short.
  private static func refusedAtAnyBudget<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws {
    try Finding.unless(
      (try? M(decoding: bytes, limits: DecodingLimits(memoryBudget: 64))) == nil,
      "\(M.fullName) is decoded with less memory only")
  }
}
