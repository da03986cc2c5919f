import HandschlagSQL
import HandschlagStore
import HandschlagVault

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What bounds a segment of the change log; tests make it small.
package struct SegmentLimits: Sendable {
  /// Bytes from which on the next segment begins. What follows a segment's first mention of a page is small,
  /// so larger ones are shorter in sum; but they keep their pages in memory.
  package var bytes = 16 << 20
  /// Pages that one segment mentions at most: 32 MiB of memory at 4 KiB each.
  package var pages = 8192
  /// Bytes of one record, before it is split.
  package var record = 4 << 20

  /// The limits of a server.
  package init() {}
}

/// Writes what the write-ahead log holds into the segments of one chain.
// Used on the change log's queue alone.
final class Recording {
  let chain: [UInt8]
  private(set) var position: LogPosition
  private(set) var segment: Int64
  private let folder: BackupFolder
  private let key: BackupKey
  private let claim: String
  private let limits: SegmentLimits
  private let log: WriteAheadLog
  private var writer: SealedWriter
  private var pages: SegmentPages
  private var isSynced = true
  /// The database's size after the last commit, in pages.
  private(set) var databasePages: UInt32 = 0

  /// Where a recording goes on, or begins.
  struct Start {
    var chain: [UInt8]
    var position: LogPosition
    var segment: Int64
    var link: RecordMark
  }

  init(
    _ start: Start, folder: BackupFolder, key: BackupKey, files: FollowedFiles, pageSize: Int,
    limits: SegmentLimits
  ) throws {
    chain = start.chain
    position = start.position
    segment = start.segment
    self.folder = folder
    self.key = key
    self.limits = limits
    claim = files.claim
    log = WriteAheadLog(database: files.path)
    pages = SegmentPages(pageSize: pageSize)
    writer = try Self.open(start, folder, key, claim: claim, pageSize: pageSize)
  }

  private static func open(
    _ start: Start, _ folder: BackupFolder, _ key: BackupKey, claim: String, pageSize: Int
  ) throws -> SealedWriter {
    let facts = SegmentFacts(
      chain: start.chain, number: start.segment, link: start.link, claim: claim, pageSize: pageSize)
    let writer = try SealedWriter(folder, SegmentFacts.name(start.segment), facts: facts.bytes, key, .log)
    try writer.append(ChangeRecord.position(start.position).bytes)
    try writer.publish()
    return writer
  }

  /// Records the commits up to a place in the write-ahead log.
  ///
  /// - Throws: when the log is not what it should be, or the disk fails; then the chain ends.
  func record(upTo frames: Int, at time: Int64) throws {
    guard let generation = try log.generation() else {
      throw BackupError(.file, "the write-ahead log is gone")
    }
    var next = position.frames
    if generation != position.generation {
      // Nothing may have been written between the generation that is recorded and this one.
      let isNext = position.generation.map { position.isCheckpointed && generation.follows($0) } ?? true
      guard isNext else { throw BackupError(.file, "the write-ahead log has begun anew unseen") }
      next = 0
    }
    guard generation.pageSize == pages.pageSize else {
      throw BackupError(.file, "the database has another size of pages")
    }
    position.generation = generation
    position.time = max(position.time, time)
    try copy(next, frames, generation)
  }

  private func copy(_ first: Int, _ end: Int, _ generation: WriteAheadLog.Generation) throws {
    var next = first
    var encoder = ByteEncoder()
    while next < end {
      let block = try log.frames(next, count: min(64, end - next), of: generation)
      for index in 0..<block.count {
        pages.append(block.page(index), block.image(index), into: &encoder)
        next += 1
        let size = block.pagesAfterCommit(index)
        if size != 0 {
          try commit(encoder.bytes, frames: next, size)
          encoder = ByteEncoder()
        } else if encoder.bytes.count >= limits.record {
          try append(.part(pages: encoder.bytes))
          encoder = ByteEncoder()
        }
      }
    }
    guard encoder.bytes.isEmpty else { throw BackupError(.file, "the write-ahead log ends inside a commit") }
    try writer.flush()
  }

  private func commit(_ bytes: [UInt8], frames: Int, _ size: UInt32) throws {
    position.sequence += 1
    position.frames = frames
    position.isCheckpointed = false
    position.ending = nil
    databasePages = size
    try append(.commit(.init(position: position, databasePages: size, pages: bytes)))
    if writer.size >= limits.bytes || pages.images.count >= limits.pages { try rotate() }
  }

  /// Begins the next segment. The one before is on disk when this one appears.
  private func rotate() throws {
    try writer.sync()
    let start = Start(chain: chain, position: position, segment: segment + 1, link: writer.mark)
    writer = try Self.open(start, folder, key, claim: claim, pageSize: pages.pageSize)
    pages = SegmentPages(pageSize: pages.pageSize)
    segment += 1
    isSynced = true
  }

  private func append(_ record: ChangeRecord) throws {
    try writer.append(record.bytes)
    isSynced = false
  }

  /// Puts on disk what was recorded.
  func sync() throws {
    guard !isSynced else { return }
    try writer.sync()
    isSynced = true
  }

  /// Notes that the write-ahead log may begin anew from here, durably.
  func noteCheckpoint() throws {
    if !position.isCheckpointed {
      position.isCheckpointed = true
      try append(.position(position))
    }
    try sync()
  }

  /// Notes that the server ended in order, durably.
  func noteEnd(_ state: FileState) throws {
    position.generation = nil
    position.frames = 0
    position.ending = state
    try append(.position(position))
    try sync()
  }
}

extension FileState {
  /// The state of a file now; nil when it is not there.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    self.init(
      size: Int64(status.st_size), modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
