package import HandschlagRPC

/// Is told what the transport does, for metrics. Called on event loops; must not block.
package protocol TransportObserver: Sendable {
  /// A connection was accepted.
  func connectionOpened(_ listener: ListenerTag)
  /// An accepted connection is gone.
  func connectionClosed(_ listener: ListenerTag)
  /// A connection was turned away because a bound was reached.
  func connectionRefused(_ listener: ListenerTag)
  /// A call is over.
  ///
  /// - Parameters:
  ///   - methodIndex: position in ``Router/methods``
  ///   - nanoseconds: from the arrival of its bytes until its reply was ready
  func callEnded(methodIndex: Int, status: StatusCode, nanoseconds: UInt64)
  /// A request was answered without a handler: unknown method, broken frame.
  func requestRefused(_ status: StatusCode)
}

extension TransportObserver {
  /// Does nothing.
  package func connectionOpened(_ listener: ListenerTag) {}
  /// Does nothing.
  package func connectionClosed(_ listener: ListenerTag) {}
  /// Does nothing.
  package func connectionRefused(_ listener: ListenerTag) {}
  /// Does nothing.
  package func callEnded(methodIndex: Int, status: StatusCode, nanoseconds: UInt64) {}
  /// Does nothing.
  package func requestRefused(_ status: StatusCode) {}
}
