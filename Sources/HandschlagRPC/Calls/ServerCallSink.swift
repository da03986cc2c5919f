package import HandschlagProtobuf

/// Where the replies of a call go: a connection, or the other half of an in-process call.
///
/// Every method may be called from any thread; a connection takes the short way on its own loop.
/// ``ServerContext`` calls exactly one of `succeed` and `fail`, once.
package protocol ServerCallSink: AnyObject, Sendable {
  /// Ends the call with its one reply.
  func succeed(_ context: ServerContext, with message: some Message)

  /// Ends a call whose replies were streamed.
  func succeed(_ context: ServerContext)

  /// Ends the call with a status.
  func fail(_ context: ServerContext, with error: RPCError)

  /// Sends the metadata before the first message of a reply stream now, if that was not done yet.
  ///
  /// Does nothing for calls with one reply: theirs travels with it.
  func sendInitialMetadata(_ context: ServerContext)

  /// Sends one message of a reply stream.
  ///
  /// - Returns: whether the peer keeps up; when not, call ``waitUntilWritable(_:)`` before the next.
  func send(_ context: ServerContext, _ message: some Message) -> Bool

  /// Returns when the peer has read enough, or when the call is over.
  func waitUntilWritable(_ context: ServerContext) async
}

/// What became of a call that was started.
@usableFromInline
package struct StartedCall: Sendable {
  /// The handler's task, to be cancelled when nobody waits any more; nil when none was started.
  package let task: Task<Void, Never>?
  /// Where further request messages go; nil when the kind of call has none.
  package let requests: (any MessageReceiver)?

  @usableFromInline
  package init(task: Task<Void, Never>? = nil, requests: (any MessageReceiver)? = nil) {
    self.task = task
    self.requests = requests
  }
}
