// Generated from grpc/testing/test.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagInterop
import CProtobufC
package import HandschlagProtobuf

extension Empty {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__empty__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__Empty.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__Empty.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__Empty>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__Empty>, _ arena: Arena) {
    grpc__testing__empty__init(c)
  }
}

extension BoolValue {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__bool_value__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__BoolValue.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__BoolValue.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__BoolValue>) {
    self.init()
    self.value = c.pointee.value != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__BoolValue>, _ arena: Arena) {
    grpc__testing__bool_value__init(c)
    c.pointee.value = self.value ? 1 : 0
  }
}

extension Payload {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__payload__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__Payload.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__Payload.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__Payload>) {
    self.init()
    self.type = PayloadType(rawValue: Int32(truncatingIfNeeded: c.pointee.type.rawValue))
    self.body = Bridge.bytes(c.pointee.body)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__Payload>, _ arena: Arena) {
    grpc__testing__payload__init(c)
    c.pointee.type = Grpc__Testing__PayloadType(rawValue: .init(truncatingIfNeeded: self.type.rawValue))
    if !self.body.isEmpty { c.pointee.body = arena.bytes(self.body) }
  }
}

extension EchoStatus {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__echo_status__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__EchoStatus.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__EchoStatus.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__EchoStatus>) {
    self.init()
    self.code = c.pointee.code
    self.message = Bridge.string(c.pointee.message)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__EchoStatus>, _ arena: Arena) {
    grpc__testing__echo_status__init(c)
    c.pointee.code = self.code
    if !self.message.isEmpty { c.pointee.message = arena.string(self.message) }
  }
}

extension SimpleRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__simple_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__SimpleRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__SimpleRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__SimpleRequest>) {
    self.init()
    self.responseType = PayloadType(rawValue: Int32(truncatingIfNeeded: c.pointee.response_type.rawValue))
    self.responseSize = c.pointee.response_size
    if let value = c.pointee.payload { self.payload = Payload(bridging: value) }
    self.fillUsername = c.pointee.fill_username != 0
    self.fillOauthScope = c.pointee.fill_oauth_scope != 0
    if let value = c.pointee.response_compressed { self.responseCompressed = BoolValue(bridging: value) }
    if let value = c.pointee.response_status { self.responseStatus = EchoStatus(bridging: value) }
    if let value = c.pointee.expect_compressed { self.expectCompressed = BoolValue(bridging: value) }
    self.fillServerID = c.pointee.fill_server_id != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__SimpleRequest>, _ arena: Arena) {
    grpc__testing__simple_request__init(c)
    c.pointee.response_type = Grpc__Testing__PayloadType(rawValue: .init(truncatingIfNeeded: self.responseType.rawValue))
    c.pointee.response_size = self.responseSize
    if let value = self.payload {
      let room = arena.allocate(Grpc__Testing__Payload.self)
      value.bridge(into: room, arena)
      c.pointee.payload = room
    }
    c.pointee.fill_username = self.fillUsername ? 1 : 0
    c.pointee.fill_oauth_scope = self.fillOauthScope ? 1 : 0
    if let value = self.responseCompressed {
      let room = arena.allocate(Grpc__Testing__BoolValue.self)
      value.bridge(into: room, arena)
      c.pointee.response_compressed = room
    }
    if let value = self.responseStatus {
      let room = arena.allocate(Grpc__Testing__EchoStatus.self)
      value.bridge(into: room, arena)
      c.pointee.response_status = room
    }
    if let value = self.expectCompressed {
      let room = arena.allocate(Grpc__Testing__BoolValue.self)
      value.bridge(into: room, arena)
      c.pointee.expect_compressed = room
    }
    c.pointee.fill_server_id = self.fillServerID ? 1 : 0
  }
}

extension SimpleResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__simple_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__SimpleResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__SimpleResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__SimpleResponse>) {
    self.init()
    if let value = c.pointee.payload { self.payload = Payload(bridging: value) }
    self.username = Bridge.string(c.pointee.username)
    self.oauthScope = Bridge.string(c.pointee.oauth_scope)
    self.serverID = Bridge.string(c.pointee.server_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__SimpleResponse>, _ arena: Arena) {
    grpc__testing__simple_response__init(c)
    if let value = self.payload {
      let room = arena.allocate(Grpc__Testing__Payload.self)
      value.bridge(into: room, arena)
      c.pointee.payload = room
    }
    if !self.username.isEmpty { c.pointee.username = arena.string(self.username) }
    if !self.oauthScope.isEmpty { c.pointee.oauth_scope = arena.string(self.oauthScope) }
    if !self.serverID.isEmpty { c.pointee.server_id = arena.string(self.serverID) }
  }
}

extension StreamingInputCallRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__streaming_input_call_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__StreamingInputCallRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__StreamingInputCallRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__StreamingInputCallRequest>) {
    self.init()
    if let value = c.pointee.payload { self.payload = Payload(bridging: value) }
    if let value = c.pointee.expect_compressed { self.expectCompressed = BoolValue(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__StreamingInputCallRequest>, _ arena: Arena) {
    grpc__testing__streaming_input_call_request__init(c)
    if let value = self.payload {
      let room = arena.allocate(Grpc__Testing__Payload.self)
      value.bridge(into: room, arena)
      c.pointee.payload = room
    }
    if let value = self.expectCompressed {
      let room = arena.allocate(Grpc__Testing__BoolValue.self)
      value.bridge(into: room, arena)
      c.pointee.expect_compressed = room
    }
  }
}

extension StreamingInputCallResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__streaming_input_call_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__StreamingInputCallResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__StreamingInputCallResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__StreamingInputCallResponse>) {
    self.init()
    self.aggregatedPayloadSize = c.pointee.aggregated_payload_size
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__StreamingInputCallResponse>, _ arena: Arena) {
    grpc__testing__streaming_input_call_response__init(c)
    c.pointee.aggregated_payload_size = self.aggregatedPayloadSize
  }
}

extension ResponseParameters {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__response_parameters__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__ResponseParameters.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__ResponseParameters.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__ResponseParameters>) {
    self.init()
    self.size = c.pointee.size
    self.intervalUs = c.pointee.interval_us
    if let value = c.pointee.compressed { self.compressed = BoolValue(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__ResponseParameters>, _ arena: Arena) {
    grpc__testing__response_parameters__init(c)
    c.pointee.size = self.size
    c.pointee.interval_us = self.intervalUs
    if let value = self.compressed {
      let room = arena.allocate(Grpc__Testing__BoolValue.self)
      value.bridge(into: room, arena)
      c.pointee.compressed = room
    }
  }
}

extension StreamingOutputCallRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__streaming_output_call_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__StreamingOutputCallRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__StreamingOutputCallRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__StreamingOutputCallRequest>) {
    self.init()
    self.responseType = PayloadType(rawValue: Int32(truncatingIfNeeded: c.pointee.response_type.rawValue))
    self.responseParameters = Bridge.messages(c.pointee.n_response_parameters, c.pointee.response_parameters) { ResponseParameters(bridging: $0) }
    if let value = c.pointee.payload { self.payload = Payload(bridging: value) }
    if let value = c.pointee.response_status { self.responseStatus = EchoStatus(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__StreamingOutputCallRequest>, _ arena: Arena) {
    grpc__testing__streaming_output_call_request__init(c)
    c.pointee.response_type = Grpc__Testing__PayloadType(rawValue: .init(truncatingIfNeeded: self.responseType.rawValue))
    if !self.responseParameters.isEmpty {
      c.pointee.n_response_parameters = self.responseParameters.count
      c.pointee.response_parameters = arena.messages(self.responseParameters, as: Grpc__Testing__ResponseParameters.self) { $0.bridge(into: $1, arena) }
    }
    if let value = self.payload {
      let room = arena.allocate(Grpc__Testing__Payload.self)
      value.bridge(into: room, arena)
      c.pointee.payload = room
    }
    if let value = self.responseStatus {
      let room = arena.allocate(Grpc__Testing__EchoStatus.self)
      value.bridge(into: room, arena)
      c.pointee.response_status = room
    }
  }
}

extension StreamingOutputCallResponse {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: grpc__testing__streaming_output_call_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Grpc__Testing__StreamingOutputCallResponse.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Grpc__Testing__StreamingOutputCallResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Grpc__Testing__StreamingOutputCallResponse>) {
    self.init()
    if let value = c.pointee.payload { self.payload = Payload(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Grpc__Testing__StreamingOutputCallResponse>, _ arena: Arena) {
    grpc__testing__streaming_output_call_response__init(c)
    if let value = self.payload {
      let room = arena.allocate(Grpc__Testing__Payload.self)
      value.bridge(into: room, arena)
      c.pointee.payload = room
    }
  }
}
