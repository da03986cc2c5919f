import HandschlagAPI
import HandschlagProtobuf
import HandschlagStore

/// Turns what people type into words to look for.
enum SearchQuery {
  /// Words that are looked for at most.
  private static let mostWords = 16

  /// The words of a query: runs of letters and digits, each to be found as it is or as a word's beginning.
  static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.prefix(mostWords).map(String.init)
  }
}

extension SearchPosition {
  /// Bytes of a position in a page token.
  static let byteCount = 24

  /// The position as a page token holds it.
  var bytes: [UInt8] { rank.bigEndianBytes + order.bigEndianBytes + id.bigEndianBytes }

  /// Reads what ``bytes`` gave; nil for another number of bytes.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(
      rank: Int64(bigEndianBytes: bytes[..<8]), order: Int64(bigEndianBytes: bytes[8..<16]),
      id: Int64(bigEndianBytes: bytes[16...]))
  }
}

extension SearchKeys {
  /// What a profile can be found by.
  init(_ content: ProfileContent) {
    self.init(
      region: content.region, kinds: content.kinds.bits, timing: Int64(content.availability.rawValue),
      // As it is shown: the exact figures could be found by asking often.
      rate: content.rate?.banded, skills: content.skills, languages: content.languages)
  }

  /// What a project can be found by.
  init(_ content: ProjectContent) {
    self.init(
      region: content.region, kinds: content.kinds.bits, timing: Int64(content.urgency.rawValue),
      rate: content.rate, skills: content.skills, languages: content.languages)
  }

  /// What a search asks for.
  init(_ filters: SearchFilters) {
    self.init(
      region: filters.region, kinds: filters.kinds.bits, timing: 0, rate: filters.rate,
      skills: filters.skills, languages: filters.languages)
  }

  private init(
    region: String, kinds: Int64, timing: Int64, rate: RateBand?, skills: [String], languages: [LanguageSkill]
  ) {
    var tags: [String: Int64] = [:]
    for skill in skills { tags["skill:" + skill.lowercased()] = 0 }
    for language in languages {
      // `de-AT` is found by those who look for `de`.
      let level = Int64(language.level.rawValue)
      let code = language.language.lowercased()
      tags["lang:" + code] = level
      if let base = code.split(separator: "-").first, base.count < code.count {
        tags["lang:" + base] = max(level, tags["lang:" + base] ?? 0)
      }
    }
    self.init(
      region: region, kinds: kinds, timing: timing, currency: rate?.currency ?? "",
      rateUnit: Int64(rate?.unit.rawValue ?? 0), rateMin: rate?.minAmount ?? 0, rateMax: rate?.maxAmount ?? 0,
      tags: tags)
  }
}
