import HandschlagRPC

/// What a client offers to a server beyond plain ttrpc, and how it uses what is accepted.
package struct ExtensionOffer: Sendable, Hashable {
  /// What is offered.
  package var extensions: NegotiatedExtensions
  /// The credits of the server's replies.
  package var windows: WindowSizes
  /// Without a sign of the server while calls run, until it is asked for one.
  package var keepaliveInterval: Duration
  /// From such a question until the connection is given up.
  package var keepaliveTimeout: Duration

  /// An offer: everything, 512 KiB unread of a stream and 32 MiB of a connection, a ping after 20 s of
  /// silence and 10 s for its answer.
  package init(
    extensions: NegotiatedExtensions = .all,
    windows: WindowSizes = WindowSizes(stream: 512 << 10, connection: 32 << 20),
    keepaliveInterval: Duration = .seconds(20), keepaliveTimeout: Duration = .seconds(10)
  ) {
    self.extensions = extensions
    self.windows = windows
    self.keepaliveInterval = keepaliveInterval
    self.keepaliveTimeout = keepaliveTimeout
  }

  /// The content of the request frame of the negotiation.
  var request: [UInt8] {
    get throws(RPCError) {
      let message = WireNegotiateRequest(
        extensions: extensions.list,
        limits: WireConnectionLimits(
          streamWindow: UInt32(windows.stream), connectionWindow: UInt32(windows.connection)))
      return try RequestEncoding.frame(
        WireConnectionMethods.negotiate, message, timeout: nil, metadata: Metadata())
    }
  }
}
