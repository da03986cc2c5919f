import HandschlagSQL
import HandschlagStore

/// Copies the whole database as of one commit that is held, while others go on being made.
///
/// A page is as the last frame of the write-ahead log up to that commit has it, or, where no frame does, as it
/// stands in the database file. Neither changes while the commit is held.
struct BaseCopy {
  private static let block = 64
  private let files: FollowedFiles
  private let log: WriteAheadLog
  private let generation: WriteAheadLog.Generation
  private let frames: Int
  /// The last frame of each page that has one.
  private var latest: [UInt32: Int] = [:]
  private(set) var pageCount = 0

  /// Looks up where each page is.
  ///
  /// - Throws: when the place names no commit of the present log.
  init(_ files: FollowedFiles, _ position: LogPosition) throws {
    guard let generation = position.generation, position.frames > 0 else {
      throw BackupError(.file, "there is no commit to copy the database as of")
    }
    self.files = files
    self.generation = generation
    frames = position.frames
    log = WriteAheadLog(database: files.path)
    var next = 0
    while next < frames {
      let block = try log.frames(next, count: min(Self.block, frames - next), of: generation)
      for index in 0..<block.count {
        latest[block.page(index)] = next
        pageCount = Int(block.pagesAfterCommit(index))
        next += 1
      }
    }
    guard pageCount > 0 else { throw BackupError(.file, "the write-ahead log does not end with a commit") }
  }

  /// Writes all pages as records of a file: number and patch upon zeros, page after page.
  func write(to writer: SealedWriter) throws {
    var next = 1
    while next <= pageCount {
      let end = min(next + Self.block, pageCount + 1)
      var encoder = ByteEncoder()
      // Each page is mentioned once, so nothing is kept of it.
      var pages = SegmentPages(pageSize: generation.pageSize)
      while next < end {
        let run = run(from: next, to: end)
        let bytes = try read(run)
        for page in run {
          let from = (page - run.lowerBound) * generation.pageSize
          pages.append(UInt32(page), bytes[from..<from + generation.pageSize], into: &encoder)
        }
        next = run.upperBound
      }
      try writer.append(encoder.bytes)
    }
    // Had the log begun anew, the frames would have been another generation's.
    guard try log.generation() == generation else {
      throw BackupError(.file, "the write-ahead log began anew while the database was copied")
    }
  }

  /// Pages that can be read at once: one frame of the log, or neighbours in the file.
  private func run(from first: Int, to end: Int) -> Range<Int> {
    guard latest[UInt32(first)] == nil else { return first..<first + 1 }
    let last = (first..<end).first { latest[UInt32($0)] != nil } ?? end
    return first..<last
  }

  private func read(_ run: Range<Int>) throws -> ArraySlice<UInt8> {
    if let frame = latest[UInt32(run.lowerBound)] {
      return ArraySlice(Array(try log.frames(frame, count: 1, of: generation).image(0)))
    }
    let bytes = try files.pages.read(run.lowerBound, count: run.count, pageSize: generation.pageSize)
    guard let bytes else { throw BackupError(.file, "\(files.path) ends before page \(run.upperBound - 1)") }
    return bytes[...]
  }
}
