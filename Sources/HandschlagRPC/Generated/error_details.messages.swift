// Generated from google/rpc/error_details.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// Why a call failed, for programs.
package struct WireErrorInfo: Message {
  /// The name in the schema.
  package static var fullName: String { "google.rpc.ErrorInfo" }

  /// A constant in upper case, such as `QUOTA_EXCEEDED`; meaningful within the domain.
  package var reason: String = ""

  /// Who defines the reason, such as `handschlag`.
  package var domain: String = ""

  /// Further facts, by name.
  package var metadata: [WireErrorInfo.MetadataEntry] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    reason: String = "",
    domain: String = "",
    metadata: [WireErrorInfo.MetadataEntry] = []
  ) {
    self.reason = reason
    self.domain = domain
    self.metadata = metadata
  }

  /// One entry of a map; of two with one key the later counts.
  package struct MetadataEntry: Message {
    /// The name in the schema.
    package static var fullName: String { "google.rpc.ErrorInfo.MetadataEntry" }

    /// The field `key`.
    package var key: String = ""

    /// The field `value`.
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
}

/// How long to wait before the call is tried again.
package struct WireRetryInfo: Message {
  /// The name in the schema.
  package static var fullName: String { "google.rpc.RetryInfo" }

  /// At least so long.
  package var retryDelay: WireRetryInfo.RetryDelay? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    retryDelay: WireRetryInfo.RetryDelay? = nil
  ) {
    self.retryDelay = retryDelay
  }

  /// A span of time: the same bytes as `google.protobuf.Duration`.
  package struct RetryDelay: Message {
    /// The name in the schema.
    package static var fullName: String { "google.rpc.RetryInfo.RetryDelay" }

    /// Whole seconds.
    package var seconds: Int64 = 0

    /// Billionths of a second, of the same sign as the seconds.
    package var nanos: Int32 = 0

    /// The message with every field at its default.
    package init() {}

    /// The message with the fields given, and the others at their defaults.
    package init(
      seconds: Int64 = 0,
      nanos: Int32 = 0
    ) {
      self.seconds = seconds
      self.nanos = nanos
    }
  }
}

/// What is wrong with the fields of a request.
package struct WireBadRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "google.rpc.BadRequest" }

  /// All of them.
  package var fieldViolations: [WireBadRequest.FieldViolation] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    fieldViolations: [WireBadRequest.FieldViolation] = []
  ) {
    self.fieldViolations = fieldViolations
  }

  /// One field that is wrong.
  package struct FieldViolation: Message {
    /// The name in the schema.
    package static var fullName: String { "google.rpc.BadRequest.FieldViolation" }

    /// Its path, such as `terms.text` or `skills[3]`.
    package var field: String = ""

    /// What is wrong with it, in English.
    package var description: String = ""

    /// The message with every field at its default.
    package init() {}

    /// The message with the fields given, and the others at their defaults.
    package init(
      field: String = "",
      description: String = ""
    ) {
      self.field = field
      self.description = description
    }
  }
}
