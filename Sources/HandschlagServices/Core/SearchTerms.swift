import HandschlagAPI
import HandschlagProtobuf
import HandschlagStore

/// Turns what people type into full-text queries.
enum SearchQuery {
  /// Words that are looked for at most.
  private static let mostWords = 16

  /// An FTS5 query that asks for each word, or for words that begin with it; nil if there is no word.
  ///
  /// Each word is quoted, so that nothing a person types is an operator.
  static func match(_ text: String) -> String? {
    let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(mostWords)
    return words.isEmpty ? nil : words.map { "\"\($0)\"*" }.joined(separator: " ")
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
