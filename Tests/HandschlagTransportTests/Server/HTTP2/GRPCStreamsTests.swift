import NIOCore
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// What the frames of a stream mean, without a socket.
struct GRPCStreamsTests {
  private typealias Streams = GRPCStreams<String>

  private static func method(_ kind: CallKind, largest: Int = 1000) -> MethodDescriptor {
    MethodDescriptor(service: "t.S", name: "M", kind: kind, maxRequestBytes: largest)
  }

  private static func message(_ size: Int, flag: UInt8 = 0) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeInteger(flag)
    buffer.writeInteger(UInt32(size))
    buffer.writeRepeatingByte(7, count: size)
    return buffer
  }

  private static func begun(
    _ kind: CallKind, _ id: UInt32 = 1, bounds: Streams.Bounds = .init(), largest: Int = 1000
  ) -> Streams {
    var streams = Streams(bounds: bounds)
    let startsNow = streams.begin(
      id, "call", method(kind, largest: largest), isGzip: false, acceptsGzip: false, ends: false, now: 1)
    #expect(startsNow == kind.hasRequestStream)
    return streams
  }

  @Test(arguments: [CallKind.unary, .serverStreaming])
  func oneRequestStartsWhenItsCallerIsDone(kind: CallKind) {
    var streams = Self.begun(kind)
    streams.receive(1, Self.message(5), ends: false)
    #expect(streams.next(1, now: 2) == .wait)
    streams.receive(1, nil, ends: true)
    #expect(streams.next(1, now: 3) == .start(ByteBuffer(repeating: 7, count: 5), isCompressed: false))
    #expect(streams.next(1, now: 3) == .wait)
    #expect(streams[1]?.phase == .running)
  }

  @Test func twoRequestsOrNoneFail() {
    var two = Self.begun(.unary)
    two.receive(1, Self.message(5), ends: false)
    two.receive(1, Self.message(0), ends: true)
    guard case .fail(let error) = two.next(1, now: 2) else { return #expect(Bool(false)) }
    #expect(error.code == .invalidArgument)
    var none = Self.begun(.unary)
    none.receive(1, nil, ends: true)
    guard case .fail(let error) = none.next(1, now: 2) else { return #expect(Bool(false)) }
    #expect(error.code == .invalidArgument)
  }

  @Test(arguments: [CallKind.clientStreaming, .bidirectional])
  func aStreamDeliversThenEnds(kind: CallKind) {
    var streams = Self.begun(kind)
    streams.receive(1, Self.message(1), ends: false)
    streams.receive(1, Self.message(2, flag: 1), ends: true)
    #expect(streams.next(1, now: 2) == .deliver(ByteBuffer(repeating: 7, count: 1), isCompressed: false))
    #expect(streams.next(1, now: 2) == .deliver(ByteBuffer(repeating: 7, count: 2), isCompressed: true))
    #expect(streams.next(1, now: 2) == .end)
    #expect(streams.next(1, now: 2) == .wait)
  }

  @Test func aPausedStreamDeliversNothingAndGetsNoWindow() {
    var bounds = Streams.Bounds()
    bounds.streamWindow = 1000
    var streams = Self.begun(.clientStreaming, bounds: bounds)
    streams.pause(1)
    streams.receive(1, Self.message(795), ends: false)
    streams.window(of: 1, is: 200)
    #expect(streams.next(1, now: 2) == .wait)
    #expect(streams.credit(1) == nil)
    streams.resume(1)
    #expect(streams.next(1, now: 2) != .wait)
    #expect(streams.next(1, now: 2) == .wait)
    #expect(streams.credit(1) == 800)
    streams.window(of: 1, is: 1000)
    #expect(streams.credit(1) == nil)
  }

  @Test func windowsAreRefilledFromTheHalf() {
    var streams = Streams(bounds: .init())
    #expect(streams.connectionCredit() == (1 << 20) - 65_535)
    #expect(streams.connectionWindow(is: (1 << 19) + 1) == nil)
    #expect(streams.connectionWindow(is: 1 << 19) == 1 << 19)
    #expect(streams.connectionWindow(is: -5) == (1 << 20) + 5)
    var ended = Self.begun(.clientStreaming)
    ended.window(of: 1, is: 0)
    #expect(ended.credit(1) == 256 << 10)
    ended.receive(1, nil, ends: true)
    #expect(ended.credit(1) == nil)
  }

  @Test func theOldestUnfinishedMessageGoesOnWhenTooMuchIsHeld() {
    var bounds = Streams.Bounds()
    bounds.softHeld = 100
    bounds.hardHeld = 450
    var streams = Streams(bounds: bounds)
    for id in [UInt32(1), 3, 5, 7] {
      _ = streams.begin(
        id, "\(id)", Self.method(.clientStreaming), isGzip: false, acceptsGzip: false, ends: false, now: 1)
    }
    /// A hundred bytes of a message of 500.
    let part = Self.message(500).getSlice(at: 0, length: 100) ?? ByteBuffer()
    for id in [UInt32(3), 5, 7] {
      streams.receive(id, part, ends: false)
      #expect(streams.next(id, now: 1) == .wait)
      streams.window(of: id, is: 0)
    }
    #expect(streams.credit(5) == nil)
    #expect(streams.credit(7) == nil)
    #expect(streams.credit(3) != nil)
    // One more brings it over the bound, and fails; the oldest never does.
    streams.receive(1, part, ends: false)
    #expect(streams.next(1, now: 1) == .wait)
    streams.receive(7, part, ends: false)
    guard case .fail(let error) = streams.next(7, now: 1) else { return #expect(Bool(false)) }
    #expect(error.code == .resourceExhausted)
    // When enough is gone, those that got nothing are remembered.
    #expect(streams.ended(7) == "7")
    #expect(streams.ended(1) == "1")
    #expect(streams.ended(3) == "3")
    streams.receive(5, nil, ends: false)
    #expect(streams.closed(7) == nil)
    #expect(streams.relieved() == [5])
  }

  @Test func unfinishedMessagesAreOverdueUnlessTheirReaderWaits() {
    var streams = Self.begun(.unary)
    #expect(streams.overdue(now: 12, limit: 10) == [1])
    #expect(streams.overdue(now: 11, limit: 10) == [])
    streams = Self.begun(.clientStreaming)
    #expect(streams.overdue(now: .max, limit: 10) == [])
    streams.receive(1, ByteBuffer(bytes: [0, 0]), ends: false)
    _ = streams.next(1, now: 20)
    #expect(streams.overdue(now: 31, limit: 10) == [1])
    streams.pause(1)
    #expect(streams.overdue(now: 31, limit: 10) == [])
    streams.resume(1)
    // A message that ends with the beginning of another begins its time anew.
    streams.receive(1, ByteBuffer(bytes: [0, 0, 0, 0]), ends: false)
    #expect(streams.next(1, now: 40) == .deliver(ByteBuffer(), isCompressed: false))
    #expect(streams.next(1, now: 40) == .wait)
    #expect(streams.overdue(now: 50, limit: 10) == [])
    #expect(streams.overdue(now: 51, limit: 10) == [1])
  }

  @Test func handlersWriteWhileThereIsRoom() {
    var bounds = Streams.Bounds()
    bounds.streamUnsent = 100
    bounds.unsent = 250
    bounds.refusing = 1000
    var streams = Streams(bounds: bounds)
    for id in [UInt32(1), 3, 5] {
      _ = streams.begin(
        id, "", Self.method(.serverStreaming), isGzip: false, acceptsGzip: false, ends: true, now: 1)
    }
    streams.wrote(1, 99)
    #expect(streams.mayWrite(1) == true)
    streams.wrote(1, 1)
    #expect(streams.mayWrite(1) == false)
    #expect(streams.mayWrite(3) == true)
    streams.wrote(3, 150)
    streams.sent(3, 60)
    streams.wrote(5, 1)
    #expect(streams.mayWrite(3) == true)
    streams.wrote(5, 99)
    // All together have too much; one with nothing of its own may write all the same.
    #expect(streams.mayWrite(3) == false)
    streams.sent(3, 90)
    #expect(streams.mayWrite(3) == true)
    #expect(streams.admit(7) == nil)
    streams.wrote(3, 1000)
    #expect(streams.admit(9)?.code == .resourceExhausted)
    #expect(streams.closed(3) == "")
    #expect(streams.admit(11) == nil)
  }

  @Test func anEndedStreamTakesNothingMore() {
    var streams = Self.begun(.clientStreaming)
    #expect(streams.ended(1) == "call")
    #expect(streams.ended(1) == nil)
    streams.receive(1, Self.message(9), ends: false)
    #expect(streams.next(1, now: 1) == .wait)
    #expect(streams.sentEnd(1) == true)
    #expect(streams.count == 1)
    #expect(streams.closed(1) == nil)
    #expect(streams.count == 0)
    #expect(streams.sentEnd(1) == false)
  }

  @Test func accountsStayRightWhateverComes() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var bounds = Streams.Bounds()
      bounds.softHeld = 200
      bounds.hardHeld = 600
      var streams = Streams(bounds: bounds)
      var next: UInt32 = 1
      for _ in 0..<200 {
        let id = UInt32.random(in: 1...max(1, next), using: &random)
        switch Int.random(in: 0..<9, using: &random) {
        case 0:
          let kind = CallKind.allCases.randomElement(using: &random) ?? .unary
          _ = streams.begin(
            next, "", Self.method(kind), isGzip: false, acceptsGzip: false, ends: false, now: 1)
          next += 2
        case 1, 2, 3:
          let size = Int.random(in: 0...100, using: &random)
          let bytes = (0..<size).map { _ in UInt8.random(in: 0...2, using: &random) }
          streams.receive(id, ByteBuffer(bytes: bytes), ends: Bool.random(using: &random))
          run: for _ in 0..<200 {
            switch streams.next(id, now: 1) {
            case .fail: streams.ended(id)
            case .wait: break run
            default: break
            }
          }
        case 4: streams.pause(id)
        case 5: streams.resume(id)
        case 6: streams.wrote(id, Int.random(in: 0...500, using: &random))
        case 7: streams.sent(id, Int.random(in: 0...500, using: &random))
        default: _ = streams.closed(id)
        }
        _ = streams.relieved()
      }
      for id in streams.ids { _ = streams.closed(id) }
      // Nothing is left over: a fresh call is taken, and gets its window.
      #expect(streams.admit(next) == nil)
      _ = streams.begin(
        next, "", Self.method(.clientStreaming), isGzip: false, acceptsGzip: false, ends: false, now: 1)
      streams.window(of: next, is: 0)
      #expect(streams.credit(next) == 256 << 10)
      #expect(streams.mayWrite(next) == true)
    }
  }
}
