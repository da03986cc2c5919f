import Foundation

/// What can be restored, with sizes and times.
package struct BackupListing {
  /// The backups that can be restored, oldest first.
  package let summaries: [BackupSummary]

  /// Reads the heads of all files, and the last segment of each chain.
  package init(_ folder: BackupFolder, _ key: BackupKey) throws {
    let catalog = try BackupCatalog(folder, key)
    var chains: [String: [Int64]] = [:]
    for number in catalog.segments {
      guard let facts = try? SegmentReader(folder, number, key).facts else { continue }
      chains[facts.chain.hexadecimal, default: []].append(number)
    }
    var ends: [String: Int64] = [:]
    for (chain, numbers) in chains { ends[chain] = Self.end(numbers, folder, key) }
    summaries = catalog.bases.enumerated().map { index, base in
      let next = catalog.bases.dropFirst(index + 1).first { $0.chain == base.chain }?.segment ?? .max
      let bytes = (chains[base.chain] ?? []).filter { $0 >= base.segment && $0 < next }
        .reduce(0) { $0 + folder.size(of: SegmentFacts.name($1)) }
      return BackupSummary(
        number: base.number, time: base.time, until: max(base.time, ends[base.chain] ?? 0),
        bytes: Int64(base.bytes), logBytes: Int64(bytes),
        verified: VerifiedMark.read(folder, key, base)?.time)
    }
  }

  /// When the last commit was that the last segments of a chain tell of.
  private static func end(_ numbers: [Int64], _ folder: BackupFolder, _ key: BackupKey) -> Int64 {
    for number in numbers.reversed() {
      guard let reader = try? SegmentReader(folder, number, key) else { continue }
      var time: Int64 = 0
      while let entry = try? reader.next() {
        switch entry {
        case .commit(let commit, _): time = commit.position.time
        case .position(let position): time = max(time, position.time)
        }
      }
      if time > 0 { return time }
    }
    return 0
  }
}

/// Says that a backup was found whole.
struct VerifiedMark: Codable, Hashable {
  /// When, in milliseconds since 1970.
  var time: Int64
  /// Which base: the tag of its last record.
  var tag: String

  static func read(_ folder: BackupFolder, _ key: BackupKey, _ base: BaseManifest) -> VerifiedMark? {
    guard
      let reader = try? SealedReader(folder, BaseManifest.verifiedName(base.number), key, .verified),
      let bytes = try? reader.next(),
      let mark = try? JSONDecoder().decode(Self.self, from: Data(bytes)), mark.tag == base.tag
    else { return nil }
    return mark
  }

  func write(_ folder: BackupFolder, _ key: BackupKey, _ number: Int64) throws {
    let name = BaseManifest.verifiedName(number)
    let writer = try SealedWriter(folder, name, facts: [], key, .verified)
    try writer.append(Array(try JSONEncoder().encode(self)))
    try writer.publish()
  }
}
