public import HandschlagAPI
public import HandschlagRPC
import HandschlagTransport

/// A client of a Handschlag server.
///
/// ```swift
/// let handschlag = try await HandschlagClient.connect(to: "tcp:localhost:7300", token: token)
/// let found = try await handschlag.projects.searchProjects(.init(query: "logo"))
/// for try await event in handschlag.engagementEvents(from: cursor) { … }
/// ```
///
/// Calls are grouped by service and may be made from any task at once; all share one connection, which is
/// made anew by the first call after it was lost. Every call
/// - carries the token,
/// - has a deadline (``Configuration/timeout``) unless it streams or its options name another,
/// - gets an idempotency key of its own where the method takes one,
/// - is made once more, under the same key, when the connection was lost before an answer came and a
///   repetition cannot act twice.
///
/// Calls throw `RPCError`, whose `advice` says what to do, or `CancellationError` in a cancelled task.
public struct HandschlagClient: Sendable {
  /// How a client behaves.
  public struct Configuration: Sendable, Hashable {
    /// How long a call that does not stream may take, from its begin to its answer; nil for ever.
    public var timeout: Duration?
    /// How long it may take to make a connection.
    public var connectTimeout: Duration
    /// How the server is known over TLS.
    public var tls = TLSOptions()
    /// Whether a call is made once more after the connection was lost, where that cannot act twice.
    public var retries: Bool

    /// Makes a configuration.
    public init(
      timeout: Duration? = .seconds(10), connectTimeout: Duration = .seconds(5), retries: Bool = true
    ) {
      self.timeout = timeout
      self.connectTimeout = connectTimeout
      self.retries = retries
    }
  }

  /// The token that calls carry; nil for calls that need none.
  public let token: AccessToken?
  /// How the client behaves.
  public let configuration: Configuration
  /// The account's own affairs: tokens, contact card, blocks, limits.
  public let accounts: AccountServiceClient
  /// The company's identity and attributes, and other companies as they show themselves.
  public let companies: CompanyServiceClient
  /// The worker's profile, and the search for workers.
  public let profiles: ProfileServiceClient
  /// Projects: posting, searching, watching.
  public let projects: ProjectServiceClient
  /// Engagements: applications, inquiries, messages, events.
  public let engagements: EngagementServiceClient
  /// Consents and what they revealed.
  public let consents: ConsentServiceClient
  /// Terms, proposed and accepted.
  public let agreements: AgreementServiceClient
  /// The public log, which anyone may read.
  public let log: LogServiceClient
  /// The operator's calls, answered on the operator's own socket alone.
  public let admin: AdminServiceClient

  private let channel: any RPCChannel
  private let connection: ClientConnection?

  /// Connects to a server.
  ///
  /// - Parameters:
  ///   - address: `unix:PATH`, `tcp:HOST:PORT` or `tls:HOST:PORT`, an IPv6 address in brackets
  ///   - token: the account's; nil for the few calls that need none, and on the operator's socket
  /// - Throws: `INVALID_ARGUMENT` when the address is none, `UNAVAILABLE` when nobody answers there.
  public static func connect(
    to address: String, token: AccessToken? = nil, configuration: Configuration = Configuration()
  ) async throws -> HandschlagClient {
    let target: ServerAddress
    do {
      target = try ServerAddress(address)
    } catch {
      throw RPCError(.invalidArgument, error.description)
    }
    var transport = ClientConfiguration(connectTimeout: configuration.connectTimeout)
    transport.tls = configuration.tls.transport
    let connection = ClientConnection(to: target, configuration: transport)
    try await connection.connect()
    return HandschlagClient(
      channel: connection, connection: connection, token: token, configuration: configuration)
  }

  /// A client over a channel of the caller's own making, such as a server in the same process.
  ///
  /// Its ``close()`` does nothing: the channel stays the caller's.
  public init(
    channel: any RPCChannel, token: AccessToken? = nil, configuration: Configuration = Configuration()
  ) {
    self.init(channel: channel, connection: nil, token: token, configuration: configuration)
  }

  private init(
    channel: any RPCChannel, connection: ClientConnection?, token: AccessToken?,
    configuration: Configuration
  ) {
    let calls = MarketplaceChannel(channel: channel, token: token, configuration: configuration)
    self.token = token
    self.configuration = configuration
    self.channel = channel
    self.connection = connection
    accounts = AccountServiceClient(channel: calls)
    companies = CompanyServiceClient(channel: calls)
    profiles = ProfileServiceClient(channel: calls)
    projects = ProjectServiceClient(channel: calls)
    engagements = EngagementServiceClient(channel: calls)
    consents = ConsentServiceClient(channel: calls)
    agreements = AgreementServiceClient(channel: calls)
    log = LogServiceClient(channel: calls)
    admin = AdminServiceClient(channel: calls)
  }

  /// The same connection under another token, or without one.
  public func with(token: AccessToken?) -> HandschlagClient {
    HandschlagClient(
      channel: channel, connection: connection, token: token, configuration: configuration)
  }

  /// Ends streams, waits up to five seconds for the other calls in progress, and closes the connection,
  /// for every client that shares it.
  ///
  /// Need not be called: a client that nobody holds any more closes by itself.
  public func close() async {
    await connection?.close()
  }
}
