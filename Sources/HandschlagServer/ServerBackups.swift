package import HandschlagBackup
import HandschlagDomain
import HandschlagSQL
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Logging
import Synchronization

/// Whether and how a server's data is backed up.
package struct BackupSettings: Sendable, Hashable {
  /// Where backups and change log go.
  package var directory: String
  /// The file of the key that they are encrypted under.
  package var keyFile: String
  /// How often, and how many.
  package var plan = BackupPlan()
  /// When the change log is on its disk.
  package var sync = LogSync.second

  /// Settings with defaults.
  package init(directory: String, keyFile: String) {
    self.directory =
      directory.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    self.keyFile = keyFile
  }
}

/// The backups of a server: the change log that follows its store, and what is made while it serves.
final class ServerBackups: Sendable {
  let log: ChangeLog
  let backups: Backups
  private let source: KeySource
  private let work = Mutex<Task<Void, Never>?>(nil)
  private let logger: Logger

  /// Two servers that wrote into one folder would each take the other's files for a history of its own.
  private let lock: Mutex<DirectoryLock?>

  init(
    _ settings: BackupSettings, dataDirectory: String, clock: @escaping @Sendable () -> Timestamp,
    logger: Logger
  ) throws {
    self.logger = logger
    // The key may stand in there, and the store makes it only later.
    _ = try BackupFolder(makingAt: dataDirectory)
    let folder = try BackupFolder(makingAt: settings.directory)
    lock = Mutex(try ServerSettings.claim(settings.directory))
    let key = try BackupKey.load(orCreateAt: settings.keyFile)
    let time: @Sendable () -> Int64 = { clock().milliseconds }
    log = ChangeLog(
      folder: folder, key: key, syncs: settings.sync, clock: time,
      onProblem: { problem in
        logger.error(
          "the change log stopped: commits from now on are in no backup; it is tried again",
          metadata: ["error": "\(problem)"])
      })
    let source = KeySource()
    backups = Backups(
      folder: folder, key: key, plan: settings.plan, log: log, keyFiles: { try source.files() }, clock: time)
    self.source = source
  }

  /// Begins to do what is due, every second.
  func serve(_ market: Marketplace) {
    source.vault.withLock { $0 = market.vault }
    let task = Task.detached { [backups, logger] in
      while !Task.isCancelled {
        do {
          try await backups.tend(market.store) { tx in
            try tx.audit("backup", actor: nil, subject: nil, at: market.clock())
          }
        } catch {
          logger.error("a backup failed; it is tried again in a minute", metadata: ["error": "\(error)"])
        }
        do { try await Task.sleep(for: .seconds(1)) } catch { return }
      }
    }
    work.withLock { $0 = task }
  }

  /// Lets go of the folder, when the store is closed.
  func release() { lock.withLock { $0 = nil } }

  /// Ends after what is being made.
  func stop() async {
    let task = work.withLock { $0 }
    task?.cancel()
    await task?.value
  }
}

/// Where the key store's image comes from, once it is open, and what goes with it.
private final class KeySource: Sendable {
  let vault = Mutex<Vault?>(nil)

  func files() throws -> [Backups.KeyFile] {
    guard let vault = vault.withLock({ $0 }) else { return [] }
    let logKey = try vault.logKeyCopy?.bytes()
    return [.init(name: "keys.db", bytes: try vault.keys.image())]
      + (logKey.map { [.init(name: LogKeyCopy.name, bytes: $0)] } ?? [])
  }
}
