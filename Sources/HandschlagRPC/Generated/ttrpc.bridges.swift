// Generated from ttrpc/ttrpc.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagRPC
import CProtobufC
package import HandschlagProtobuf

extension WireRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: ttrpc__request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Ttrpc__Request.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Ttrpc__Request.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Ttrpc__Request>) {
    self.init()
    self.service = Bridge.string(c.pointee.service)
    self.method = Bridge.string(c.pointee.method)
    self.payload = Bridge.bytes(c.pointee.payload)
    self.timeoutNano = c.pointee.timeout_nano
    self.metadata = Bridge.messages(c.pointee.n_metadata, c.pointee.metadata) { WireKeyValue(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Ttrpc__Request>, _ arena: Arena) {
    ttrpc__request__init(c)
    if !self.service.isEmpty { c.pointee.service = arena.string(self.service) }
    if !self.method.isEmpty { c.pointee.method = arena.string(self.method) }
    if !self.payload.isEmpty { c.pointee.payload = arena.bytes(self.payload) }
    c.pointee.timeout_nano = self.timeoutNano
    if !self.metadata.isEmpty {
      c.pointee.n_metadata = self.metadata.count
      c.pointee.metadata = arena.messages(self.metadata, as: Ttrpc__KeyValue.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension WireResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: ttrpc__response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Ttrpc__Response.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Ttrpc__Response.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Ttrpc__Response>) {
    self.init()
    if let value = c.pointee.status { self.status = WireStatus(bridging: value) }
    self.payload = Bridge.bytes(c.pointee.payload)
    self.initialMetadata = Bridge.messages(c.pointee.n_initial_metadata, c.pointee.initial_metadata) { WireKeyValue(bridging: $0) }
    self.trailers = Bridge.messages(c.pointee.n_trailers, c.pointee.trailers) { WireKeyValue(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Ttrpc__Response>, _ arena: Arena) {
    ttrpc__response__init(c)
    if let value = self.status {
      let room = arena.allocate(Google__Rpc__Status.self)
      value.bridge(into: room, arena)
      c.pointee.status = room
    }
    if !self.payload.isEmpty { c.pointee.payload = arena.bytes(self.payload) }
    if !self.initialMetadata.isEmpty {
      c.pointee.n_initial_metadata = self.initialMetadata.count
      c.pointee.initial_metadata = arena.messages(self.initialMetadata, as: Ttrpc__KeyValue.self) { $0.bridge(into: $1, arena) }
    }
    if !self.trailers.isEmpty {
      c.pointee.n_trailers = self.trailers.count
      c.pointee.trailers = arena.messages(self.trailers, as: Ttrpc__KeyValue.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension WireKeyValue {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: ttrpc__key_value__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Ttrpc__KeyValue.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Ttrpc__KeyValue.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Ttrpc__KeyValue>) {
    self.init()
    self.key = Bridge.string(c.pointee.key)
    self.value = Bridge.string(c.pointee.value)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Ttrpc__KeyValue>, _ arena: Arena) {
    ttrpc__key_value__init(c)
    if !self.key.isEmpty { c.pointee.key = arena.string(self.key) }
    if !self.value.isEmpty { c.pointee.value = arena.string(self.value) }
  }
}
