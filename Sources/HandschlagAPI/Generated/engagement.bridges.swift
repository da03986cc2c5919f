// Generated from handschlag/v1/engagement.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension OwnConsent {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__own_consent__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__OwnConsent.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__OwnConsent.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__OwnConsent>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.fields = Bridge.array(c.pointee.n_fields, c.pointee.fields) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.purpose = Purpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.expiresTime = c.pointee.expires_time
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__OwnConsent>, _ arena: Arena) {
    handschlag__v1__own_consent__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.fields.isEmpty {
      c.pointee.n_fields = self.fields.count
      c.pointee.fields = arena.array(self.fields) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.purpose = Handschlag__V1__Purpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
    c.pointee.expires_time = self.expiresTime
  }
}

extension SealingKey {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__sealing_key__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SealingKey.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SealingKey.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SealingKey>) {
    self.init()
    self.publicKey = Bridge.bytes(c.pointee.public_key)
    self.nonce = Bridge.bytes(c.pointee.nonce)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SealingKey>, _ arena: Arena) {
    handschlag__v1__sealing_key__init(c)
    if !self.publicKey.isEmpty { c.pointee.public_key = arena.bytes(self.publicKey) }
    if !self.nonce.isEmpty { c.pointee.nonce = arena.bytes(self.nonce) }
  }
}

extension Engagement {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__engagement__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__Engagement.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__Engagement.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__Engagement>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.origin = Origin(rawValue: Int32(truncatingIfNeeded: c.pointee.origin.rawValue))
    self.state = ViewState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
    self.ownRole = Role(rawValue: Int32(truncatingIfNeeded: c.pointee.own_role.rawValue))
    self.projectID = Bridge.string(c.pointee.project_id)
    self.projectTitle = Bridge.string(c.pointee.project_title)
    self.openedTime = c.pointee.opened_time
    self.endsTime = c.pointee.ends_time
    self.extensionAsked = c.pointee.extension_asked != 0
    if let value = c.pointee.own_consent { self.ownConsent = OwnConsent(bridging: value) }
    self.lastMessage = c.pointee.last_message
    self.agreeUntilTime = c.pointee.agree_until_time
    if let value = c.pointee.own_sealing_key { self.ownSealingKey = SealingKey(bridging: value) }
    self.counterpartSealingKey = Bridge.bytes(c.pointee.counterpart_sealing_key)
    switch c.pointee.counterpart_case.rawValue {
      case 7:
        if let value = c.pointee.worker { self.counterpart = .worker(ProfileView(bridging: value)) }
      case 8:
        if let value = c.pointee.company { self.counterpart = .company(CompanyView(bridging: value)) }
      default: break
    }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__Engagement>, _ arena: Arena) {
    handschlag__v1__engagement__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    c.pointee.origin = Handschlag__V1__Origin(rawValue: .init(truncatingIfNeeded: self.origin.rawValue))
    c.pointee.state = Handschlag__V1__ViewState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
    c.pointee.own_role = Handschlag__V1__Role(rawValue: .init(truncatingIfNeeded: self.ownRole.rawValue))
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
    if !self.projectTitle.isEmpty { c.pointee.project_title = arena.string(self.projectTitle) }
    c.pointee.opened_time = self.openedTime
    c.pointee.ends_time = self.endsTime
    c.pointee.extension_asked = self.extensionAsked ? 1 : 0
    if let value = self.ownConsent {
      let room = arena.allocate(Handschlag__V1__OwnConsent.self)
      value.bridge(into: room, arena)
      c.pointee.own_consent = room
    }
    c.pointee.last_message = self.lastMessage
    c.pointee.agree_until_time = self.agreeUntilTime
    if let value = self.ownSealingKey {
      let room = arena.allocate(Handschlag__V1__SealingKey.self)
      value.bridge(into: room, arena)
      c.pointee.own_sealing_key = room
    }
    if !self.counterpartSealingKey.isEmpty { c.pointee.counterpart_sealing_key = arena.bytes(self.counterpartSealingKey) }
    switch self.counterpart {
      case .worker(let value):
      let room = arena.allocate(Handschlag__V1__ProfileView.self)
      value.bridge(into: room, arena)
      c.pointee.worker = room
      c.pointee.counterpart_case = .init(rawValue: 7)
      case .company(let value):
      let room = arena.allocate(Handschlag__V1__CompanyView.self)
      value.bridge(into: room, arena)
      c.pointee.company = room
      c.pointee.counterpart_case = .init(rawValue: 8)
      case nil: break
    }
  }
}

extension ApplyRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__apply_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ApplyRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ApplyRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ApplyRequest>) {
    self.init()
    self.projectID = Bridge.string(c.pointee.project_id)
    self.text = Bridge.string(c.pointee.text)
    if let value = c.pointee.sealing_key { self.sealingKey = SealingKey(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ApplyRequest>, _ arena: Arena) {
    handschlag__v1__apply_request__init(c)
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    if let value = self.sealingKey {
      let room = arena.allocate(Handschlag__V1__SealingKey.self)
      value.bridge(into: room, arena)
      c.pointee.sealing_key = room
    }
  }
}

extension ApplyResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__apply_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ApplyResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ApplyResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ApplyResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ApplyResponse>, _ arena: Arena) {
    handschlag__v1__apply_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension InquireRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__inquire_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__InquireRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__InquireRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__InquireRequest>) {
    self.init()
    self.profileID = Bridge.string(c.pointee.profile_id)
    self.projectID = Bridge.string(c.pointee.project_id)
    self.text = Bridge.string(c.pointee.text)
    if let value = c.pointee.fields { self.fields = FieldPolicy(bridging: value) }
    if let value = c.pointee.sealing_key { self.sealingKey = SealingKey(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__InquireRequest>, _ arena: Arena) {
    handschlag__v1__inquire_request__init(c)
    if !self.profileID.isEmpty { c.pointee.profile_id = arena.string(self.profileID) }
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    if let value = self.fields {
      let room = arena.allocate(Handschlag__V1__FieldPolicy.self)
      value.bridge(into: room, arena)
      c.pointee.fields = room
    }
    if let value = self.sealingKey {
      let room = arena.allocate(Handschlag__V1__SealingKey.self)
      value.bridge(into: room, arena)
      c.pointee.sealing_key = room
    }
  }
}

extension InquireResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__inquire_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__InquireResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__InquireResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__InquireResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__InquireResponse>, _ arena: Arena) {
    handschlag__v1__inquire_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension WithdrawApplicationRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__withdraw_application_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WithdrawApplicationRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WithdrawApplicationRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WithdrawApplicationRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WithdrawApplicationRequest>, _ arena: Arena) {
    handschlag__v1__withdraw_application_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension WithdrawApplicationResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__withdraw_application_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WithdrawApplicationResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WithdrawApplicationResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WithdrawApplicationResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WithdrawApplicationResponse>, _ arena: Arena) {
    handschlag__v1__withdraw_application_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension WithdrawInquiryRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__withdraw_inquiry_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WithdrawInquiryRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WithdrawInquiryRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WithdrawInquiryRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WithdrawInquiryRequest>, _ arena: Arena) {
    handschlag__v1__withdraw_inquiry_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension WithdrawInquiryResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__withdraw_inquiry_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WithdrawInquiryResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WithdrawInquiryResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WithdrawInquiryResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WithdrawInquiryResponse>, _ arena: Arena) {
    handschlag__v1__withdraw_inquiry_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension AskExtensionRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__ask_extension_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AskExtensionRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AskExtensionRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AskExtensionRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AskExtensionRequest>, _ arena: Arena) {
    handschlag__v1__ask_extension_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension AskExtensionResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__ask_extension_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AskExtensionResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AskExtensionResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AskExtensionResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AskExtensionResponse>, _ arena: Arena) {
    handschlag__v1__ask_extension_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension DeclineRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__decline_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__DeclineRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__DeclineRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__DeclineRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.tellNow = c.pointee.tell_now != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__DeclineRequest>, _ arena: Arena) {
    handschlag__v1__decline_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    c.pointee.tell_now = self.tellNow ? 1 : 0
  }
}

extension DeclineResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__decline_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__DeclineResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__DeclineResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__DeclineResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__DeclineResponse>, _ arena: Arena) {
    handschlag__v1__decline_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension ListEngagementsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_engagements_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListEngagementsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListEngagementsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListEngagementsRequest>) {
    self.init()
    self.states = Bridge.array(c.pointee.n_states, c.pointee.states) { ViewState(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.role = Role(rawValue: Int32(truncatingIfNeeded: c.pointee.role.rawValue))
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListEngagementsRequest>, _ arena: Arena) {
    handschlag__v1__list_engagements_request__init(c)
    if !self.states.isEmpty {
      c.pointee.n_states = self.states.count
      c.pointee.states = arena.array(self.states) { Handschlag__V1__ViewState(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.role = Handschlag__V1__Role(rawValue: .init(truncatingIfNeeded: self.role.rawValue))
    c.pointee.page_size = self.pageSize
    if !self.pageToken.isEmpty { c.pointee.page_token = arena.string(self.pageToken) }
  }
}

extension ListEngagementsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_engagements_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListEngagementsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListEngagementsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListEngagementsResponse>) {
    self.init()
    self.engagements = Bridge.messages(c.pointee.n_engagements, c.pointee.engagements) { Engagement(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListEngagementsResponse>, _ arena: Arena) {
    handschlag__v1__list_engagements_response__init(c)
    if !self.engagements.isEmpty {
      c.pointee.n_engagements = self.engagements.count
      c.pointee.engagements = arena.messages(self.engagements, as: Handschlag__V1__Engagement.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}

extension GetEngagementRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_engagement_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetEngagementRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetEngagementRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetEngagementRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetEngagementRequest>, _ arena: Arena) {
    handschlag__v1__get_engagement_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
  }
}

extension GetEngagementResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_engagement_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetEngagementResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetEngagementResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetEngagementResponse>) {
    self.init()
    if let value = c.pointee.engagement { self.engagement = Engagement(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetEngagementResponse>, _ arena: Arena) {
    handschlag__v1__get_engagement_response__init(c)
    if let value = self.engagement {
      let room = arena.allocate(Handschlag__V1__Engagement.self)
      value.bridge(into: room, arena)
      c.pointee.engagement = room
    }
  }
}

extension ThreadMessage {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__thread_message__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ThreadMessage.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ThreadMessage.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ThreadMessage>) {
    self.init()
    self.number = c.pointee.number
    self.own = c.pointee.own != 0
    self.text = Bridge.string(c.pointee.text)
    self.sentTime = c.pointee.sent_time
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ThreadMessage>, _ arena: Arena) {
    handschlag__v1__thread_message__init(c)
    c.pointee.number = self.number
    c.pointee.own = self.own ? 1 : 0
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    c.pointee.sent_time = self.sentTime
  }
}

extension SendMessageRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__send_message_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SendMessageRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SendMessageRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SendMessageRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.text = Bridge.string(c.pointee.text)
    if let value = c.pointee.sealing_key { self.sealingKey = SealingKey(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SendMessageRequest>, _ arena: Arena) {
    handschlag__v1__send_message_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    if let value = self.sealingKey {
      let room = arena.allocate(Handschlag__V1__SealingKey.self)
      value.bridge(into: room, arena)
      c.pointee.sealing_key = room
    }
  }
}

extension SendMessageResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__send_message_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SendMessageResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SendMessageResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SendMessageResponse>) {
    self.init()
    if let value = c.pointee.message { self.message = ThreadMessage(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SendMessageResponse>, _ arena: Arena) {
    handschlag__v1__send_message_response__init(c)
    if let value = self.message {
      let room = arena.allocate(Handschlag__V1__ThreadMessage.self)
      value.bridge(into: room, arena)
      c.pointee.message = room
    }
  }
}

extension ListMessagesRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_messages_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListMessagesRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListMessagesRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListMessagesRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.afterNumber = c.pointee.after_number
    self.pageSize = c.pointee.page_size
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListMessagesRequest>, _ arena: Arena) {
    handschlag__v1__list_messages_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    c.pointee.after_number = self.afterNumber
    c.pointee.page_size = self.pageSize
  }
}

extension ListMessagesResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_messages_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListMessagesResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListMessagesResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListMessagesResponse>) {
    self.init()
    self.messages = Bridge.messages(c.pointee.n_messages, c.pointee.messages) { ThreadMessage(bridging: $0) }
    self.more = c.pointee.more != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListMessagesResponse>, _ arena: Arena) {
    handschlag__v1__list_messages_response__init(c)
    if !self.messages.isEmpty {
      c.pointee.n_messages = self.messages.count
      c.pointee.messages = arena.messages(self.messages, as: Handschlag__V1__ThreadMessage.self) { $0.bridge(into: $1, arena) }
    }
    c.pointee.more = self.more ? 1 : 0
  }
}

extension WatchEngagementsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__watch_engagements_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WatchEngagementsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WatchEngagementsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WatchEngagementsRequest>) {
    self.init()
    self.cursor = Bridge.string(c.pointee.cursor)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WatchEngagementsRequest>, _ arena: Arena) {
    handschlag__v1__watch_engagements_request__init(c)
    if !self.cursor.isEmpty { c.pointee.cursor = arena.string(self.cursor) }
  }
}

extension WatchEngagementsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__watch_engagements_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WatchEngagementsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WatchEngagementsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WatchEngagementsResponse>) {
    self.init()
    self.kind = EngagementEventKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    if let value = c.pointee.message { self.message = ThreadMessage(bridging: value) }
    self.cursor = Bridge.string(c.pointee.cursor)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WatchEngagementsResponse>, _ arena: Arena) {
    handschlag__v1__watch_engagements_response__init(c)
    c.pointee.kind = Handschlag__V1__EngagementEventKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    if let value = self.message {
      let room = arena.allocate(Handschlag__V1__ThreadMessage.self)
      value.bridge(into: room, arena)
      c.pointee.message = room
    }
    if !self.cursor.isEmpty { c.pointee.cursor = arena.string(self.cursor) }
  }
}

extension ReportEngagementRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__report_engagement_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ReportEngagementRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ReportEngagementRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ReportEngagementRequest>) {
    self.init()
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.reason = ReportReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
    self.text = Bridge.string(c.pointee.text)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ReportEngagementRequest>, _ arena: Arena) {
    handschlag__v1__report_engagement_request__init(c)
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    c.pointee.reason = Handschlag__V1__ReportReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
  }
}

extension ReportEngagementResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__report_engagement_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ReportEngagementResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ReportEngagementResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ReportEngagementResponse>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ReportEngagementResponse>, _ arena: Arena) {
    handschlag__v1__report_engagement_response__init(c)
  }
}
