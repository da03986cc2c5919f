// Generated from grpc/health/v1/health.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagRPC
import CProtobufC
package import HandschlagProtobuf

extension WireHealthCheckRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__health__v1__health_check_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Health__V1__HealthCheckRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Health__V1__HealthCheckRequest>) {
    self.init()
    self.service = Bridge.string(c.pointee.service)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckRequest>, _ arena: Arena) {
    grpc__health__v1__health_check_request__init(c)
    if !self.service.isEmpty { c.pointee.service = arena.string(self.service) }
  }
}

extension WireHealthCheckResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__health__v1__health_check_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Health__V1__HealthCheckResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Health__V1__HealthCheckResponse>) {
    self.init()
    self.status = WireHealthCheckResponse.ServingStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckResponse>, _ arena: Arena) {
    grpc__health__v1__health_check_response__init(c)
    c.pointee.status = Grpc__Health__V1__HealthCheckResponse__ServingStatus(rawValue: .init(truncatingIfNeeded: self.status.rawValue))
  }
}

extension WireHealthListRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__health__v1__health_list_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Health__V1__HealthListRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Health__V1__HealthListRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Health__V1__HealthListRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Health__V1__HealthListRequest>, _ arena: Arena) {
    grpc__health__v1__health_list_request__init(c)
  }
}

extension WireHealthListResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__health__v1__health_list_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Health__V1__HealthListResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Health__V1__HealthListResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Health__V1__HealthListResponse>) {
    self.init()
    self.statuses = Bridge.messages(c.pointee.n_statuses, c.pointee.statuses) { WireHealthListResponse.StatusesEntry(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Health__V1__HealthListResponse>, _ arena: Arena) {
    grpc__health__v1__health_list_response__init(c)
    if !self.statuses.isEmpty {
      c.pointee.n_statuses = self.statuses.count
      c.pointee.statuses = arena.messages(self.statuses, as: Grpc__Health__V1__HealthListResponse__StatusesEntry.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension WireHealthListResponse.StatusesEntry {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__health__v1__health_list_response__statuses_entry__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Health__V1__HealthListResponse__StatusesEntry.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Health__V1__HealthListResponse__StatusesEntry.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Health__V1__HealthListResponse__StatusesEntry>) {
    self.init()
    self.key = Bridge.string(c.pointee.key)
    if let value = c.pointee.value { self.value = WireHealthCheckResponse(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Health__V1__HealthListResponse__StatusesEntry>, _ arena: Arena) {
    grpc__health__v1__health_list_response__statuses_entry__init(c)
    if !self.key.isEmpty { c.pointee.key = arena.string(self.key) }
    if let value = self.value {
      let room = arena.allocate(Grpc__Health__V1__HealthCheckResponse.self)
      value.bridge(into: room, arena)
      c.pointee.value = room
    }
  }
}
