import HandschlagStore
import HandschlagTransport
import Synchronization

/// Lets calls meet in one group commit, in their order.
struct GroupCommit {
  private let server: SimulatedServer

  init(_ server: SimulatedServer) { self.server = server }

  /// - Parameter begin: called when the writer is held and nothing of the group is queued.
  func run(
    _ requests: [@Sendable () async -> Answer], begin: () -> Void
  ) async -> [Answer] {
    let plug = Plug()
    let store = server.store
    let loop = LoopExecutor.current
    let held = Task.immediate(executorPreference: loop) { try await store.write { _ in plug.hold() } }
    await plug.held()
    begin()
    var calls: [Task<Answer, Never>] = []
    var queued = 0
    for request in requests {
      let isOver = Flag()
      calls.append(
        Task.immediate(executorPreference: loop) {
          let answer = await request()
          isOver.set()
          return answer
        })
      // Most calls have come to the writer when the task was begun; some go to the key store first.
      while store.queuedWrites == queued, !isOver.isSet { await Task.yield() }
      queued = store.queuedWrites
    }
    plug.release()
    _ = try? await held.value
    var answers: [Answer] = []
    for call in calls { answers.append(await call.value) }
    return answers
  }
}

/// Something that happens once and is asked for from elsewhere.
final class Flag: Sendable {
  private let state = Atomic(false)
  var isSet: Bool { state.load(ordering: .acquiring) }
  func set() { state.store(true, ordering: .releasing) }
}
