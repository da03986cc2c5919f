// Generated from grpc/reflection/v1/reflection.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagRPC
import CProtobufC
package import HandschlagProtobuf

extension WireServerReflectionRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__server_reflection_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__ServerReflectionRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__ServerReflectionRequest>) {
    self.init()
    self.host = Bridge.string(c.pointee.host)
    switch c.pointee.message_request_case.rawValue {
      case 3: self.messageRequest = .fileByFilename(Bridge.string(c.pointee.file_by_filename))
      case 4: self.messageRequest = .fileContainingSymbol(Bridge.string(c.pointee.file_containing_symbol))
      case 5:
        if let value = c.pointee.file_containing_extension { self.messageRequest = .fileContainingExtension(WireExtensionRequest(bridging: value)) }
      case 6: self.messageRequest = .allExtensionNumbersOfType(Bridge.string(c.pointee.all_extension_numbers_of_type))
      case 7: self.messageRequest = .listServices(Bridge.string(c.pointee.list_services))
      default: break
    }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__ServerReflectionRequest>, _ arena: Arena) {
    grpc__reflection__v1__server_reflection_request__init(c)
    if !self.host.isEmpty { c.pointee.host = arena.string(self.host) }
    switch self.messageRequest {
      case .fileByFilename(let value):
      c.pointee.file_by_filename = arena.string(value)
      c.pointee.message_request_case = .init(rawValue: 3)
      case .fileContainingSymbol(let value):
      c.pointee.file_containing_symbol = arena.string(value)
      c.pointee.message_request_case = .init(rawValue: 4)
      case .fileContainingExtension(let value):
      let room = arena.allocate(Grpc__Reflection__V1__ExtensionRequest.self)
      value.bridge(into: room, arena)
      c.pointee.file_containing_extension = room
      c.pointee.message_request_case = .init(rawValue: 5)
      case .allExtensionNumbersOfType(let value):
      c.pointee.all_extension_numbers_of_type = arena.string(value)
      c.pointee.message_request_case = .init(rawValue: 6)
      case .listServices(let value):
      c.pointee.list_services = arena.string(value)
      c.pointee.message_request_case = .init(rawValue: 7)
      case nil: break
    }
  }
}

extension WireExtensionRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__extension_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__ExtensionRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__ExtensionRequest>) {
    self.init()
    self.containingType = Bridge.string(c.pointee.containing_type)
    self.extensionNumber = c.pointee.extension_number
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionRequest>, _ arena: Arena) {
    grpc__reflection__v1__extension_request__init(c)
    if !self.containingType.isEmpty { c.pointee.containing_type = arena.string(self.containingType) }
    c.pointee.extension_number = self.extensionNumber
  }
}

extension WireServerReflectionResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__server_reflection_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__ServerReflectionResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__ServerReflectionResponse>) {
    self.init()
    self.validHost = Bridge.string(c.pointee.valid_host)
    if let value = c.pointee.original_request { self.originalRequest = WireServerReflectionRequest(bridging: value) }
    switch c.pointee.message_response_case.rawValue {
      case 4:
        if let value = c.pointee.file_descriptor_response { self.messageResponse = .fileDescriptorResponse(WireFileDescriptorResponse(bridging: value)) }
      case 5:
        if let value = c.pointee.all_extension_numbers_response { self.messageResponse = .allExtensionNumbersResponse(WireExtensionNumberResponse(bridging: value)) }
      case 6:
        if let value = c.pointee.list_services_response { self.messageResponse = .listServicesResponse(WireListServiceResponse(bridging: value)) }
      case 7:
        if let value = c.pointee.error_response { self.messageResponse = .errorResponse(WireErrorResponse(bridging: value)) }
      default: break
    }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__ServerReflectionResponse>, _ arena: Arena) {
    grpc__reflection__v1__server_reflection_response__init(c)
    if !self.validHost.isEmpty { c.pointee.valid_host = arena.string(self.validHost) }
    if let value = self.originalRequest {
      let room = arena.allocate(Grpc__Reflection__V1__ServerReflectionRequest.self)
      value.bridge(into: room, arena)
      c.pointee.original_request = room
    }
    switch self.messageResponse {
      case .fileDescriptorResponse(let value):
      let room = arena.allocate(Grpc__Reflection__V1__FileDescriptorResponse.self)
      value.bridge(into: room, arena)
      c.pointee.file_descriptor_response = room
      c.pointee.message_response_case = .init(rawValue: 4)
      case .allExtensionNumbersResponse(let value):
      let room = arena.allocate(Grpc__Reflection__V1__ExtensionNumberResponse.self)
      value.bridge(into: room, arena)
      c.pointee.all_extension_numbers_response = room
      c.pointee.message_response_case = .init(rawValue: 5)
      case .listServicesResponse(let value):
      let room = arena.allocate(Grpc__Reflection__V1__ListServiceResponse.self)
      value.bridge(into: room, arena)
      c.pointee.list_services_response = room
      c.pointee.message_response_case = .init(rawValue: 6)
      case .errorResponse(let value):
      let room = arena.allocate(Grpc__Reflection__V1__ErrorResponse.self)
      value.bridge(into: room, arena)
      c.pointee.error_response = room
      c.pointee.message_response_case = .init(rawValue: 7)
      case nil: break
    }
  }
}

extension WireFileDescriptorResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__file_descriptor_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__FileDescriptorResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__FileDescriptorResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__FileDescriptorResponse>) {
    self.init()
    self.fileDescriptorProto = Bridge.array(c.pointee.n_file_descriptor_proto, c.pointee.file_descriptor_proto) { Bridge.bytes($0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__FileDescriptorResponse>, _ arena: Arena) {
    grpc__reflection__v1__file_descriptor_response__init(c)
    if !self.fileDescriptorProto.isEmpty {
      c.pointee.n_file_descriptor_proto = self.fileDescriptorProto.count
      c.pointee.file_descriptor_proto = arena.array(self.fileDescriptorProto) { arena.bytes($0) }
    }
  }
}

extension WireExtensionNumberResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__extension_number_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionNumberResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__ExtensionNumberResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__ExtensionNumberResponse>) {
    self.init()
    self.baseTypeName = Bridge.string(c.pointee.base_type_name)
    self.extensionNumber = Bridge.numbers(c.pointee.n_extension_number, c.pointee.extension_number)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionNumberResponse>, _ arena: Arena) {
    grpc__reflection__v1__extension_number_response__init(c)
    if !self.baseTypeName.isEmpty { c.pointee.base_type_name = arena.string(self.baseTypeName) }
    if !self.extensionNumber.isEmpty {
      c.pointee.n_extension_number = self.extensionNumber.count
      c.pointee.extension_number = arena.array(self.extensionNumber) { $0 }
    }
  }
}

extension WireListServiceResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__list_service_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__ListServiceResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__ListServiceResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__ListServiceResponse>) {
    self.init()
    self.service = Bridge.messages(c.pointee.n_service, c.pointee.service) { WireServiceResponse(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__ListServiceResponse>, _ arena: Arena) {
    grpc__reflection__v1__list_service_response__init(c)
    if !self.service.isEmpty {
      c.pointee.n_service = self.service.count
      c.pointee.service = arena.messages(self.service, as: Grpc__Reflection__V1__ServiceResponse.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension WireServiceResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__service_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__ServiceResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__ServiceResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__ServiceResponse>) {
    self.init()
    self.name = Bridge.string(c.pointee.name)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__ServiceResponse>, _ arena: Arena) {
    grpc__reflection__v1__service_response__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.string(self.name) }
  }
}

extension WireErrorResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__reflection__v1__error_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Reflection__V1__ErrorResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Reflection__V1__ErrorResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Reflection__V1__ErrorResponse>) {
    self.init()
    self.errorCode = c.pointee.error_code
    self.errorMessage = Bridge.string(c.pointee.error_message)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Reflection__V1__ErrorResponse>, _ arena: Arena) {
    grpc__reflection__v1__error_response__init(c)
    c.pointee.error_code = self.errorCode
    if !self.errorMessage.isEmpty { c.pointee.error_message = arena.string(self.errorMessage) }
  }
}
