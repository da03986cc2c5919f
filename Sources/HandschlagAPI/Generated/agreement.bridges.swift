// Generated from handschlag/v1/agreement.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension Terms {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__terms__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__Terms.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__Terms.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__Terms>) {
    self.init()
    self.kind = CooperationKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
    self.amount = c.pointee.amount
    self.currency = Bridge.string(c.pointee.currency)
    self.unit = RateUnit(rawValue: Int32(truncatingIfNeeded: c.pointee.unit.rawValue))
    self.startDay = c.pointee.start_day
    self.endDay = c.pointee.end_day
    self.text = Bridge.string(c.pointee.text)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__Terms>, _ arena: Arena) {
    handschlag__v1__terms__init(c)
    c.pointee.kind = Handschlag__V1__CooperationKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
    c.pointee.amount = self.amount
    if !self.currency.isEmpty { c.pointee.currency = arena.string(self.currency) }
    c.pointee.unit = Handschlag__V1__RateUnit(rawValue: .init(truncatingIfNeeded: self.unit.rawValue))
    c.pointee.start_day = self.startDay
    c.pointee.end_day = self.endDay
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
  }
}

extension TermsRevision {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__terms_revision__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__TermsRevision.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__TermsRevision.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__TermsRevision>) {
    self.init()
    self.number = c.pointee.number
    self.own = c.pointee.own != 0
    if let value = c.pointee.terms { self.terms = Terms(bridging: value) }
    self.state = TermsState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
    self.hash = Bridge.bytes(c.pointee.hash)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__TermsRevision>, _ arena: Arena) {
    handschlag__v1__terms_revision__init(c)
    c.pointee.number = self.number
    c.pointee.own = self.own ? 1 : 0
    if let value = self.terms {
      let room = arena.allocate(Handschlag__V1__Terms.self)
      value.bridge(into: room, arena)
      c.pointee.terms = room
    }
    c.pointee.state = Handschlag__V1__TermsState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
    if !self.hash.isEmpty { c.pointee.hash = arena.bytes(self.hash) }
  }
}

extension ProposeTermsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__propose_terms_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ProposeTermsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ProposeTermsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ProposeTermsRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    if let value = c.pointee.terms { self.terms = Terms(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ProposeTermsRequest>, _ arena: Arena) {
    handschlag__v1__propose_terms_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if let value = self.terms {
      let room = arena.allocate(Handschlag__V1__Terms.self)
      value.bridge(into: room, arena)
      c.pointee.terms = room
    }
  }
}

extension ProposeTermsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__propose_terms_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ProposeTermsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ProposeTermsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ProposeTermsResponse>) {
    self.init()
    if let value = c.pointee.revision { self.revision = TermsRevision(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ProposeTermsResponse>, _ arena: Arena) {
    handschlag__v1__propose_terms_response__init(c)
    if let value = self.revision {
      let room = arena.allocate(Handschlag__V1__TermsRevision.self)
      value.bridge(into: room, arena)
      c.pointee.revision = room
    }
  }
}

extension CounterTermsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__counter_terms_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CounterTermsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CounterTermsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CounterTermsRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.revisionHash = Bridge.bytes(c.pointee.revision_hash)
    if let value = c.pointee.terms { self.terms = Terms(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CounterTermsRequest>, _ arena: Arena) {
    handschlag__v1__counter_terms_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.revisionHash.isEmpty { c.pointee.revision_hash = arena.bytes(self.revisionHash) }
    if let value = self.terms {
      let room = arena.allocate(Handschlag__V1__Terms.self)
      value.bridge(into: room, arena)
      c.pointee.terms = room
    }
  }
}

extension CounterTermsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__counter_terms_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CounterTermsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CounterTermsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CounterTermsResponse>) {
    self.init()
    if let value = c.pointee.revision { self.revision = TermsRevision(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CounterTermsResponse>, _ arena: Arena) {
    handschlag__v1__counter_terms_response__init(c)
    if let value = self.revision {
      let room = arena.allocate(Handschlag__V1__TermsRevision.self)
      value.bridge(into: room, arena)
      c.pointee.revision = room
    }
  }
}

extension AcceptTermsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__accept_terms_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AcceptTermsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AcceptTermsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AcceptTermsRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.revisionHash = Bridge.bytes(c.pointee.revision_hash)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AcceptTermsRequest>, _ arena: Arena) {
    handschlag__v1__accept_terms_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.revisionHash.isEmpty { c.pointee.revision_hash = arena.bytes(self.revisionHash) }
  }
}

extension AcceptTermsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__accept_terms_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AcceptTermsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AcceptTermsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AcceptTermsResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AcceptTermsResponse>, _ arena: Arena) {
    handschlag__v1__accept_terms_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension RejectTermsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__reject_terms_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RejectTermsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RejectTermsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RejectTermsRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.revisionHash = Bridge.bytes(c.pointee.revision_hash)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RejectTermsRequest>, _ arena: Arena) {
    handschlag__v1__reject_terms_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.revisionHash.isEmpty { c.pointee.revision_hash = arena.bytes(self.revisionHash) }
  }
}

extension RejectTermsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__reject_terms_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RejectTermsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RejectTermsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RejectTermsResponse>) {
    self.init()
    if let value = c.pointee.revision { self.revision = TermsRevision(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RejectTermsResponse>, _ arena: Arena) {
    handschlag__v1__reject_terms_response__init(c)
    if let value = self.revision {
      let room = arena.allocate(Handschlag__V1__TermsRevision.self)
      value.bridge(into: room, arena)
      c.pointee.revision = room
    }
  }
}

extension GetAgreementRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_agreement_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetAgreementRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetAgreementRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetAgreementRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetAgreementRequest>, _ arena: Arena) {
    handschlag__v1__get_agreement_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension GetAgreementResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_agreement_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetAgreementResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetAgreementResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetAgreementResponse>) {
    self.init()
    self.state = ViewState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
    self.revisions = Bridge.messages(c.pointee.n_revisions, c.pointee.revisions) { TermsRevision(bridging: $0) }
    self.agreeUntilTime = c.pointee.agree_until_time
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetAgreementResponse>, _ arena: Arena) {
    handschlag__v1__get_agreement_response__init(c)
    c.pointee.state = Handschlag__V1__ViewState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
    if !self.revisions.isEmpty {
      c.pointee.n_revisions = self.revisions.count
      c.pointee.revisions = arena.messages(self.revisions, as: Handschlag__V1__TermsRevision.self) { $0.bridge(into: $1, arena) }
    }
    c.pointee.agree_until_time = self.agreeUntilTime
  }
}
