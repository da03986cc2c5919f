// Generated from grpc/reflection/v1/reflection.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// The message `grpc.reflection.v1.ServerReflectionRequest`.
package struct WireServerReflectionRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.ServerReflectionRequest" }

  /// The field `host`.
  package var host: String = ""

  /// Which of the fields of `message_request` is set, and to what.
  package var messageRequest: OneOf_MessageRequest? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    host: String = "",
    messageRequest: OneOf_MessageRequest? = nil
  ) {
    self.host = host
    self.messageRequest = messageRequest
  }

  /// The fields of `message_request`, of which one at most is set.
  package enum OneOf_MessageRequest: Sendable, Hashable {
    /// A file, by the name under which others import it.
    case fileByFilename(String)
    /// The file that declares a message, an enumeration, a service, a method, a field or an extension, by full name.
    case fileContainingSymbol(String)
    /// The file that declares an extension.
    case fileContainingExtension(WireExtensionRequest)
    /// The numbers of all known extensions of a message, by its full name.
    case allExtensionNumbersOfType(String)
    /// The full names of all services; the content does not matter.
    case listServices(String)
  }
}

/// The message `grpc.reflection.v1.ExtensionRequest`.
package struct WireExtensionRequest: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.ExtensionRequest" }

  /// The message that is extended, by full name.
  package var containingType: String = ""

  /// The field `extension_number`.
  package var extensionNumber: Int32 = 0

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    containingType: String = "",
    extensionNumber: Int32 = 0
  ) {
    self.containingType = containingType
    self.extensionNumber = extensionNumber
  }
}

/// The message `grpc.reflection.v1.ServerReflectionResponse`.
package struct WireServerReflectionResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.ServerReflectionResponse" }

  /// The field `valid_host`.
  package var validHost: String = ""

  /// The field `original_request`.
  package var originalRequest: WireServerReflectionRequest? = nil

  /// Which of the fields of `message_response` is set, and to what.
  package var messageResponse: OneOf_MessageResponse? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    validHost: String = "",
    originalRequest: WireServerReflectionRequest? = nil,
    messageResponse: OneOf_MessageResponse? = nil
  ) {
    self.validHost = validHost
    self.originalRequest = originalRequest
    self.messageResponse = messageResponse
  }

  /// The fields of `message_response`, of which one at most is set.
  package enum OneOf_MessageResponse: Sendable, Hashable {
    /// The field `file_descriptor_response`.
    case fileDescriptorResponse(WireFileDescriptorResponse)
    /// The field `all_extension_numbers_response`.
    case allExtensionNumbersResponse(WireExtensionNumberResponse)
    /// The field `list_services_response`.
    case listServicesResponse(WireListServiceResponse)
    /// The field `error_response`.
    case errorResponse(WireErrorResponse)
  }
}

/// The message `grpc.reflection.v1.FileDescriptorResponse`.
package struct WireFileDescriptorResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.FileDescriptorResponse" }

  /// Encoded `google.protobuf.FileDescriptorProto`: the file asked for and those that it imports, at any depth,
  /// as far as the stream has not sent them yet.
  package var fileDescriptorProto: [[UInt8]] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    fileDescriptorProto: [[UInt8]] = []
  ) {
    self.fileDescriptorProto = fileDescriptorProto
  }
}

/// The message `grpc.reflection.v1.ExtensionNumberResponse`.
package struct WireExtensionNumberResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.ExtensionNumberResponse" }

  /// The message that is extended, by full name.
  package var baseTypeName: String = ""

  /// The field `extension_number`.
  package var extensionNumber: [Int32] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    baseTypeName: String = "",
    extensionNumber: [Int32] = []
  ) {
    self.baseTypeName = baseTypeName
    self.extensionNumber = extensionNumber
  }
}

/// The message `grpc.reflection.v1.ListServiceResponse`.
package struct WireListServiceResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.ListServiceResponse" }

  /// The field `service`.
  package var service: [WireServiceResponse] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    service: [WireServiceResponse] = []
  ) {
    self.service = service
  }
}

/// The message `grpc.reflection.v1.ServiceResponse`.
package struct WireServiceResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.ServiceResponse" }

  /// The full name of a service.
  package var name: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    name: String = ""
  ) {
    self.name = name
  }
}

/// The message `grpc.reflection.v1.ErrorResponse`.
package struct WireErrorResponse: Message {
  /// The name in the schema.
  package static var fullName: String { "grpc.reflection.v1.ErrorResponse" }

  /// A status code of gRPC.
  package var errorCode: Int32 = 0

  /// The field `error_message`.
  package var errorMessage: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    errorCode: Int32 = 0,
    errorMessage: String = ""
  ) {
    self.errorCode = errorCode
    self.errorMessage = errorMessage
  }
}
