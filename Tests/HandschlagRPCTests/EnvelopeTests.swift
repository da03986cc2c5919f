import HandschlagProtobuf
import Testing

@testable import HandschlagRPC

/// SplitMix64, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

// The readers take borrowed bytes, which do not pass through the macros of the tests.

func readRequest(_ bytes: [UInt8]) throws(RPCError) -> RequestEnvelope {
  try RequestEnvelope(bytes.span.bytes)
}

func readResponse(_ bytes: [UInt8]) throws(RPCError) -> ResponseEnvelope {
  try ResponseEnvelope(bytes.span.bytes)
}

func readStatus(_ bytes: [UInt8]) throws(RPCError) -> RPCError? {
  try StatusCodec.decode(bytes.span.bytes)
}

func readHeader(_ bytes: [UInt8]) -> FrameHeader? {
  FrameHeader(bytes.span.bytes)
}

@Suite struct EnvelopeTests {
  private let method = MethodDescriptor(service: "a.b.C", name: "Do")

  @Test func rememberedMetadataIsTheMetadataThatWasSent() throws {
    var random = SeededGenerator(7)
    let memo = MetadataMemo()
    let values = ["", "a", "b", "Bearer x", "Bearer y", String(repeating: "z", count: 300)]
    for _ in 0..<5_000 {
      var metadata = Metadata()
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        metadata.add(
          ["authorization", "k"].randomElement(using: &random) ?? "",
          values.randomElement(using: &random) ?? "")
      }
      let bytes = RequestEnvelope.encodePrefix(method, payloadSize: 0, timeout: nil, metadata: metadata)
      let read = try RequestEnvelope(bytes.span.bytes, memo: memo)
      #expect(read.metadata == metadata)
    }
  }

  @Test func aMemoDoesNotHideMalformedMetadata() throws {
    let good = RequestEnvelope.encodePrefix(method, payloadSize: 0, timeout: nil, metadata: ["k": "v"])
    let memo = MetadataMemo()
    _ = try RequestEnvelope(good.span.bytes, memo: memo)
    for index in good.indices {
      for bit in 0..<8 {
        var bad = good
        bad[index] ^= 1 << bit
        let alone = Result { try RequestEnvelope(bad.span.bytes, memo: nil).metadata }
        let after = Result { try RequestEnvelope(bad.span.bytes, memo: memo).metadata }
        #expect((try? alone.get()) == (try? after.get()))
      }
    }
  }

  @Test func requestPrefixIsWhatTheGeneratedTypeReads() throws {
    var metadata: Metadata = ["authorization": "Bearer x", "k": ""]
    metadata.add("raw", bytes: [0, 255])
    let payload: [UInt8] = [1, 2, 3]
    let prefix = RequestEnvelope.encodePrefix(
      method, payloadSize: payload.count, timeout: 1_500, metadata: metadata)
    let wire = try WireRequest(decoding: prefix + payload)
    #expect(wire.service == "a.b.C")
    #expect(wire.method == "Do")
    #expect(wire.payload == payload)
    #expect(wire.timeoutNano == 1_500)
    #expect(wire.metadata.map(\.key) == ["authorization", "k", "raw-bin"])
    #expect(wire.metadata.map(\.value) == ["Bearer x", "", "AP8="])
  }

  @Test func requestOfTheGeneratedTypeIsRead() throws {
    let wire = WireRequest(
      service: "s", method: "m", payload: [9], timeoutNano: 7,
      metadata: [WireKeyValue(key: "Upper", value: "ä")])
    let bytes = wire.encoded()
    let envelope = try readRequest(bytes)
    #expect(bytes[envelope.service].elementsEqual("s".utf8))
    #expect(bytes[envelope.method].elementsEqual("m".utf8))
    #expect(Array(bytes[envelope.payload]) == [9])
    #expect(envelope.timeoutNanoseconds == 7)
    #expect(envelope.metadata["upper"] == "ä")
  }

  @Test func deadlineThatPassedIsNotTakenForNone() throws {
    let prefix = RequestEnvelope.encodePrefix(method, payloadSize: 0, timeout: -5, metadata: Metadata())
    #expect(try WireRequest(decoding: prefix).timeoutNano == 1)
  }

  @Test func cutRequestsAreRefusedAndUnknownFieldsSkipped() throws {
    let whole = WireRequest(service: "service", method: "method", payload: [1, 2, 3]).encoded()
    let unknown: [UInt8] = [0xA0, 0x06, 0x01, 0xA9, 0x06, 1, 2, 3, 4, 5, 6, 7, 8, 0xAD, 0x06, 1, 2, 3, 4]
    #expect(try readRequest(whole + unknown).payload.count == 3)
    var refused = 0
    for length in 0..<whole.count where (try? readRequest(Array(whole[..<length]))) == nil {
      refused += 1
    }
    // Only the beginning of each of the three fields is a place to end at.
    #expect(refused == whole.count - 3)
  }

  @Test(
    arguments: [
      [0x0B], [0x00, 0x01], [0x80], [0x0A, 0x05, 0x01], [0x08, 0x01], [0x22, 0x00],
      [0x20, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02], [0x2A, 0x02, 0x0A, 0x05],
      [0x2A, 0x04, 0x0A, 0x02, 0x20, 0x61], [0x2A, 0x05, 0x0A, 0x01, 0x61, 0x12, 0x01],
    ] as [[UInt8]])
  func malformedRequestsAreInvalid(_ bytes: [UInt8]) throws {
    let error = #expect(throws: RPCError.self) { _ = try readRequest(bytes) }
    #expect(error?.code == .invalidArgument)
  }

  @Test func tooMuchMetadataIsRefused() throws {
    let many = WireRequest(metadata: (0...64).map { WireKeyValue(key: "k\($0)", value: "v") })
    let long = WireRequest(metadata: [WireKeyValue(key: "k", value: String(repeating: "v", count: 17_000))])
    for request in [many, long] {
      let error = #expect(throws: RPCError.self) {
        _ = try readRequest(request.encoded())
      }
      #expect(error?.code == .resourceExhausted)
    }
  }

  @Test func noBytesCrashTheReaders() throws {
    var generator = SeededGenerator(7)
    let seeds = [
      WireRequest(service: "s", method: "m", payload: [1], metadata: [WireKeyValue(key: "a", value: "b")])
        .encoded(),
      StatusCodec.encode(RPCError(.aborted, "x", details: [.reason("R", metadata: ["a": "b"])])),
    ]
    var readable = 0
    for round in 0..<20_000 {
      var bytes = seeds[round % 2]
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      if let envelope = try? readRequest(bytes) {
        readable += 1
        #expect(envelope.payload.upperBound <= bytes.count)
      }
      _ = try? readResponse(bytes)
      _ = try? readStatus(bytes)
    }
    #expect(readable > 0)
  }

  @Test(arguments: [0, 1, 127, 128, 300, 16_383, 16_384, 65_536, (4 << 20) - 100])
  func successPrefixIsWhatTheGeneratedTypeReads(_ size: Int) throws {
    let payload = [UInt8](repeating: 0xAB, count: size)
    let prefix = ResponseEnvelope.SuccessPrefix(payloadSize: size)
    #expect(prefix.count <= 8)
    let bytes = (0..<prefix.count).map { UInt8(truncatingIfNeeded: prefix.word >> (8 * UInt64($0))) }
    let limits = DecodingLimits(memoryBudget: 64 << 20)
    let wire = try WireResponse(decoding: bytes + payload, limits: limits)
    #expect(wire.payload == payload)
    #expect(wire.status == WireStatus())
    let envelope = try readResponse(bytes + payload)
    #expect(envelope.error == nil)
    #expect(envelope.payload.count == size)
  }

  @Test func replyMetadataTravelsInFurtherFields() throws {
    let prefix = ResponseEnvelope.encodeSuccessPrefix(
      payloadSize: 2, initialMetadata: ["first": "1"], trailers: ["last": "2"])
    let wire = try WireResponse(decoding: prefix + [8, 9])
    #expect(wire.payload == [8, 9])
    #expect(wire.initialMetadata == [WireKeyValue(key: "first", value: "1")])
    #expect(wire.trailers == [WireKeyValue(key: "last", value: "2")])
    let envelope = try readResponse(prefix + [8, 9])
    #expect(envelope.initialMetadata == ["first": "1"])
    #expect(envelope.trailers == ["last": "2"])
  }
}

@Suite struct StatusCodecTests {
  private let error = RPCError(
    .failedPrecondition, "nicht jetzt",
    details: [
      .errorInfo(ErrorInfo(reason: "CLOSED", domain: "handschlag", metadata: ["a": "1", "b": "2"])),
      .badRequest([FieldViolation(path: "terms.text", description: "must not be empty")]),
      .retryInfo(.milliseconds(1_250)), .other(typeURL: "type.googleapis.com/x.Y", value: [1, 2]),
    ])

  @Test func everyDetailSurvivesTheWire() throws {
    #expect(try readStatus(StatusCodec.encode(error)) == error)
    #expect(error.reason == "CLOSED")
    #expect(error.retryDelay == .milliseconds(1_250))
    #expect(error.violations.map(\.path) == ["terms.text"])
  }

  @Test func statusIsWhatTheGeneratedTypesRead() throws {
    let wire = try WireStatus(decoding: StatusCodec.encode(error))
    #expect(wire.code == 9)
    #expect(wire.message == "nicht jetzt")
    #expect(wire.details.count == 4)
    let info = try WireErrorInfo(decoding: wire.details[0].value)
    #expect(wire.details[0].typeURL == "type.googleapis.com/google.rpc.ErrorInfo")
    #expect(info.reason == "CLOSED")
    #expect(info.metadata.count == 2)
    let bad = try WireBadRequest(decoding: wire.details[1].value)
    #expect(bad.fieldViolations.map(\.field) == ["terms.text"])
    let retry = try WireRetryInfo(decoding: wire.details[2].value)
    #expect(retry.retryDelay?.seconds == 1)
    #expect(retry.retryDelay?.nanos == 250_000_000)
  }

  @Test(
    arguments: [
      // Seconds and nanoseconds twice each.
      ([10, 8, 8, 5, 16, 7, 8, 9, 16, 8], 9, 8),
      // One of each in a message of its own.
      ([10, 2, 8, 5, 10, 2, 16, 7], 5, 7),
      // 2^56 seconds and one before them.
      ([10, 12, 8, 1, 8, 128, 128, 128, 128, 128, 128, 128, 128, 1], 315_576_000_000, 0),
    ] as [([UInt8], Int64, Int64)])
  func ofADelaysRepeatedFieldsTheLastCounts(bytes: [UInt8], seconds: Int64, nanoseconds: Int64) throws {
    let detail = WireAnyDetail(typeURL: "type.googleapis.com/google.rpc.RetryInfo", value: bytes)
    let read = try #require(try readStatus(WireStatus(code: 8, message: "", details: [detail]).encoded()))
    #expect(read.retryDelay == .seconds(seconds) + .nanoseconds(nanoseconds))
    #expect(try readStatus(StatusCodec.encode(read)) == read)
  }

  @Test func okIsNoErrorAndUnknownCodesAreUnknown() throws {
    #expect(try readStatus(WireStatus(code: 0, message: "fine").encoded()) == nil)
    #expect(try readStatus(WireStatus(code: 99, message: "?").encoded())?.code == .unknown)
    #expect(RPCError(.ok, "").code == .unknown)
  }

  @Test func codesHaveGRPCsNumbersAndNames() {
    #expect(StatusCode.allCases.map(\.rawValue) == Array(0...16))
    #expect(Set(StatusCode.allCases.map(\.description)).count == 17)
    #expect(StatusCode(rawValue: 16) == .unauthenticated)
    #expect(StatusCode(rawValue: 17) == nil)
    #expect(StatusCode(rawValue: -1) == nil)
  }

  @Test func foreignErrorsKeepTheirTextToThemselves() {
    struct Secret: Error {}
    #expect(RPCError(answering: Secret()) == RPCError(.internalError, "internal error"))
    #expect(RPCError(answering: CancellationError()).code == .cancelled)
    #expect(RPCError(answering: error) == error)
  }
}

@Suite struct MetadataTests {
  @Test func keysAreLowerCaseAndOrderIsKept() {
    var metadata = Metadata()
    metadata.add("B", "1")
    metadata.add("a", "2")
    metadata.add("b", "3")
    #expect(metadata.map(\.key) == ["b", "a", "b"])
    #expect(metadata["B"] == "1")
    #expect(metadata.values("b") == ["1", "3"])
    metadata.set("b", "4")
    #expect(metadata.values("b") == ["4"])
  }

  @Test func bytesSurviveBase64() {
    var generator = SeededGenerator(3)
    for length in 0..<100 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var metadata = Metadata()
      metadata.add("x", bytes: bytes)
      #expect(metadata.bytes("x-bin") == bytes)
      let unpadded = Base64.encode(bytes).filter { $0 != "=" }
      #expect(Base64.decode(unpadded) == bytes)
    }
    #expect(Base64.encode(Array("Man".utf8)) == "TWFu")
    #expect(Base64.encode(Array("Ma".utf8)) == "TWE=")
    for wrong in ["A", "TW=u", "TWF$", "TWE=====", "TWF="] { #expect(Base64.decode(wrong) == nil) }
  }
}

@Suite struct FrameHeaderTests {
  @Test func headerIsTheTenBytesOfTheProtocol() throws {
    let header = FrameHeader(length: 0x01_02_03, streamID: 5, kind: .data, flags: [.remoteClosed, .noData])
    let bytes: [UInt8] = [0, 1, 2, 3, 0, 0, 0, 5, 3, 5]
    #expect(header.encoded == bytes)
    #expect(readHeader(bytes) == header)
    #expect(readHeader(Array(bytes[..<9])) == nil)
  }
}

@Suite struct DeadlineTests {
  @Test func deadlinesSaturateAndPass() {
    #expect(Deadline.after(nanoseconds: .max, from: .max - 5) == .never)
    #expect(Deadline.after(nanoseconds: -1, from: 5).nanoseconds == 5)
    #expect(Deadline.after(.seconds(-1)).hasPassed)
    #expect(Deadline.after(.seconds(-1)).remaining == .zero)
    #expect(!Deadline.never.hasPassed)
    #expect(Deadline.never.remaining == nil)
    #expect(Deadline.after(.seconds(1)) < .never)
    #expect(Duration.seconds(Int64.max).wholeNanoseconds == .max)
    #expect(Duration.milliseconds(-3).wholeNanoseconds == -3_000_000)
  }
}

/// Bytes that are compared and hashed eight at a time.
@Suite struct WordwiseTests {
  private func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool { a.span.bytes.hasSameBytes(as: b.span.bytes) }
  private func hash(_ bytes: [UInt8]) -> UInt64 { bytes.span.bytes.wordwiseHash(7) }
  private func find(_ table: RouteTable, _ service: [UInt8], _ method: [UInt8]) -> Int? {
    table.find(service: service.span.bytes, method: method.span.bytes)
  }

  @Test(arguments: 0...40)
  func anyByteThatDiffersIsSeen(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 1) }
    let same = bytes
    #expect(isSame(bytes, same))
    #expect(hash(bytes) == hash(same))
    for place in bytes.indices {
      for bit in 0..<8 {
        var other = bytes
        other[place] ^= 1 << UInt8(bit)
        #expect(!isSame(bytes, other), "\(place)")
        #expect(hash(bytes) != hash(other), "\(place)")
      }
    }
    #expect(!isSame(bytes, bytes + [0]))
  }

  @Test func everyMethodIsFoundAndNoneBesides() {
    let services = ["a.B", "a.BC", "", "handschlag.v1.ProjectService"]
    let names = ["C", "", "GetProject", "GetProjects", "GetProjectX"]
    let methods = services.flatMap { service in names.map { MethodDescriptor(service: service, name: $0) } }
    let table = RouteTable(methods)
    for (index, method) in methods.enumerated() {
      let (service, name) = (Array(method.service.utf8), Array(method.name.utf8))
      #expect(find(table, service, name) == index)
      if !names.contains(method.name + "X") { #expect(find(table, service, name + [0x58]) == nil) }
    }
  }
}
