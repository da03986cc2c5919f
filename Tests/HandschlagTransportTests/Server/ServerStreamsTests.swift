import HandschlagRPC
import Testing

@testable import HandschlagTransport

/// The server's decisions, frame by frame.
@Suite struct ServerStreamsTests {
  private func machine(count: Int = 3) -> ServerStreams<String> {
    ServerStreams(largestFrame: 1000, largestCount: count)
  }

  private func request(_ id: UInt32, _ flags: FrameHeader.Flags = []) -> FrameHeader {
    FrameHeader(length: 0, streamID: id, kind: .request, flags: flags)
  }

  private func data(_ id: UInt32, _ flags: FrameHeader.Flags = [], length: Int = 0) -> FrameHeader {
    FrameHeader(length: length, streamID: id, kind: .data, flags: flags)
  }

  private func code(_ action: ServerStreams<String>.FrameAction) -> StatusCode? {
    switch action {
    case .refuse(let error), .fail(let error): error.code
    default: nil
    }
  }

  @Test func callThatEndsAtOnceLeavesNothing() {
    var streams = machine()
    #expect(streams.receive(frame: request(1)) == .start(remoteClosed: true))
    #expect(streams.count == 1)
    streams.ended(1)
    let goesOn = streams.started(1, call: "never", remoteClosed: true, takesData: false)
    #expect(!goesOn)
    #expect(streams.count == 0)
    #expect(streams.receive(frame: data(1)) == .ignore)
  }

  @Test func streamGoesFromOpenToHalfClosedToEnded() {
    var streams = machine()
    #expect(streams.receive(frame: request(1, .remoteOpen)) == .start(remoteClosed: false))
    let goesOn = streams.started(1, call: "a", remoteClosed: false, takesData: true)
    #expect(goesOn)
    #expect(streams.receive(frame: data(1, length: 5)) == .deliver(hasMessage: true, ends: false))
    #expect(streams.receive(frame: data(1)) == .deliver(hasMessage: true, ends: false))
    let last = streams.receive(frame: data(1, [.remoteClosed, .noData]))
    #expect(last == .deliver(hasMessage: false, ends: true))
    #expect(code(streams.receive(frame: data(1))) == .invalidArgument)
    #expect(streams.ended(1) == "a")
    #expect(streams.receive(frame: data(1)) == .ignore)
  }

  @Test func restTakesNothingFromCalls() {
    var streams = machine()
    streams.negotiated(
      .all,
      flow: FlowControl(own: .init(stream: 100, connection: 1000), peer: .init(stream: 100, connection: 1000))
    )
    _ = streams.receive(frame: request(1, .remoteOpen))
    streams.rest()
    let goesOn = streams.started(1, call: "a", remoteClosed: false, takesData: true)
    #expect(goesOn)
    streams.flow?.sent(1, bytes: 200)
    streams.rest()
    #expect(streams.call(1) == "a")
    #expect(streams.flow?.maySend(1) == false)
    #expect(streams.ended(1) == "a")
    streams.rest()
    #expect(streams.receive(frame: data(1)) == .ignore)
    #expect(streams.receive(frame: request(3)) == .start(remoteClosed: true))
    // What the first stream took of the connection's credit is still gone.
    streams.flow?.sent(3, bytes: 800)
    #expect(streams.flow?.maySend(5) == false)
  }

  @Test func lastMessageMayCloseTheStream() {
    var streams = machine()
    _ = streams.receive(frame: request(1, .remoteOpen))
    _ = streams.started(1, call: "a", remoteClosed: false, takesData: true)
    let last = streams.receive(frame: data(1, .remoteClosed, length: 3))
    #expect(last == .deliver(hasMessage: true, ends: true))
  }

  @Test func frameWithoutDataCarriesNone() {
    var streams = machine()
    _ = streams.receive(frame: request(1, .remoteOpen))
    _ = streams.started(1, call: "a", remoteClosed: false, takesData: true)
    #expect(code(streams.receive(frame: data(1, .noData, length: 3))) == .invalidArgument)
  }

  @Test func unaryCallTakesNoData() {
    var streams = machine()
    _ = streams.receive(frame: request(1))
    _ = streams.started(1, call: "a", remoteClosed: true, takesData: false)
    #expect(code(streams.receive(frame: data(1))) == .invalidArgument)
  }

  @Test func idsAreOddAndIncrease() {
    var streams = machine(count: 10)
    for id: UInt32 in [0, 2, 4] { #expect(code(streams.receive(frame: request(id))) == .invalidArgument) }
    #expect(streams.receive(frame: request(5)) == .start(remoteClosed: true))
    streams.ended(5)
    for id: UInt32 in [1, 3, 5] { #expect(code(streams.receive(frame: request(id))) == .invalidArgument) }
    #expect(streams.receive(frame: request(7)) == .start(remoteClosed: true))
    streams.ended(7)
    #expect(code(streams.receive(frame: data(9))) == .invalidArgument)
    #expect(code(streams.receive(frame: data(2))) == .invalidArgument)
    #expect(streams.receive(frame: request(.max)) == .start(remoteClosed: true))
  }

  @Test func callsAtOnceAreBounded() {
    var streams = machine(count: 2)
    for id: UInt32 in [1, 3] {
      #expect(streams.receive(frame: request(id)) == .start(remoteClosed: true))
      _ = streams.started(id, call: "\(id)", remoteClosed: true, takesData: false)
    }
    #expect(code(streams.receive(frame: request(5))) == .resourceExhausted)
    streams.ended(1)
    #expect(streams.receive(frame: request(7)) == .start(remoteClosed: true))
  }

  @Test func drainingRefusesNewCallsAndWaitsForTheOld() {
    var streams = machine()
    _ = streams.receive(frame: request(1))
    _ = streams.started(1, call: "a", remoteClosed: true, takesData: false)
    streams.drain()
    let isDrainedEarly = streams.isDrained
    #expect(!isDrainedEarly)
    #expect(code(streams.receive(frame: request(3))) == .unavailable)
    streams.ended(1)
    let isDrained = streams.isDrained
    #expect(isDrained)
  }

  @Test func oversizedFramesAreSkippedAndAnswered() {
    var streams = machine()
    #expect(streams.receive(header: data(1, length: 1000)) == .readBody)
    #expect(streams.receive(header: data(1, length: 1001)) == .skipBody(refuse: nil))
    let request = FrameHeader(length: 1001, streamID: 1, kind: .request)
    guard case .skipBody(let error?) = streams.receive(header: request) else {
      Issue.record("expected an answer")
      return
    }
    #expect(error.code == .resourceExhausted)
    // The refused stream is over, so its frames that are under way are no fault.
    #expect(streams.receive(frame: data(1)) == .ignore)
    guard case .close = streams.receive(header: data(1, length: 1 << 24)) else {
      Issue.record("a length whose top byte is set is no length")
      return
    }
  }

  @Test func unknownKindsOfFramesAreIgnored() {
    var streams = machine()
    for kind in [UInt8(0), 2] + (4...255) {
      let header = FrameHeader(length: 4, streamID: 1, kind: .init(rawValue: kind))
      #expect(streams.receive(frame: header) == .ignore)
    }
    #expect(streams.lastStreamID == 0)
  }

  @Test func wireIsToldByTheFirstByte() {
    #expect(ProtocolSniffer.wire(firstByte: 0) == .native)
    #expect(ProtocolSniffer.wire(firstByte: UInt8(ascii: "P")) == .http2)
    #expect(ProtocolSniffer.wire(firstByte: UInt8(ascii: "G")) == .http1)
    #expect(ProtocolSniffer.wire(firstByte: 1) == .unknown)
  }
}
