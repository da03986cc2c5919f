// Generated from google/rpc/status.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagRPC
import CProtobufC
package import HandschlagProtobuf

extension WireStatus {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__status__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__Status.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__Status.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__Status>) {
    self.init()
    self.code = c.pointee.code
    self.message = Bridge.string(c.pointee.message)
    self.details = Bridge.messages(c.pointee.n_details, c.pointee.details) { WireAnyDetail(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__Status>, _ arena: Arena) {
    google__rpc__status__init(c)
    c.pointee.code = self.code
    if !self.message.isEmpty { c.pointee.message = arena.string(self.message) }
    if !self.details.isEmpty {
      c.pointee.n_details = self.details.count
      c.pointee.details = arena.messages(self.details, as: Google__Rpc__AnyDetail.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension WireAnyDetail {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__any_detail__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__AnyDetail.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__AnyDetail.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__AnyDetail>) {
    self.init()
    self.typeURL = Bridge.string(c.pointee.type_url)
    self.value = Bridge.bytes(c.pointee.value)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__AnyDetail>, _ arena: Arena) {
    google__rpc__any_detail__init(c)
    if !self.typeURL.isEmpty { c.pointee.type_url = arena.string(self.typeURL) }
    if !self.value.isEmpty { c.pointee.value = arena.bytes(self.value) }
  }
}
