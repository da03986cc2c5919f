/// What a segment of the change log says of itself before its first record.
struct SegmentFacts: Hashable {
  /// The chain it belongs to, 16 random bytes; within a chain no commit is missing.
  var chain: [UInt8]
  /// Segments are numbered from 1, whatever chain they are in.
  var number: Int64
  /// Where the segment before it in the chain ends; the start for the first of a chain.
  var link: RecordMark
  /// The server's claim to the data directory.
  var claim: String
  /// Bytes in a page.
  var pageSize: Int

  static let chainLength = 16

  var isFirst: Bool { link == .start }

  var bytes: [UInt8] {
    var encoder = ByteEncoder()
    encoder.raw(chain)
    encoder.integer(number)
    encoder.integer(link.count)
    encoder.raw(link.tag)
    encoder.framed(Array(claim.utf8))
    encoder.integer(UInt32(pageSize))
    return encoder.bytes
  }

  init(chain: [UInt8], number: Int64, link: RecordMark, claim: String, pageSize: Int) {
    self.chain = chain
    self.number = number
    self.link = link
    self.claim = claim
    self.pageSize = pageSize
  }

  /// Reads what ``bytes`` gave; nil for anything else.
  init?(_ bytes: [UInt8]) {
    var decoder = ByteDecoder(bytes)
    guard let chain = decoder.raw(Self.chainLength), let number = decoder.integer(Int64.self),
      let count = decoder.integer(UInt64.self), let tag = decoder.raw(RecordMark.tagLength),
      let claim = decoder.framed(), let pageSize = decoder.integer(UInt32.self), decoder.isAtEnd,
      (512...65_536).contains(pageSize), pageSize.nonzeroBitCount == 1
    else { return nil }
    self.init(
      chain: Array(chain), number: number, link: RecordMark(count: count, tag: Array(tag)),
      claim: String(decoding: claim, as: UTF8.self), pageSize: Int(pageSize))
  }

  static func name(_ number: Int64) -> String { FileNames.numbered("log", number) }
}

/// The names of the files.
enum FileNames {
  static func numbered(_ kind: String, _ number: Int64) -> String {
    let digits = String(number)
    return kind + "-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  /// The numbers of the files of a kind, in order.
  static func numbers(_ kind: String, in names: [String], suffix: String = "") -> [Int64] {
    names.compactMap { name in
      guard name.hasPrefix(kind + "-"), name.hasSuffix(suffix) else { return nil }
      let digits = name.dropFirst(kind.count + 1).dropLast(suffix.count)
      return digits.allSatisfy(\.isNumber) ? Int64(digits) : nil
    }.sorted()
  }
}

/// Reads a segment, record by record.
final class SegmentReader {
  let facts: SegmentFacts
  private let file: SealedReader
  private var pages: SegmentPages
  private var parts: [[UInt8]] = []

  init(_ folder: BackupFolder, _ number: Int64, _ key: BackupKey) throws(BackupError) {
    let name = SegmentFacts.name(number)
    file = try SealedReader(folder, name, key, .log)
    guard let facts = SegmentFacts(file.header.facts), facts.number == number else {
      throw BackupError(.damaged, "\(name) does not say what it should: it was altered or renamed")
    }
    self.facts = facts
    pages = SegmentPages(pageSize: facts.pageSize)
  }

  var mark: RecordMark { file.mark }

  /// One step of the database's history.
  enum Entry {
    /// A commit; `pages` names what changed.
    case commit(ChangeRecord.Commit, pages: [UInt32])
    /// Nothing changed.
    case position(LogPosition)
  }

  /// A page as the last entry left it.
  func image(_ page: UInt32) -> [UInt8]? { pages.images[page] }

  /// The next entry; nil at the end.
  func next() throws(RecordFault) -> Entry? {
    while let bytes = try file.next() {
      // A record that opens under the key but makes no sense was written by another version.
      guard let record = ChangeRecord(bytes) else { throw .altered }
      switch record {
      case .position(let position): return .position(position)
      case .part(let part): parts.append(part)
      case .commit(let commit):
        var changed: [UInt32] = []
        for part in parts + [commit.pages] {
          guard let more = pages.apply(part) else { throw .altered }
          changed += more
        }
        parts = []
        return .commit(commit, pages: changed)
      }
    }
    return nil
  }
}
