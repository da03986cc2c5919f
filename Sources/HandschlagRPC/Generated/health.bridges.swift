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
    return try body(MessageEncoder(message))
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
    return try body(MessageEncoder(message))
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
