import HandschlagSQL

/// Where the change log stands: the last commit it holds, and where that is in the write-ahead log.
struct LogPosition: Hashable, Sendable {
  /// Of the last commit; commits are numbered from 1, whatever chain they are in.
  var sequence: Int64 = 0
  /// When it was, in milliseconds since 1970; never before that of the commit before.
  var time: Int64 = 0
  /// The generation that `frames` counts in; nil for the first one after the log was emptied.
  var generation: WriteAheadLog.Generation?
  /// Frames that the change log holds.
  var frames: Int = 0
  /// Everything up to here may have been copied into the database file, and the write-ahead log begun anew.
  var isCheckpointed = false
  /// What the database file was when the server ended in order; nil while it runs.
  var ending: FileState?
}

/// By what a file is recognised that nobody has written since.
struct FileState: Hashable, Sendable {
  /// In bytes.
  var size: Int64
  /// In nanoseconds since 1970.
  var modified: Int64
}

/// One record of the change log.
enum ChangeRecord: Equatable {
  /// Pages of a commit that has more than one record holds.
  case part(pages: [UInt8])
  /// A commit, or the rest of one.
  case commit(Commit)
  /// Where the log stands now; the first record of each segment, and wherever nothing else says so.
  case position(LogPosition)

  /// A transaction.
  struct Commit: Equatable {
    /// Where the log stands with it.
    var position: LogPosition
    /// The database's size after it, in pages.
    var databasePages: UInt32
    /// Number and patch of each page that it changed, one after the other.
    var pages: [UInt8]
  }

  /// The record as bytes.
  var bytes: [UInt8] {
    var encoder = ByteEncoder()
    switch self {
    case .part(let pages):
      encoder.integer(UInt8(1))
      encoder.raw(pages)
    case .commit(let commit):
      encoder.integer(UInt8(2))
      Self.encode(commit.position, &encoder)
      encoder.integer(commit.databasePages)
      encoder.raw(commit.pages)
    case .position(let position):
      encoder.integer(UInt8(3))
      Self.encode(position, &encoder)
    }
    return encoder.bytes
  }

  /// Reads what ``bytes`` gave; nil for anything else.
  init?(_ bytes: [UInt8]) {
    var decoder = ByteDecoder(bytes)
    switch decoder.integer(UInt8.self) {
    case 1: self = .part(pages: Array(bytes.dropFirst()))
    case 2:
      guard let position = Self.decode(&decoder), let count = decoder.integer(UInt32.self) else { return nil }
      let head = 1 + Self.positionLength + 4
      self = .commit(Commit(position: position, databasePages: count, pages: Array(bytes.dropFirst(head))))
    case 3:
      guard let position = Self.decode(&decoder), decoder.isAtEnd else { return nil }
      self = .position(position)
    default: return nil
    }
  }

  private static let positionLength = 8 + 8 + 1 + 12 + 8 + 16

  private static func encode(_ position: LogPosition, _ encoder: inout ByteEncoder) {
    encoder.integer(position.sequence)
    encoder.integer(position.time)
    let flags: UInt8 =
      (position.generation == nil ? 0 : 1) | (position.isCheckpointed ? 2 : 0)
      | (position.ending == nil ? 0 : 4)
    encoder.integer(flags)
    encoder.integer(position.generation?.salt1 ?? 0)
    encoder.integer(position.generation?.salt2 ?? 0)
    encoder.integer(UInt32(position.generation?.pageSize ?? 0))
    encoder.integer(Int64(position.frames))
    encoder.integer(position.ending?.size ?? 0)
    encoder.integer(position.ending?.modified ?? 0)
  }

  private static func decode(_ decoder: inout ByteDecoder) -> LogPosition? {
    guard let sequence = decoder.integer(Int64.self), let time = decoder.integer(Int64.self),
      let flags = decoder.integer(UInt8.self), flags < 8, let salt1 = decoder.integer(UInt32.self),
      let salt2 = decoder.integer(UInt32.self), let pageSize = decoder.integer(UInt32.self),
      let frames = decoder.integer(Int64.self), frames >= 0, let size = decoder.integer(Int64.self),
      let modified = decoder.integer(Int64.self)
    else { return nil }
    return LogPosition(
      sequence: sequence, time: time,
      generation: flags & 1 == 0
        ? nil : WriteAheadLog.Generation(salt1: salt1, salt2: salt2, pageSize: Int(pageSize)),
      frames: Int(frames), isCheckpointed: flags & 2 != 0,
      ending: flags & 4 == 0 ? nil : FileState(size: size, modified: modified))
  }
}

/// The pages of a segment as its last record left them: what the next patch stands on.
struct SegmentPages {
  let pageSize: Int
  private(set) var images: [UInt32: [UInt8]] = [:]

  init(pageSize: Int) { self.pageSize = pageSize }

  /// Appends number and patch of a page that becomes `image`.
  mutating func append(_ page: UInt32, _ image: ArraySlice<UInt8>, into encoder: inout ByteEncoder) {
    encoder.integer(page)
    let old = images[page] ?? [UInt8](repeating: 0, count: pageSize)
    PagePatch.append(from: old, to: image, into: &encoder)
    images[page] = Array(image)
  }

  /// Reads pages and patches, and applies them.
  ///
  /// - Returns: the pages that changed, in order; nil for bytes that are not what ``append`` wrote.
  mutating func apply(_ bytes: [UInt8]) -> [UInt32]? {
    var decoder = ByteDecoder(bytes)
    var changed: [UInt32] = []
    while !decoder.isAtEnd {
      guard let page = decoder.integer(UInt32.self), page > 0 else { return nil }
      var image = images.removeValue(forKey: page) ?? [UInt8](repeating: 0, count: pageSize)
      guard PagePatch.apply(&decoder, to: &image) else { return nil }
      images[page] = image
      changed.append(page)
    }
    return changed
  }
}
