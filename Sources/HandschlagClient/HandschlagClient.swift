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
/// Calls are grouped by service and may be made from any task at once. With one address they share one
/// connection, which is made anew by the first call after it was lost; with several, or several connections
/// to each, they take turns over those that stand. Every call
/// - carries the token,
/// - has a deadline (``Configuration/timeout``) unless it streams or its options name another,
/// - gets an idempotency key of its own where the method takes one,
/// - is made again, under the same key, when it failed with `UNAVAILABLE` and a repetition cannot act twice
///   (``RetryPolicy``).
///
/// ``connectivity`` and ``connectivityStates()`` tell how the client stands to its server.
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
    /// When a call that failed is made again.
    public var retry: RetryPolicy
    /// Whether calls wait, as long as their timeout lets them, while no server can be reached.
    public var waitsForReady: Bool
    /// Connections to each address, at least one.
    public var connectionsPerAddress: Int
    /// How long a server may be silent while calls run until it is asked for a sign of life, which it has
    /// half of that time to give, 10 s at most; nil for never. Servers do not like to be asked more often
    /// than each 10 s.
    public var keepalive: Duration?

    /// Makes a configuration.
    public init(
      timeout: Duration? = .seconds(10), connectTimeout: Duration = .seconds(5),
      retry: RetryPolicy = RetryPolicy(), waitsForReady: Bool = false, connectionsPerAddress: Int = 1,
      keepalive: Duration? = .seconds(20)
    ) {
      self.timeout = timeout
      self.connectTimeout = connectTimeout
      self.retry = retry
      self.waitsForReady = waitsForReady
      self.connectionsPerAddress = connectionsPerAddress
      self.keepalive = keepalive
    }

    fileprivate var transport: ClientConfiguration {
      var offer = ExtensionOffer()
      if let keepalive {
        offer.keepaliveInterval = keepalive
        offer.keepaliveTimeout = min(.seconds(10), keepalive / 2)
      } else {
        offer.extensions.remove(.ping)
      }
      var transport = ClientConfiguration(connectTimeout: connectTimeout, offer: offer)
      transport.tls = tls.transport
      return transport
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
  private let connection: (any ClientChannel)?
  private let observer: (any ClientCallObserver)?

  /// Connects to a server.
  ///
  /// - Parameters:
  ///   - address: `unix:PATH`, `tcp:HOST:PORT` or `tls:HOST:PORT`, an IPv6 address in brackets
  ///   - token: the account's; nil for the few calls that need none, and on the operator's socket
  ///   - observer: is told of the calls
  /// - Throws: `INVALID_ARGUMENT` when the address is none, `UNAVAILABLE` when nobody answers there.
  public static func connect(
    to address: String, token: AccessToken? = nil, configuration: Configuration = Configuration(),
    observer: (any ClientCallObserver)? = nil
  ) async throws -> HandschlagClient {
    try await connect(to: [address], token: token, configuration: configuration, observer: observer)
  }

  /// Connects to several servers that serve the same, or to one in several ways.
  ///
  /// Calls take turns over the addresses that answer; one that fails is left out until it answers again, and one
  /// whose server says that it does not serve (`grpc.health.v1`) until it says otherwise.
  ///
  /// - Parameters:
  ///   - addresses: at least one, each as `unix:PATH`, `tcp:HOST:PORT` or `tls:HOST:PORT`
  ///   - token: the account's; nil for the few calls that need none
  ///   - observer: is told of the calls
  /// - Throws: `INVALID_ARGUMENT` when an address is none, `UNAVAILABLE` when nobody answers at any.
  public static func connect(
    to addresses: [String], token: AccessToken? = nil, configuration: Configuration = Configuration(),
    observer: (any ClientCallObserver)? = nil
  ) async throws -> HandschlagClient {
    let targets = try addresses.map { address in
      do {
        return try ServerAddress(address)
      } catch let error as ServerAddress.Malformed {
        throw RPCError(.invalidArgument, error.description)
      }
    }
    guard let first = targets.first else { throw RPCError(.invalidArgument, "name at least one address") }
    // One connection needs nobody who takes turns.
    let connection: any ClientChannel =
      targets.count == 1 && configuration.connectionsPerAddress <= 1
      ? ClientConnection(to: first, configuration: configuration.transport)
      : ClientPool(
        to: targets, perAddress: configuration.connectionsPerAddress, configuration: configuration.transport)
    try await connection.connect()
    return HandschlagClient(
      channel: connection, connection: connection, token: token, configuration: configuration,
      observer: observer)
  }

  /// A client over a channel of the caller's own making, such as a server in the same process.
  ///
  /// Its ``close()`` does nothing: the channel stays the caller's.
  public init(
    channel: any RPCChannel, token: AccessToken? = nil, configuration: Configuration = Configuration(),
    observer: (any ClientCallObserver)? = nil
  ) {
    self.init(
      channel: channel, connection: nil, token: token, configuration: configuration, observer: observer)
  }

  private init(
    channel: any RPCChannel, connection: (any ClientChannel)?, token: AccessToken?,
    configuration: Configuration, observer: (any ClientCallObserver)?
  ) {
    let calls = MarketplaceChannel(
      channel: channel, token: token, configuration: configuration, observer: observer)
    self.token = token
    self.configuration = configuration
    self.channel = channel
    self.connection = connection
    self.observer = observer
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
      channel: channel, connection: connection, token: token, configuration: configuration,
      observer: observer)
  }

  /// How the client stands to its server; `ready` over a channel of the caller's own making.
  public var connectivity: ConnectivityState { connection?.connectivity ?? .ready }

  /// How the client stands to its server: now, then each change, until it is closed.
  public func connectivityStates() -> ConnectivityStates {
    if let connection { return connection.connectivityStates() }
    let broadcast = ConnectivityBroadcast()
    broadcast.change(to: .ready)
    return broadcast.states()
  }

  /// Ends streams, waits up to five seconds for the other calls in progress, and closes the connection,
  /// for every client that shares it.
  ///
  /// Need not be called: a client that nobody holds any more closes by itself.
  public func close() async {
    await connection?.close()
  }
}
