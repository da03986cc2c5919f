/// One thing that can be configured: its names, its default and its explanation.
///
/// The name is the flag's (`--view-length`), the key in the file (`view-length`) and, in capitals, the
/// environment variable's (`HANDSCHLAG_VIEW_LENGTH`).
package struct Setting: Sendable, Hashable {
  /// Words in lower case with hyphens between them.
  package let name: String
  /// What a value looks like, for the help.
  package let placeholder: String
  /// The value without any, as text.
  package let standard: String
  /// One sentence or two.
  package let summary: String

  /// The environment variable.
  package var variable: String {
    "HANDSCHLAG_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
  }

  private init(_ name: String, _ placeholder: String, _ standard: String, _ summary: String) {
    self.name = name
    self.placeholder = placeholder
    self.standard = standard
    self.summary = summary
  }
}

// Where the server keeps its data and where it is called.
extension Setting {
  static let data = Setting(
    "data", "DIR", "$XDG_STATE_HOME/handschlag, else ./handschlag-data",
    "Where everything is kept. Made at the first start, for its owner alone.")
  static let listen = Setting(
    "listen", "ADDRESS", "unix:DIR/handschlag.sock",
    "Where workers and companies call: unix:PATH, tcp:HOST:PORT or tls:HOST:PORT. May be given several times."
  )
  static let adminListen = Setting(
    "admin-listen", "ADDRESS", "unix:DIR/admin.sock",
    "Where the operator calls: unix:PATH, open to this user alone, tls:HOST:PORT for holders of a certificate, or none."
  )
  static let metricsListen = Setting(
    "metrics-listen", "ADDRESS", "none",
    "Where GET /metrics and GET /healthz are answered: unix:PATH, tcp:HOST:PORT, tls:HOST:PORT or none.")
  static let tlsCertificate = Setting(
    "tls-certificate", "FILE", "none",
    "The server's certificate for tls: addresses in PEM, those that vouch for it behind it. Read again at SIGHUP."
  )
  static let tlsKey = Setting("tls-key", "FILE", "none", "The certificate's key in PEM, without a password.")
  static let adminClientCA = Setting(
    "admin-client-ca", "FILE", "none",
    "Certificates in PEM of those who vouch for operators that call over tls:.")
  static let operatorCertificate = Setting(
    "operator-certificate", "SHA256", "any that is vouched for",
    "An operator's certificate that may call over tls:. May be given several times.")
  static let socketMode = Setting(
    "socket-mode", "OCTAL", "0600", "The permission bits of the Unix sockets of --listen.")
  static let insecure = Setting(
    "insecure", "true|false", "false",
    "Lets --listen take TCP addresses beyond this machine although nothing is encrypted.")
  static let registration = Setting(
    "registration", "open|invite", "open",
    "Whether anybody can open an account, or only who has an invitation.")
}

// Whether and how the data is backed up.
extension Setting {
  static let backups = Setting(
    "backups", "DIR|none", "none",
    "Where encrypted backups and the change log go, best on another disk. Made at the first start.")
  static let backupKey = Setting(
    "backup-key", "FILE", "DIR/backup.key",
    "The key that they are encrypted under. Made at the first start; keep a copy apart.")
  static let backupEvery = Setting("backup-every", "TIME", "24h", "How often a whole backup is made.")
  static let backupKeep = Setting(
    "backup-keep", "COUNT", "7", "Whole backups that are kept, with the change log since the oldest.")
  static let backupSync = Setting(
    "backup-sync", "second|commit", "second",
    "When the change log is on its disk: within a second, or before a write is answered.")
  static let backupKeysEvery = Setting(
    "backup-keys-every", "TIME", "5m",
    "How often the key store is copied; the copy before goes, and what was destroyed with it.")
}

// What the rules leave to the operator.
extension Setting {
  static let viewLength = Setting(
    "view-length", "TIME", "14d", "How long an engagement stays open for a side, from when it appears there.")
  static let extensionLength = Setting(
    "extension-length", "TIME", "14d", "How much it gains, once, when both sides ask.")
  static let consentLifetime = Setting(
    "consent-lifetime", "TIME", "7d", "How long a consent lives that the other side does not meet.")
  static let agreementWindow = Setting(
    "agreement-window", "TIME", "30d", "How long after a reveal terms can be agreed.")
  static let defaultMaxOpen = Setting(
    "default-max-open", "COUNT", "200",
    "Most engagements open at once that others began, for an account that has set no limit.")
  static let defaultMaxNewPerDay = Setting(
    "default-max-new-per-day", "COUNT", "50", "Most new ones in a day, likewise.")
  static let retentionDays = Setting(
    "retention-days", "DAYS", "365", "How long revealed data may be kept; part of every consent notice.")
  static let fairnessLeast = Setting(
    "fairness-least", "COUNT", "20", "Ended views below which a company's fairness figures stay empty.")
  static let sealed = Setting(
    "sealed", "allow|require", "allow",
    "Whether contact cards may be sealed by their givers, so that the server can't read them, or must be.")
  static let eventDays = Setting(
    "event-days", "DAYS", "30", "How long events are kept for those who come back.")
  static let logOrigin = Setting(
    "log-origin", "NAME", "handschlag-log/ and 16 digits of chance",
    "The public log's name, such as handschlag.example/log; fixed at the first start.")
  static let logBatch = Setting(
    "log-batch", "COUNT", "64",
    "Leaves by which the public log grows with each checkpoint; doubled as often as more are needed.")
  static let applicationsPerDay = Setting(
    "applications-per-day", "COUNT", "20", "Most applications of an account in 24 hours.")
  static let inquiriesPerDay = Setting(
    "inquiries-per-day", "COUNT", "20", "Most inquiries of an account in 24 hours.")
  static let messagesPerHour = Setting(
    "messages-per-hour", "COUNT", "60", "Most messages of an account in an hour.")
  static let messagesPerHourInEngagement = Setting(
    "messages-per-hour-in-engagement", "COUNT", "30",
    "Most messages of an account in an hour in one engagement.")
  static let projectsPerDay = Setting(
    "projects-per-day", "COUNT", "10", "Most projects posted by an account in 24 hours.")
  static let reportsPerDay = Setting(
    "reports-per-day", "COUNT", "20", "Most reports by an account in 24 hours.")
  static let searchesPerMinute = Setting(
    "searches-per-minute", "COUNT", "60", "Most searches of an account in a minute.")
  static let consentsPerDay = Setting(
    "consents-per-day", "COUNT", "100", "Most consents given by an account in 24 hours.")
  static let termsPerDay = Setting(
    "terms-per-day", "COUNT", "100", "Most revisions of terms by an account in 24 hours.")
}

// What bounds the server's resources.
extension Setting {
  static let loops = Setting("loops", "COUNT", "0", "Event loops; 0 stands for one per core.")
  static let connections = Setting("connections", "COUNT", "10000", "Most connections at once.")
  static let connectionsPerAddress = Setting(
    "connections-per-address", "COUNT", "256", "Most connections at once of one TCP address.")
  static let handshakes = Setting(
    "handshakes", "COUNT", "1024",
    "Most TLS connections at once that have begun a handshake and said nothing yet; one more closes the oldest."
  )
  static let connectionsPerUser = Setting(
    "connections-per-user", "COUNT", "0",
    "Most connections at once of one user over Unix sockets; 0 for no bound.")
  static let streamsPerConnection = Setting(
    "streams-per-connection", "COUNT", "1024", "Most calls that run at once on one connection.")
  static let firstFrameTimeout = Setting(
    "first-frame-timeout", "TIME", "10s", "How long a new connection may stay silent.")
  static let frameTimeout = Setting("frame-timeout", "TIME", "30s", "How long one frame may take to arrive.")
  static let idleTimeout = Setting(
    "idle-timeout", "TIME", "5m", "How long a connection without a call is kept.")
  static let unreadReplyBytes = Setting(
    "unread-reply-bytes", "BYTES", "1048576",
    "Replies that a peer has not read from which on its streams pause, per connection.")
  static let unreadRequestBytes = Setting(
    "unread-request-bytes", "BYTES", "1048576",
    "Requests that a handler has not read from which on its stream fails.")
  static let largestFrame = Setting("largest-frame", "BYTES", "4194304", "The largest frame that is read.")
  static let headerBytes = Setting(
    "header-bytes", "BYTES", "32768", "Headers of one gRPC request, each counted with 32 more.")
  static let cancels = Setting(
    "cancels", "COUNT", "200",
    "Calls that a connection may give up in --cancel-window even if they are more than half of those begun.")
  static let cancelWindow = Setting("cancel-window", "TIME", "30s", "How long cancels are counted together.")
  static let pingInterval = Setting(
    "ping-interval", "TIME", "10s", "The least time between two pings while nothing else flows.")
  static let pingStrikes = Setting("ping-strikes", "COUNT", "2", "Pings that may come sooner.")
  static let streamWindow = Setting(
    "stream-window", "BYTES", "262144",
    "What a client may send on one stream ahead of its reader, at most --unread-request-bytes.")
  static let connectionWindow = Setting(
    "connection-window", "BYTES", "4194304",
    "The same on all streams of a connection of the native wire, where flow control was negotiated.")
  static let grpcConnectionWindow = Setting(
    "grpc-connection-window", "BYTES", "1048576", "The same on all streams of a connection of the gRPC wire.")
  static let keepaliveInterval = Setting(
    "keepalive-interval", "TIME", "60s",
    "How long a client with running calls may be silent until it is pinged, where pings were negotiated.")
  static let keepaliveTimeout = Setting(
    "keepalive-timeout", "TIME", "20s", "How long its answer may take until the connection is closed.")
  static let writeQueue = Setting(
    "write-queue", "COUNT", "16384", "Most writes that wait for the disk; further ones are refused.")
  static let longReaders = Setting("long-readers", "COUNT", "2", "Threads for searches and lists.")
  static let sweepInterval = Setting(
    "sweep-interval", "TIME", "5s", "How often the server looks for what has expired.")
  static let drainTimeout = Setting(
    "drain-timeout", "TIME", "10s", "How long running calls may take after SIGTERM.")
  static let largestRequest = Setting(
    "largest-request", "BYTES", "4194304",
    "The largest request of any method, where its own bound is not less.")
  static let decodingMemory = Setting(
    "decoding-memory", "BYTES", "67108864",
    "What decoding one request may take, where the method's own bound is not less.")
  static let decodingDepth = Setting(
    "decoding-depth", "COUNT", "32", "Messages inside messages of a request, the outermost counted.")
  static let shedCalls = Setting(
    "shed-calls", "COUNT", "16384",
    "Calls that run, streams not counted, from which on further ones are turned away; 0 for no bound.")
  static let shedQueuedWrites = Setting(
    "shed-queued-writes", "COUNT", "8192", "The same by writes that wait for the disk.")
  static let shedLoopDelay = Setting(
    "shed-loop-delay", "TIME|0", "500ms", "The same by how late the event loops are.")
  static let ratePerToken = Setting(
    "rate-per-token", "COUNT", "0", "Calls a second that a token may make; 0 for no limit.")
  static let ratePerConnection = Setting(
    "rate-per-connection", "COUNT", "0", "The same for a connection, known caller or not.")
  static let rateInAll = Setting("rate-in-all", "COUNT", "0", "The same for all callers together.")
  static let rateBurst = Setting(
    "rate-burst", "TIME", "1s", "How much of its rate a caller that has rested may use at once.")
}

// What the server tells the operator.
extension Setting {
  static let logLevel = Setting(
    "log-level", "LEVEL", "info",
    "The least that is logged: trace, debug, info, notice, warning, error or critical.")
  static let logFormat = Setting("log-format", "text|json", "text", "How a line of the log is written.")
  static let metrics = Setting(
    "metrics", "log|off", "log", "Whether counts of calls are logged once a minute when there were any.")
  static let slowCall = Setting(
    "slow-call", "TIME|0", "1s", "How long a call may take until it is logged; 0 for ever.")
  static let reflection = Setting(
    "reflection", "on|off", "on", "Whether tools may ask for the services and their schema.")

  /// All settings, in the order of the help.
  package static let all: [Setting] = [
    data, listen, adminListen, metricsListen, socketMode, insecure, tlsCertificate, tlsKey, adminClientCA,
    operatorCertificate, registration,
    backups, backupKey, backupEvery, backupKeep, backupSync, backupKeysEvery,
    viewLength, extensionLength, consentLifetime, agreementWindow, defaultMaxOpen, defaultMaxNewPerDay,
    retentionDays, sealed, fairnessLeast, eventDays, logOrigin, logBatch, applicationsPerDay,
    inquiriesPerDay, messagesPerHour, messagesPerHourInEngagement, projectsPerDay, reportsPerDay,
    searchesPerMinute, consentsPerDay, termsPerDay,
    loops, connections, connectionsPerAddress, handshakes, connectionsPerUser, streamsPerConnection,
    firstFrameTimeout, frameTimeout, idleTimeout, unreadReplyBytes, unreadRequestBytes, largestFrame,
    headerBytes, cancels, cancelWindow, pingInterval, pingStrikes,
    streamWindow, connectionWindow, grpcConnectionWindow, keepaliveInterval, keepaliveTimeout,
    writeQueue, longReaders, sweepInterval, drainTimeout,
    largestRequest, decodingMemory, decodingDepth, shedCalls, shedQueuedWrites, shedLoopDelay,
    ratePerToken, ratePerConnection, rateInAll, rateBurst,
    logLevel, logFormat, metrics, slowCall, reflection,
  ]
}
