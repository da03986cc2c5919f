/// Writes values for people: tables of aligned columns, records as aligned lines.
struct HumanText {
  /// Columns that a line may take.
  let width: Int
  /// Whether headings are set off by the terminal's bold type.
  let isStyled: Bool

  func of(_ result: CommandResult) -> String {
    var lines: [String] = []
    switch result.content {
    case .record(let record): lines = self.lines(of: record)
    case .table(_, let rows, let empty): lines = rows.isEmpty ? [empty] : table(rows)
    }
    if !result.nextPage.isEmpty { lines.append("more: --page \(result.nextPage)") }
    for note in result.notes { lines += TextLayout.wrapped(TextLayout.harmless(note), width) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of record: OutputRecord) -> [String] {
    let shown = record.fields.filter { $0.label != nil && !Self.isEmpty($0.value) }
    let indent = (shown.compactMap(\.label).map(TextLayout.columns).max() ?? 0) + 2
    return shown.flatMap { field -> [String] in
      let label = field.label ?? ""
      let block = self.block(field.value, width: max(20, width - indent))
      return block.enumerated().map { index, line in
        guard index == 0 else { return String(repeating: " ", count: indent) + line }
        return heading(label) + String(repeating: " ", count: indent - TextLayout.columns(label)) + line
      }
    }
  }

  /// A value as lines of its own.
  private func block(_ value: OutputValue, width: Int) -> [String] {
    let inner = HumanText(width: width, isStyled: isStyled)
    switch value {
    case .record(let record): return inner.lines(of: record)
    case .list(let values):
      let records = values.compactMap { value -> OutputRecord? in
        guard case .record(let record) = value else { return nil }
        return record
      }
      if !records.isEmpty { return inner.table(records) }
      // Sentences stand one to a line, tags side by side.
      let texts = values.map(Self.inline)
      if texts.contains(where: { $0.count > 40 }) {
        return texts.flatMap { TextLayout.wrapped("- " + $0, width) }
      }
      return TextLayout.wrapped(texts.joined(separator: ", "), width)
    default: return TextLayout.wrapped(Self.inline(value), width)
    }
  }

  private func table(_ rows: [OutputRecord]) -> [String] {
    guard let first = rows.first else { return [] }
    let columns = first.fields.filter { $0.isColumn && $0.label != nil }
    let header = columns.map { ($0.label ?? "").uppercased() }
    let body = rows.map { row in
      columns.map { TextLayout.oneLine(Self.inline(row[$0.key] ?? .absent)) }
    }
    let kept = header.indices.filter { index in body.contains { !$0[index].isEmpty } }
    let widths = kept.map { index in
      ([header[index]] + body.map { $0[index] }).map(TextLayout.columns).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (place, index) in kept.enumerated() {
        if place == kept.count - 1 {
          let left = max(20, width - TextLayout.columns(line))
          line += TextLayout.shortened(cells[index], left)
        } else {
          line += cells[index]
          line += String(repeating: " ", count: widths[place] - TextLayout.columns(cells[index]) + 2)
        }
      }
      return line
    }
    return [heading(line(header))] + body.map(line)
  }

  private func heading(_ text: String) -> String { isStyled ? "\u{1b}[1m\(text)\u{1b}[0m" : text }

  private static func isEmpty(_ value: OutputValue) -> Bool {
    switch value {
    case .absent: true
    case .text(let text): text.isEmpty
    case .list(let values): values.isEmpty
    case .record(let record): record.fields.allSatisfy { $0.label == nil || isEmpty($0.value) }
    default: false
    }
  }

  private static func inline(_ value: OutputValue) -> String {
    switch value {
    case .text(let text): TextLayout.harmless(text)
    case .number(let number): String(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .day(let seconds): CalendarText.day(seconds)
    case .time(let seconds): CalendarText.time(seconds)
    case .list(let values): values.map(inline).joined(separator: ", ")
    case .record(let record):
      record.fields.filter { $0.label != nil && !isEmpty($0.value) }
        .map { "\($0.label ?? "") \(inline($0.value))" }.joined(separator: ", ")
    case .absent: ""
    }
  }
}

/// Breaks, shortens and disarms text.
enum TextLayout {
  /// The text without what steers a terminal: control characters but line feeds, and marks that turn the
  /// direction of writing. The words come from a stranger.
  static func harmless(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": kept.append(scalar)
      case "\t": kept.append(" ")
      case "\0"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{200e}", "\u{200f}", "\u{202a}"..."\u{202e}",
        "\u{2028}", "\u{2029}", "\u{2066}"..."\u{2069}":
        kept.append("\u{fffd}")
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// Columns on a terminal, taking every character for one.
  static func columns(_ text: String) -> Int { text.count }

  static func oneLine(_ text: String) -> String { text.replacing("\n", with: " ") }

  static func shortened(_ text: String, _ width: Int) -> String {
    text.count <= width ? text : String(text.prefix(width - 1)) + "…"
  }

  /// Lines of at most so many columns, broken at blanks; a longer word stays whole.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph -> [String] in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      return lines + [line]
    }
  }
}
