import Dispatch
import HandschlagSQL
package import HandschlagStore
import Synchronization

/// How often a running server makes backups, and how many it keeps.
package struct BackupPlan: Hashable, Sendable {
  /// A base is made so long after the last, in milliseconds.
  package var interval: Int64 = 86_400_000
  /// Bases that are kept, with all of the change log that follows the oldest of them.
  package var keeps = 7
  /// The key store is copied again so long after its last copy, in milliseconds. The copy before goes: a
  /// destroyed key is in the folder no longer than this.
  package var keyInterval: Int64 = 300_000

  /// A base a day, seven kept, the key store every five minutes.
  package init() {}
}

/// A backup that can be restored.
package struct BackupSummary: Hashable, Sendable {
  /// Its number.
  package var number: Int64
  /// The database as of this moment, in milliseconds since 1970.
  package var time: Int64
  /// With the change log any moment from `time` to this one can be restored.
  package var until: Int64
  /// Bytes of the base.
  package var bytes: Int64
  /// Bytes of the change log from here to the next base.
  package var logBytes: Int64
  /// When `backup verify` found it whole, in milliseconds since 1970; nil if it never did.
  package var verified: Int64?
}

/// Makes backups of an open store while it serves.
///
/// One thing at a time: what a crash interrupts is a file under an unfinished name, or one that no manifest
/// names, and both go at the next start.
package final class Backups: Sendable {
  /// A file to be kept with the key store, such as a journal beside it.
  package struct KeyFile: Sendable {
    /// Its name in the data directory.
    package let name: String
    /// What it holds.
    package let bytes: [UInt8]

    /// A file with a name and contents.
    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private struct State {
    var isBusy = false
    /// When something may be tried again after it failed.
    var retryAt: Int64 = 0
    var keysCopiedAt: Int64 = 0
    var keysCopied: [UInt8] = []
  }

  /// The folder.
  package let folder: BackupFolder
  /// The change log.
  package let log: ChangeLog
  private let key: BackupKey
  private let plan: BackupPlan
  private let clock: @Sendable () -> Int64
  private let keyFiles: @Sendable () throws -> [KeyFile]
  private let state = Mutex(State())

  /// Backups into a folder.
  ///
  /// - Parameters:
  ///   - log: the store's follower.
  ///   - keyFiles: reads what belongs to the key store, as of now.
  ///   - clock: milliseconds since 1970.
  package init(
    folder: BackupFolder, key: BackupKey, plan: BackupPlan, log: ChangeLog,
    keyFiles: @escaping @Sendable () throws -> [KeyFile], clock: @escaping @Sendable () -> Int64
  ) {
    self.folder = folder
    self.key = key
    self.plan = plan
    self.log = log
    self.keyFiles = keyFiles
    self.clock = clock
  }

  /// Makes a base of the store now, and removes what need not be kept any more.
  ///
  /// - Parameter audit: leaves a row in the transaction that the base is the state after.
  /// - Throws: ``BackupError`` when another is being made or the change log is not written, or what failed.
  @discardableResult
  package func create(
    _ store: Store, audit: @escaping @Sendable (WriteTransaction) throws -> Void
  ) async throws -> BackupSummary {
    try claim()
    defer { state.withLock { $0.isBusy = false } }
    guard let files = log.files else { throw BackupError(.file, "the store is not open yet") }
    let hold = try store.prepareHold()
    defer { hold.end() }
    let ticket = HoldTicket()
    try await store.write { [log] tx in
      try audit(tx)
      tx.afterCommit {
        do {
          try hold.begin()
          log.place(ticket)
        } catch {
          ticket.fail("\(error)")
        }
      }
    }
    let place = try await ticket.wait()
    let manifest = try await Self.offThread { try self.write(place, files) }
    try await Self.offThread { try self.prune() }
    return try summary(of: manifest)
  }

  /// Does what is due: a base for a chain without one, the next base, the next copy of the key store.
  ///
  /// - Throws: what failed; it is tried again after a minute.
  package func tend(_ store: Store, audit: @escaping @Sendable (WriteTransaction) throws -> Void) async throws
  {
    let now = clock()
    guard state.withLock({ !$0.isBusy && $0.retryAt <= now }) else { return }
    do {
      try await copyKeysIfDue(now)
      guard log.status.isRecording else { return }
      let last = try BackupCatalog(folder, key).bases.last?.time ?? .min
      if log.status.needsBase || last <= now - plan.interval { try await create(store, audit: audit) }
    } catch {
      state.withLock { $0.retryAt = now + 60_000 }
      throw error
    }
  }

  /// The backups that can be restored, oldest first.
  package func list() async throws -> [BackupSummary] {
    try await Self.offThread { [folder, key] in try BackupListing(folder, key).summaries }
  }

  // MARK: - Bases

  private func claim() throws(BackupError) {
    let isFree = state.withLock { state in
      defer { state.isBusy = true }
      return !state.isBusy
    }
    if !isFree { throw BackupError(.absent, "another backup is being made: wait for its end") }
  }

  private func write(_ place: HoldTicket.Place, _ files: FollowedFiles) throws -> BaseManifest {
    let names = try folder.names()
    try removeLeftovers(names)
    let number =
      max(
        FileNames.numbers("base", in: names).last ?? 0,
        FileNames.numbers("base", in: names, suffix: ".manifest").last ?? 0) + 1
    let copy = try BaseCopy(files, place.position)
    let writer = try SealedWriter(folder, BaseManifest.baseName(number), facts: [], key, .base)
    try copy.write(to: writer)
    try writer.publish()
    let manifest = BaseManifest(
      number: number, chain: place.chain.hexadecimal, sequence: place.position.sequence,
      time: place.position.time, segment: place.segment, schemaVersion: files.schemaVersion,
      pageSize: place.position.generation?.pageSize ?? 0, pageCount: copy.pageCount, bytes: writer.size,
      records: writer.mark.count, tag: writer.mark.tag.hexadecimal)
    try manifest.write(folder, key)
    log.baseIsMade()
    return manifest
  }

  /// Removes bases that a crash left without a manifest.
  private func removeLeftovers(_ names: [String]) throws {
    let named = Set(FileNames.numbers("base", in: names, suffix: ".manifest"))
    let bare = FileNames.numbers("base", in: names).filter { !named.contains($0) }
    let parts = names.filter { $0.hasPrefix("base-") && $0.hasSuffix(BackupFolder.unfinished) }
    try folder.remove(bare.map(BaseManifest.baseName) + parts)
  }

  private func prune() throws {
    let catalog = try BackupCatalog(folder, key)
    let old = catalog.bases.dropLast(max(1, plan.keeps))
    // The manifest first: a base without one does not count.
    for base in old {
      try folder.remove([BaseManifest.name(base.number)])
      try folder.remove([BaseManifest.baseName(base.number), BaseManifest.verifiedName(base.number)])
    }
    guard let oldest = catalog.bases.suffix(max(1, plan.keeps)).map(\.segment).min() else { return }
    try folder.remove(catalog.segments.filter { $0 < oldest }.map(SegmentFacts.name))
  }

  private func summary(of manifest: BaseManifest) throws -> BackupSummary {
    let found = try BackupListing(folder, key).summaries.first { $0.number == manifest.number }
    guard let found else { throw BackupError(.absent, "backup \(manifest.number) is gone") }
    return found
  }

  // MARK: - Keys

  private func copyKeysIfDue(_ now: Int64) async throws {
    guard state.withLock({ $0.keysCopiedAt <= now - plan.keyInterval }) else { return }
    try await Self.offThread { try self.copyKeys() }
    state.withLock { $0.keysCopiedAt = now }
  }

  /// Copies the key store and removes the copy before, so that what was destroyed is destroyed here too.
  package func copyKeys() throws {
    let files = try keyFiles()
    let contents = KeyCopy.encode(files)
    let numbers = FileNames.numbers("keys", in: try folder.names())
    let isKnown = state.withLock { $0.keysCopied == contents && !contents.isEmpty }
    guard !isKnown || numbers.isEmpty else { return }
    let number = (numbers.last ?? 0) + 1
    try KeyCopy.write(contents, number, folder, key)
    try folder.remove(numbers.map(KeyCopy.name))
    state.withLock { $0.keysCopied = contents }
  }

  private static func offThread<R: Sendable>(_ body: @escaping @Sendable () throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { continuation.resume(with: Result { try body() }) }
    }
  }
}
