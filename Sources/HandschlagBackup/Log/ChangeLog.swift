import Dispatch
package import HandschlagStore
import HandschlagSQL
import HandschlagVault
import Synchronization

/// When the change log is put on disk.
package enum LogSync: Hashable, Sendable {
  /// Before the callers are answered: with the data directory's disk nothing that was acknowledged is lost. When it
  /// cannot be, nobody is answered and the server ends.
  case commit
  /// Within a second: with that disk at most the last second's commits are lost. When it cannot be, the market goes
  /// on without the log, and says so.
  case second
}

/// The encrypted history of every commit, beside the database.
///
/// The writer says how far the write-ahead log reaches; a queue of this class's own reads the frames from there,
/// and appends what changed in each page to a segment. What a crash keeps from the change log still stands
/// in the write-ahead log, which is copied into the database only when the change log has it on disk: the
/// next start catches up. Where it cannot be proved that nothing is missing, a new chain begins, and needs
/// a new base.
// `recording` and `files` are touched on `queue` alone; everything else is behind a mutex.
package final class ChangeLog: CommitFollower, @unchecked Sendable {
  /// How the log is doing.
  package struct Status: Hashable, Sendable {
    /// Whether commits are being recorded.
    package var isRecording = false
    /// Why not; empty when they are.
    package var problem = ""
    /// When the last commit was that is recorded, in milliseconds since 1970; 0 for none.
    package var recordedUntil: Int64 = 0
    /// Whether the chain has no base to start from.
    package var needsBase = false
  }

  private enum Note {
    case commit(frames: Int, time: Int64)
    case hold(HoldTicket)
  }

  private struct State {
    var notes: [Note] = []
    var status = Status()
    /// Not before this time, in milliseconds since 1970, a new chain is tried.
    var retryAt: Int64?
  }

  private static let retryAfter: Int64 = 30_000
  private let folder: BackupFolder
  private let key: BackupKey
  private let syncs: LogSync
  private let limits: SegmentLimits
  private let clock: @Sendable () -> Int64
  private let onProblem: @Sendable (String) -> Void
  private let queue = DispatchQueue(label: "handschlag.change-log")
  private let state = Mutex(State())
  private var recording: Recording?
  private var followed: FollowedFiles?
  private var isSyncPlanned = false

  /// A log into a folder.
  ///
  /// - Parameters:
  ///   - clock: milliseconds since 1970.
  ///   - onProblem: told once when recording stops, in one line.
  package init(
    folder: BackupFolder, key: BackupKey, syncs: LogSync = .second, limits: SegmentLimits = SegmentLimits(),
    clock: @escaping @Sendable () -> Int64, onProblem: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.folder = folder
    self.key = key
    self.syncs = syncs
    self.limits = limits
    self.clock = clock
    self.onProblem = onProblem
  }

  /// How the log is doing.
  package var status: Status { state.withLock { $0.status } }

  /// What the store lets it read; nil before the store is open.
  var files: FollowedFiles? { queue.sync { followed } }

  /// The chain has a base now.
  func baseIsMade() { state.withLock { $0.status.needsBase = false } }

  // MARK: - What the writer tells

  package func begin(_ files: FollowedFiles) throws {
    try queue.sync {
      followed = files
      try folder.removeUnfinished()
      let log = WriteAheadLog(database: files.path)
      let frames = try log.committedFrames()
      let generation = frames == 0 ? nil : try log.generation()
      let found = Continuation.find(in: folder, key, files, generation: generation, frames: frames)
      // What is linked to must be on disk, and not only be read as if it were.
      if let found { try folder.settle(SegmentFacts.name(found.segment - 1)) }
      try open(files, continuing: found, generation, frames)
      guard let recording, found != nil else { return }
      if frames > recording.position.frames || generation != recording.position.generation, frames > 0 {
        try recording.record(upTo: frames, at: clock())
      }
      try recording.sync()
      note(recording)
    }
  }

  package func committed(frames: Int) throws {
    let time = clock()
    let (isFirst, isDue) = state.withLock { state in
      state.notes.append(.commit(frames: frames, time: time))
      return (state.notes.count == 1, state.retryAt.map { $0 <= time } ?? false)
    }
    guard syncs == .second else { return try shipAtOnce() }
    if isDue { queue.sync { beginAnew(frames) } }
    // A little later, so that commits in a row are one piece of work.
    if isFirst { queue.asyncAfter(deadline: .now() + .milliseconds(10)) { self.ship(andSync: false) } }
  }

  /// What is not in the log may not be answered for: the commit stands in the write-ahead log, from which the next
  /// start takes it.
  private func shipAtOnce() throws {
    let isRecorded = queue.sync {
      ship(andSync: true)
      return recording != nil
    }
    guard isRecorded else {
      throw BackupError(.file, "the change log cannot be written: \(status.problem)")
    }
  }

  package func willCheckpoint() {
    queue.sync {
      ship(andSync: false)
      attempt { try $0.noteCheckpoint() }
    }
  }

  package func ended(isComplete: Bool) {
    queue.sync {
      ship(andSync: true)
      if isComplete, let path = followed?.path, let state = FileState(of: path) {
        attempt { try $0.noteEnd(state) }
      }
      recording = nil
      state.withLock { $0.status.isRecording = false }
    }
  }

  /// Has the place of the last commit told to a ticket; called on the writer's thread right after it.
  func place(_ ticket: HoldTicket) {
    let isFirst = state.withLock { state in
      state.notes.append(.hold(ticket))
      return state.notes.count == 1
    }
    if isFirst { queue.async { self.ship(andSync: false) } }
  }

  // MARK: - On the queue

  private func open(
    _ files: FollowedFiles, continuing found: Recording.Start?, _ generation: WriteAheadLog.Generation?,
    _ frames: Int
  ) throws {
    let last = Continuation.last(in: folder, key)
    let fresh = Recording.Start(
      chain: Bytes.random(SegmentFacts.chainLength),
      position: LogPosition(
        sequence: last.position.sequence, time: last.position.time, generation: generation, frames: frames),
      segment: last.segment + 1, link: .start)
    let pageSize = try files.pages.pageSize()
    recording = try Recording(
      found ?? fresh, folder: folder, key: key, files: files, pageSize: pageSize, limits: limits)
    state.withLock { state in
      state.retryAt = nil
      state.status = Status(
        isRecording: true, recordedUntil: state.status.recordedUntil,
        needsBase: found.map { !BackupCatalog.hasBase(folder, key, chain: $0.chain) } ?? true)
    }
  }

  /// Begins a new chain where the writer stands: it waits for this.
  private func beginAnew(_ frames: Int) {
    guard recording == nil, let followed else { return }
    let notes = takeNotes()
    do {
      try folder.removeUnfinished()
      let generation = try WriteAheadLog(database: followed.path).generation()
      try open(followed, continuing: nil, generation, frames)
    } catch {
      stop(error)
    }
    for case .hold(let ticket) in notes { ticket.fail("the change log has begun anew meanwhile") }
  }

  private func takeNotes() -> [Note] {
    state.withLock { state in
      defer { state.notes.removeAll(keepingCapacity: true) }
      return state.notes
    }
  }

  private func ship(andSync: Bool) {
    for note in takeNotes() {
      switch note {
      case .commit(let frames, let time): attempt { try $0.record(upTo: frames, at: time) }
      case .hold(let ticket):
        if let recording {
          ticket.place(recording.position, recording.databasePages, recording.chain, recording.segment)
        } else {
          ticket.fail("the change log is not being written: \(status.problem)")
        }
      }
    }
    if let recording { note(recording) }
    if andSync { attempt { try $0.sync() } } else { planSync() }
  }

  private func planSync() {
    guard !isSyncPlanned, recording != nil else { return }
    isSyncPlanned = true
    queue.asyncAfter(deadline: .now() + .milliseconds(900)) {
      self.isSyncPlanned = false
      self.attempt { try $0.sync() }
    }
  }

  private func note(_ recording: Recording) {
    let time = recording.position.time
    state.withLock { $0.status.recordedUntil = time }
  }

  private func attempt(_ body: (Recording) throws -> Void) {
    guard let recording else { return }
    do { try body(recording) } catch { stop(error) }
  }

  /// The market goes on without the log; a new chain is tried in a while.
  private func stop(_ error: any Error) {
    recording = nil
    let retryAt = clock() + Self.retryAfter
    state.withLock { state in
      state.retryAt = retryAt
      state.status.isRecording = false
      state.status.problem = "\(error)"
    }
    onProblem("\(error)")
  }
}

/// Tells whoever copies the database which commit it holds.
final class HoldTicket: Sendable {
  /// A commit, and what is needed to read the database as of it.
  struct Place: Sendable {
    let position: LogPosition
    let databasePages: UInt32
    let chain: [UInt8]
    let segment: Int64
  }

  private struct State {
    var result: Result<Place, BackupError>?
    var waiter: CheckedContinuation<Place, any Error>?
  }

  private let state = Mutex(State())

  func place(_ position: LogPosition, _ pages: UInt32, _ chain: [UInt8], _ segment: Int64) {
    settle(.success(Place(position: position, databasePages: pages, chain: chain, segment: segment)))
  }

  func fail(_ reason: String) { settle(.failure(BackupError(.file, reason))) }

  func wait() async throws -> Place {
    try await withCheckedThrowingContinuation { waiter in
      let result = state.withLock { state in
        if state.result == nil { state.waiter = waiter }
        return state.result
      }
      if let result { waiter.resume(with: result) }
    }
  }

  private func settle(_ result: Result<Place, BackupError>) {
    let waiter = state.withLock { state in
      if state.result == nil { state.result = result }
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(with: result)
  }
}
