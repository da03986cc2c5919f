/// Writes values as JSON in one line: keys in their fixed order, days and moments in ISO 8601.
enum JSONText {
  static func of(_ result: CommandResult) -> String {
    switch result.content {
    case .record(let record): of(.record(record))
    case .table(let key, let rows, _):
      of(
        .record(
          OutputRecord([
            .init(hidden: key, .list(rows.map { .record($0) })),
            .init(hidden: "next_page", .words(result.nextPage)),
          ])))
    }
  }

  static func of(_ value: OutputValue) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .day(let seconds): quoted(CalendarText.day(seconds))
    case .time(let seconds): quoted(CalendarText.isoTime(seconds))
    case .list(let values): "[" + values.map(of).joined(separator: ",") + "]"
    case .record(let record):
      "{" + record.fields.map { quoted($0.key) + ":" + of($0.value) }.joined(separator: ",") + "}"
    case .absent: "null"
    }
  }

  /// A JSON string: quotes, backslashes and control characters escaped, C1 and line separators too, so that
  /// a terminal that a script prints to is not steered by another party's words.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\0"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}", "\u{202a}"..."\u{202e}",
        "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// Writes days and moments, in UTC.
enum CalendarText {
  /// `2026-11-22`.
  static func day(_ seconds: Int64) -> String {
    let (year, month, day) = civil(fromDays: floored(seconds, 86400))
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `2026-11-22T14:00:00Z`.
  static func isoTime(_ seconds: Int64) -> String {
    let rest = seconds - floored(seconds, 86400) * 86400
    return day(seconds) + "T" + padded(rest / 3600, 2) + ":" + padded(rest / 60 % 60, 2) + ":"
      + padded(rest % 60, 2) + "Z"
  }

  /// `2026-11-22 14:00`.
  static func time(_ seconds: Int64) -> String {
    day(seconds) + " " + isoTime(seconds).dropFirst(11).prefix(5)
  }

  /// The first second of a day written as `2026-11-22`; nil if it is none.
  static func seconds(ofDay text: String) -> Int64? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int64(parts[0]), let month = Int64(parts[1]), let number = Int64(parts[2]),
      (1...12).contains(month), (1...31).contains(number)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = floored(shifted, 400)
    let ofEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number - 1
    let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + dayOfYear - 719_468
    return day(days * 86400) == text ? days * 86400 : nil
  }

  /// Year, month and day in the proleptic Gregorian calendar, counted in eras of 400 years from March on.
  private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = floored(shifted, 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
    let dayOfYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  private static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A day given on a command line as `2026-11-22`.
public struct DayArgument: Sendable, Hashable {
  /// Its first second, since 1970.
  public let seconds: Int64

  /// Reads a day; nil if it is none.
  public init?(_ text: String) {
    guard let seconds = CalendarText.seconds(ofDay: text) else { return nil }
    self.seconds = seconds
  }
}
