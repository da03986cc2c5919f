import HandschlagDomain

/// Reads settings one by one and collects what is wrong with them.
struct SettingParser {
  let sources: ConfigurationSources
  /// One line for each value that makes no sense.
  private(set) var problems: [String] = []

  init(_ sources: ConfigurationSources) { self.sources = sources }

  mutating func complain(_ setting: Setting, _ what: String) {
    problems.append("--\(setting.name) (\(setting.variable)): \(what)")
  }

  func text(_ setting: Setting) -> String { sources.text(setting) ?? setting.standard }

  /// A whole number within bounds.
  mutating func count(_ setting: Setting, _ bounds: ClosedRange<Int64>) -> Int64 {
    let text = text(setting)
    if let number = Int64(text), bounds.contains(number) { return number }
    complain(setting, "'\(text)' is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    return bounds.lowerBound
  }

  /// A length of time of at least a millisecond and at most ten years.
  mutating func time(_ setting: Setting) -> Span {
    let text = text(setting)
    let units: [(suffix: String, milliseconds: Int64)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]
    let longest: Int64 = 3650 * 86_400_000
    if let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let number = Int64(text.dropLast(unit.suffix.count)), number > 0,
      number <= longest / unit.milliseconds
    {
      return Span(milliseconds: number * unit.milliseconds)
    }
    complain(setting, "'\(text)' is not a time such as 500ms, 90s, 15m, 12h or 14d, at most 3650d")
    return .seconds(1)
  }

  /// A length of time, or zero.
  mutating func optionalDuration(_ setting: Setting) -> Duration {
    text(setting) == "0" ? .zero : duration(setting)
  }

  /// The same, in the standard library's type.
  mutating func duration(_ setting: Setting) -> Duration { .milliseconds(time(setting).milliseconds) }

  /// One of several words.
  mutating func choice<Value>(
    _ setting: Setting, _ values: KeyValuePairs<String, Value>, else fallback: Value
  )
    -> Value
  {
    let text = text(setting)
    if let match = values.first(where: { $0.key == text }) { return match.value }
    let names = values.map(\.key)
    complain(setting, "'\(text)' is not one of \(names.joined(separator: ", "))")
    return fallback
  }

  /// Permission bits, in octal.
  mutating func mode(_ setting: Setting) -> UInt32 {
    let text = text(setting)
    if let mode = UInt32(text, radix: 8), mode <= 0o777, mode & 0o600 == 0o600 { return mode }
    complain(setting, "'\(text)' is not an octal mode from 0600 to 0777 that lets its owner read and write")
    return 0o600
  }
}
