// Generated from handschlag/wire/v1/connection.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagRPC
import CProtobufC
package import HandschlagProtobuf

extension WireConnectionLimits {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__wire__v1__connection_limits__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Wire__V1__ConnectionLimits.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Wire__V1__ConnectionLimits.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Wire__V1__ConnectionLimits>) {
    self.init()
    self.largestFrame = c.pointee.largest_frame
    self.concurrentStreams = c.pointee.concurrent_streams
    self.streamWindow = c.pointee.stream_window
    self.connectionWindow = c.pointee.connection_window
    self.pingIntervalMillis = c.pointee.ping_interval_millis
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Wire__V1__ConnectionLimits>, _ arena: Arena) {
    handschlag__wire__v1__connection_limits__init(c)
    c.pointee.largest_frame = self.largestFrame
    c.pointee.concurrent_streams = self.concurrentStreams
    c.pointee.stream_window = self.streamWindow
    c.pointee.connection_window = self.connectionWindow
    c.pointee.ping_interval_millis = self.pingIntervalMillis
  }
}

extension WireNegotiateRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__wire__v1__negotiate_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Wire__V1__NegotiateRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Wire__V1__NegotiateRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Wire__V1__NegotiateRequest>) {
    self.init()
    self.extensions = Bridge.array(c.pointee.n_extensions, c.pointee.extensions) { WireExtension(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    if let value = c.pointee.limits { self.limits = WireConnectionLimits(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Wire__V1__NegotiateRequest>, _ arena: Arena) {
    handschlag__wire__v1__negotiate_request__init(c)
    if !self.extensions.isEmpty {
      c.pointee.n_extensions = self.extensions.count
      c.pointee.extensions = arena.array(self.extensions) { Handschlag__Wire__V1__Extension(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if let value = self.limits {
      let room = arena.allocate(Handschlag__Wire__V1__ConnectionLimits.self)
      value.bridge(into: room, arena)
      c.pointee.limits = room
    }
  }
}

extension WireNegotiateResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__wire__v1__negotiate_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Wire__V1__NegotiateResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Wire__V1__NegotiateResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Wire__V1__NegotiateResponse>) {
    self.init()
    self.extensions = Bridge.array(c.pointee.n_extensions, c.pointee.extensions) { WireExtension(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    if let value = c.pointee.limits { self.limits = WireConnectionLimits(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Wire__V1__NegotiateResponse>, _ arena: Arena) {
    handschlag__wire__v1__negotiate_response__init(c)
    if !self.extensions.isEmpty {
      c.pointee.n_extensions = self.extensions.count
      c.pointee.extensions = arena.array(self.extensions) { Handschlag__Wire__V1__Extension(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if let value = self.limits {
      let room = arena.allocate(Handschlag__Wire__V1__ConnectionLimits.self)
      value.bridge(into: room, arena)
      c.pointee.limits = room
    }
  }
}
