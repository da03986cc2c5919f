import Foundation
import HandschlagDomain

/// A text, or two in a row, with what a human would say of it.
struct LabelledText: Hashable {
  enum Label: String, CaseIterable { case certain, held, clean }

  let category: String
  let language: String
  let label: Label
  /// The messages, in order; the last is the one that is screened with those before it.
  let messages: [String]

  /// The gravest verdict on any of the messages.
  var verdict: Label {
    var previous: [String] = []
    var gravest = Label.clean
    for message in messages {
      let verdict = Label(screen(previous, next: message))
      if verdict == .certain || gravest == .clean { gravest = verdict }
      previous.append(message)
    }
    return gravest
  }
}

extension LabelledText.Label {
  init(_ verdict: ScreeningVerdict) {
    switch verdict {
    case .clean: self = .clean
    case .held: self = .held
    case .certain: self = .certain
    }
  }
}

/// The labelled texts beside this file.
enum ScreeningSet {
  /// Those that the rules are tuned by.
  static func tuned() throws -> [LabelledText] {
    try ["mail", "phone", "other", "clean"].flatMap(read)
  }

  /// Those that they are not.
  static func heldOut() throws -> [LabelledText] { try read("held-out") }

  private static func read(_ name: String) throws -> [LabelledText] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("ScreeningSet/\(name).txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    var texts: [LabelledText] = []
    var head: [String] = []
    for line in lines where !line.hasPrefix("#  ") && !line.hasPrefix("# ") {
      if line.hasPrefix("== ") {
        head = line.dropFirst(3).split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        continue
      }
      guard head.count == 3, let label = LabelledText.Label(rawValue: head[2]) else {
        throw MalformedSet(line: String(line), file: name)
      }
      let messages = line.components(separatedBy: "|||").map {
        unescaped($0.trimmingCharacters(in: .whitespaces))
      }
      texts.append(LabelledText(category: head[0], language: head[1], label: label, messages: messages))
    }
    return texts
  }

  struct MalformedSet: Error {
    let line: String
    let file: String
  }

  /// The text with each `\u{…}` as its scalar.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.range(of: "\\u{"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.lowerBound]
      if let value = UInt32(rest[start.upperBound..<end], radix: 16), let scalar = Unicode.Scalar(value) {
        result.unicodeScalars.append(scalar)
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}

/// How the rules do on a set.
struct ScreeningFigures {
  struct Row {
    var texts = 0
    /// Texts that were held or refused.
    var flagged = 0
    /// Texts that were refused.
    var refused = 0
    /// Texts whose verdict is exactly the label.
    var exact = 0
  }

  /// By label, then category.
  private(set) var rows: [LabelledText.Label: [String: Row]] = [:]
  /// Texts whose verdict is wrong: contact data that passed, or innocence that did not.
  private(set) var wrong: [(text: LabelledText, verdict: LabelledText.Label)] = []

  init(_ texts: [LabelledText]) {
    for text in texts {
      let verdict = text.verdict
      var row = rows[text.label, default: [:]][text.category, default: Row()]
      row.texts += 1
      if verdict != .clean { row.flagged += 1 }
      if verdict == .certain { row.refused += 1 }
      if verdict == text.label { row.exact += 1 }
      rows[text.label, default: [:]][text.category] = row
      if (verdict == .clean) != (text.label == .clean) { wrong.append((text, verdict)) }
    }
  }

  func sum(_ label: LabelledText.Label) -> Row {
    rows[label, default: [:]].values.reduce(into: Row()) { sum, row in
      sum.texts += row.texts
      sum.flagged += row.flagged
      sum.refused += row.refused
      sum.exact += row.exact
    }
  }

  /// Of the texts with contact data, those that did not pass.
  var recall: Double {
    let (certain, held) = (sum(.certain), sum(.held))
    return Double(certain.flagged + held.flagged) / Double(max(1, certain.texts + held.texts))
  }

  /// Of the texts that did not pass, those with contact data.
  var precision: Double {
    let found = sum(.certain).flagged + sum(.held).flagged
    return Double(found) / Double(max(1, found + sum(.clean).flagged))
  }

  /// Of the texts that a human has no doubt of, those that were refused at once.
  var refusalRecall: Double { Double(sum(.certain).refused) / Double(max(1, sum(.certain).texts)) }

  /// Of the texts that were refused, those that a human has no doubt of.
  var refusalPrecision: Double {
    let refused = LabelledText.Label.allCases.reduce(0) { $0 + sum($1).refused }
    return Double(sum(.certain).refused) / Double(max(1, refused))
  }

  /// The figures for a reader.
  func report(_ title: String) -> String {
    func percent(_ share: Double) -> String { String(format: "%.3f", share) }
    func padded(_ text: String) -> String { text.padding(toLength: 34, withPad: " ", startingAt: 0) }
    var lines = ["", title, padded("label, category") + "texts  refused  held  passed"]
    for label in LabelledText.Label.allCases {
      for (category, row) in rows[label, default: [:]].sorted(by: { $0.key < $1.key }) {
        let figures = [row.texts, row.refused, row.flagged - row.refused, row.texts - row.flagged]
        let columns = zip(figures, [5, 9, 6, 8]).map { String(format: "%\($1)d", $0) }.joined()
        lines.append(padded("\(label.rawValue), \(category)") + columns)
      }
    }
    lines.append("recall \(percent(recall)), precision \(percent(precision))")
    lines.append(
      "refused at once: recall \(percent(refusalRecall)), precision \(percent(refusalPrecision))")
    return lines.joined(separator: "\n")
  }
}
