import HandschlagProtobuf

/// `google.rpc.Status` and the details that `RPCError` knows.
///
/// Written by hand, because every failed call passes here and the envelope around it is, too.
package enum StatusCodec {
  private static let prefix = "type.googleapis.com/google.rpc."
  private static let errorInfo = prefix + "ErrorInfo"
  private static let badRequest = prefix + "BadRequest"
  private static let retryInfo = prefix + "RetryInfo"
  /// Seconds that `google.protobuf.Duration` holds at most, some 10,000 years.
  private static let longestDelay: Int64 = 315_576_000_000

  /// The encoded `google.rpc.Status` of an error, as `grpc-status-details-bin` carries it.
  package static func encode(_ error: RPCError) -> [UInt8] {
    var writer = WireWriter()
    write(error, to: &writer)
    return writer.bytes
  }

  /// The error that an encoded `google.rpc.Status` stands for; nil for OK.
  ///
  /// - Throws: `INTERNAL` when the bytes are no status.
  package static func decode(_ span: RawSpan) throws(RPCError) -> RPCError? {
    do {
      return try read(span, span.wholeRange)
    } catch {
      throw RPCError(.internalError, "the status is malformed")
    }
  }

  static func write(_ error: RPCError, to writer: inout WireWriter) {
    writer.field(1, UInt64(error.code.rawValue))
    writer.field(2, error.message)
    for detail in error.details {
      writer.message(3) { any in
        switch detail {
        case .errorInfo(let info): write(errorInfo, to: &any) { write(info, to: &$0) }
        case .badRequest(let violations): write(badRequest, to: &any) { write(violations, to: &$0) }
        case .retryInfo(let delay): write(retryInfo, to: &any) { write(delay, to: &$0) }
        case .other(let typeURL, let value):
          any.field(1, typeURL)
          any.field(2, value)
        }
      }
    }
  }

  private static func write(
    _ typeURL: String, to any: inout WireWriter, _ build: (inout WireWriter) -> Void
  ) {
    any.field(1, typeURL)
    any.message(2, build)
  }

  private static func write(_ info: ErrorInfo, to writer: inout WireWriter) {
    writer.field(1, info.reason)
    writer.field(2, info.domain)
    for (key, value) in info.metadata.sorted(by: { $0.key < $1.key }) {
      writer.message(3) { entry in
        entry.field(1, key)
        entry.field(2, value)
      }
    }
  }

  private static func write(_ violations: [FieldViolation], to writer: inout WireWriter) {
    for violation in violations {
      writer.message(1) { inner in
        inner.field(1, violation.path)
        inner.field(2, violation.description)
      }
    }
  }

  private static func write(_ delay: Duration, to writer: inout WireWriter) {
    writer.message(1) { inner in
      inner.field(1, UInt64(bitPattern: delay.components.seconds))
      inner.field(2, UInt64(bitPattern: delay.components.attoseconds / 1_000_000_000))
    }
  }

  // MARK: - Reading

  static func read(_ span: RawSpan, _ range: Range<Int>) throws -> RPCError? {
    var cursor = WireCursor(range)
    var code = 0
    var message = ""
    var details: [ErrorDetail] = []
    while let field = try cursor.next(span) {
      switch (field.number, field.bytes) {
      case (1, nil): code = Int(Int32(truncatingIfNeeded: field.varint))
      case (2, let range?): message = try text(span, range)
      case (3, let range?): details.append(try detail(span, range))
      case (1...3, _): throw MalformedWire()
      default: continue
      }
    }
    guard code != 0 else { return nil }
    return RPCError(StatusCode(rawValue: code) ?? .unknown, message, details: details)
  }

  private static func detail(_ span: RawSpan, _ range: Range<Int>) throws -> ErrorDetail {
    let (url, value) = try pair(span, range)
    let typeURL = try text(span, url)
    switch typeURL {
    case errorInfo: return .errorInfo(try readErrorInfo(span, value))
    case badRequest: return .badRequest(try readBadRequest(span, value))
    case retryInfo: return .retryInfo(try readRetryInfo(span, value))
    default: return .other(typeURL: typeURL, value: span.bytes(value))
    }
  }

  private static func readErrorInfo(_ span: RawSpan, _ range: Range<Int>) throws -> ErrorInfo {
    var cursor = WireCursor(range)
    var info = ErrorInfo(reason: "", domain: "")
    while let field = try cursor.next(span) {
      guard let range = field.bytes else { continue }
      switch field.number {
      case 1: info.reason = try text(span, range)
      case 2: info.domain = try text(span, range)
      case 3:
        let (key, value) = try pair(span, range)
        info.metadata[try text(span, key)] = try text(span, value)
      default: continue
      }
    }
    return info
  }

  private static func readBadRequest(_ span: RawSpan, _ range: Range<Int>) throws -> [FieldViolation] {
    var cursor = WireCursor(range)
    var violations: [FieldViolation] = []
    while let field = try cursor.next(span) {
      guard field.number == 1, let range = field.bytes else { continue }
      let (path, description) = try pair(span, range)
      violations.append(
        FieldViolation(path: try text(span, path), description: try text(span, description)))
    }
    return violations
  }

  /// Of a field that comes more than once the last value counts, as protobuf has it.
  private static func readRetryInfo(_ span: RawSpan, _ range: Range<Int>) throws -> Duration {
    var cursor = WireCursor(range)
    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
    while let field = try cursor.next(span) {
      guard field.number == 1, let range = field.bytes else { continue }
      var inner = WireCursor(range)
      while let part = try inner.next(span) {
        let value = Int64(bitPattern: part.varint)
        if part.number == 1 { seconds = min(max(value, -longestDelay), longestDelay) }
        if part.number == 2 { nanoseconds = min(max(value, -999_999_999), 999_999_999) }
      }
    }
    return .seconds(seconds) + .nanoseconds(nanoseconds)
  }

  /// The fields 1 and 2 of a message that has two fields of text or bytes.
  private static func pair(
    _ span: RawSpan, _ range: Range<Int>
  ) throws -> (first: Range<Int>, second: Range<Int>) {
    var cursor = WireCursor(range)
    var first = 0..<0
    var second = 0..<0
    while let field = try cursor.next(span) {
      guard let range = field.bytes else { continue }
      if field.number == 1 { first = range }
      if field.number == 2 { second = range }
    }
    return (first, second)
  }

  private static func text(_ span: RawSpan, _ range: Range<Int>) throws -> String {
    guard let text = span.text(range) else { throw MalformedWire() }
    return text
  }
}
