// Generated from handschlag/bench/v1/bench.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagBench
import CProtobufC
package import HandschlagProtobuf

extension EchoItem {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__bench__v1__echo_item__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Bench__V1__EchoItem.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Bench__V1__EchoItem.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Bench__V1__EchoItem>) {
    self.init()
    self.name = Bridge.string(c.pointee.name)
    self.amount = c.pointee.amount
    self.note = Bridge.string(c.pointee.note)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Bench__V1__EchoItem>, _ arena: Arena) {
    handschlag__bench__v1__echo_item__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.string(self.name) }
    c.pointee.amount = self.amount
    if !self.note.isEmpty { c.pointee.note = arena.string(self.note) }
  }
}

extension EchoRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__bench__v1__echo_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Bench__V1__EchoRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Bench__V1__EchoRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Bench__V1__EchoRequest>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.title = Bridge.string(c.pointee.title)
    self.text = Bridge.string(c.pointee.text)
    self.time = c.pointee.time
    self.urgent = c.pointee.urgent != 0
    self.digest = Bridge.bytes(c.pointee.digest)
    self.items = Bridge.messages(c.pointee.n_items, c.pointee.items) { EchoItem(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Bench__V1__EchoRequest>, _ arena: Arena) {
    handschlag__bench__v1__echo_request__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if !self.title.isEmpty { c.pointee.title = arena.string(self.title) }
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    c.pointee.time = self.time
    c.pointee.urgent = self.urgent ? 1 : 0
    if !self.digest.isEmpty { c.pointee.digest = arena.bytes(self.digest) }
    if !self.items.isEmpty {
      c.pointee.n_items = self.items.count
      c.pointee.items = arena.messages(self.items, as: Handschlag__Bench__V1__EchoItem.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension EchoResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__bench__v1__echo_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Bench__V1__EchoResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Bench__V1__EchoResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Bench__V1__EchoResponse>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.title = Bridge.string(c.pointee.title)
    self.text = Bridge.string(c.pointee.text)
    self.time = c.pointee.time
    self.urgent = c.pointee.urgent != 0
    self.digest = Bridge.bytes(c.pointee.digest)
    self.items = Bridge.messages(c.pointee.n_items, c.pointee.items) { EchoItem(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Bench__V1__EchoResponse>, _ arena: Arena) {
    handschlag__bench__v1__echo_response__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if !self.title.isEmpty { c.pointee.title = arena.string(self.title) }
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    c.pointee.time = self.time
    c.pointee.urgent = self.urgent ? 1 : 0
    if !self.digest.isEmpty { c.pointee.digest = arena.bytes(self.digest) }
    if !self.items.isEmpty {
      c.pointee.n_items = self.items.count
      c.pointee.items = arena.messages(self.items, as: Handschlag__Bench__V1__EchoItem.self) { $0.bridge(into: $1, arena) }
    }
  }
}
