/// What a server's end of an HTTP/2 connection looks at before the protocol itself, without any I/O: storms of
/// frames that cost the server more than the peer, and bounds of time.
///
/// It sees the frames' headers only (RFC 9113, section 4.1); whether a frame is right is for others to say.
package struct HTTP2Guard: Sendable {
  /// What to do after some bytes.
  package enum Verdict: Sendable, Hashable {
    /// Go on.
    case proceed
    /// Close with ENHANCE_YOUR_CALM and this text.
    case calm(String)
  }

  /// Numbers that no peer reaches in good faith, in the time that cancels are counted together.
  package enum Bound {
    /// SETTINGS in a window.
    package static let settings = 100
    /// Frames in a window that carry nothing: PRIORITY, unknown kinds, empty DATA, acknowledgements. Four more
    /// are allowed for each call begun.
    package static let empty = 1_000
    /// WINDOW_UPDATE in a window; sixteen more are allowed for each call and each DATA frame.
    package static let windowUpdates = 1_000
  }

  private static let prefaceSize = 24

  /// Resets in a window; more are a storm when they are also more than half of the calls begun.
  private let resetsAllowed: Int
  /// How long frames are counted together, in nanoseconds.
  private let window: UInt64
  /// Between two PINGs while nothing else flows, in nanoseconds.
  private let pingPause: UInt64
  /// PINGs that may come too early.
  private let pingStrikes: Int

  private var isInPreface = true
  private var headerCount = 0
  /// Length, kind and flags of the frame that is being read, as far as they came.
  private var header: UInt64 = 0
  private var payloadLeft = HTTP2Guard.prefaceSize
  private var frameBegan: UInt64
  private var isInFrame = true

  private var windowBegan: UInt64
  private var begun = 0
  private var dataFrames = 0
  private var resets = 0
  private var settings = 0
  private var empty = 0
  private var windowUpdates = 0

  private var lastPing: UInt64 = 0
  private var strikes = 0
  private var hasFlowed = false

  /// Whether the preface and the first frame have come.
  package private(set) var hasFirstFrame = false

  /// Watches a connection that was opened at a moment, in nanoseconds on the monotonic clock.
  package init(opened: UInt64, cancels: CancelLimit = CancelLimit(), pings: PingLimit = PingLimit()) {
    resetsAllowed = cancels.free
    window = cancels.period
    pingPause = pings.interval
    pingStrikes = pings.strikes
    frameBegan = opened
    windowBegan = opened
  }

  /// Looks at bytes that came, before anything else does.
  package mutating func receive(_ bytes: RawSpan, now: UInt64) -> Verdict {
    if now &- windowBegan > window { beginWindow(now) }
    var offset = 0
    while offset < bytes.byteCount {
      if payloadLeft > 0 {
        let count = min(payloadLeft, bytes.byteCount - offset)
        payloadLeft -= count
        offset += count
        if payloadLeft == 0 { frameEnded() }
        continue
      }
      if headerCount == 0, !isInFrame {
        isInFrame = true
        frameBegan = now
      }
      // Length (3 bytes), kind, flags; the stream's id (4) does not matter here.
      let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      offset += 1
      if headerCount < 5 { header = header << 8 | UInt64(byte) }
      headerCount += 1
      guard headerCount == 9 else { continue }
      let verdict = receiveHeader(now)
      guard verdict == .proceed else { return verdict }
    }
    return .proceed
  }

  /// The server sent DATA or HEADERS, so that a PING after it is no storm.
  package mutating func sentData() {
    hasFlowed = true
    dataFrames += 1
  }

  /// A frame was a stream error, which counts as a reset.
  package mutating func streamError(now: UInt64) -> Verdict {
    if now &- windowBegan > window { beginWindow(now) }
    return countReset()
  }

  /// Why the connection's time is over; nil while it is not.
  package func overdue(now: UInt64, firstFrame: UInt64, wholeFrame: UInt64) -> String? {
    guard isInFrame else { return nil }
    if !hasFirstFrame {
      return now &- frameBegan > firstFrame ? "no frame within the time for the first" : nil
    }
    return now &- frameBegan > wholeFrame ? "a frame did not come to its end in time" : nil
  }

  // MARK: - Frames

  private mutating func frameEnded() {
    if isInPreface {
      // The first frame is to come within the time that the preface began.
      isInPreface = false
      return
    }
    isInFrame = false
    hasFirstFrame = true
  }

  private mutating func receiveHeader(_ now: UInt64) -> Verdict {
    let length = Int(header >> 16 & 0xFF_FFFF)
    let kind = UInt8(truncatingIfNeeded: header >> 8)
    let flags = UInt8(truncatingIfNeeded: header)
    headerCount = 0
    header = 0
    payloadLeft = length
    if length == 0 { frameEnded() }
    switch kind {
    case 0 where length > 0 || flags & 1 == 1:
      hasFlowed = true
      dataFrames += 1
      return .proceed
    case 1:
      hasFlowed = true
      begun += 1
      return .proceed
    case 3: return countReset()
    case 4 where flags & 1 == 0:
      settings += 1
      return settings > Bound.settings ? .calm("too many settings") : .proceed
    case 6 where flags & 1 == 0: return countPing(now)
    case 8:
      windowUpdates += 1
      let most = Bound.windowUpdates + 16 * (begun + dataFrames)
      return windowUpdates > most ? .calm("too many window updates") : .proceed
    case 9: return .proceed
    default:
      empty += 1
      return empty > Bound.empty + 4 * begun ? .calm("too many frames without content") : .proceed
    }
  }

  private mutating func countReset() -> Verdict {
    resets += 1
    return resets > resetsAllowed && 2 * resets > begun ? .calm("too many resets") : .proceed
  }

  private mutating func countPing(_ now: UInt64) -> Verdict {
    if hasFlowed {
      hasFlowed = false
      strikes = 0
    } else if now &- lastPing < pingPause {
      strikes += 1
      // The text that gRPC's clients know: they ping less often then.
      return strikes > pingStrikes ? .calm("too_many_pings") : .proceed
    }
    lastPing = now
    return .proceed
  }

  private mutating func beginWindow(_ now: UInt64) {
    windowBegan = now
    begun = 0
    dataFrames = 0
    resets = 0
    settings = 0
    empty = 0
    windowUpdates = 0
  }
}
