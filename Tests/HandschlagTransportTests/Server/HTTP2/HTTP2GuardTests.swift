import Testing

@testable import HandschlagTransport

/// Storms and bounds of time, told by the headers of frames.
struct HTTP2GuardTests {
  private static let second: UInt64 = 1_000_000_000
  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  private static func frame(_ kind: UInt8, _ flags: UInt8 = 0, length: Int = 0) -> [UInt8] {
    [UInt8(length >> 16), UInt8(length >> 8 & 255), UInt8(length & 255), kind, flags, 0, 0, 0, 1]
      + [UInt8](repeating: 7, count: length)
  }

  private static func opened() -> HTTP2Guard {
    var watch = HTTP2Guard(opened: 0)
    #expect(watch.feed(preface + frame(4)) == .proceed)
    return watch
  }

  @Test func theFirstFrameComesInTime() {
    var watch = HTTP2Guard(opened: 0)
    #expect(watch.feed(Self.preface) == .proceed)
    #expect(!watch.hasFirstFrame)
    #expect(watch.overdue(now: 11, firstFrame: 10, wholeFrame: 100) != nil)
    #expect(watch.overdue(now: 10, firstFrame: 10, wholeFrame: 100) == nil)
    #expect(watch.feed(Self.frame(4)) == .proceed)
    #expect(watch.hasFirstFrame)
    #expect(watch.overdue(now: .max, firstFrame: 10, wholeFrame: 100) == nil)
  }

  @Test func aFrameComesToItsEndInTimeHoweverItIsCut() {
    let bytes = Self.frame(0, length: 40)
    for cut in 1..<bytes.count {
      var watch = Self.opened()
      #expect(watch.feed(Array(bytes[..<cut]), now: 50) == .proceed)
      #expect(watch.overdue(now: 61, firstFrame: 5, wholeFrame: 10) != nil)
      #expect(watch.overdue(now: 60, firstFrame: 5, wholeFrame: 10) == nil)
      #expect(watch.feed(Array(bytes[cut...]), now: 60) == .proceed)
      #expect(watch.overdue(now: 1000, firstFrame: 5, wholeFrame: 10) == nil)
    }
  }

  @Test func byteByByteItSeesTheSameStorm() {
    var whole = Self.opened()
    var pieces = Self.opened()
    for _ in 0..<CancelLimit().free {
      #expect(whole.feed(Self.frame(3, length: 4)) == .proceed)
      for byte in Self.frame(3, length: 4) { #expect(pieces.feed([byte]) == .proceed) }
    }
    #expect(whole.feed(Self.frame(3, length: 4)) == .calm("too many resets"))
    var last = HTTP2Guard.Verdict.proceed
    for byte in Self.frame(3, length: 4) where last == .proceed { last = pieces.feed([byte]) }
    #expect(last == .calm("too many resets"))
  }

  @Test func resetsOfHalfTheCallsAreNoStorm() {
    var watch = Self.opened()
    for number in 0..<10_000 {
      #expect(watch.feed(Self.frame(1, 5, length: 3)) == .proceed)
      if !number.isMultiple(of: 2) { #expect(watch.feed(Self.frame(3, length: 4)) == .proceed) }
    }
  }

  @Test func theOperatorSaysHowManyResetsAreFair() {
    var watch = HTTP2Guard(opened: 0, cancels: CancelLimit(free: 3, period: 1000))
    for _ in 0..<3 { #expect(watch.streamError(now: 1) == .proceed) }
    #expect(watch.streamError(now: 2) == .calm("too many resets"))
    for _ in 0..<3 { #expect(watch.streamError(now: 2000) == .proceed) }
    #expect(watch.streamError(now: 2001) == .calm("too many resets"))
  }

  @Test func oldResetsAreForgotten() {
    var watch = Self.opened()
    for number in 0..<2000 {
      #expect(watch.feed(Self.frame(3, length: 4), now: UInt64(number) * Self.second / 5) == .proceed)
    }
  }

  @Test func streamErrorsCountAsResets() {
    var watch = Self.opened()
    for _ in 0..<CancelLimit().free { #expect(watch.streamError(now: 1) == .proceed) }
    #expect(watch.streamError(now: 1) == .calm("too many resets"))
  }

  @Test func probesOfBandwidthNeverOffend() {
    var watch = Self.opened()
    for _ in 0..<20_000 {
      watch.sentData()
      #expect(watch.feed(Self.frame(6, length: 8), now: 5) == .proceed)
    }
    for _ in 0..<20_000 {
      #expect(watch.feed(Self.frame(0, length: 1) + Self.frame(6, length: 8), now: 5) == .proceed)
    }
  }

  @Test func idlePingsAreOneInTenSecondsWithTwoStrikes() {
    var patient = Self.opened()
    for number in 2..<200 {
      #expect(patient.feed(Self.frame(6, length: 8), now: UInt64(number) * 10 * Self.second) == .proceed)
    }
    var hasty = Self.opened()
    let now = 100 * Self.second
    for _ in 0..<3 { #expect(hasty.feed(Self.frame(6, length: 8), now: now) == .proceed) }
    #expect(hasty.feed(Self.frame(6, length: 8), now: now) == .calm("too_many_pings"))
  }

  @Test func acknowledgedPingsAreNoPings() {
    var watch = Self.opened()
    for _ in 0..<500 { #expect(watch.feed(Self.frame(6, 1, length: 8)) == .proceed) }
  }

  @Test(arguments: [
    (Self.frame(4), HTTP2Guard.Bound.settings - 1, "too many settings"),
    (Self.frame(2, length: 5), HTTP2Guard.Bound.empty, "too many frames without content"),
    (Self.frame(0), HTTP2Guard.Bound.empty, "too many frames without content"),
    (Self.frame(0xFA, length: 9), HTTP2Guard.Bound.empty, "too many frames without content"),
    (Self.frame(8, length: 4), HTTP2Guard.Bound.windowUpdates, "too many window updates"),
  ])
  func floodsEnd(frame: [UInt8], allowed: Int, reason: String) {
    var watch = Self.opened()
    for _ in 0..<allowed { #expect(watch.feed(frame) == .proceed) }
    #expect(watch.feed(frame) == .calm(reason))
  }

  @Test func anyBytesLeaveItConsistent() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var watch = HTTP2Guard(opened: 0)
      for _ in 0..<50 {
        let count = Int.random(in: 0...100, using: &random)
        _ = watch.feed((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
      }
      _ = watch.overdue(now: .max, firstFrame: 1, wholeFrame: 1)
    }
  }
}

extension HTTP2Guard {
  fileprivate mutating func feed(_ bytes: [UInt8], now: UInt64 = 1) -> Verdict {
    receive(bytes.span.bytes, now: now)
  }
}
