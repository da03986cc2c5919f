import HandschlagRPC
import NIOCore

/// What is answered to `GET` of a path.
package struct ScrapeAnswer: Sendable, Hashable {
  /// HTTP's number for how it went.
  package var status: Int
  /// The type of the text.
  package var contentType: String
  /// The text.
  package var body: String

  /// An answer; plain text unless another type is given.
  package init(status: Int = 200, contentType: String = "text/plain; charset=utf-8", body: String) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  /// The answer as HTTP/1.1 has it, the end of the connection announced.
  var bytes: [UInt8] {
    let reason =
      switch status {
      case 200: "OK"
      case 400: "Bad Request"
      case 404: "Not Found"
      case 431: "Request Header Fields Too Large"
      case 503: "Service Unavailable"
      default: "Unknown"
      }
    let text = Array(body.utf8)
    let head =
      "HTTP/1.1 \(status) \(reason)\r\nContent-Type: \(contentType)\r\nContent-Length: \(text.count)\r\n"
      + "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    return Array(head.utf8) + text
  }
}

/// The head of a request of HTTP/1, as far as it matters here (RFC 9112).
enum ScrapeRequest: Hashable, Sendable {
  /// The head has not come as a whole.
  case incomplete
  /// `GET` of a path, without what follows a question mark.
  case get(String)
  /// What comes is no such request; the number to answer.
  case refuse(Int)

  /// The most bytes of a head.
  static let largest = 8 << 10

  /// Reads what has come so far.
  init(_ bytes: some Collection<UInt8>) {
    let head = Array(bytes.prefix(Self.largest))
    let end = Array("\r\n\r\n".utf8)
    guard let stop = head.indices.first(where: { head[$0...].starts(with: end) }) else {
      self = head.count < Self.largest ? .incomplete : .refuse(431)
      return
    }
    let line = String(decoding: head[..<stop], as: UTF8.self).prefix { $0 != "\r\n" }
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[0] == "GET", words[1].hasPrefix("/"), words[2].hasPrefix("HTTP/1.") else {
      self = .refuse(400)
      return
    }
    self = .get(String(words[1].prefix { $0 != "?" }))
  }
}

/// One connection of HTTP/1: one `GET`, one answer, and the end.
// Every property is touched on the connection's loop alone.
final class ScrapeConnection: ChannelInboundHandler, LoopConnection, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let shared: ServerShared
  private let loop: ServerLoop
  private let opened: UInt64
  private var context: ChannelHandlerContext?
  private var head: [UInt8] = []
  private var isAnswering = false

  init(shared: ServerShared, loop: ServerLoop, opened: UInt64) {
    self.shared = shared
    self.loop = loop
    self.opened = opened
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.add(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    loop.remove(self)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isAnswering else { return }
    head.append(contentsOf: unwrapInboundIn(data).readableBytesView)
    switch ScrapeRequest(head) {
    case .incomplete: return
    case .refuse(let status): answer(ScrapeAnswer(status: status, body: "this serves GET alone\n"))
    case .get(let path): look(path)
    }
  }

  /// Asks for the answer away from the loop, for there is much to add up.
  private func look(_ path: String) {
    isAnswering = true
    let scrape = shared.scrape
    let executor = loop.executor
    Task {
      let answer = scrape(path) ?? ScrapeAnswer(status: 404, body: "there are /metrics and /healthz\n")
      executor.execute { self.answer(answer) }
    }
  }

  private func answer(_ answer: ScrapeAnswer) {
    isAnswering = true
    guard let context else { return }
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { [weak self] _ in self?.closeNow() }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer.bytes)), promise: sent)
  }

  // MARK: - LoopConnection

  func drain() {}

  func closeNow() { context?.close(promise: nil) }

  func sweep(now: UInt64) {
    if now &- opened > shared.limits.firstFrame.sweepNanoseconds { closeNow() }
  }
}
