// Generated from handschlag/v1/project.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension ProjectContent {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__project_content__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ProjectContent.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ProjectContent.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ProjectContent>) {
    self.init()
    self.title = Bridge.string(c.pointee.title)
    self.description = Bridge.string(c.pointee.description)
    self.kinds = Bridge.array(c.pointee.n_kinds, c.pointee.kinds) { WorkKind(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.skills = Bridge.array(c.pointee.n_skills, c.pointee.skills) { Bridge.string($0) }
    self.languages = Bridge.messages(c.pointee.n_languages, c.pointee.languages) { LanguageSkill(bridging: $0) }
    self.region = Bridge.string(c.pointee.region)
    if let value = c.pointee.rate { self.rate = RateBand(bridging: value) }
    self.urgency = Urgency(rawValue: Int32(truncatingIfNeeded: c.pointee.urgency.rawValue))
    self.cooperation = Bridge.array(c.pointee.n_cooperation, c.pointee.cooperation) { CooperationKind(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.naming = Naming(rawValue: Int32(truncatingIfNeeded: c.pointee.naming.rawValue))
    if let value = c.pointee.fields { self.fields = FieldPolicy(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ProjectContent>, _ arena: Arena) {
    handschlag__v1__project_content__init(c)
    if !self.title.isEmpty { c.pointee.title = arena.string(self.title) }
    if !self.description.isEmpty { c.pointee.description = arena.string(self.description) }
    if !self.kinds.isEmpty {
      c.pointee.n_kinds = self.kinds.count
      c.pointee.kinds = arena.array(self.kinds) { Handschlag__V1__WorkKind(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
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
    c.pointee.urgency = Handschlag__V1__Urgency(rawValue: .init(truncatingIfNeeded: self.urgency.rawValue))
    if !self.cooperation.isEmpty {
      c.pointee.n_cooperation = self.cooperation.count
      c.pointee.cooperation = arena.array(self.cooperation) { Handschlag__V1__CooperationKind(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.naming = Handschlag__V1__Naming(rawValue: .init(truncatingIfNeeded: self.naming.rawValue))
    if let value = self.fields {
      let room = arena.allocate(Handschlag__V1__FieldPolicy.self)
      value.bridge(into: room, arena)
      c.pointee.fields = room
    }
  }
}

extension Project {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__project__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__Project.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__Project.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__Project>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    if let value = c.pointee.content { self.content = ProjectContent(bridging: value) }
    self.state = ProjectState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
    self.version = c.pointee.version
    self.postedDay = c.pointee.posted_day
    if let value = c.pointee.company { self.company = CompanyView(bridging: value) }
    self.companyName = Bridge.string(c.pointee.company_name)
    self.own = c.pointee.own != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__Project>, _ arena: Arena) {
    handschlag__v1__project__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if let value = self.content {
      let room = arena.allocate(Handschlag__V1__ProjectContent.self)
      value.bridge(into: room, arena)
      c.pointee.content = room
    }
    c.pointee.state = Handschlag__V1__ProjectState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
    c.pointee.version = self.version
    c.pointee.posted_day = self.postedDay
    if let value = self.company {
      let room = arena.allocate(Handschlag__V1__CompanyView.self)
      value.bridge(into: room, arena)
      c.pointee.company = room
    }
    if !self.companyName.isEmpty { c.pointee.company_name = arena.string(self.companyName) }
    c.pointee.own = self.own ? 1 : 0
  }
}

extension PostProjectRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__post_project_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__PostProjectRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__PostProjectRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__PostProjectRequest>) {
    self.init()
    if let value = c.pointee.content { self.content = ProjectContent(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__PostProjectRequest>, _ arena: Arena) {
    handschlag__v1__post_project_request__init(c)
    if let value = self.content {
      let room = arena.allocate(Handschlag__V1__ProjectContent.self)
      value.bridge(into: room, arena)
      c.pointee.content = room
    }
  }
}

extension PostProjectResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__post_project_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__PostProjectResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__PostProjectResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__PostProjectResponse>) {
    self.init()
    if let value = c.pointee.project { self.project = Project(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__PostProjectResponse>, _ arena: Arena) {
    handschlag__v1__post_project_response__init(c)
    if let value = self.project {
      let room = arena.allocate(Handschlag__V1__Project.self)
      value.bridge(into: room, arena)
      c.pointee.project = room
    }
  }
}

extension UpdateProjectRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__update_project_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__UpdateProjectRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__UpdateProjectRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__UpdateProjectRequest>) {
    self.init()
    self.projectID = Bridge.string(c.pointee.project_id)
    if let value = c.pointee.content { self.content = ProjectContent(bridging: value) }
    self.version = c.pointee.version
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__UpdateProjectRequest>, _ arena: Arena) {
    handschlag__v1__update_project_request__init(c)
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
    if let value = self.content {
      let room = arena.allocate(Handschlag__V1__ProjectContent.self)
      value.bridge(into: room, arena)
      c.pointee.content = room
    }
    c.pointee.version = self.version
  }
}

extension UpdateProjectResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__update_project_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__UpdateProjectResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__UpdateProjectResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__UpdateProjectResponse>) {
    self.init()
    if let value = c.pointee.project { self.project = Project(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__UpdateProjectResponse>, _ arena: Arena) {
    handschlag__v1__update_project_response__init(c)
    if let value = self.project {
      let room = arena.allocate(Handschlag__V1__Project.self)
      value.bridge(into: room, arena)
      c.pointee.project = room
    }
  }
}

extension CloseProjectRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__close_project_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CloseProjectRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CloseProjectRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CloseProjectRequest>) {
    self.init()
    self.projectID = Bridge.string(c.pointee.project_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CloseProjectRequest>, _ arena: Arena) {
    handschlag__v1__close_project_request__init(c)
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
  }
}

extension CloseProjectResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__close_project_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CloseProjectResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CloseProjectResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CloseProjectResponse>) {
    self.init()
    if let value = c.pointee.project { self.project = Project(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CloseProjectResponse>, _ arena: Arena) {
    handschlag__v1__close_project_response__init(c)
    if let value = self.project {
      let room = arena.allocate(Handschlag__V1__Project.self)
      value.bridge(into: room, arena)
      c.pointee.project = room
    }
  }
}

extension GetProjectRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_project_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetProjectRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetProjectRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetProjectRequest>) {
    self.init()
    self.projectID = Bridge.string(c.pointee.project_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetProjectRequest>, _ arena: Arena) {
    handschlag__v1__get_project_request__init(c)
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
  }
}

extension GetProjectResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_project_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetProjectResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetProjectResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetProjectResponse>) {
    self.init()
    if let value = c.pointee.project { self.project = Project(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetProjectResponse>, _ arena: Arena) {
    handschlag__v1__get_project_response__init(c)
    if let value = self.project {
      let room = arena.allocate(Handschlag__V1__Project.self)
      value.bridge(into: room, arena)
      c.pointee.project = room
    }
  }
}

extension ListOwnProjectsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_own_projects_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListOwnProjectsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListOwnProjectsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListOwnProjectsRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListOwnProjectsRequest>, _ arena: Arena) {
    handschlag__v1__list_own_projects_request__init(c)
    c.pointee.page_size = self.pageSize
    if !self.pageToken.isEmpty { c.pointee.page_token = arena.string(self.pageToken) }
  }
}

extension ListOwnProjectsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_own_projects_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListOwnProjectsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListOwnProjectsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListOwnProjectsResponse>) {
    self.init()
    self.projects = Bridge.messages(c.pointee.n_projects, c.pointee.projects) { Project(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListOwnProjectsResponse>, _ arena: Arena) {
    handschlag__v1__list_own_projects_response__init(c)
    if !self.projects.isEmpty {
      c.pointee.n_projects = self.projects.count
      c.pointee.projects = arena.messages(self.projects, as: Handschlag__V1__Project.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}

extension SearchProjectsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__search_projects_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SearchProjectsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SearchProjectsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SearchProjectsRequest>) {
    self.init()
    self.query = Bridge.string(c.pointee.query)
    if let value = c.pointee.filters { self.filters = SearchFilters(bridging: value) }
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SearchProjectsRequest>, _ arena: Arena) {
    handschlag__v1__search_projects_request__init(c)
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

extension SearchProjectsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__search_projects_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SearchProjectsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SearchProjectsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SearchProjectsResponse>) {
    self.init()
    self.projects = Bridge.messages(c.pointee.n_projects, c.pointee.projects) { Project(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SearchProjectsResponse>, _ arena: Arena) {
    handschlag__v1__search_projects_response__init(c)
    if !self.projects.isEmpty {
      c.pointee.n_projects = self.projects.count
      c.pointee.projects = arena.messages(self.projects, as: Handschlag__V1__Project.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}

extension WatchProjectsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__watch_projects_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WatchProjectsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WatchProjectsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WatchProjectsRequest>) {
    self.init()
    self.cursor = Bridge.string(c.pointee.cursor)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WatchProjectsRequest>, _ arena: Arena) {
    handschlag__v1__watch_projects_request__init(c)
    if !self.cursor.isEmpty { c.pointee.cursor = arena.string(self.cursor) }
  }
}

extension WatchProjectsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__watch_projects_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WatchProjectsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WatchProjectsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WatchProjectsResponse>) {
    self.init()
    self.change = ProjectChange(rawValue: Int32(truncatingIfNeeded: c.pointee.change.rawValue))
    self.projectID = Bridge.string(c.pointee.project_id)
    if let value = c.pointee.project { self.project = Project(bridging: value) }
    self.cursor = Bridge.string(c.pointee.cursor)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WatchProjectsResponse>, _ arena: Arena) {
    handschlag__v1__watch_projects_response__init(c)
    c.pointee.change = Handschlag__V1__ProjectChange(rawValue: .init(truncatingIfNeeded: self.change.rawValue))
    if !self.projectID.isEmpty { c.pointee.project_id = arena.string(self.projectID) }
    if let value = self.project {
      let room = arena.allocate(Handschlag__V1__Project.self)
      value.bridge(into: room, arena)
      c.pointee.project = room
    }
    if !self.cursor.isEmpty { c.pointee.cursor = arena.string(self.cursor) }
  }
}
