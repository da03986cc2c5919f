// Generated from google/rpc/error_details.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagRPC
import CProtobufC
package import HandschlagProtobuf

extension WireErrorInfo {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__error_info__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__ErrorInfo.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__ErrorInfo.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__ErrorInfo>) {
    self.init()
    self.reason = Bridge.string(c.pointee.reason)
    self.domain = Bridge.string(c.pointee.domain)
    self.metadata = Bridge.messages(c.pointee.n_metadata, c.pointee.metadata) { WireErrorInfo.MetadataEntry(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__ErrorInfo>, _ arena: Arena) {
    google__rpc__error_info__init(c)
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
    if !self.domain.isEmpty { c.pointee.domain = arena.string(self.domain) }
    if !self.metadata.isEmpty {
      c.pointee.n_metadata = self.metadata.count
      c.pointee.metadata = arena.messages(self.metadata, as: Google__Rpc__ErrorInfo__MetadataEntry.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension WireErrorInfo.MetadataEntry {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__error_info__metadata_entry__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__ErrorInfo__MetadataEntry.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__ErrorInfo__MetadataEntry.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__ErrorInfo__MetadataEntry>) {
    self.init()
    self.key = Bridge.string(c.pointee.key)
    self.value = Bridge.string(c.pointee.value)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__ErrorInfo__MetadataEntry>, _ arena: Arena) {
    google__rpc__error_info__metadata_entry__init(c)
    if !self.key.isEmpty { c.pointee.key = arena.string(self.key) }
    if !self.value.isEmpty { c.pointee.value = arena.string(self.value) }
  }
}

extension WireRetryInfo {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__retry_info__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__RetryInfo.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__RetryInfo.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__RetryInfo>) {
    self.init()
    if let value = c.pointee.retry_delay { self.retryDelay = WireRetryInfo.RetryDelay(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__RetryInfo>, _ arena: Arena) {
    google__rpc__retry_info__init(c)
    if let value = self.retryDelay {
      let room = arena.allocate(Google__Rpc__RetryInfo__RetryDelay.self)
      value.bridge(into: room, arena)
      c.pointee.retry_delay = room
    }
  }
}

extension WireRetryInfo.RetryDelay {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__retry_info__retry_delay__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__RetryInfo__RetryDelay.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__RetryInfo__RetryDelay.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__RetryInfo__RetryDelay>) {
    self.init()
    self.seconds = c.pointee.seconds
    self.nanos = c.pointee.nanos
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__RetryInfo__RetryDelay>, _ arena: Arena) {
    google__rpc__retry_info__retry_delay__init(c)
    c.pointee.seconds = self.seconds
    c.pointee.nanos = self.nanos
  }
}

extension WireBadRequest {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__bad_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__BadRequest.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__BadRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__BadRequest>) {
    self.init()
    self.fieldViolations = Bridge.messages(c.pointee.n_field_violations, c.pointee.field_violations) { WireBadRequest.FieldViolation(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__BadRequest>, _ arena: Arena) {
    google__rpc__bad_request__init(c)
    if !self.fieldViolations.isEmpty {
      c.pointee.n_field_violations = self.fieldViolations.count
      c.pointee.field_violations = arena.messages(self.fieldViolations, as: Google__Rpc__BadRequest__FieldViolation.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension WireBadRequest.FieldViolation {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: google__rpc__bad_request__field_violation__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Google__Rpc__BadRequest__FieldViolation.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Google__Rpc__BadRequest__FieldViolation.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Google__Rpc__BadRequest__FieldViolation>) {
    self.init()
    self.field = Bridge.string(c.pointee.field)
    self.description = Bridge.string(c.pointee.description)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>, _ arena: Arena) {
    google__rpc__bad_request__field_violation__init(c)
    if !self.field.isEmpty { c.pointee.field = arena.string(self.field) }
    if !self.description.isEmpty { c.pointee.description = arena.string(self.description) }
  }
}
