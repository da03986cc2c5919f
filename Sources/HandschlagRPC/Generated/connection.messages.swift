// Generated from handschlag/wire/v1/connection.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// Something that plain ttrpc lacks.
package enum WireExtension: MessageEnum {
  /// None.
  case unspecified
  /// Frame 0x10: the caller gives up a stream.
  case cancel
  /// Frame 0x11: flow-control credit, for a stream or for the connection.
  case window
  /// Frame 0x12: a question that is answered at once, to find out whether the other end is there.
  case ping
  /// Frame 0x13: no further streams are served.
  case goAway
  /// A stream's initial metadata come before its first message, in a Response with `remote open`.
  case initialMetadata
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  package static var allKnown: [Self] {
    [.unspecified, .cancel, .window, .ping, .goAway, .initialMetadata]
  }

  /// The value for a number of the wire.
  package init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .cancel
    case 2: self = .window
    case 3: self = .ping
    case 4: self = .goAway
    case 5: self = .initialMetadata
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  package var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .cancel: 1
    case .window: 2
    case .ping: 3
    case .goAway: 4
    case .initialMetadata: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  package var name: String {
    switch self {
    case .unspecified: "EXTENSION_UNSPECIFIED"
    case .cancel: "EXTENSION_CANCEL"
    case .window: "EXTENSION_WINDOW"
    case .ping: "EXTENSION_PING"
    case .goAway: "EXTENSION_GO_AWAY"
    case .initialMetadata: "EXTENSION_INITIAL_METADATA"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  package var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// What one end takes in. Each end has its own, and the other end keeps to them.
package struct WireConnectionLimits: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.wire.v1.ConnectionLimits" }

  /// The largest frame's content, in bytes; 0 for 4 MiB.
  package var largestFrame: UInt32 = 0

  /// Calls at once that the server takes; of no meaning from a client.
  package var concurrentStreams: UInt32 = 0

  /// The credit that each stream begins with, in bytes; of no meaning without EXTENSION_WINDOW. 0 for 65,536.
  package var streamWindow: UInt32 = 0

  /// The credit that the connection begins with, in bytes; of no meaning without EXTENSION_WINDOW. 0 for 1 MiB.
  package var connectionWindow: UInt32 = 0

  /// The least time between two pings while no other frame passes, in milliseconds; 0 for 10 s.
  package var pingIntervalMillis: UInt32 = 0

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    largestFrame: UInt32 = 0,
    concurrentStreams: UInt32 = 0,
    streamWindow: UInt32 = 0,
    connectionWindow: UInt32 = 0,
    pingIntervalMillis: UInt32 = 0
  ) {
    self.largestFrame = largestFrame
    self.concurrentStreams = concurrentStreams
    self.streamWindow = streamWindow
    self.connectionWindow = connectionWindow
    self.pingIntervalMillis = pingIntervalMillis
  }
}

/// What the client offers.
package struct WireNegotiateRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.wire.v1.NegotiateRequest" }

  /// What the client understands; values that the server does not know are passed over.
  package var extensions: [WireExtension] = []

  /// What the client takes in.
  package var limits: WireConnectionLimits? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    extensions: [WireExtension] = [],
    limits: WireConnectionLimits? = nil
  ) {
    self.extensions = extensions
    self.limits = limits
  }
}

/// What holds on this connection.
package struct WireNegotiateResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.wire.v1.NegotiateResponse" }

  /// Those of the offered extensions that the server accepts.
  package var extensions: [WireExtension] = []

  /// What the server takes in.
  package var limits: WireConnectionLimits? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    extensions: [WireExtension] = [],
    limits: WireConnectionLimits? = nil
  ) {
    self.extensions = extensions
    self.limits = limits
  }
}
