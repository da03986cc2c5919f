// Generated from grpc/testing/test.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// What a payload consists of.
package enum PayloadType: MessageEnum {
  /// Bytes that can be compressed.
  case compressable
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  package static var allKnown: [Self] {
    [.compressable]
  }

  /// The value for a number of the wire.
  package init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .compressable
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  package var rawValue: Int32 {
    switch self {
    case .compressable: 0
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  package var name: String {
    switch self {
    case .compressable: "COMPRESSABLE"
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

/// Nothing.
package struct Empty: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.Empty" }

  /// The message with every field at its default.
  package init() {}
}

/// A boolean that can be absent.
package struct BoolValue: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.BoolValue" }

  /// The field `value`.
  package var value: Bool = false

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    value: Bool = false
  ) {
    self.value = value
  }
}

/// Bytes of a size.
package struct Payload: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.Payload" }

  /// The field `type`.
  package var type: PayloadType = .compressable

  /// The field `body`.
  package var body: [UInt8] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    type: PayloadType = .compressable,
    body: [UInt8] = []
  ) {
    self.type = type
    self.body = body
  }
}

/// A status to end with.
package struct EchoStatus: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.EchoStatus" }

  /// The field `code`.
  package var code: Int32 = 0

  /// The field `message`.
  package var message: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    code: Int32 = 0,
    message: String = ""
  ) {
    self.code = code
    self.message = message
  }
}

/// A request of `UnaryCall`.
package struct SimpleRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.SimpleRequest" }

  /// The field `response_type`.
  package var responseType: PayloadType = .compressable

  /// Bytes of the reply's payload.
  package var responseSize: Int32 = 0

  /// The field `payload`.
  package var payload: Payload? = nil

  /// The field `fill_username`.
  package var fillUsername: Bool = false

  /// The field `fill_oauth_scope`.
  package var fillOauthScope: Bool = false

  /// Whether the reply is to be compressed.
  package var responseCompressed: BoolValue? = nil

  /// The field `response_status`.
  package var responseStatus: EchoStatus? = nil

  /// Whether this request should have come compressed.
  package var expectCompressed: BoolValue? = nil

  /// The field `fill_server_id`.
  package var fillServerID: Bool = false

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    responseType: PayloadType = .compressable,
    responseSize: Int32 = 0,
    payload: Payload? = nil,
    fillUsername: Bool = false,
    fillOauthScope: Bool = false,
    responseCompressed: BoolValue? = nil,
    responseStatus: EchoStatus? = nil,
    expectCompressed: BoolValue? = nil,
    fillServerID: Bool = false
  ) {
    self.responseType = responseType
    self.responseSize = responseSize
    self.payload = payload
    self.fillUsername = fillUsername
    self.fillOauthScope = fillOauthScope
    self.responseCompressed = responseCompressed
    self.responseStatus = responseStatus
    self.expectCompressed = expectCompressed
    self.fillServerID = fillServerID
  }
}

/// A reply of `UnaryCall`.
package struct SimpleResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.SimpleResponse" }

  /// The field `payload`.
  package var payload: Payload? = nil

  /// The field `username`.
  package var username: String = ""

  /// The field `oauth_scope`.
  package var oauthScope: String = ""

  /// The field `server_id`.
  package var serverID: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    payload: Payload? = nil,
    username: String = "",
    oauthScope: String = "",
    serverID: String = ""
  ) {
    self.payload = payload
    self.username = username
    self.oauthScope = oauthScope
    self.serverID = serverID
  }
}

/// A request of `StreamingInputCall`.
package struct StreamingInputCallRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.StreamingInputCallRequest" }

  /// The field `payload`.
  package var payload: Payload? = nil

  /// Whether this request should have come compressed.
  package var expectCompressed: BoolValue? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    payload: Payload? = nil,
    expectCompressed: BoolValue? = nil
  ) {
    self.payload = payload
    self.expectCompressed = expectCompressed
  }
}

/// The reply of `StreamingInputCall`.
package struct StreamingInputCallResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.StreamingInputCallResponse" }

  /// The field `aggregated_payload_size`.
  package var aggregatedPayloadSize: Int32 = 0

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    aggregatedPayloadSize: Int32 = 0
  ) {
    self.aggregatedPayloadSize = aggregatedPayloadSize
  }
}

/// One reply that is asked for.
package struct ResponseParameters: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.ResponseParameters" }

  /// Bytes of its payload.
  package var size: Int32 = 0

  /// Microseconds to wait before it.
  package var intervalUs: Int32 = 0

  /// Whether it is to be compressed.
  package var compressed: BoolValue? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    size: Int32 = 0,
    intervalUs: Int32 = 0,
    compressed: BoolValue? = nil
  ) {
    self.size = size
    self.intervalUs = intervalUs
    self.compressed = compressed
  }
}

/// A request for any number of replies.
package struct StreamingOutputCallRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.StreamingOutputCallRequest" }

  /// The field `response_type`.
  package var responseType: PayloadType = .compressable

  /// The field `response_parameters`.
  package var responseParameters: [ResponseParameters] = []

  /// The field `payload`.
  package var payload: Payload? = nil

  /// The field `response_status`.
  package var responseStatus: EchoStatus? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    responseType: PayloadType = .compressable,
    responseParameters: [ResponseParameters] = [],
    payload: Payload? = nil,
    responseStatus: EchoStatus? = nil
  ) {
    self.responseType = responseType
    self.responseParameters = responseParameters
    self.payload = payload
    self.responseStatus = responseStatus
  }
}

/// One reply.
package struct StreamingOutputCallResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.testing.StreamingOutputCallResponse" }

  /// The field `payload`.
  package var payload: Payload? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    payload: Payload? = nil
  ) {
    self.payload = payload
  }
}
