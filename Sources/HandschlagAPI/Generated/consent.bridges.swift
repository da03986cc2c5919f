// Generated from handschlag/v1/consent.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension ConsentNotice {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__consent_notice__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ConsentNotice.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ConsentNotice.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ConsentNotice>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.recipientHandle = Bridge.string(c.pointee.recipient_handle)
    self.recipientVerified = c.pointee.recipient_verified != 0
    if let value = c.pointee.recipient_attributes { self.recipientAttributes = CompanyAttributes(bridging: value) }
    self.projectID = Bridge.string(c.pointee.project_id)
    self.projectVersion = c.pointee.project_version
    self.projectTitle = Bridge.string(c.pointee.project_title)
    self.fields = Bridge.array(c.pointee.n_fields, c.pointee.fields) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.recipientOffers = Bridge.array(c.pointee.n_recipient_offers, c.pointee.recipient_offers) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.recipientRequires = Bridge.array(c.pointee.n_recipient_requires, c.pointee.recipient_requires) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.purpose = Purpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.retentionDays = c.pointee.retention_days
    self.consentHours = c.pointee.consent_hours
    self.warnings = Bridge.array(c.pointee.n_warnings, c.pointee.warnings) { Bridge.string($0) }
    self.sealed = c.pointee.sealed != 0
    self.recipientKey = Bridge.bytes(c.pointee.recipient_key)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ConsentNotice>, _ arena: Arena) {
    handschlag__v1__consent_notice__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.recipientHandle.isEmpty { c.pointee.recipient_handle = arena.string(self.recipientHandle) }
    c.pointee.recipient_verified = self.recipientVerified ? 1 : 0
    if let value = self.recipientAttributes {
      let room = arena.allocate(Handschlag__V1__CompanyAttributes.self)
      value.bridge(into: room, arena)
      c.pointee.recipient_attributes = room
    }
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
    c.pointee.project_version = self.projectVersion
    if !self.projectTitle.isEmpty { c.pointee.project_title = arena.string(self.projectTitle) }
    if !self.fields.isEmpty {
      c.pointee.n_fields = self.fields.count
      c.pointee.fields = arena.array(self.fields) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if !self.recipientOffers.isEmpty {
      c.pointee.n_recipient_offers = self.recipientOffers.count
      c.pointee.recipient_offers = arena.array(self.recipientOffers) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if !self.recipientRequires.isEmpty {
      c.pointee.n_recipient_requires = self.recipientRequires.count
      c.pointee.recipient_requires = arena.array(self.recipientRequires) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.purpose = Handschlag__V1__Purpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
    c.pointee.retention_days = self.retentionDays
    c.pointee.consent_hours = self.consentHours
    if !self.warnings.isEmpty {
      c.pointee.n_warnings = self.warnings.count
      c.pointee.warnings = arena.array(self.warnings) { arena.string($0) }
    }
    c.pointee.sealed = self.sealed ? 1 : 0
    if !self.recipientKey.isEmpty { c.pointee.recipient_key = arena.bytes(self.recipientKey) }
  }
}

extension CardEnvelope {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__card_envelope__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CardEnvelope.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CardEnvelope.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CardEnvelope>) {
    self.init()
    self.encapsulatedKey = Bridge.bytes(c.pointee.encapsulated_key)
    self.ciphertext = Bridge.bytes(c.pointee.ciphertext)
    self.commitments = Bridge.array(c.pointee.n_commitments, c.pointee.commitments) { Bridge.bytes($0) }
    self.giverKey = Bridge.bytes(c.pointee.giver_key)
    self.recipientKey = Bridge.bytes(c.pointee.recipient_key)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CardEnvelope>, _ arena: Arena) {
    handschlag__v1__card_envelope__init(c)
    if !self.encapsulatedKey.isEmpty { c.pointee.encapsulated_key = arena.bytes(self.encapsulatedKey) }
    if !self.ciphertext.isEmpty { c.pointee.ciphertext = arena.bytes(self.ciphertext) }
    if !self.commitments.isEmpty {
      c.pointee.n_commitments = self.commitments.count
      c.pointee.commitments = arena.array(self.commitments) { arena.bytes($0) }
    }
    if !self.giverKey.isEmpty { c.pointee.giver_key = arena.bytes(self.giverKey) }
    if !self.recipientKey.isEmpty { c.pointee.recipient_key = arena.bytes(self.recipientKey) }
  }
}

extension SealedCard {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__sealed_card__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SealedCard.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SealedCard.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SealedCard>) {
    self.init()
    if let value = c.pointee.card { self.card = ContactCard(bridging: value) }
    self.salt = Bridge.bytes(c.pointee.salt)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SealedCard>, _ arena: Arena) {
    handschlag__v1__sealed_card__init(c)
    if let value = self.card {
      let room = arena.allocate(Handschlag__V1__ContactCard.self)
      value.bridge(into: room, arena)
      c.pointee.card = room
    }
    if !self.salt.isEmpty { c.pointee.salt = arena.bytes(self.salt) }
  }
}

extension GetConsentNoticeRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_consent_notice_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetConsentNoticeRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetConsentNoticeRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetConsentNoticeRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.fields = Bridge.array(c.pointee.n_fields, c.pointee.fields) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.purpose = Purpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.sealed = c.pointee.sealed != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetConsentNoticeRequest>, _ arena: Arena) {
    handschlag__v1__get_consent_notice_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.fields.isEmpty {
      c.pointee.n_fields = self.fields.count
      c.pointee.fields = arena.array(self.fields) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.purpose = Handschlag__V1__Purpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
    c.pointee.sealed = self.sealed ? 1 : 0
  }
}

extension GetConsentNoticeResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_consent_notice_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetConsentNoticeResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetConsentNoticeResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetConsentNoticeResponse>) {
    self.init()
    if let value = c.pointee.notice { self.notice = ConsentNotice(bridging: value) }
    self.noticeHash = Bridge.bytes(c.pointee.notice_hash)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetConsentNoticeResponse>, _ arena: Arena) {
    handschlag__v1__get_consent_notice_response__init(c)
    if let value = self.notice {
      let room = arena.allocate(Handschlag__V1__ConsentNotice.self)
      value.bridge(into: room, arena)
      c.pointee.notice = room
    }
    if !self.noticeHash.isEmpty { c.pointee.notice_hash = arena.bytes(self.noticeHash) }
  }
}

extension GiveConsentRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__give_consent_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GiveConsentRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GiveConsentRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GiveConsentRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.fields = Bridge.array(c.pointee.n_fields, c.pointee.fields) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.purpose = Purpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.noticeHash = Bridge.bytes(c.pointee.notice_hash)
    if let value = c.pointee.sealed { self.sealed = CardEnvelope(bridging: value) }
    if let value = c.pointee.proof { self.proof = ConsentProof(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GiveConsentRequest>, _ arena: Arena) {
    handschlag__v1__give_consent_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.fields.isEmpty {
      c.pointee.n_fields = self.fields.count
      c.pointee.fields = arena.array(self.fields) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.purpose = Handschlag__V1__Purpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
    if !self.noticeHash.isEmpty { c.pointee.notice_hash = arena.bytes(self.noticeHash) }
    if let value = self.sealed {
      let room = arena.allocate(Handschlag__V1__CardEnvelope.self)
      value.bridge(into: room, arena)
      c.pointee.sealed = room
    }
    if let value = self.proof {
      let room = arena.allocate(Handschlag__V1__ConsentProof.self)
      value.bridge(into: room, arena)
      c.pointee.proof = room
    }
  }
}

extension ConsentProof {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__consent_proof__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ConsentProof.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ConsentProof.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ConsentProof>) {
    self.init()
    self.publicKey = Bridge.bytes(c.pointee.public_key)
    self.signature = Bridge.bytes(c.pointee.signature)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ConsentProof>, _ arena: Arena) {
    handschlag__v1__consent_proof__init(c)
    if !self.publicKey.isEmpty { c.pointee.public_key = arena.bytes(self.publicKey) }
    if !self.signature.isEmpty { c.pointee.signature = arena.bytes(self.signature) }
  }
}

extension GiveConsentResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__give_consent_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GiveConsentResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GiveConsentResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GiveConsentResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GiveConsentResponse>, _ arena: Arena) {
    handschlag__v1__give_consent_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension WithdrawConsentRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__withdraw_consent_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WithdrawConsentRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WithdrawConsentRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WithdrawConsentRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WithdrawConsentRequest>, _ arena: Arena) {
    handschlag__v1__withdraw_consent_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension WithdrawConsentResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__withdraw_consent_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WithdrawConsentResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WithdrawConsentResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WithdrawConsentResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WithdrawConsentResponse>, _ arena: Arena) {
    handschlag__v1__withdraw_consent_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension ListOwnConsentsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_own_consents_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListOwnConsentsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListOwnConsentsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListOwnConsentsRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListOwnConsentsRequest>, _ arena: Arena) {
    handschlag__v1__list_own_consents_request__init(c)
  }
}

extension ListOwnConsentsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_own_consents_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListOwnConsentsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListOwnConsentsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListOwnConsentsResponse>) {
    self.init()
    self.consents = Bridge.messages(c.pointee.n_consents, c.pointee.consents) { OwnConsent(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListOwnConsentsResponse>, _ arena: Arena) {
    handschlag__v1__list_own_consents_response__init(c)
    if !self.consents.isEmpty {
      c.pointee.n_consents = self.consents.count
      c.pointee.consents = arena.messages(self.consents, as: Handschlag__V1__OwnConsent.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension GrantSummary {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__grant_summary__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GrantSummary.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GrantSummary.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GrantSummary>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.given = c.pointee.given != 0
    self.fields = Bridge.array(c.pointee.n_fields, c.pointee.fields) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.purpose = Purpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.grantedDay = c.pointee.granted_day
    self.revoked = c.pointee.revoked != 0
    self.deletionAcknowledgedDay = c.pointee.deletion_acknowledged_day
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GrantSummary>, _ arena: Arena) {
    handschlag__v1__grant_summary__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    c.pointee.given = self.given ? 1 : 0
    if !self.fields.isEmpty {
      c.pointee.n_fields = self.fields.count
      c.pointee.fields = arena.array(self.fields) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.purpose = Handschlag__V1__Purpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
    c.pointee.granted_day = self.grantedDay
    c.pointee.revoked = self.revoked ? 1 : 0
    c.pointee.deletion_acknowledged_day = self.deletionAcknowledgedDay
  }
}

extension GetGrantRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_grant_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetGrantRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetGrantRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetGrantRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetGrantRequest>, _ arena: Arena) {
    handschlag__v1__get_grant_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension GetGrantResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_grant_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetGrantResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetGrantResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetGrantResponse>) {
    self.init()
    if let value = c.pointee.grant { self.grant = GrantSummary(bridging: value) }
    if let value = c.pointee.card { self.card = ContactCard(bridging: value) }
    self.keepUntilDay = c.pointee.keep_until_day
    if let value = c.pointee.sealed { self.sealed = CardEnvelope(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetGrantResponse>, _ arena: Arena) {
    handschlag__v1__get_grant_response__init(c)
    if let value = self.grant {
      let room = arena.allocate(Handschlag__V1__GrantSummary.self)
      value.bridge(into: room, arena)
      c.pointee.grant = room
    }
    if let value = self.card {
      let room = arena.allocate(Handschlag__V1__ContactCard.self)
      value.bridge(into: room, arena)
      c.pointee.card = room
    }
    c.pointee.keep_until_day = self.keepUntilDay
    if let value = self.sealed {
      let room = arena.allocate(Handschlag__V1__CardEnvelope.self)
      value.bridge(into: room, arena)
      c.pointee.sealed = room
    }
  }
}

extension ListGrantsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_grants_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListGrantsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListGrantsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListGrantsRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListGrantsRequest>, _ arena: Arena) {
    handschlag__v1__list_grants_request__init(c)
  }
}

extension ListGrantsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_grants_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListGrantsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListGrantsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListGrantsResponse>) {
    self.init()
    self.grants = Bridge.messages(c.pointee.n_grants, c.pointee.grants) { GrantSummary(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListGrantsResponse>, _ arena: Arena) {
    handschlag__v1__list_grants_response__init(c)
    if !self.grants.isEmpty {
      c.pointee.n_grants = self.grants.count
      c.pointee.grants = arena.messages(self.grants, as: Handschlag__V1__GrantSummary.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension GetReceiptRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_receipt_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetReceiptRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetReceiptRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetReceiptRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.kind = ReceiptKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetReceiptRequest>, _ arena: Arena) {
    handschlag__v1__get_receipt_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    c.pointee.kind = Handschlag__V1__ReceiptKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
  }
}

extension GetReceiptResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_receipt_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetReceiptResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetReceiptResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetReceiptResponse>) {
    self.init()
    self.content = Bridge.bytes(c.pointee.content)
    self.salt = Bridge.bytes(c.pointee.salt)
    self.workerSalt = Bridge.bytes(c.pointee.worker_salt)
    self.companySalt = Bridge.bytes(c.pointee.company_salt)
    if let value = c.pointee.inclusion { self.inclusion = LogInclusion(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetReceiptResponse>, _ arena: Arena) {
    handschlag__v1__get_receipt_response__init(c)
    if !self.content.isEmpty { c.pointee.content = arena.bytes(self.content) }
    if !self.salt.isEmpty { c.pointee.salt = arena.bytes(self.salt) }
    if !self.workerSalt.isEmpty { c.pointee.worker_salt = arena.bytes(self.workerSalt) }
    if !self.companySalt.isEmpty { c.pointee.company_salt = arena.bytes(self.companySalt) }
    if let value = self.inclusion {
      let room = arena.allocate(Handschlag__V1__LogInclusion.self)
      value.bridge(into: room, arena)
      c.pointee.inclusion = room
    }
  }
}

extension LogInclusion {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__log_inclusion__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__LogInclusion.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__LogInclusion.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__LogInclusion>) {
    self.init()
    self.index = c.pointee.index
    self.path = Bridge.array(c.pointee.n_path, c.pointee.path) { Bridge.bytes($0) }
    self.checkpoint = Bridge.string(c.pointee.checkpoint)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__LogInclusion>, _ arena: Arena) {
    handschlag__v1__log_inclusion__init(c)
    c.pointee.index = self.index
    if !self.path.isEmpty {
      c.pointee.n_path = self.path.count
      c.pointee.path = arena.array(self.path) { arena.bytes($0) }
    }
    if !self.checkpoint.isEmpty { c.pointee.checkpoint = arena.string(self.checkpoint) }
  }
}

extension RevokeGrantRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__revoke_grant_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RevokeGrantRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RevokeGrantRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RevokeGrantRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RevokeGrantRequest>, _ arena: Arena) {
    handschlag__v1__revoke_grant_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension RevokeGrantResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__revoke_grant_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RevokeGrantResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RevokeGrantResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RevokeGrantResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RevokeGrantResponse>, _ arena: Arena) {
    handschlag__v1__revoke_grant_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension ListDeletionRequestsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_deletion_requests_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListDeletionRequestsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListDeletionRequestsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListDeletionRequestsRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListDeletionRequestsRequest>, _ arena: Arena) {
    handschlag__v1__list_deletion_requests_request__init(c)
  }
}

extension DeletionRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__deletion_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__DeletionRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__DeletionRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__DeletionRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.fields = Bridge.array(c.pointee.n_fields, c.pointee.fields) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.askedDay = c.pointee.asked_day
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__DeletionRequest>, _ arena: Arena) {
    handschlag__v1__deletion_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.fields.isEmpty {
      c.pointee.n_fields = self.fields.count
      c.pointee.fields = arena.array(self.fields) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.asked_day = self.askedDay
  }
}

extension ListDeletionRequestsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_deletion_requests_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListDeletionRequestsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListDeletionRequestsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListDeletionRequestsResponse>) {
    self.init()
    self.requests = Bridge.messages(c.pointee.n_requests, c.pointee.requests) { DeletionRequest(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListDeletionRequestsResponse>, _ arena: Arena) {
    handschlag__v1__list_deletion_requests_response__init(c)
    if !self.requests.isEmpty {
      c.pointee.n_requests = self.requests.count
      c.pointee.requests = arena.messages(self.requests, as: Handschlag__V1__DeletionRequest.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension AcknowledgeDeletionRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__acknowledge_deletion_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AcknowledgeDeletionRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AcknowledgeDeletionRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AcknowledgeDeletionRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AcknowledgeDeletionRequest>, _ arena: Arena) {
    handschlag__v1__acknowledge_deletion_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension AcknowledgeDeletionResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__acknowledge_deletion_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AcknowledgeDeletionResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AcknowledgeDeletionResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AcknowledgeDeletionResponse>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AcknowledgeDeletionResponse>, _ arena: Arena) {
    handschlag__v1__acknowledge_deletion_response__init(c)
  }
}
