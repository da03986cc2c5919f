// Generated from handschlag/v1/log.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension GetCheckpointRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_checkpoint_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetCheckpointRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetCheckpointRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetCheckpointRequest>) {
    self.init()
    self.size = c.pointee.size
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetCheckpointRequest>, _ arena: Arena) {
    handschlag__v1__get_checkpoint_request__init(c)
    c.pointee.size = self.size
  }
}

extension GetCheckpointResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_checkpoint_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetCheckpointResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetCheckpointResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetCheckpointResponse>) {
    self.init()
    self.checkpoint = Bridge.string(c.pointee.checkpoint)
    self.keys = Bridge.array(c.pointee.n_keys, c.pointee.keys) { Bridge.string($0) }
    self.keyNotes = Bridge.array(c.pointee.n_key_notes, c.pointee.key_notes) { Bridge.string($0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetCheckpointResponse>, _ arena: Arena) {
    handschlag__v1__get_checkpoint_response__init(c)
    if !self.checkpoint.isEmpty { c.pointee.checkpoint = arena.string(self.checkpoint) }
    if !self.keys.isEmpty {
      c.pointee.n_keys = self.keys.count
      c.pointee.keys = arena.array(self.keys) { arena.string($0) }
    }
    if !self.keyNotes.isEmpty {
      c.pointee.n_key_notes = self.keyNotes.count
      c.pointee.key_notes = arena.array(self.keyNotes) { arena.string($0) }
    }
  }
}

extension GetInclusionProofRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_inclusion_proof_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetInclusionProofRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetInclusionProofRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetInclusionProofRequest>) {
    self.init()
    self.leaf = Bridge.bytes(c.pointee.leaf)
    self.size = c.pointee.size
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetInclusionProofRequest>, _ arena: Arena) {
    handschlag__v1__get_inclusion_proof_request__init(c)
    if !self.leaf.isEmpty { c.pointee.leaf = arena.bytes(self.leaf) }
    c.pointee.size = self.size
  }
}

extension GetInclusionProofResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_inclusion_proof_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetInclusionProofResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetInclusionProofResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetInclusionProofResponse>) {
    self.init()
    self.index = c.pointee.index
    self.size = c.pointee.size
    self.path = Bridge.array(c.pointee.n_path, c.pointee.path) { Bridge.bytes($0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetInclusionProofResponse>, _ arena: Arena) {
    handschlag__v1__get_inclusion_proof_response__init(c)
    c.pointee.index = self.index
    c.pointee.size = self.size
    if !self.path.isEmpty {
      c.pointee.n_path = self.path.count
      c.pointee.path = arena.array(self.path) { arena.bytes($0) }
    }
  }
}

extension GetConsistencyProofRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_consistency_proof_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetConsistencyProofRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetConsistencyProofRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetConsistencyProofRequest>) {
    self.init()
    self.first = c.pointee.first
    self.second = c.pointee.second
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetConsistencyProofRequest>, _ arena: Arena) {
    handschlag__v1__get_consistency_proof_request__init(c)
    c.pointee.first = self.first
    c.pointee.second = self.second
  }
}

extension GetConsistencyProofResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_consistency_proof_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetConsistencyProofResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetConsistencyProofResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetConsistencyProofResponse>) {
    self.init()
    self.second = c.pointee.second
    self.path = Bridge.array(c.pointee.n_path, c.pointee.path) { Bridge.bytes($0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetConsistencyProofResponse>, _ arena: Arena) {
    handschlag__v1__get_consistency_proof_response__init(c)
    c.pointee.second = self.second
    if !self.path.isEmpty {
      c.pointee.n_path = self.path.count
      c.pointee.path = arena.array(self.path) { arena.bytes($0) }
    }
  }
}

extension ListLeavesRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_leaves_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListLeavesRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListLeavesRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListLeavesRequest>) {
    self.init()
    self.start = c.pointee.start
    self.count = c.pointee.count
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListLeavesRequest>, _ arena: Arena) {
    handschlag__v1__list_leaves_request__init(c)
    c.pointee.start = self.start
    c.pointee.count = self.count
  }
}

extension ListLeavesResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_leaves_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListLeavesResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListLeavesResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListLeavesResponse>) {
    self.init()
    self.leaves = Bridge.bytes(c.pointee.leaves)
    self.size = c.pointee.size
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListLeavesResponse>, _ arena: Arena) {
    handschlag__v1__list_leaves_response__init(c)
    if !self.leaves.isEmpty { c.pointee.leaves = arena.bytes(self.leaves) }
    c.pointee.size = self.size
  }
}
