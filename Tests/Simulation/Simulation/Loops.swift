import HandschlagServer
import HandschlagTransport

/// The event loops that histories run on, client and server on one: as many as this process may use processors,
/// for more would only have histories push each other's files out of the caches. As in the daemon, short reads are
/// made on the loop, and only the writer has a thread of its own.
enum Loops {
  private static let all = ServerAssembly.standingLoops(Processors.count)

  /// The loop of a seed.
  static func loop(_ seed: UInt64) -> LoopExecutor { all[Int(seed % UInt64(all.count))] }
}
