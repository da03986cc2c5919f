import Foundation
import HandschlagSQL
import Testing

@testable import HandschlagBackup

/// The form of the files, by properties, and with bytes that nobody of ours wrote.
struct SegmentTests {
  private static func page(_ generator: inout SplitMix64, _ size: Int) -> [UInt8] {
    switch generator.next() % 4 {
    case 0: [UInt8](repeating: 0, count: size)
    case 1: (0..<size).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    default:
      (0..<size / 64).flatMap { _ in
        let byte = generator.next() % 3 == 0 ? UInt8(truncatingIfNeeded: generator.next()) : 0
        return [UInt8](repeating: byte, count: 64)
      }
    }
  }

  @Test(arguments: [512, 4096, 65_536])
  func aPatchMakesTheNewPageOfTheOld(size: Int) {
    var generator = SplitMix64(seed: UInt64(size))
    for _ in 0..<60 {
      let old = Self.page(&generator, size)
      var new = generator.next() % 2 == 0 ? Self.page(&generator, size) : old
      for _ in 0..<generator.next() % 5 { new[Int(generator.next() % UInt64(size))] &+= 1 }
      var encoder = ByteEncoder()
      PagePatch.append(from: old, to: new[...], into: &encoder)
      #expect(encoder.bytes.count <= size + size / 4 + 6)
      var decoder = ByteDecoder(encoder.bytes)
      var made = old
      #expect(PagePatch.apply(&decoder, to: &made))
      #expect(made == new && decoder.isAtEnd)
    }
  }

  @Test func aSmallChangeIsASmallPatch() {
    let old = [UInt8](repeating: 7, count: 4096)
    var new = old
    new[100] = 8
    new[4000] = 9
    var encoder = ByteEncoder()
    PagePatch.append(from: old, to: new[...], into: &encoder)
    #expect(encoder.bytes.count == 2 + 2 * (4 + 8))
  }

  /// Whatever the bytes, reading them ends, and with nothing worse than nil.
  @Test func foreignBytesAreNoPatchAndNoRecord() {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<2_000 {
      let bytes = (0..<Int(generator.next() % 200)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      var pages = SegmentPages(pageSize: 512)
      for number in pages.apply(bytes) ?? [] { #expect(pages.images[number]?.count == 512) }
      if let record = ChangeRecord(bytes) { #expect(record.bytes == bytes) }
      if let facts = SegmentFacts(bytes) { #expect(facts.bytes == bytes) }
    }
  }

  @Test func recordsAreReadAsWritten() {
    let generation = ChangeRecord.position(
      LogPosition(
        sequence: 3, time: 9, generation: .init(salt1: 1, salt2: .max, pageSize: 4096), frames: 12,
        isCheckpointed: true, ending: .init(size: 5, modified: -1)))
    let commit = ChangeRecord.commit(
      .init(position: LogPosition(sequence: .max, time: 1), databasePages: 77, pages: [1, 2, 3]))
    for record in [generation, commit, .part(pages: [9]), .position(LogPosition())] {
      #expect(ChangeRecord(record.bytes) == record)
    }
  }

  // MARK: - Sealed files

  private func write(_ folder: BackupFolder, _ records: [[UInt8]]) throws {
    let writer = try SealedWriter(folder, "file", facts: [1, 2, 3], Backed.key, .log)
    for record in records { try writer.append(record) }
    try writer.publish()
  }

  private func read(_ folder: BackupFolder) -> ([[UInt8]], RecordFault?) {
    guard let reader = try? SealedReader(folder, "file", Backed.key, .log) else { return ([], .altered) }
    var records: [[UInt8]] = []
    do {
      while let record = try reader.next() { records.append(record) }
      return (records, nil)
    } catch {
      return (records, error)
    }
  }

  private static let records = (0..<6).map { [UInt8](repeating: UInt8($0), count: $0 * 50) }

  @Test func whatIsSealedIsReadAgain() throws {
    let scratch = try ScratchDirectory()
    let folder = BackupFolder(scratch.path)
    try write(folder, Self.records)
    #expect(read(folder) == (Self.records, nil))
    #expect(throws: BackupError.self) { try SealedReader(folder, "none", Backed.key, .log) }
    let other = try SealedReader(folder, "file", Backed.key, .base)
    #expect(throws: RecordFault.altered) { try other.next() }
  }

  /// At every place where the file can be cut, what is read is the beginning of what was written.
  @Test func aCutFileGivesItsBeginning() throws {
    let scratch = try ScratchDirectory()
    let folder = BackupFolder(scratch.path)
    try write(folder, Self.records)
    let path = scratch.path + "/file"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      let (records, _) = read(folder)
      #expect(records == Array(Self.records.prefix(records.count)))
      #expect(records.count < Self.records.count)
    }
  }

  /// A change of any byte is seen, and nothing after it is taken for what was written.
  @Test func aChangedByteIsSeen() throws {
    let scratch = try ScratchDirectory()
    let folder = BackupFolder(scratch.path)
    try write(folder, Self.records)
    let path = scratch.path + "/file"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for place in 0..<whole.count {
      var changed = whole
      changed[place] ^= 1 << UInt8(place % 8)
      try changed.write(to: URL(fileURLWithPath: path))
      let (records, fault) = read(folder)
      #expect(fault != nil && records == Array(Self.records.prefix(records.count)))
    }
  }

  /// Records that change places, are left out or come twice do not open.
  @Test func recordsKeepTheirOrder() throws {
    let scratch = try ScratchDirectory()
    let folder = BackupFolder(scratch.path)
    try write(folder, Self.records)
    let path = scratch.path + "/file"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var bounds = [8 + 16 + 4 + 3]
    while bounds[bounds.count - 1] < whole.count {
      let start = bounds[bounds.count - 1]
      bounds.append(start + 4 + whole[start..<start + 4].reduce(0) { $0 << 8 | Int($1) })
    }
    let parts = zip(bounds, bounds.dropFirst()).map { whole[$0..<$1] }
    #expect(parts.count == Self.records.count)
    for order in [[0, 2, 1, 3, 4, 5], [0, 1, 3, 4, 5], [0, 1, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5]] {
      let mixed = order.reduce(whole.prefix(bounds[0])) { $0 + parts[$1] }
      try mixed.write(to: URL(fileURLWithPath: path))
      let (records, fault) = read(folder)
      #expect(fault == .altered && records.count < order.count)
    }
  }
}
