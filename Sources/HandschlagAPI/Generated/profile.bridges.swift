// Generated from handschlag/v1/profile.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension PutProfileRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__put_profile_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__PutProfileRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__PutProfileRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__PutProfileRequest>) {
    self.init()
    if let value = c.pointee.content { self.content = ProfileContent(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__PutProfileRequest>, _ arena: Arena) {
    handschlag__v1__put_profile_request__init(c)
    if let value = self.content {
      let room = arena.allocate(Handschlag__V1__ProfileContent.self)
      value.bridge(into: room, arena)
      c.pointee.content = room
    }
  }
}

extension PutProfileResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__put_profile_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__PutProfileResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__PutProfileResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__PutProfileResponse>) {
    self.init()
    self.held = c.pointee.held != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__PutProfileResponse>, _ arena: Arena) {
    handschlag__v1__put_profile_response__init(c)
    c.pointee.held = self.held ? 1 : 0
  }
}

extension GetOwnProfileRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_own_profile_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetOwnProfileRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetOwnProfileRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetOwnProfileRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetOwnProfileRequest>, _ arena: Arena) {
    handschlag__v1__get_own_profile_request__init(c)
  }
}

extension GetOwnProfileResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_own_profile_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetOwnProfileResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetOwnProfileResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetOwnProfileResponse>) {
    self.init()
    if let value = c.pointee.content { self.content = ProfileContent(bridging: value) }
    self.hidden = c.pointee.hidden != 0
    self.held = c.pointee.held != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetOwnProfileResponse>, _ arena: Arena) {
    handschlag__v1__get_own_profile_response__init(c)
    if let value = self.content {
      let room = arena.allocate(Handschlag__V1__ProfileContent.self)
      value.bridge(into: room, arena)
      c.pointee.content = room
    }
    c.pointee.hidden = self.hidden ? 1 : 0
    c.pointee.held = self.held ? 1 : 0
  }
}

extension HideProfileRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__hide_profile_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__HideProfileRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__HideProfileRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__HideProfileRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__HideProfileRequest>, _ arena: Arena) {
    handschlag__v1__hide_profile_request__init(c)
  }
}

extension HideProfileResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__hide_profile_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__HideProfileResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__HideProfileResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__HideProfileResponse>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__HideProfileResponse>, _ arena: Arena) {
    handschlag__v1__hide_profile_response__init(c)
  }
}

extension ShowProfileRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__show_profile_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ShowProfileRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ShowProfileRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ShowProfileRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ShowProfileRequest>, _ arena: Arena) {
    handschlag__v1__show_profile_request__init(c)
  }
}

extension ShowProfileResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__show_profile_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ShowProfileResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ShowProfileResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ShowProfileResponse>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ShowProfileResponse>, _ arena: Arena) {
    handschlag__v1__show_profile_response__init(c)
  }
}

extension GetProfileRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_profile_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetProfileRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetProfileRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetProfileRequest>) {
    self.init()
    self.profileID = Bridge.string(c.pointee.profile_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetProfileRequest>, _ arena: Arena) {
    handschlag__v1__get_profile_request__init(c)
    if !self.profileID.isEmpty { c.pointee.profile_id = arena.string(self.profileID) }
  }
}

extension GetProfileResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_profile_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetProfileResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetProfileResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetProfileResponse>) {
    self.init()
    if let value = c.pointee.profile { self.profile = ProfileView(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetProfileResponse>, _ arena: Arena) {
    handschlag__v1__get_profile_response__init(c)
    if let value = self.profile {
      let room = arena.allocate(Handschlag__V1__ProfileView.self)
      value.bridge(into: room, arena)
      c.pointee.profile = room
    }
  }
}

extension SearchFilters {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__search_filters__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SearchFilters.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SearchFilters.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SearchFilters>) {
    self.init()
    self.skills = Bridge.array(c.pointee.n_skills, c.pointee.skills) { Bridge.string($0) }
    self.languages = Bridge.messages(c.pointee.n_languages, c.pointee.languages) { LanguageSkill(bridging: $0) }
    self.region = Bridge.string(c.pointee.region)
    if let value = c.pointee.rate { self.rate = RateBand(bridging: value) }
    self.kinds = Bridge.array(c.pointee.n_kinds, c.pointee.kinds) { WorkKind(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.availability = Bridge.array(c.pointee.n_availability, c.pointee.availability) { Availability(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.urgency = Bridge.array(c.pointee.n_urgency, c.pointee.urgency) { Urgency(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SearchFilters>, _ arena: Arena) {
    handschlag__v1__search_filters__init(c)
    if !self.skills.isEmpty {
      c.pointee.n_skills = self.skills.count
      c.pointee.skills = arena.array(self.skills) { arena.string($0) }
    }
    if !self.languages.isEmpty {
      c.pointee.n_languages = self.languages.count
      c.pointee.languages = arena.messages(self.languages, as: Handschlag__V1__LanguageSkill.self) { $0.bridge(into: $1, arena) }
    }
    if !self.region.isEmpty { c.pointee.region = arena.string(self.region) }
    if let value = self.rate {
      let room = arena.allocate(Handschlag__V1__RateBand.self)
      value.bridge(into: room, arena)
      c.pointee.rate = room
    }
    if !self.kinds.isEmpty {
      c.pointee.n_kinds = self.kinds.count
      c.pointee.kinds = arena.array(self.kinds) { Handschlag__V1__WorkKind(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if !self.availability.isEmpty {
      c.pointee.n_availability = self.availability.count
      c.pointee.availability = arena.array(self.availability) { Handschlag__V1__Availability(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if !self.urgency.isEmpty {
      c.pointee.n_urgency = self.urgency.count
      c.pointee.urgency = arena.array(self.urgency) { Handschlag__V1__Urgency(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
  }
}

extension SearchProfilesRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__search_profiles_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SearchProfilesRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SearchProfilesRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SearchProfilesRequest>) {
    self.init()
    self.query = Bridge.string(c.pointee.query)
    if let value = c.pointee.filters { self.filters = SearchFilters(bridging: value) }
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SearchProfilesRequest>, _ arena: Arena) {
    handschlag__v1__search_profiles_request__init(c)
    if !self.query.isEmpty { c.pointee.query = arena.string(self.query) }
    if let value = self.filters {
      let room = arena.allocate(Handschlag__V1__SearchFilters.self)
      value.bridge(into: room, arena)
      c.pointee.filters = room
    }
    c.pointee.page_size = self.pageSize
    if !self.pageToken.isEmpty { c.pointee.page_token = arena.string(self.pageToken) }
  }
}

extension SearchProfilesResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__search_profiles_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SearchProfilesResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SearchProfilesResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SearchProfilesResponse>) {
    self.init()
    self.profiles = Bridge.messages(c.pointee.n_profiles, c.pointee.profiles) { ProfileView(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SearchProfilesResponse>, _ arena: Arena) {
    handschlag__v1__search_profiles_response__init(c)
    if !self.profiles.isEmpty {
      c.pointee.n_profiles = self.profiles.count
      c.pointee.profiles = arena.messages(self.profiles, as: Handschlag__V1__ProfileView.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}
