import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Comments of the schema as doc comments of Swift.
enum DocComment {
  /// The lines of a declaration's comment; a fallback where the schema has none.
  static func lines(_ source: some ProvidesSourceCodeLocation, fallback: String) -> [String] {
    var text = source.protoSourceComments(commentPrefix: "///").split(separator: "\n").map(String.init)
    if text.isEmpty, let trailing = source.sourceCodeInfoLocation?.trailingComments, !trailing.isEmpty {
      text = trailing.split(separator: "\n").map { "/// " + trimmed($0) }
    }
    text = text.map { line in
      let words = trimmed(line.dropFirst(3))
      return words.isEmpty ? "///" : "/// " + words
    }
    return text.isEmpty ? ["/// \(fallback)"] : text
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line.drop { $0 == " " }
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
