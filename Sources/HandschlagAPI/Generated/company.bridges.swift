// Generated from handschlag/v1/company.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension CompanyIdentity {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__company_identity__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CompanyIdentity.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CompanyIdentity.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CompanyIdentity>) {
    self.init()
    self.legalName = Bridge.string(c.pointee.legal_name)
    self.registerNumber = Bridge.string(c.pointee.register_number)
    self.domain = Bridge.string(c.pointee.domain)
    self.country = Bridge.string(c.pointee.country)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CompanyIdentity>, _ arena: Arena) {
    handschlag__v1__company_identity__init(c)
    if !self.legalName.isEmpty { c.pointee.legal_name = arena.string(self.legalName) }
    if !self.registerNumber.isEmpty { c.pointee.register_number = arena.string(self.registerNumber) }
    if !self.domain.isEmpty { c.pointee.domain = arena.string(self.domain) }
    if !self.country.isEmpty { c.pointee.country = arena.string(self.country) }
  }
}

extension PutCompanyRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__put_company_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__PutCompanyRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__PutCompanyRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__PutCompanyRequest>) {
    self.init()
    if let value = c.pointee.identity { self.identity = CompanyIdentity(bridging: value) }
    if let value = c.pointee.attributes { self.attributes = CompanyAttributes(bridging: value) }
    if let value = c.pointee.fields { self.fields = FieldPolicy(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__PutCompanyRequest>, _ arena: Arena) {
    handschlag__v1__put_company_request__init(c)
    if let value = self.identity {
      let room = arena.allocate(Handschlag__V1__CompanyIdentity.self)
      value.bridge(into: room, arena)
      c.pointee.identity = room
    }
    if let value = self.attributes {
      let room = arena.allocate(Handschlag__V1__CompanyAttributes.self)
      value.bridge(into: room, arena)
      c.pointee.attributes = room
    }
    if let value = self.fields {
      let room = arena.allocate(Handschlag__V1__FieldPolicy.self)
      value.bridge(into: room, arena)
      c.pointee.fields = room
    }
  }
}

extension PutCompanyResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__put_company_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__PutCompanyResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__PutCompanyResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__PutCompanyResponse>) {
    self.init()
    self.verified = c.pointee.verified != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__PutCompanyResponse>, _ arena: Arena) {
    handschlag__v1__put_company_response__init(c)
    c.pointee.verified = self.verified ? 1 : 0
  }
}

extension GetOwnCompanyRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_own_company_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetOwnCompanyRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetOwnCompanyRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetOwnCompanyRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetOwnCompanyRequest>, _ arena: Arena) {
    handschlag__v1__get_own_company_request__init(c)
  }
}

extension GetOwnCompanyResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_own_company_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetOwnCompanyResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetOwnCompanyResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetOwnCompanyResponse>) {
    self.init()
    if let value = c.pointee.identity { self.identity = CompanyIdentity(bridging: value) }
    if let value = c.pointee.attributes { self.attributes = CompanyAttributes(bridging: value) }
    if let value = c.pointee.fields { self.fields = FieldPolicy(bridging: value) }
    self.verified = c.pointee.verified != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetOwnCompanyResponse>, _ arena: Arena) {
    handschlag__v1__get_own_company_response__init(c)
    if let value = self.identity {
      let room = arena.allocate(Handschlag__V1__CompanyIdentity.self)
      value.bridge(into: room, arena)
      c.pointee.identity = room
    }
    if let value = self.attributes {
      let room = arena.allocate(Handschlag__V1__CompanyAttributes.self)
      value.bridge(into: room, arena)
      c.pointee.attributes = room
    }
    if let value = self.fields {
      let room = arena.allocate(Handschlag__V1__FieldPolicy.self)
      value.bridge(into: room, arena)
      c.pointee.fields = room
    }
    c.pointee.verified = self.verified ? 1 : 0
  }
}

extension GetCompanyRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_company_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetCompanyRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetCompanyRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetCompanyRequest>) {
    self.init()
    self.companyID = Bridge.string(c.pointee.company_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetCompanyRequest>, _ arena: Arena) {
    handschlag__v1__get_company_request__init(c)
    if !self.companyID.isEmpty { c.pointee.company_id = arena.string(self.companyID) }
  }
}

extension GetCompanyResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_company_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetCompanyResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetCompanyResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetCompanyResponse>) {
    self.init()
    if let value = c.pointee.company { self.company = CompanyView(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetCompanyResponse>, _ arena: Arena) {
    handschlag__v1__get_company_response__init(c)
    if let value = self.company {
      let room = arena.allocate(Handschlag__V1__CompanyView.self)
      value.bridge(into: room, arena)
      c.pointee.company = room
    }
  }
}
