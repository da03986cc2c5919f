#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the file of the write-ahead log as the engine keeps it beside the database: what each transaction
/// changed, page by page, in order.
///
/// The format is published (https://www.sqlite.org/fileformat2.html, section 4). Frames are read only that
/// are known to be committed, and only while nobody can start the log again from its beginning. The log file
/// carries no lock of the engine's, so opening and closing it disturbs nothing.
package final class WriteAheadLog {
  /// One life of the log, from its beginning to where it starts again.
  package struct Generation: Hashable, Sendable {
    /// One more than that of the generation before.
    package let salt1: UInt32
    /// Random.
    package let salt2: UInt32
    /// Bytes in a page.
    package let pageSize: Int

    /// A generation as noted elsewhere.
    package init(salt1: UInt32, salt2: UInt32, pageSize: Int) {
      self.salt1 = salt1
      self.salt2 = salt2
      self.pageSize = pageSize
    }

    /// Whether this one came right after `other`.
    package func follows(_ other: Generation) -> Bool { salt1 == other.salt1 &+ 1 }
  }

  /// Several frames in a row.
  package struct Frames {
    fileprivate let bytes: [UInt8]
    fileprivate let pageSize: Int
    /// How many.
    package let count: Int

    /// The page that a frame holds, counted from 1.
    package func page(_ index: Int) -> UInt32 { bytes.bigEndian32(at: start(index)) }

    /// The size of the database in pages, if a transaction ends with this frame; else 0.
    package func pagesAfterCommit(_ index: Int) -> UInt32 { bytes.bigEndian32(at: start(index) + 4) }

    /// What the page is after the transaction.
    package func image(_ index: Int) -> ArraySlice<UInt8> {
      let from = start(index) + WriteAheadLog.frameHeader
      return bytes[from..<from + pageSize]
    }

    private func start(_ index: Int) -> Int { index * (WriteAheadLog.frameHeader + pageSize) }

    fileprivate func belongs(_ index: Int, to generation: Generation) -> Bool {
      bytes.bigEndian32(at: start(index) + 8) == generation.salt1
        && bytes.bigEndian32(at: start(index) + 12) == generation.salt2
    }
  }

  fileprivate static let header = 32
  fileprivate static let frameHeader = 24
  private let path: String
  private var descriptor: Int32 = -1

  /// The log beside a database; it need not exist.
  package init(database: String) { path = database + "-wal" }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The present generation; nil when there is no log, or nothing in it.
  package func generation() throws(FileError) -> Generation? {
    guard let head = try head() else { return nil }
    return Generation(
      salt1: head.bigEndian32(at: 16), salt2: head.bigEndian32(at: 20), pageSize: Self.pageSize(head))
  }

  /// Frames of a generation.
  ///
  /// - Parameters:
  ///   - first: counted from 0.
  ///   - count: all of them are committed.
  /// - Throws: ``FileError``, also when they are another generation's.
  package func frames(_ first: Int, count: Int, of generation: Generation) throws(FileError) -> Frames {
    let size = Self.frameHeader + generation.pageSize
    guard try open(), let bytes = try read(size * count, at: Self.header + first * size) else {
      throw FileError("the write-ahead log \(path) ends too early")
    }
    let frames = Frames(bytes: bytes, pageSize: generation.pageSize, count: count)
    for index in 0..<count where !frames.belongs(index, to: generation) {
      throw FileError("the write-ahead log \(path) has begun anew")
    }
    return frames
  }

  /// How many frames up to the last commit are whole: what the engine would recover after a crash.
  ///
  /// Reads the whole log.
  package func committedFrames() throws(FileError) -> Int {
    guard let head = try head(), let generation = try generation() else { return 0 }
    // The magic number's last bit says in which order the words of the checksums are read.
    let isBig = head.bigEndian32(at: 0) & 1 == 1
    var sum = LogChecksum()
    sum.add(head[0..<24], bigEndian: isBig)
    guard sum.matches(head, at: 24) else { return 0 }
    var committed = 0
    var count = 0
    let size = Self.frameHeader + generation.pageSize
    while let bytes = try read(size, at: Self.header + count * size) {
      let frame = Frames(bytes: bytes, pageSize: generation.pageSize, count: 1)
      sum.add(bytes[0..<8], bigEndian: isBig)
      sum.add(bytes[Self.frameHeader...], bigEndian: isBig)
      guard frame.belongs(0, to: generation), sum.matches(bytes, at: 16) else { break }
      count += 1
      if frame.pagesAfterCommit(0) != 0 { committed = count }
    }
    return committed
  }

  private static func pageSize(_ head: [UInt8]) -> Int { Int(head.bigEndian32(at: 8)) }

  /// The header, if it is one.
  private func head() throws(FileError) -> [UInt8]? {
    guard try open(), let head = try read(Self.header, at: 0) else { return nil }
    let magic = head.bigEndian32(at: 0)
    let size = Self.pageSize(head)
    guard magic & ~1 == 0x377f_0682, (512...65_536).contains(size), size.nonzeroBitCount == 1 else {
      return nil
    }
    return head
  }

  private func open() throws(FileError) -> Bool {
    if descriptor >= 0 { return true }
    descriptor = Self.openForReading(path)
    if descriptor < 0, errno != ENOENT { throw FileError(system: "cannot open", path) }
    return descriptor >= 0
  }

  private static func openForReading(_ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #else
      Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  /// nil when the file ends before.
  private func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8]? {
    try PositionedRead.bytes(descriptor, count, at: offset, path)
  }
}

/// The checksum of the write-ahead log: two sums over 32-bit words, each taking in the other.
private struct LogChecksum {
  private var first: UInt32 = 0
  private var second: UInt32 = 0

  mutating func add(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) {
    bytes.withUnsafeBytes { words in
      for offset in stride(from: 0, to: words.count - 7, by: 8) {
        let low = words.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        let high = words.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
        first &+= (bigEndian ? UInt32(bigEndian: low) : UInt32(littleEndian: low)) &+ second
        second &+= (bigEndian ? UInt32(bigEndian: high) : UInt32(littleEndian: high)) &+ first
      }
    }
  }

  func matches(_ bytes: [UInt8], at offset: Int) -> Bool {
    bytes.bigEndian32(at: offset) == first && bytes.bigEndian32(at: offset + 4) == second
  }
}

extension [UInt8] {
  fileprivate func bigEndian32(at offset: Int) -> UInt32 {
    UInt32(self[offset]) << 24 | UInt32(self[offset + 1]) << 16 | UInt32(self[offset + 2]) << 8
      | UInt32(self[offset + 3])
  }
}
