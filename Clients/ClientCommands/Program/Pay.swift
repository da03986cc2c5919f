import ArgumentParser
import CommandLineOutput
import HandschlagClient

/// Pay as it is written: `25-40 EUR/hour`, `300 EUR/project`, `0.04 EUR/word`.
struct Pay: ExpressibleByArgument, Equatable {
  var least: Int64
  var most: Int64
  var currency: String
  var unit: RateUnit

  init?(argument: String) {
    let parts = argument.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let unit = RateUnit(commandName: parts[1].trimmed) else { return nil }
    let words = parts[0].split(separator: " ")
    guard words.count == 2 else { return nil }
    let amounts = words[0].split(separator: "-", omittingEmptySubsequences: false).map(Self.minorUnits)
    guard (1...2).contains(amounts.count), let least = amounts[0], let most = amounts[amounts.count - 1],
      least <= most
    else { return nil }
    self.least = least
    self.most = most
    self.currency = words[1].uppercased()
    self.unit = unit
  }

  init(_ band: RateBand) {
    least = band.minAmount
    most = band.maxAmount
    currency = band.currency
    unit = band.unit
  }

  var band: RateBand { RateBand(minAmount: least, maxAmount: most, currency: currency, unit: unit) }

  /// `25-40 EUR/hour`, as it is read.
  var text: String {
    let amount = least == most ? Self.amount(least) : Self.amount(least) + "-" + Self.amount(most)
    return "\(amount) \(currency)/\(unit.commandName)"
  }

  /// Cents of `25`, `25.5` or `25.50`; a comma is taken for a point.
  private static func minorUnits(_ text: Substring) -> Int64? {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { ".,".contains($0) })
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), (0...1_000_000_000).contains(whole)
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].count), let rest = Int64(parts[1]), rest >= 0 else { return nil }
    return whole * 100 + (parts[1].count == 1 ? rest * 10 : rest)
  }

  static func amount(_ minor: Int64) -> String {
    let cents = minor % 100
    return cents == 0 ? "\(minor / 100)" : "\(minor / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}

/// A language with an optional level: `de`, `en:proficient`.
struct Language: ExpressibleByArgument, Equatable {
  var skill: LanguageSkill

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1)
    guard let language = parts.first else { return nil }
    skill = LanguageSkill(language: String(language))
    if parts.count == 2 {
      guard let level = LanguageLevel(commandName: parts[1]) else { return nil }
      skill.level = level
    }
  }

  init(_ skill: LanguageSkill) { self.skill = skill }

  var text: String {
    skill.level == .unspecified ? skill.language : "\(skill.language):\(skill.level.commandName)"
  }
}

extension Substring {
  var trimmed: Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
