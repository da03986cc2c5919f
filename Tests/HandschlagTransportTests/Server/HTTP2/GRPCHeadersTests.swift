import NIOHPACK
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// What the headers of requests mean, and what those of replies say.
struct GRPCHeadersTests {
  private static let usual: [(String, String)] = [
    (":method", "POST"), (":scheme", "http"), (":path", "/t.S/Echo"), (":authority", "here"),
    ("te", "trailers"), ("content-type", "application/grpc"),
  ]

  private static func head(
    _ more: [(String, String)] = [], without: String? = nil
  ) throws(GRPCRefusal) -> GRPCRequestHead {
    try GRPCRequestHead(HPACKHeaders(usual.filter { $0.0 != without } + more))
  }

  /// The fields of a reply's block.
  private static func fields(_ reply: GRPCReplyFields) -> HPACKHeaders {
    switch reply {
    case .plain: GRPCReplyHeaders.plain
    case .gzip: GRPCReplyHeaders.gzip
    case .ok: GRPCReplyHeaders.ok
    case .other(let fields): fields
    }
  }

  private static func refusal(_ more: [(String, String)] = [], without: String? = nil) -> GRPCRefusal? {
    do {
      _ = try head(more, without: without)
      return nil
    } catch { return error }
  }

  @Test func theUsualRequest() throws {
    let head = try Self.head([
      ("user-agent", "grpc-c++/1.51"), ("grpc-accept-encoding", "identity, deflate,gzip"),
    ])
    #expect(head.path == "/t.S/Echo")
    #expect(head.metadata == ["user-agent": "grpc-c++/1.51"])
    #expect(head.timeoutNanoseconds == nil)
    #expect(!head.isGzip)
    #expect(head.acceptsGzip)
  }

  @Test func onlyGRPCIsTaken() {
    #expect(Self.refusal([(":method", "GET")], without: ":method")?.httpStatus == "405")
    #expect(Self.refusal(without: "content-type")?.httpStatus == "415")
    #expect(Self.refusal(without: "te")?.httpStatus == "400")
    for type in ["text/html", "application/grpc-web", "application/grpc+json", "application/grp", ""] {
      #expect(Self.refusal([("content-type", type)], without: "content-type")?.httpStatus == "415")
    }
    for type in ["application/grpc;x=y", "application/grpc+proto", "application/grpc+proto; charset=utf-8"] {
      #expect(Self.refusal([("content-type", type)], without: "content-type") == nil)
    }
    #expect(Self.refusal([("grpc-encoding", "snappy")])?.error.code == .unimplemented)
    #expect(Self.refusal([("grpc-encoding", "identity")]) == nil)
  }

  @Test func reservedNamesAreNoMetadata() throws {
    let head = try Self.head([
      ("grpc-foo", "1"), ("grpc-trace-bin", "AA"), ("a", "1"), ("content-length", "3"), ("host", "x"),
    ])
    #expect(head.metadata == ["grpc-trace-bin": "AA", "a": "1"])
  }

  @Test func binaryValuesAreSplitAtCommas() throws {
    let head = try Self.head([("x-bin", "AQI=, AwQ,BQ=="), ("y", "1,2")])
    #expect(head.metadata.values("x-bin") == ["AQI=", "AwQ", "BQ=="])
    #expect(head.metadata.bytes("x-bin") == [1, 2])
    #expect(head.metadata.values("y") == ["1,2"])
  }

  @Test func metadataIsBounded() {
    let many = (0..<65).map { ("k\($0)", "v") }
    #expect(Self.refusal(many)?.error.code == .resourceExhausted)
    #expect(Self.refusal([("k", String(repeating: "x", count: 17 << 10))])?.error.code == .resourceExhausted)
    let commas = String(repeating: ",", count: 5000)
    #expect(Self.refusal([("k-bin", commas)])?.error.code == .resourceExhausted)
    #expect(Self.refusal([("k~", "v")])?.error.code == .invalidArgument)
  }

  @Test(arguments: [
    ("1n", 1), ("20u", 20_000), ("5m", 5_000_000), ("3S", 3_000_000_000), ("2M", 120_000_000_000),
    ("1H", 3_600_000_000_000), ("0S", 0), ("99999999H", Int64.max), ("00000001n", 1),
  ])
  func timeouts(text: String, nanoseconds: Int64) {
    #expect(GRPCTimeout.nanoseconds(text) == nanoseconds)
  }

  @Test(arguments: ["", "S", "1", "1s", "-1S", "1SS", "1S1", "123456789n", "1.5S", " 1S", "１S"])
  func noTimeouts(text: String) {
    #expect(GRPCTimeout.nanoseconds(text) == nil)
    #expect(Self.refusal([("grpc-timeout", text)])?.error.code == .invalidArgument)
  }

  @Test func messagesOfErrorsArePercentEncoded() {
    #expect(PercentText.encode("plain ~ text") == "plain ~ text")
    #expect(PercentText.encode("100% ✓\n") == "100%25 %E2%9C%93%0A")
    let headers = Self.fields(GRPCReplyHeaders.trailersOnly(RPCError(.aborted, "a\u{0}b"), nil, nil))
    #expect(headers.first(name: "grpc-message") == "a%00b")
    #expect(headers.first(name: "grpc-status") == "10")
    #expect(headers.first(name: ":status") == "200")
  }

  @Test func detailsTravelWithoutPadding() throws {
    let error = RPCError(.invalidArgument, "no", details: [.reason("WHY")], trailers: ["a": "1"])
    let headers = Self.fields(GRPCReplyHeaders.trailers(error, ["b-bin": "AA=="]))
    let text = try #require(headers.first(name: "grpc-status-details-bin"))
    #expect(!text.contains("="))
    let bytes = try #require(Metadata([.init(key: "d-bin", value: text)]).bytes("d-bin"))
    let decoded = try #require(try StatusCodec.decode(bytes.span.bytes))
    #expect(decoded.reason == "WHY")
    #expect(headers.first(name: "a") == "1")
    #expect(headers.first(name: "b-bin") == "AA")
  }

  @Test func whatHTTPCannotCarryIsLeftOut() {
    let metadata: Metadata = [
      "grpc-status": "0", ":status": "500", "content-type": "x", "te": "x", "a b": "1", "line": "a\r\nb",
      "tone": "é", "ok": "1",
    ]
    let headers = Self.fields(GRPCReplyHeaders.head(isGzip: true, metadata))
    #expect(
      headers.map(\.name) == [":status", "content-type", "grpc-accept-encoding", "grpc-encoding", "ok"])
    #expect(Self.fields(GRPCReplyHeaders.trailers(nil, metadata)).map(\.name) == ["grpc-status", "ok"])
  }

  @Test func otherHTTPStatusesComeFirst() {
    let headers = Self.fields(
      GRPCReplyHeaders.trailersOnly(RPCError(.internalError, "x"), nil, nil, httpStatus: "415"))
    #expect(headers.first?.name == ":status")
    #expect(headers.first?.value == "415")
  }
}
