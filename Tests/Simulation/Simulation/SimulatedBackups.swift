import HandschlagBackup
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Synchronization

/// The backups of one life of the server: the change log follows every commit before its answers, and what is due
/// is made when the schedule says so.
final class SimulatedBackups: Sendable {
  /// Where the key store's image comes from, once it is open.
  private final class Source: Sendable {
    let keys = Mutex<KeyStore?>(nil)

    func files() throws -> [Backups.KeyFile] {
      guard let keys = keys.withLock({ $0 }) else { return [] }
      return [.init(name: "keys.db", bytes: try keys.image())]
    }
  }

  /// Why the change log stopped.
  private final class Problems: Sendable {
    let lines = Mutex<[String]>([])
  }

  let log: ChangeLog
  private let backups: Backups
  private let source = Source()
  private let problems = Problems()

  /// Into the disk's own folder.
  ///
  /// - Parameter now: milliseconds since 1970.
  init(_ disk: Disk, now: @escaping @Sendable () -> Int64) throws {
    let folder = try BackupFolder(makingAt: disk.backups)
    let key = try BackupKey.load(orCreateAt: disk.backupKey)
    log = ChangeLog(
      folder: folder, key: key, syncs: .commit, clock: now,
      onProblem: { [problems] problem in problems.lines.withLock { $0.append(problem) } })
    backups = Backups(
      folder: folder, key: key, plan: BackupPlan(), log: log, keyFiles: { [source] in try source.files() },
      clock: now)
  }

  /// Makes what is due.
  ///
  /// - Throws: ``Difference``, also when the change log has stopped: nothing that a history does is a reason to.
  func tend(_ market: Marketplace) async throws {
    source.keys.withLock { $0 = market.vault.keys }
    if let problem = problems.lines.withLock({ $0.first }) {
      throw Difference("the change log stopped: \(problem)")
    }
    do {
      try await backups.tend(market.store) { tx in
        try tx.audit("backup", actor: nil, subject: nil, at: market.clock())
      }
    } catch {
      throw Difference("a backup failed: \(error)")
    }
  }
}
