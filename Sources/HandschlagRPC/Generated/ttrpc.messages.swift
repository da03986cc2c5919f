// Generated from ttrpc/ttrpc.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// The beginning of a call.
package struct WireRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "ttrpc.Request" }

  /// The service, package included.
  package var service: String = ""

  /// The method's own name.
  package var method: String = ""

  /// The encoded request, if the call has one request.
  package var payload: [UInt8] = []

  /// Time until the deadline in nanoseconds; 0 for none.
  package var timeoutNano: Int64 = 0

  /// Metadata of the caller's.
  package var metadata: [WireKeyValue] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    service: String = "",
    method: String = "",
    payload: [UInt8] = [],
    timeoutNano: Int64 = 0,
    metadata: [WireKeyValue] = []
  ) {
    self.service = service
    self.method = method
    self.payload = payload
    self.timeoutNano = timeoutNano
    self.metadata = metadata
  }
}

/// The end of a call, or of a call with one response all of it.
package struct WireResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "ttrpc.Response" }

  /// How it ended; absent or empty for success. The server sends an empty one: older clients insist on it.
  package var status: WireStatus? = nil

  /// The encoded response.
  package var payload: [UInt8] = []

  /// Metadata that the server sends before its responses. Binary values are in base64 under `-bin` keys.
  package var initialMetadata: [WireKeyValue] = []

  /// Metadata that the server sends after its responses, in the same form.
  package var trailers: [WireKeyValue] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    status: WireStatus? = nil,
    payload: [UInt8] = [],
    initialMetadata: [WireKeyValue] = [],
    trailers: [WireKeyValue] = []
  ) {
    self.status = status
    self.payload = payload
    self.initialMetadata = initialMetadata
    self.trailers = trailers
  }
}

/// One entry of metadata.
package struct WireKeyValue: Message {
  /// The name in the schema.
  package static var fullName: String { "ttrpc.KeyValue" }

  /// In lower case.
  package var key: String = ""

  /// Text; binary in base64 where the key ends with `-bin`.
  package var value: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    key: String = "",
    value: String = ""
  ) {
    self.key = key
    self.value = value
  }
}
