package import HandschlagRPC

/// What both ends of a native connection agreed on beyond plain ttrpc (PROTOCOL.md, "Extensions").
package struct NegotiatedExtensions: OptionSet, Sendable, Hashable {
  /// One bit for each extension.
  package let rawValue: UInt8
  /// Extensions of those bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The caller can give up a stream.
  package static let cancel = NegotiatedExtensions(rawValue: 1)
  /// Messages of streams are sent against credit.
  package static let window = NegotiatedExtensions(rawValue: 2)
  /// Each end can ask whether the other is there.
  package static let ping = NegotiatedExtensions(rawValue: 4)
  /// An end says that it serves no further streams.
  package static let goAway = NegotiatedExtensions(rawValue: 8)
  /// Initial metadata of a stream come before its first message.
  package static let initialMetadata = NegotiatedExtensions(rawValue: 16)
  /// All of them.
  package static let all: NegotiatedExtensions = [.cancel, .window, .ping, .goAway, .initialMetadata]

  private static let table: [(NegotiatedExtensions, WireExtension)] = [
    (.cancel, .cancel), (.window, .window), (.ping, .ping), (.goAway, .goAway),
    (.initialMetadata, .initialMetadata),
  ]

  /// Those of a list that are known here.
  package init(_ list: [WireExtension]) {
    self = []
    for (option, name) in Self.table where list.contains(name) { insert(option) }
  }

  /// The list as it goes over the wire.
  package var list: [WireExtension] { Self.table.filter { contains($0.0) }.map(\.1) }
}

/// The credits that an end begins with, in bytes (see ``FlowControl``).
package struct WindowSizes: Sendable, Hashable {
  /// Of each stream.
  package var stream: Int
  /// Of all streams together.
  package var connection: Int

  /// Sizes, brought within 1 and ``FlowControl/largestWindow``.
  package init(stream: Int, connection: Int) {
    self.stream = min(max(1, stream), FlowControl.largestWindow)
    self.connection = min(max(1, connection), FlowControl.largestWindow)
  }

  /// What an end announced; what it left out stands for 64 KiB and 1 MiB.
  package init(_ limits: WireConnectionLimits?) {
    let stream = limits?.streamWindow ?? 0
    let connection = limits?.connectionWindow ?? 0
    self.init(
      stream: stream == 0 ? 64 << 10 : Int(stream), connection: connection == 0 ? 1 << 20 : Int(connection))
  }
}
