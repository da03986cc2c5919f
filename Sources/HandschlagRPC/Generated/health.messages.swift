// Generated from grpc/health/v1/health.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// The message `grpc.health.v1.HealthCheckRequest`.
package struct WireHealthCheckRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.health.v1.HealthCheckRequest" }

  /// The full name of a service; empty for the server as a whole.
  package var service: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    service: String = ""
  ) {
    self.service = service
  }
}

/// The message `grpc.health.v1.HealthCheckResponse`.
package struct WireHealthCheckResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.health.v1.HealthCheckResponse" }

  /// The field `status`.
  package var status: WireHealthCheckResponse.ServingStatus = .unknown

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    status: WireHealthCheckResponse.ServingStatus = .unknown
  ) {
    self.status = status
  }

  /// The enumeration `grpc.health.v1.HealthCheckResponse.ServingStatus`.
  package enum ServingStatus: MessageEnum {
    /// `UNKNOWN`
    case unknown
    /// `SERVING`
    case serving
    /// `NOT_SERVING`
    case notServing
    /// Only in answers of Watch: no such service, yet.
    case serviceUnknown
    /// A number that the schema has no name for.
    case unrecognized(Int32)

    /// The values of the schema in its order.
    package static var allKnown: [Self] {
      [.unknown, .serving, .notServing, .serviceUnknown]
    }

    /// The value for a number of the wire.
    package init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unknown
      case 1: self = .serving
      case 2: self = .notServing
      case 3: self = .serviceUnknown
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    package var rawValue: Int32 {
      switch self {
      case .unknown: 0
      case .serving: 1
      case .notServing: 2
      case .serviceUnknown: 3
      case .unrecognized(let number): number
      }
    }

    /// The name in the schema, or the number where there is none.
    package var name: String {
      switch self {
      case .unknown: "UNKNOWN"
      case .serving: "SERVING"
      case .notServing: "NOT_SERVING"
      case .serviceUnknown: "SERVICE_UNKNOWN"
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
}

/// The message `grpc.health.v1.HealthListRequest`.
package struct WireHealthListRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.health.v1.HealthListRequest" }

  /// The message with every field at its default.
  package init() {}
}

/// The message `grpc.health.v1.HealthListResponse`.
package struct WireHealthListResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.health.v1.HealthListResponse" }

  /// By full name of the service; the server as a whole under the empty name.
  package var statuses: [WireHealthListResponse.StatusesEntry] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    statuses: [WireHealthListResponse.StatusesEntry] = []
  ) {
    self.statuses = statuses
  }

  /// One entry of a map; of two with one key the later counts.
  package struct StatusesEntry: Message {
    /// The name in the schema.
    package static var fullName: String { "grpc.health.v1.HealthListResponse.StatusesEntry" }

    /// The field `key`.
    package var key: String = ""

    /// The field `value`.
    package var value: WireHealthCheckResponse? = nil

    /// The message with every field at its default.
    package init() {}

    /// The message with the fields given, and the others at their defaults.
    package init(
      key: String = "",
      value: WireHealthCheckResponse? = nil
    ) {
      self.key = key
      self.value = value
    }
  }
}
