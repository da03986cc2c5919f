import HandschlagRPC
import Testing

@testable import HandschlagTransport

/// Every state of a stream × every frame of the extensions.
@Suite struct ServerStreamsExtensionTests {
  private enum StreamState: CaseIterable { case connection, neverBegun, even, running, ended }
  private enum Outcome: Equatable { case ignored, cancels, grants, answered, answer, closes, other }

  private func machine(_ extensions: NegotiatedExtensions) -> ServerStreams<String> {
    var streams = ServerStreams<String>(largestFrame: 1000, largestCount: 10)
    streams.negotiated(extensions, flow: nil)
    for id: UInt32 in [1, 3, 5] {
      _ = streams.receive(frame: FrameHeader(length: 0, streamID: id, kind: .request))
      if id == 3 {
        _ = streams.started(id, call: "running", remoteClosed: true, takesData: false)
      } else {
        streams.ended(id)
      }
    }
    return streams
  }

  private func id(_ state: StreamState) -> UInt32 {
    switch state {
    case .connection: 0
    case .neverBegun: 7
    case .even: 2
    case .running: 3
    case .ended: 1
    }
  }

  private func outcome(_ action: ServerStreams<String>.FrameAction) -> Outcome {
    switch action {
    case .ignore: .ignored
    case .cancel: .cancels
    case .grant: .grants
    case .ping: .answered
    case .pong: .answer
    case .close: .closes
    default: .other
    }
  }

  private func expected(
    _ kind: FrameHeader.Kind, _ state: StreamState, _ length: Int, _ flags: FrameHeader.Flags
  ) -> Outcome {
    switch kind {
    case .cancel where length != 0: .closes
    case .cancel:
      switch state {
      case .running: .cancels
      case .ended: .ignored
      default: .closes
      }
    case .window where length != 4: .closes
    case .window:
      switch state {
      case .connection, .running: .grants
      case .ended: .ignored
      default: .closes
      }
    case .ping where length != 8 || state != .connection: .closes
    case .ping: flags.contains(.remoteClosed) ? .answer : .answered
    default: .ignored
    }
  }

  private static let kinds: [FrameHeader.Kind] =
    [.response, .cancel, .window, .ping, .goAway] + [0x14, 0x7F, 0xFF].map { .init(rawValue: $0) }

  @Test func everyFrameInEveryStateDoesWhatTheTableSays() {
    for kind in Self.kinds {
      for state in StreamState.allCases {
        for length in [0, 1, 3, 4, 5, 7, 8, 9, 500] {
          for flags in (UInt8(0)...7).map({ FrameHeader.Flags(rawValue: $0) }) {
            var streams = machine(.all)
            let header = FrameHeader(length: length, streamID: id(state), kind: kind, flags: flags)
            let found = outcome(streams.receive(frame: header))
            #expect(found == expected(kind, state, length, flags), "\(kind) \(state) \(length) \(flags)")
            #expect(streams.count == 1)
          }
        }
      }
    }
  }

  @Test func whatWasNotNegotiatedIsIgnored() {
    let single: [(FrameHeader.Kind, NegotiatedExtensions)] = [
      (.cancel, .cancel), (.window, .window), (.ping, .ping), (.goAway, .goAway),
    ]
    for (kind, own) in single {
      for state in StreamState.allCases {
        for length in [0, 4, 8] {
          var streams = machine(NegotiatedExtensions.all.subtracting(own))
          let header = FrameHeader(length: length, streamID: id(state), kind: kind)
          #expect(streams.receive(frame: header) == .ignore)
        }
      }
    }
  }

  @Test func messagesWithoutCreditEndTheirStreamOrTheConnection() {
    func streams(_ window: WindowSizes) -> ServerStreams<String> {
      var streams = ServerStreams<String>(largestFrame: 1000, largestCount: 10)
      streams.negotiated(.all, flow: FlowControl(own: window, peer: window))
      for id: UInt32 in [1, 3] {
        _ = streams.receive(frame: FrameHeader(length: 0, streamID: id, kind: .request, flags: .remoteOpen))
        _ = streams.started(id, call: "a", remoteClosed: false, takesData: true)
      }
      return streams
    }
    let data = FrameHeader(length: 100, streamID: 1, kind: .data)
    var narrow = streams(WindowSizes(stream: 150, connection: 10_000))
    #expect(narrow.receive(frame: data) == .deliver(hasMessage: true, ends: false))
    guard case .fail(let error) = narrow.receive(frame: data) else {
      Issue.record("expected the stream to fail")
      return
    }
    #expect(error.code == .resourceExhausted)
    // The end without a message costs nothing.
    let end = FrameHeader(length: 0, streamID: 1, kind: .data, flags: [.remoteClosed, .noData])
    #expect(narrow.receive(frame: end) == .deliver(hasMessage: false, ends: true))
    var small = streams(WindowSizes(stream: 10_000, connection: 150))
    #expect(small.receive(frame: data) == .deliver(hasMessage: true, ends: false))
    guard case .close = small.receive(frame: FrameHeader(length: 1, streamID: 3, kind: .data)) else {
      Issue.record("expected the connection to close")
      return
    }
  }
}
