// Generated from handschlag/v1/common.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension RateBand {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__rate_band__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RateBand.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RateBand.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RateBand>) {
    self.init()
    self.minAmount = c.pointee.min_amount
    self.maxAmount = c.pointee.max_amount
    self.currency = Bridge.string(c.pointee.currency)
    self.unit = RateUnit(rawValue: Int32(truncatingIfNeeded: c.pointee.unit.rawValue))
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RateBand>, _ arena: Arena) {
    handschlag__v1__rate_band__init(c)
    c.pointee.min_amount = self.minAmount
    c.pointee.max_amount = self.maxAmount
    if !self.currency.isEmpty { c.pointee.currency = arena.string(self.currency) }
    c.pointee.unit = Handschlag__V1__RateUnit(rawValue: .init(truncatingIfNeeded: self.unit.rawValue))
  }
}

extension ContactValue {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__contact_value__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ContactValue.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ContactValue.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ContactValue>) {
    self.init()
    self.field = ContactField(rawValue: Int32(truncatingIfNeeded: c.pointee.field.rawValue))
    self.value = Bridge.string(c.pointee.value)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ContactValue>, _ arena: Arena) {
    handschlag__v1__contact_value__init(c)
    c.pointee.field = Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: self.field.rawValue))
    if !self.value.isEmpty { c.pointee.value = arena.string(self.value) }
  }
}

extension ContactCard {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__contact_card__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ContactCard.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ContactCard.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ContactCard>) {
    self.init()
    self.values = Bridge.messages(c.pointee.n_values, c.pointee.values) { ContactValue(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ContactCard>, _ arena: Arena) {
    handschlag__v1__contact_card__init(c)
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Handschlag__V1__ContactValue.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension FieldPolicy {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__field_policy__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__FieldPolicy.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__FieldPolicy.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__FieldPolicy>) {
    self.init()
    self.offered = Bridge.array(c.pointee.n_offered, c.pointee.offered) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.required = Bridge.array(c.pointee.n_required, c.pointee.required) { ContactField(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__FieldPolicy>, _ arena: Arena) {
    handschlag__v1__field_policy__init(c)
    if !self.offered.isEmpty {
      c.pointee.n_offered = self.offered.count
      c.pointee.offered = arena.array(self.offered) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if !self.required.isEmpty {
      c.pointee.n_required = self.required.count
      c.pointee.required = arena.array(self.required) { Handschlag__V1__ContactField(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
  }
}

extension LanguageSkill {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__language_skill__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__LanguageSkill.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__LanguageSkill.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__LanguageSkill>) {
    self.init()
    self.language = Bridge.string(c.pointee.language)
    self.level = LanguageLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.level.rawValue))
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__LanguageSkill>, _ arena: Arena) {
    handschlag__v1__language_skill__init(c)
    if !self.language.isEmpty { c.pointee.language = arena.string(self.language) }
    c.pointee.level = Handschlag__V1__LanguageLevel(rawValue: .init(truncatingIfNeeded: self.level.rawValue))
  }
}

extension CompanyAttributes {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__company_attributes__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CompanyAttributes.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CompanyAttributes.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CompanyAttributes>) {
    self.init()
    self.industry = Bridge.string(c.pointee.industry)
    self.size = SizeBand(rawValue: Int32(truncatingIfNeeded: c.pointee.size.rawValue))
    self.region = Bridge.string(c.pointee.region)
    self.about = Bridge.string(c.pointee.about)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CompanyAttributes>, _ arena: Arena) {
    handschlag__v1__company_attributes__init(c)
    if !self.industry.isEmpty { c.pointee.industry = arena.string(self.industry) }
    c.pointee.size = Handschlag__V1__SizeBand(rawValue: .init(truncatingIfNeeded: self.size.rawValue))
    if !self.region.isEmpty { c.pointee.region = arena.string(self.region) }
    if !self.about.isEmpty { c.pointee.about = arena.string(self.about) }
  }
}

extension FairnessFigures {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__fairness_figures__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__FairnessFigures.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__FairnessFigures.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__FairnessFigures>) {
    self.init()
    self.endedViews = c.pointee.ended_views
    self.answeredPercent = c.pointee.answered_percent
    self.revealedPercent = c.pointee.revealed_percent
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__FairnessFigures>, _ arena: Arena) {
    handschlag__v1__fairness_figures__init(c)
    c.pointee.ended_views = self.endedViews
    c.pointee.answered_percent = self.answeredPercent
    c.pointee.revealed_percent = self.revealedPercent
  }
}

extension CompanyView {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__company_view__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CompanyView.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CompanyView.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CompanyView>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.handle = Bridge.string(c.pointee.handle)
    self.verified = c.pointee.verified != 0
    if let value = c.pointee.attributes { self.attributes = CompanyAttributes(bridging: value) }
    if let value = c.pointee.fields { self.fields = FieldPolicy(bridging: value) }
    if let value = c.pointee.fairness { self.fairness = FairnessFigures(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CompanyView>, _ arena: Arena) {
    handschlag__v1__company_view__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if !self.handle.isEmpty { c.pointee.handle = arena.string(self.handle) }
    c.pointee.verified = self.verified ? 1 : 0
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
    if let value = self.fairness {
      let room = arena.allocate(Handschlag__V1__FairnessFigures.self)
      value.bridge(into: room, arena)
      c.pointee.fairness = room
    }
  }
}

extension ProfileContent {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__profile_content__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ProfileContent.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ProfileContent.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ProfileContent>) {
    self.init()
    self.headline = Bridge.string(c.pointee.headline)
    self.about = Bridge.string(c.pointee.about)
    self.skills = Bridge.array(c.pointee.n_skills, c.pointee.skills) { Bridge.string($0) }
    self.languages = Bridge.messages(c.pointee.n_languages, c.pointee.languages) { LanguageSkill(bridging: $0) }
    self.region = Bridge.string(c.pointee.region)
    self.availability = Availability(rawValue: Int32(truncatingIfNeeded: c.pointee.availability.rawValue))
    self.hoursPerWeek = c.pointee.hours_per_week
    if let value = c.pointee.rate { self.rate = RateBand(bridging: value) }
    self.kinds = Bridge.array(c.pointee.n_kinds, c.pointee.kinds) { WorkKind(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.experience = ExperienceBand(rawValue: Int32(truncatingIfNeeded: c.pointee.experience.rawValue))
    if let value = c.pointee.fields { self.fields = FieldPolicy(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ProfileContent>, _ arena: Arena) {
    handschlag__v1__profile_content__init(c)
    if !self.headline.isEmpty { c.pointee.headline = arena.string(self.headline) }
    if !self.about.isEmpty { c.pointee.about = arena.string(self.about) }
    if !self.skills.isEmpty {
      c.pointee.n_skills = self.skills.count
      c.pointee.skills = arena.array(self.skills) { arena.string($0) }
    }
    if !self.languages.isEmpty {
      c.pointee.n_languages = self.languages.count
      c.pointee.languages = arena.messages(self.languages, as: Handschlag__V1__LanguageSkill.self) { $0.bridge(into: $1, arena) }
    }
    if !self.region.isEmpty { c.pointee.region = arena.string(self.region) }
    c.pointee.availability = Handschlag__V1__Availability(rawValue: .init(truncatingIfNeeded: self.availability.rawValue))
    c.pointee.hours_per_week = self.hoursPerWeek
    if let value = self.rate {
      let room = arena.allocate(Handschlag__V1__RateBand.self)
      value.bridge(into: room, arena)
      c.pointee.rate = room
    }
    if !self.kinds.isEmpty {
      c.pointee.n_kinds = self.kinds.count
      c.pointee.kinds = arena.array(self.kinds) { Handschlag__V1__WorkKind(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.experience = Handschlag__V1__ExperienceBand(rawValue: .init(truncatingIfNeeded: self.experience.rawValue))
    if let value = self.fields {
      let room = arena.allocate(Handschlag__V1__FieldPolicy.self)
      value.bridge(into: room, arena)
      c.pointee.fields = room
    }
  }
}

extension ProfileView {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__profile_view__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ProfileView.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ProfileView.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ProfileView>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.handle = Bridge.string(c.pointee.handle)
    if let value = c.pointee.content { self.content = ProfileContent(bridging: value) }
    self.updatedDay = c.pointee.updated_day
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ProfileView>, _ arena: Arena) {
    handschlag__v1__profile_view__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if !self.handle.isEmpty { c.pointee.handle = arena.string(self.handle) }
    if let value = self.content {
      let room = arena.allocate(Handschlag__V1__ProfileContent.self)
      value.bridge(into: room, arena)
      c.pointee.content = room
    }
    c.pointee.updated_day = self.updatedDay
  }
}
