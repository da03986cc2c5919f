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

  private static let form = Streams.Form(isGzip: false, acceptsGzip: false)

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
      id, "call", method(kind, largest: largest), Self.form, ends: false, now: 1)
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
  }

  @Test func restTakesNothingFromCalls() {
    var streams = Self.begun(.clientStreaming)
    streams.rest()
    streams.receive(1, Self.message(1), ends: true)
    #expect(streams.next(1, now: 2) == .deliver(ByteBuffer(repeating: 7, count: 1), isCompressed: false))
    #expect(streams.closed(1) == "call")
    streams.rest()
    let startsNow = streams.begin(
      3, "call", Self.method(.bidirectional), Self.form, ends: false, now: 3)
    #expect(startsNow)
    #expect(streams.count == 1)
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
    #expect(streams.next(1, now: 2) == .wait)
    #expect(streams.credit(1, window: 200) == nil)
    streams.resume(1)
    #expect(streams.next(1, now: 2) != .wait)
    #expect(streams.next(1, now: 2) == .wait)
    #expect(streams.credit(1, window: 200) == 800)
    #expect(streams.credit(1, window: 1000) == nil)
  }

  @Test func windowsAreRefilledFromTheHalf() {
    var streams = Self.begun(.clientStreaming)
    #expect(streams.credit(1, window: (128 << 10) + 1) == nil)
    #expect(streams.credit(1, window: 128 << 10) == 128 << 10)
    #expect(streams.credit(1, window: -5) == (256 << 10) + 5)
    #expect(streams.credit(1, window: nil) == nil)
    streams.receive(1, nil, ends: true)
    #expect(streams.credit(1, window: 0) == nil)
  }

  @Test func theOldestUnfinishedMessageGoesOnWhenTooMuchIsHeld() {
    var bounds = Streams.Bounds()
    bounds.softHeld = 100
    bounds.hardHeld = 450
    var streams = Streams(bounds: bounds)
    for id in [UInt32(1), 3, 5, 7] {
      _ = streams.begin(
        id, "\(id)", Self.method(.clientStreaming), Self.form, ends: false, now: 1)
    }
    /// A hundred bytes of a message of 500.
    let part = Self.message(500).getSlice(at: 0, length: 100) ?? ByteBuffer()
    for id in [UInt32(3), 5, 7] {
      streams.receive(id, part, ends: false)
      #expect(streams.next(id, now: 1) == .wait)
    }
    #expect(streams.credit(5, window: 0) == nil)
    #expect(streams.credit(7, window: 0) == nil)
    #expect(streams.credit(3, window: 0) != nil)
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
    let streams = Streams(bounds: bounds)
    #expect(streams.mayWrite(unsent: 99, all: 99) == true)
    #expect(streams.mayWrite(unsent: 100, all: 100) == false)
    #expect(streams.mayWrite(unsent: 90, all: 249) == true)
    // All together have too much; one with nothing of its own may write all the same.
    #expect(streams.mayWrite(unsent: 90, all: 250) == false)
    #expect(streams.mayWrite(unsent: 0, all: 250) == true)
    #expect(streams.admit(unsent: 1000) == nil)
    #expect(streams.admit(unsent: 1001)?.code == .resourceExhausted)
  }

  @Test func anEndedStreamTakesNothingMore() {
    var streams = Self.begun(.clientStreaming)
    #expect(streams.ended(1) == "call")
    #expect(streams.ended(1) == nil)
    streams.receive(1, Self.message(9), ends: false)
    #expect(streams.next(1, now: 1) == .wait)
    #expect(streams.count == 1)
    #expect(streams.closed(1) == nil)
    #expect(streams.count == 0)
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
            next, "", Self.method(kind), Self.form, ends: false, now: 1)
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
        case 6: streams.ended(id)
        case 7: _ = streams.credit(id, window: Int.random(in: -500...(256 << 10), using: &random))
        default: _ = streams.closed(id)
        }
        _ = streams.relieved()
      }
      for id in streams.ids { _ = streams.closed(id) }
      // Nothing is left over: a fresh call is taken, and gets its window.
      _ = streams.begin(
        next, "", Self.method(.clientStreaming), Self.form, ends: false, now: 1)
      #expect(streams.credit(next, window: 0) == 256 << 10)
    }
  }
}
