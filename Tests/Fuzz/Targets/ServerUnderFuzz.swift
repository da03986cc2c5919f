import Logging
import NIOCore
import NIOEmbedded
import Synchronization

@testable import HandschlagRPC
@testable import HandschlagTransport

/// One connection to the server's handlers, without sockets, threads and clocks of its own.
final class ServerUnderFuzz {
  private let service = FuzzService()
  private let loop = EmbeddedEventLoop()
  private let executor: LoopExecutor
  private let connections: ServerLoop
  private let channel: EmbeddedChannel
  /// What the server has sent.
  private(set) var sent: [UInt8] = []

  private static let limits: ServerLimits = {
    var limits = ServerLimits()
    limits.streamsPerConnection = 8
    limits.unreadReplyBytes = 4096
    limits.unreadRequestBytes = 8192
    limits.streamWindow = 2048
    limits.connectionWindow = 8192
    return limits
  }()

  init() throws {
    let router = Router(services: [service])
    let configuration = ServerConfiguration(listeners: [], limits: Self.limits)
    let logger = Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() }
    let shared = ServerShared(router: router, configuration: configuration, logger: logger)
    executor = LoopExecutor(loop)
    executor.adopt()
    connections = ServerLoop(executor, LoopCounters(MethodLabels(router.methods)))
    channel = EmbeddedChannel(loop: loop)
    let facts = ConnectionContext(peer: .unix(uid: 1, gid: 1, pid: 1), listener: .public)
    try channel.pipeline.syncOperations.addHandler(
      WireSelector(shared: shared, loop: connections, facts: facts, wires: .calls, tls: nil))
    channel.connect(to: try SocketAddress(unixDomainSocketPath: "/fuzz"), promise: nil)
    loop.run()
  }

  /// Gives the server bytes, cut into pieces of a size, or whole for 0.
  func receive(_ bytes: [UInt8], piece: Int = 0) throws {
    var rest = bytes[...]
    while !rest.isEmpty, channel.isActive {
      let next = rest.prefix(piece == 0 ? rest.count : piece)
      rest = rest.dropFirst(next.count)
      // An error that no handler took would be one that the server does not know of.
      try channel.writeInbound(ByteBuffer(bytes: next))
      loop.run()
      try collect()
    }
  }

  /// The peer reads, or does not.
  func setWritable(_ isWritable: Bool) {
    guard channel.isActive, channel.isWritable != isWritable else { return }
    channel.isWritable = isWritable
    channel.pipeline.fireChannelWritabilityChanged()
    loop.run()
  }

  /// The server is told to end.
  func drain() {
    connections.drain()
    loop.run()
  }

  /// Looks at the bounds of time, some seconds from now.
  func sweep(in seconds: UInt64) {
    for connection in connections.all { connection.sweep(now: MonotonicTime.now() + seconds * 1_000_000_000) }
    loop.run()
  }

  private func collect() throws {
    while let piece = try channel.readOutbound(as: IOData.self) {
      if case .byteBuffer(let bytes) = piece { sent += bytes.readableBytesView }
    }
  }

  /// The peer goes; nothing of it may be left.
  func end() throws {
    setWritable(true)
    loop.run()
    try collect()
    if channel.isActive { channel.close(promise: nil) }
    executor.runners.endIdle()
    loop.run()
    // What was to happen a moment later, such as the close behind the last reply.
    loop.advanceTime(by: .seconds(5))
    executor.drain()
    loop.run()
    executor.runners.endIdle()
    loop.run()
    try collect()
    try Finding.unless(
      connections.counters.callsRunning == 0, "a call is counted as running without its connection")
    try Finding.unless(service.running.load(ordering: .relaxed) == 0, "a handler runs without its connection")
    try Finding.unless(connections.all.isEmpty, "a connection that is gone is kept")
  }
}
