// Generated from handschlag/bench/v1/bench.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// Part of an echoed message.
package struct EchoItem: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.bench.v1.EchoItem" }

  /// The field `name`.
  package var name: String = ""

  /// The field `amount`.
  package var amount: Int64 = 0

  /// The field `note`.
  package var note: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    name: String = "",
    amount: Int64 = 0,
    note: String = ""
  ) {
    self.name = name
    self.amount = amount
    self.note = note
  }
}

/// Seven fields and five submessages, about 380 bytes as the bench fills it.
package struct EchoRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.bench.v1.EchoRequest" }

  /// The field `id`.
  package var id: String = ""

  /// The field `title`.
  package var title: String = ""

  /// The field `text`.
  package var text: String = ""

  /// The field `time`.
  package var time: Int64 = 0

  /// The field `urgent`.
  package var urgent: Bool = false

  /// The field `digest`.
  package var digest: [UInt8] = []

  /// The field `items`.
  package var items: [EchoItem] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    id: String = "",
    title: String = "",
    text: String = "",
    time: Int64 = 0,
    urgent: Bool = false,
    digest: [UInt8] = [],
    items: [EchoItem] = []
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.time = time
    self.urgent = urgent
    self.digest = digest
    self.items = items
  }
}

/// The fields of the request.
package struct EchoResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.bench.v1.EchoResponse" }

  /// The field `id`.
  package var id: String = ""

  /// The field `title`.
  package var title: String = ""

  /// The field `text`.
  package var text: String = ""

  /// The field `time`.
  package var time: Int64 = 0

  /// The field `urgent`.
  package var urgent: Bool = false

  /// The field `digest`.
  package var digest: [UInt8] = []

  /// The field `items`.
  package var items: [EchoItem] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    id: String = "",
    title: String = "",
    text: String = "",
    time: Int64 = 0,
    urgent: Bool = false,
    digest: [UInt8] = [],
    items: [EchoItem] = []
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.time = time
    self.urgent = urgent
    self.digest = digest
    self.items = items
  }
}
