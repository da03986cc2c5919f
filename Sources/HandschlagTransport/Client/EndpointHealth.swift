import HandschlagRPC
import Synchronization

/// What a server says of itself over one connection (`grpc.health.v1`), as long as the connection stands.
///
/// A server is taken to serve until it says that it does not: before its first answer, where the service is
/// not known there (`UNIMPLEMENTED`), and after the connection was made anew. A Watch that fails otherwise is
/// begun again after a pause; until then the last answer stands.
final class EndpointHealth: Sendable {
  private let serving = Atomic<Bool>(true)

  /// Whether calls should go there.
  var isServing: Bool { serving.load(ordering: .relaxed) }

  /// Follows a connection until it is closed or the task is cancelled. Holds the connection meanwhile.
  ///
  /// - Parameter onChange: is told when ``isServing`` has changed
  func follow(_ connection: ClientConnection, onChange: @Sendable () -> Void) async {
    for await state in connection.connectivityStates() where state == .ready {
      await watch(connection, onChange)
      // The next connection may lead to a server that was started anew.
      set(true, onChange)
    }
  }

  /// Watches until the connection is lost, or its server turns out to say nothing.
  private func watch(_ connection: ClientConnection, _ onChange: @Sendable () -> Void) async {
    let client = WireHealthClient(channel: connection)
    var failures = 0
    while connection.connectivity == .ready, !Task.isCancelled {
      do {
        for try await answer in try await client.watch(WireHealthCheckRequest()) {
          failures = 0
          set(answer.status == .serving, onChange)
        }
      } catch let error as RPCError where error.code == .unimplemented {
        return
      } catch {
        // Lost with the connection, or worth another attempt.
      }
      failures += 1
      try? await Task.sleep(for: connection.configuration.backoff.delay(after: failures))
    }
  }

  private func set(_ isServing: Bool, _ onChange: @Sendable () -> Void) {
    if serving.exchange(isServing, ordering: .relaxed) != isServing { onChange() }
  }
}
