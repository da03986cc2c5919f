import HandschlagRPC
import NIOHPACK

/// Why a request is turned away before its method is looked at.
struct GRPCRefusal: Error, Sendable, Hashable {
  /// HTTP's status; anything but 200 says that this is no gRPC.
  var httpStatus = "200"
  /// gRPC's status beside it.
  let error: RPCError

  init(_ code: StatusCode, _ message: String, httpStatus: String = "200") {
    error = RPCError(code, message)
    self.httpStatus = httpStatus
  }
}

/// What the HEADERS of a request say (gRPC over HTTP/2, "Request-Headers").
struct GRPCRequestHead: Sendable, Hashable {
  /// `/service/method`.
  var path = ""
  /// What the caller sent beside the request, reserved names left out, `-bin` values one by one.
  var metadata = Metadata()
  /// Nanoseconds until the deadline; nil for none.
  var timeoutNanoseconds: Int64?
  /// Whether messages may come compressed by gzip.
  var isGzip = false
  /// Whether replies may go compressed by gzip.
  var acceptsGzip = false

  private var isPost = false
  private var hasTrailersAllowed = false
  private var contentType: String?
  private var encoding: String?
  private var metadataBytes = 0

  /// Reads the headers of a request, whose form HTTP/2 has checked.
  ///
  /// - Throws: how the request is to be refused.
  init(_ headers: HPACKHeaders) throws(GRPCRefusal) {
    for (name, value, _) in headers { try read(name, value) }
    guard isPost else {
      throw GRPCRefusal(.internalError, "gRPC requests are sent by POST", httpStatus: "405")
    }
    guard let contentType, Self.isGRPC(contentType) else {
      throw GRPCRefusal(.internalError, "the content-type is not application/grpc", httpStatus: "415")
    }
    guard hasTrailersAllowed else {
      throw GRPCRefusal(.internalError, "the header te: trailers is missing", httpStatus: "400")
    }
    switch encoding {
    case nil, "identity": break
    case "gzip": isGzip = true
    default:
      throw GRPCRefusal(.unimplemented, "the grpc-encoding is not known here; gzip and identity are")
    }
  }

  // Names are told apart by their length first: comparing texts of a length with all names costs more than all
  // else that is done with a request's headers.
  private mutating func read(_ name: String, _ value: String) throws(GRPCRefusal) {
    switch name.utf8.count {
    case 2 where name == "te":
      hasTrailersAllowed = value == "trailers"
    case 5 where name == ":path":
      path = value
    case 7 where name == ":method":
      isPost = value == "POST"
    case 7 where name == ":scheme", 10 where name == ":authority", 14 where name == "content-length":
      break
    case 12 where name == "content-type":
      contentType = value
    case 12 where name == "grpc-timeout":
      guard let timeout = GRPCTimeout.nanoseconds(value) else {
        throw GRPCRefusal(.invalidArgument, "the grpc-timeout is malformed")
      }
      timeoutNanoseconds = timeout
    case 13 where name == "grpc-encoding":
      encoding = value
    case 20 where name == "grpc-accept-encoding":
      acceptsGzip = Self.list(value, contains: "gzip")
    default:
      try add(name, value)
    }
  }

  private mutating func add(_ name: String, _ value: String) throws(GRPCRefusal) {
    if GRPCNames.isReserved(name), !GRPCNames.isPassedOn(name) { return }
    guard GRPCNames.isKey(name) else {
      throw GRPCRefusal(.invalidArgument, "the request's metadata has an invalid key")
    }
    metadataBytes += name.utf8.count + value.utf8.count
    let isBinary = name.hasSuffix("-bin")
    let parts = isBinary ? value.split(separator: ",", omittingEmptySubsequences: false) : []
    guard metadata.count + max(1, parts.count) <= RequestEnvelope.largestMetadataCount,
      metadataBytes <= RequestEnvelope.largestMetadataBytes
    else { throw GRPCRefusal(.resourceExhausted, "the request carries too much metadata") }
    if parts.count > 1 {
      for part in parts {
        metadata.appendParsed(Metadata.Element(lowercase: name, value: GRPCNames.trimmed(part)))
      }
    } else {
      metadata.appendParsed(Metadata.Element(lowercase: name, value: value))
    }
  }

  private static func isGRPC(_ contentType: String) -> Bool {
    if contentType == "application/grpc" { return true }
    guard contentType.hasPrefix("application/grpc") else { return false }
    let rest = contentType.dropFirst("application/grpc".count)
    if rest.hasPrefix(";") { return true }
    guard rest.hasPrefix("+proto") else { return false }
    let parameters = rest.dropFirst("+proto".count)
    return parameters.isEmpty || parameters.hasPrefix(";")
  }

  private static func list(_ value: String, contains wanted: String) -> Bool {
    value.split(separator: ",").contains { GRPCNames.trimmed($0) == wanted }
  }
}

/// `grpc-timeout`: at most eight digits and a unit.
enum GRPCTimeout {
  /// Nanoseconds, at most those of 292 years; nil when the text is no timeout.
  static func nanoseconds(_ text: String) -> Int64? {
    var value: Int64 = 0
    var digits = 0
    var unit: Int64?
    for byte in text.utf8 {
      guard unit == nil else { return nil }
      if (0x30...0x39).contains(byte) {
        digits += 1
        guard digits <= 8 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      } else {
        unit = nanoseconds(unit: byte)
        guard unit != nil else { return nil }
      }
    }
    guard digits > 0, let unit else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: unit)
    return overflow ? .max : product
  }

  private static func nanoseconds(unit: UInt8) -> Int64? {
    switch unit {
    case UInt8(ascii: "n"): 1
    case UInt8(ascii: "u"): 1_000
    case UInt8(ascii: "m"): 1_000_000
    case UInt8(ascii: "S"): 1_000_000_000
    case UInt8(ascii: "M"): 60_000_000_000
    case UInt8(ascii: "H"): 3_600_000_000_000
    default: nil
    }
  }
}

/// Which names of headers are metadata.
enum GRPCNames {
  /// Whether a name belongs to gRPC or HTTP, so that a call's metadata must not use it.
  static func isReserved(_ name: String) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: ":"): return true
    case UInt8(ascii: "g") where name.hasPrefix("grpc-"): return true
    case UInt8(ascii: "c") where name == "content-type" || name == "content-length" || name == "connection":
      return true
    case UInt8(ascii: "t") where name == "te" || name == "trailer" || name == "transfer-encoding": return true
    case UInt8(ascii: "k") where name == "keep-alive": return true
    case UInt8(ascii: "h") where name == "host": return true
    case UInt8(ascii: "p") where name == "proxy-connection": return true
    case UInt8(ascii: "u") where name == "upgrade": return true
    default: return false
    }
  }

  /// Whether a reserved name of a request is of use to handlers all the same.
  static func isPassedOn(_ name: String) -> Bool {
    name == "grpc-trace-bin" || name == "grpc-tags-bin" || name == "grpc-previous-rpc-attempts"
  }

  /// Whether a name is a key: lower-case letters, digits, `-`, `_`, `.`, at least one.
  static func isKey(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  /// Without spaces around it.
  static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.utf8.first == 0x20 || text.utf8.first == 0x09 { text.removeFirst() }
    while text.utf8.last == 0x20 || text.utf8.last == 0x09 { text.removeLast() }
    return String(text)
  }
}
