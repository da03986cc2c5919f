// Generated from google/rpc/status.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// The outcome of a call.
package struct WireStatus: Message {
  /// The name in the schema.
  package static var fullName: String { "google.rpc.Status" }

  /// A code of gRPC's, 0 for success.
  package var code: Int32 = 0

  /// What happened, in English, for whoever reads the client's log.
  package var message: String = ""

  /// More, for programs; each is a message of its own.
  package var details: [WireAnyDetail] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    code: Int32 = 0,
    message: String = "",
    details: [WireAnyDetail] = []
  ) {
    self.code = code
    self.message = message
    self.details = details
  }
}

/// A message with its type: the same bytes as `google.protobuf.Any`, which needs no code of its own here.
package struct WireAnyDetail: Message {
  /// The name in the schema.
  package static var fullName: String { "google.rpc.AnyDetail" }

  /// `type.googleapis.com/` and the name of the message.
  package var typeURL: String = ""

  /// The message, encoded.
  package var value: [UInt8] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    typeURL: String = "",
    value: [UInt8] = []
  ) {
    self.typeURL = typeURL
    self.value = value
  }
}
