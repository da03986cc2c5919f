// Generated from handschlag/v1/admin.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagAPI
import CProtobufC
public import HandschlagProtobuf

extension MakeCheckpointRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__make_checkpoint_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__MakeCheckpointRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__MakeCheckpointRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__MakeCheckpointRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__MakeCheckpointRequest>, _ arena: Arena) {
    handschlag__v1__make_checkpoint_request__init(c)
  }
}

extension MakeCheckpointResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__make_checkpoint_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__MakeCheckpointResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__MakeCheckpointResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__MakeCheckpointResponse>) {
    self.init()
    self.checkpoint = Bridge.string(c.pointee.checkpoint)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__MakeCheckpointResponse>, _ arena: Arena) {
    handschlag__v1__make_checkpoint_response__init(c)
    if !self.checkpoint.isEmpty { c.pointee.checkpoint = arena.string(self.checkpoint) }
  }
}

extension GetServerInfoRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_server_info_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetServerInfoRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetServerInfoRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetServerInfoRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetServerInfoRequest>, _ arena: Arena) {
    handschlag__v1__get_server_info_request__init(c)
  }
}

extension GetServerInfoResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_server_info_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetServerInfoResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetServerInfoResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetServerInfoResponse>) {
    self.init()
    self.version = Bridge.string(c.pointee.version)
    self.startedTime = c.pointee.started_time
    self.listeners = Bridge.array(c.pointee.n_listeners, c.pointee.listeners) { Bridge.string($0) }
    self.schemaVersion = c.pointee.schema_version
    self.openRegistration = c.pointee.open_registration != 0
    self.engine = Bridge.string(c.pointee.engine)
    self.databaseBytes = c.pointee.database_bytes
    self.connections = c.pointee.connections
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetServerInfoResponse>, _ arena: Arena) {
    handschlag__v1__get_server_info_response__init(c)
    if !self.version.isEmpty { c.pointee.version = arena.string(self.version) }
    c.pointee.started_time = self.startedTime
    if !self.listeners.isEmpty {
      c.pointee.n_listeners = self.listeners.count
      c.pointee.listeners = arena.array(self.listeners) { arena.string($0) }
    }
    c.pointee.schema_version = self.schemaVersion
    c.pointee.open_registration = self.openRegistration ? 1 : 0
    if !self.engine.isEmpty { c.pointee.engine = arena.string(self.engine) }
    c.pointee.database_bytes = self.databaseBytes
    c.pointee.connections = self.connections
  }
}

extension GetStatisticsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_statistics_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetStatisticsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetStatisticsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetStatisticsRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetStatisticsRequest>, _ arena: Arena) {
    handschlag__v1__get_statistics_request__init(c)
  }
}

extension GetStatisticsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_statistics_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetStatisticsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetStatisticsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetStatisticsResponse>) {
    self.init()
    self.accounts = c.pointee.accounts
    self.workers = c.pointee.workers
    self.companies = c.pointee.companies
    self.suspended = c.pointee.suspended
    self.profiles = c.pointee.profiles
    self.openProjects = c.pointee.open_projects
    self.engagements = c.pointee.engagements
    self.reveals = c.pointee.reveals
    self.agreements = c.pointee.agreements
    self.messages = c.pointee.messages
    self.flagged = c.pointee.flagged
    self.reports = c.pointee.reports
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetStatisticsResponse>, _ arena: Arena) {
    handschlag__v1__get_statistics_response__init(c)
    c.pointee.accounts = self.accounts
    c.pointee.workers = self.workers
    c.pointee.companies = self.companies
    c.pointee.suspended = self.suspended
    c.pointee.profiles = self.profiles
    c.pointee.open_projects = self.openProjects
    c.pointee.engagements = self.engagements
    c.pointee.reveals = self.reveals
    c.pointee.agreements = self.agreements
    c.pointee.messages = self.messages
    c.pointee.flagged = self.flagged
    c.pointee.reports = self.reports
  }
}

extension GetLoadRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_load_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetLoadRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetLoadRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetLoadRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetLoadRequest>, _ arena: Arena) {
    handschlag__v1__get_load_request__init(c)
  }
}

extension MethodLoad {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__method_load__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__MethodLoad.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__MethodLoad.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__MethodLoad>) {
    self.init()
    self.method = Bridge.string(c.pointee.method)
    self.started = c.pointee.started
    self.ended = Bridge.numbers(c.pointee.n_ended, c.pointee.ended)
    self.nanoseconds = c.pointee.nanoseconds
    self.latencies = Bridge.numbers(c.pointee.n_latencies, c.pointee.latencies)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__MethodLoad>, _ arena: Arena) {
    handschlag__v1__method_load__init(c)
    if !self.method.isEmpty { c.pointee.method = arena.string(self.method) }
    c.pointee.started = self.started
    if !self.ended.isEmpty {
      c.pointee.n_ended = self.ended.count
      c.pointee.ended = arena.array(self.ended) { $0 }
    }
    c.pointee.nanoseconds = self.nanoseconds
    if !self.latencies.isEmpty {
      c.pointee.n_latencies = self.latencies.count
      c.pointee.latencies = arena.array(self.latencies) { $0 }
    }
  }
}

extension GetLoadResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__get_load_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__GetLoadResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__GetLoadResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__GetLoadResponse>) {
    self.init()
    self.uptimeNanoseconds = c.pointee.uptime_nanoseconds
    self.methods = Bridge.messages(c.pointee.n_methods, c.pointee.methods) { MethodLoad(bridging: $0) }
    self.latencyBounds = Bridge.numbers(c.pointee.n_latency_bounds, c.pointee.latency_bounds)
    self.connections = c.pointee.connections
    self.connectionsAccepted = c.pointee.connections_accepted
    self.connectionsRefused = c.pointee.connections_refused
    self.calls = c.pointee.calls
    self.streams = c.pointee.streams
    self.queuedWrites = c.pointee.queued_writes
    self.commits = c.pointee.commits
    self.operations = c.pointee.operations
    self.batchSizes = Bridge.numbers(c.pointee.n_batch_sizes, c.pointee.batch_sizes)
    self.callsShed = c.pointee.calls_shed
    self.callsLimited = c.pointee.calls_limited
    self.requestsRefused = c.pointee.requests_refused
    self.reveals = c.pointee.reveals
    self.loopDelayNanoseconds = c.pointee.loop_delay_nanoseconds
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__GetLoadResponse>, _ arena: Arena) {
    handschlag__v1__get_load_response__init(c)
    c.pointee.uptime_nanoseconds = self.uptimeNanoseconds
    if !self.methods.isEmpty {
      c.pointee.n_methods = self.methods.count
      c.pointee.methods = arena.messages(self.methods, as: Handschlag__V1__MethodLoad.self) { $0.bridge(into: $1, arena) }
    }
    if !self.latencyBounds.isEmpty {
      c.pointee.n_latency_bounds = self.latencyBounds.count
      c.pointee.latency_bounds = arena.array(self.latencyBounds) { $0 }
    }
    c.pointee.connections = self.connections
    c.pointee.connections_accepted = self.connectionsAccepted
    c.pointee.connections_refused = self.connectionsRefused
    c.pointee.calls = self.calls
    c.pointee.streams = self.streams
    c.pointee.queued_writes = self.queuedWrites
    c.pointee.commits = self.commits
    c.pointee.operations = self.operations
    if !self.batchSizes.isEmpty {
      c.pointee.n_batch_sizes = self.batchSizes.count
      c.pointee.batch_sizes = arena.array(self.batchSizes) { $0 }
    }
    c.pointee.calls_shed = self.callsShed
    c.pointee.calls_limited = self.callsLimited
    c.pointee.requests_refused = self.requestsRefused
    c.pointee.reveals = self.reveals
    c.pointee.loop_delay_nanoseconds = self.loopDelayNanoseconds
  }
}

extension AccountRecord {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__account_record__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AccountRecord.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AccountRecord.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AccountRecord>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.roles = Bridge.array(c.pointee.n_roles, c.pointee.roles) { Role(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.suspended = c.pointee.suspended != 0
    self.suspensionReason = Bridge.string(c.pointee.suspension_reason)
    self.createdDay = c.pointee.created_day
    self.identityGiven = c.pointee.identity_given != 0
    self.verified = c.pointee.verified != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AccountRecord>, _ arena: Arena) {
    handschlag__v1__account_record__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if !self.roles.isEmpty {
      c.pointee.n_roles = self.roles.count
      c.pointee.roles = arena.array(self.roles) { Handschlag__V1__Role(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.suspended = self.suspended ? 1 : 0
    if !self.suspensionReason.isEmpty { c.pointee.suspension_reason = arena.string(self.suspensionReason) }
    c.pointee.created_day = self.createdDay
    c.pointee.identity_given = self.identityGiven ? 1 : 0
    c.pointee.verified = self.verified ? 1 : 0
  }
}

extension ListAccountsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_accounts_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListAccountsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListAccountsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListAccountsRequest>) {
    self.init()
    self.role = Role(rawValue: Int32(truncatingIfNeeded: c.pointee.role.rawValue))
    self.suspendedOnly = c.pointee.suspended_only != 0
    self.unverifiedOnly = c.pointee.unverified_only != 0
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListAccountsRequest>, _ arena: Arena) {
    handschlag__v1__list_accounts_request__init(c)
    c.pointee.role = Handschlag__V1__Role(rawValue: .init(truncatingIfNeeded: self.role.rawValue))
    c.pointee.suspended_only = self.suspendedOnly ? 1 : 0
    c.pointee.unverified_only = self.unverifiedOnly ? 1 : 0
    c.pointee.page_size = self.pageSize
    if !self.pageToken.isEmpty { c.pointee.page_token = arena.string(self.pageToken) }
  }
}

extension ListAccountsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_accounts_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListAccountsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListAccountsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListAccountsResponse>) {
    self.init()
    self.accounts = Bridge.messages(c.pointee.n_accounts, c.pointee.accounts) { AccountRecord(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListAccountsResponse>, _ arena: Arena) {
    handschlag__v1__list_accounts_response__init(c)
    if !self.accounts.isEmpty {
      c.pointee.n_accounts = self.accounts.count
      c.pointee.accounts = arena.messages(self.accounts, as: Handschlag__V1__AccountRecord.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}

extension VerifyCompanyRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__verify_company_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__VerifyCompanyRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__VerifyCompanyRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__VerifyCompanyRequest>) {
    self.init()
    self.accountID = Bridge.string(c.pointee.account_id)
    self.verification = Verification(rawValue: Int32(truncatingIfNeeded: c.pointee.verification.rawValue))
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__VerifyCompanyRequest>, _ arena: Arena) {
    handschlag__v1__verify_company_request__init(c)
    if !self.accountID.isEmpty { c.pointee.account_id = arena.string(self.accountID) }
    c.pointee.verification = Handschlag__V1__Verification(rawValue: .init(truncatingIfNeeded: self.verification.rawValue))
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension VerifyCompanyResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__verify_company_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__VerifyCompanyResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__VerifyCompanyResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__VerifyCompanyResponse>) {
    self.init()
    if let value = c.pointee.identity { self.identity = CompanyIdentity(bridging: value) }
    self.verified = c.pointee.verified != 0
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__VerifyCompanyResponse>, _ arena: Arena) {
    handschlag__v1__verify_company_response__init(c)
    if let value = self.identity {
      let room = arena.allocate(Handschlag__V1__CompanyIdentity.self)
      value.bridge(into: room, arena)
      c.pointee.identity = room
    }
    c.pointee.verified = self.verified ? 1 : 0
  }
}

extension SuspendAccountRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__suspend_account_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SuspendAccountRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SuspendAccountRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SuspendAccountRequest>) {
    self.init()
    self.accountID = Bridge.string(c.pointee.account_id)
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SuspendAccountRequest>, _ arena: Arena) {
    handschlag__v1__suspend_account_request__init(c)
    if !self.accountID.isEmpty { c.pointee.account_id = arena.string(self.accountID) }
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension SuspendAccountResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__suspend_account_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__SuspendAccountResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__SuspendAccountResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__SuspendAccountResponse>) {
    self.init()
    if let value = c.pointee.account { self.account = AccountRecord(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__SuspendAccountResponse>, _ arena: Arena) {
    handschlag__v1__suspend_account_response__init(c)
    if let value = self.account {
      let room = arena.allocate(Handschlag__V1__AccountRecord.self)
      value.bridge(into: room, arena)
      c.pointee.account = room
    }
  }
}

extension ReinstateAccountRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__reinstate_account_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ReinstateAccountRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ReinstateAccountRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ReinstateAccountRequest>) {
    self.init()
    self.accountID = Bridge.string(c.pointee.account_id)
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ReinstateAccountRequest>, _ arena: Arena) {
    handschlag__v1__reinstate_account_request__init(c)
    if !self.accountID.isEmpty { c.pointee.account_id = arena.string(self.accountID) }
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension ReinstateAccountResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__reinstate_account_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ReinstateAccountResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ReinstateAccountResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ReinstateAccountResponse>) {
    self.init()
    if let value = c.pointee.account { self.account = AccountRecord(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ReinstateAccountResponse>, _ arena: Arena) {
    handschlag__v1__reinstate_account_response__init(c)
    if let value = self.account {
      let room = arena.allocate(Handschlag__V1__AccountRecord.self)
      value.bridge(into: room, arena)
      c.pointee.account = room
    }
  }
}

extension EngagementRecord {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__engagement_record__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__EngagementRecord.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__EngagementRecord.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__EngagementRecord>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.origin = Origin(rawValue: Int32(truncatingIfNeeded: c.pointee.origin.rawValue))
    self.workerView = ViewState(rawValue: Int32(truncatingIfNeeded: c.pointee.worker_view.rawValue))
    self.companyView = ViewState(rawValue: Int32(truncatingIfNeeded: c.pointee.company_view.rawValue))
    self.openedDay = c.pointee.opened_day
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__EngagementRecord>, _ arena: Arena) {
    handschlag__v1__engagement_record__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    c.pointee.origin = Handschlag__V1__Origin(rawValue: .init(truncatingIfNeeded: self.origin.rawValue))
    c.pointee.worker_view = Handschlag__V1__ViewState(rawValue: .init(truncatingIfNeeded: self.workerView.rawValue))
    c.pointee.company_view = Handschlag__V1__ViewState(rawValue: .init(truncatingIfNeeded: self.companyView.rawValue))
    c.pointee.opened_day = self.openedDay
  }
}

extension AdminListEngagementsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__admin_list_engagements_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AdminListEngagementsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AdminListEngagementsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AdminListEngagementsRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AdminListEngagementsRequest>, _ arena: Arena) {
    handschlag__v1__admin_list_engagements_request__init(c)
    c.pointee.page_size = self.pageSize
    if !self.pageToken.isEmpty { c.pointee.page_token = arena.string(self.pageToken) }
  }
}

extension AdminListEngagementsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__admin_list_engagements_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__AdminListEngagementsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__AdminListEngagementsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__AdminListEngagementsResponse>) {
    self.init()
    self.engagements = Bridge.messages(c.pointee.n_engagements, c.pointee.engagements) { EngagementRecord(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__AdminListEngagementsResponse>, _ arena: Arena) {
    handschlag__v1__admin_list_engagements_response__init(c)
    if !self.engagements.isEmpty {
      c.pointee.n_engagements = self.engagements.count
      c.pointee.engagements = arena.messages(self.engagements, as: Handschlag__V1__EngagementRecord.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}

extension Flagged {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__flagged__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__Flagged.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__Flagged.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__Flagged>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.source = FlaggedSource(rawValue: Int32(truncatingIfNeeded: c.pointee.source.rawValue))
    self.field = Bridge.string(c.pointee.field)
    self.excerpts = Bridge.array(c.pointee.n_excerpts, c.pointee.excerpts) { Bridge.string($0) }
    self.heldDay = c.pointee.held_day
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__Flagged>, _ arena: Arena) {
    handschlag__v1__flagged__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    c.pointee.source = Handschlag__V1__FlaggedSource(rawValue: .init(truncatingIfNeeded: self.source.rawValue))
    if !self.field.isEmpty { c.pointee.field = arena.string(self.field) }
    if !self.excerpts.isEmpty {
      c.pointee.n_excerpts = self.excerpts.count
      c.pointee.excerpts = arena.array(self.excerpts) { arena.string($0) }
    }
    c.pointee.held_day = self.heldDay
  }
}

extension ListFlaggedRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_flagged_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListFlaggedRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListFlaggedRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListFlaggedRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListFlaggedRequest>, _ arena: Arena) {
    handschlag__v1__list_flagged_request__init(c)
    c.pointee.page_size = self.pageSize
    if !self.pageToken.isEmpty { c.pointee.page_token = arena.string(self.pageToken) }
  }
}

extension ListFlaggedResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_flagged_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListFlaggedResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListFlaggedResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListFlaggedResponse>) {
    self.init()
    self.flagged = Bridge.messages(c.pointee.n_flagged, c.pointee.flagged) { Flagged(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListFlaggedResponse>, _ arena: Arena) {
    handschlag__v1__list_flagged_response__init(c)
    if !self.flagged.isEmpty {
      c.pointee.n_flagged = self.flagged.count
      c.pointee.flagged = arena.messages(self.flagged, as: Handschlag__V1__Flagged.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}

extension ResolveFlaggedRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__resolve_flagged_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ResolveFlaggedRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ResolveFlaggedRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ResolveFlaggedRequest>) {
    self.init()
    self.flaggedID = Bridge.string(c.pointee.flagged_id)
    self.release = c.pointee.release != 0
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ResolveFlaggedRequest>, _ arena: Arena) {
    handschlag__v1__resolve_flagged_request__init(c)
    if !self.flaggedID.isEmpty { c.pointee.flagged_id = arena.string(self.flaggedID) }
    c.pointee.release = self.release ? 1 : 0
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension ResolveFlaggedResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__resolve_flagged_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ResolveFlaggedResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ResolveFlaggedResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ResolveFlaggedResponse>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ResolveFlaggedResponse>, _ arena: Arena) {
    handschlag__v1__resolve_flagged_response__init(c)
  }
}

extension Report {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__report__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__Report.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__Report.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__Report>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.engagementID = Bridge.string(c.pointee.engagement_id)
    self.by = Role(rawValue: Int32(truncatingIfNeeded: c.pointee.by.rawValue))
    self.reason = ReportReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
    self.text = Bridge.string(c.pointee.text)
    self.reportedDay = c.pointee.reported_day
    self.aboutAccountID = Bridge.string(c.pointee.about_account_id)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__Report>, _ arena: Arena) {
    handschlag__v1__report__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if !self.engagementID.isEmpty { c.pointee.engagement_id = arena.string(self.engagementID) }
    c.pointee.by = Handschlag__V1__Role(rawValue: .init(truncatingIfNeeded: self.by.rawValue))
    c.pointee.reason = Handschlag__V1__ReportReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    c.pointee.reported_day = self.reportedDay
    if !self.aboutAccountID.isEmpty { c.pointee.about_account_id = arena.string(self.aboutAccountID) }
  }
}

extension ListReportsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_reports_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListReportsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListReportsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListReportsRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = Bridge.string(c.pointee.page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListReportsRequest>, _ arena: Arena) {
    handschlag__v1__list_reports_request__init(c)
    c.pointee.page_size = self.pageSize
    if !self.pageToken.isEmpty { c.pointee.page_token = arena.string(self.pageToken) }
  }
}

extension ListReportsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_reports_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListReportsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListReportsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListReportsResponse>) {
    self.init()
    self.reports = Bridge.messages(c.pointee.n_reports, c.pointee.reports) { Report(bridging: $0) }
    self.nextPageToken = Bridge.string(c.pointee.next_page_token)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListReportsResponse>, _ arena: Arena) {
    handschlag__v1__list_reports_response__init(c)
    if !self.reports.isEmpty {
      c.pointee.n_reports = self.reports.count
      c.pointee.reports = arena.messages(self.reports, as: Handschlag__V1__Report.self) { $0.bridge(into: $1, arena) }
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.string(self.nextPageToken) }
  }
}

extension CreateInviteRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__create_invite_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CreateInviteRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CreateInviteRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CreateInviteRequest>) {
    self.init()
    self.codeHash = Bridge.bytes(c.pointee.code_hash)
    self.uses = c.pointee.uses
    self.days = c.pointee.days
    self.roles = Bridge.array(c.pointee.n_roles, c.pointee.roles) { Role(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CreateInviteRequest>, _ arena: Arena) {
    handschlag__v1__create_invite_request__init(c)
    if !self.codeHash.isEmpty { c.pointee.code_hash = arena.bytes(self.codeHash) }
    c.pointee.uses = self.uses
    c.pointee.days = self.days
    if !self.roles.isEmpty {
      c.pointee.n_roles = self.roles.count
      c.pointee.roles = arena.array(self.roles) { Handschlag__V1__Role(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
  }
}

extension CreateInviteResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__create_invite_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CreateInviteResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CreateInviteResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CreateInviteResponse>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.expiresDay = c.pointee.expires_day
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CreateInviteResponse>, _ arena: Arena) {
    handschlag__v1__create_invite_response__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    c.pointee.expires_day = self.expiresDay
  }
}

extension WrappingKeyVersion {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__wrapping_key_version__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__WrappingKeyVersion.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__WrappingKeyVersion.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__WrappingKeyVersion>) {
    self.init()
    self.version = c.pointee.version
    self.current = c.pointee.current != 0
    self.keys = c.pointee.keys
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__WrappingKeyVersion>, _ arena: Arena) {
    handschlag__v1__wrapping_key_version__init(c)
    c.pointee.version = self.version
    c.pointee.current = self.current ? 1 : 0
    c.pointee.keys = self.keys
  }
}

extension ListKeysRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_keys_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListKeysRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListKeysRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListKeysRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListKeysRequest>, _ arena: Arena) {
    handschlag__v1__list_keys_request__init(c)
  }
}

extension ListKeysResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_keys_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListKeysResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListKeysResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListKeysResponse>) {
    self.init()
    self.versions = Bridge.messages(c.pointee.n_versions, c.pointee.versions) { WrappingKeyVersion(bridging: $0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListKeysResponse>, _ arena: Arena) {
    handschlag__v1__list_keys_response__init(c)
    if !self.versions.isEmpty {
      c.pointee.n_versions = self.versions.count
      c.pointee.versions = arena.messages(self.versions, as: Handschlag__V1__WrappingKeyVersion.self) { $0.bridge(into: $1, arena) }
    }
  }
}

extension RotateKeysRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__rotate_keys_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RotateKeysRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RotateKeysRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RotateKeysRequest>) {
    self.init()
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RotateKeysRequest>, _ arena: Arena) {
    handschlag__v1__rotate_keys_request__init(c)
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension RotateKeysResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__rotate_keys_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RotateKeysResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RotateKeysResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RotateKeysResponse>) {
    self.init()
    self.version = c.pointee.version
    self.rewrapped = c.pointee.rewrapped
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RotateKeysResponse>, _ arena: Arena) {
    handschlag__v1__rotate_keys_response__init(c)
    c.pointee.version = self.version
    c.pointee.rewrapped = self.rewrapped
  }
}

extension RotateLogKeyRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__rotate_log_key_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RotateLogKeyRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RotateLogKeyRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RotateLogKeyRequest>) {
    self.init()
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RotateLogKeyRequest>, _ arena: Arena) {
    handschlag__v1__rotate_log_key_request__init(c)
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension RotateLogKeyResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__rotate_log_key_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RotateLogKeyResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RotateLogKeyResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RotateLogKeyResponse>) {
    self.init()
    self.key = Bridge.string(c.pointee.key)
    self.note = Bridge.string(c.pointee.note)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RotateLogKeyResponse>, _ arena: Arena) {
    handschlag__v1__rotate_log_key_response__init(c)
    if !self.key.isEmpty { c.pointee.key = arena.string(self.key) }
    if !self.note.isEmpty { c.pointee.note = arena.string(self.note) }
  }
}

extension RetireLogKeysRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__retire_log_keys_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RetireLogKeysRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RetireLogKeysRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RetireLogKeysRequest>) {
    self.init()
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RetireLogKeysRequest>, _ arena: Arena) {
    handschlag__v1__retire_log_keys_request__init(c)
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension RetireLogKeysResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__retire_log_keys_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__RetireLogKeysResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__RetireLogKeysResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__RetireLogKeysResponse>) {
    self.init()
    self.key = Bridge.string(c.pointee.key)
    self.retired = Bridge.array(c.pointee.n_retired, c.pointee.retired) { Bridge.string($0) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__RetireLogKeysResponse>, _ arena: Arena) {
    handschlag__v1__retire_log_keys_response__init(c)
    if !self.key.isEmpty { c.pointee.key = arena.string(self.key) }
    if !self.retired.isEmpty {
      c.pointee.n_retired = self.retired.count
      c.pointee.retired = arena.array(self.retired) { arena.string($0) }
    }
  }
}

extension BackupRecord {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__backup_record__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__BackupRecord.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__BackupRecord.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__BackupRecord>) {
    self.init()
    self.number = c.pointee.number
    self.time = c.pointee.time
    self.untilTime = c.pointee.until_time
    self.bytes = c.pointee.bytes
    self.logBytes = c.pointee.log_bytes
    self.verifiedTime = c.pointee.verified_time
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__BackupRecord>, _ arena: Arena) {
    handschlag__v1__backup_record__init(c)
    c.pointee.number = self.number
    c.pointee.time = self.time
    c.pointee.until_time = self.untilTime
    c.pointee.bytes = self.bytes
    c.pointee.log_bytes = self.logBytes
    c.pointee.verified_time = self.verifiedTime
  }
}

extension CreateBackupRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__create_backup_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CreateBackupRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CreateBackupRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CreateBackupRequest>) {
    self.init()
    self.reason = Bridge.string(c.pointee.reason)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CreateBackupRequest>, _ arena: Arena) {
    handschlag__v1__create_backup_request__init(c)
    if !self.reason.isEmpty { c.pointee.reason = arena.string(self.reason) }
  }
}

extension CreateBackupResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__create_backup_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__CreateBackupResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__CreateBackupResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__CreateBackupResponse>) {
    self.init()
    if let value = c.pointee.backup { self.backup = BackupRecord(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__CreateBackupResponse>, _ arena: Arena) {
    handschlag__v1__create_backup_response__init(c)
    if let value = self.backup {
      let room = arena.allocate(Handschlag__V1__BackupRecord.self)
      value.bridge(into: room, arena)
      c.pointee.backup = room
    }
  }
}

extension ListBackupsRequest {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_backups_request__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListBackupsRequest.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListBackupsRequest.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListBackupsRequest>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListBackupsRequest>, _ arena: Arena) {
    handschlag__v1__list_backups_request__init(c)
  }
}

extension ListBackupsResponse {
  /// Reads a message from its binary form.
  public init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__v1__list_backups_response__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__V1__ListBackupsResponse.self))
  }

  /// Lends an encoder for this message.
  public func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__V1__ListBackupsResponse.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__V1__ListBackupsResponse>) {
    self.init()
    self.backups = Bridge.messages(c.pointee.n_backups, c.pointee.backups) { BackupRecord(bridging: $0) }
    self.recording = c.pointee.recording != 0
    self.problem = Bridge.string(c.pointee.problem)
    self.recordedTime = c.pointee.recorded_time
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__V1__ListBackupsResponse>, _ arena: Arena) {
    handschlag__v1__list_backups_response__init(c)
    if !self.backups.isEmpty {
      c.pointee.n_backups = self.backups.count
      c.pointee.backups = arena.messages(self.backups, as: Handschlag__V1__BackupRecord.self) { $0.bridge(into: $1, arena) }
    }
    c.pointee.recording = self.recording ? 1 : 0
    if !self.problem.isEmpty { c.pointee.problem = arena.string(self.problem) }
    c.pointee.recorded_time = self.recordedTime
  }
}
