import Testing

/// The house style, as far as a program can see it.
struct StyleTests {
  private static let longestFunction = 70
  private static let longestFile = 600

  private static func sources() throws -> [SourceFile] {
    let tree = SourceTree()
    return try tree.files(in: "Sources") + tree.files(in: "Clients")
      + tree.files(in: "proto/generator/Sources")
  }

  @Test func noFunctionIsTooLong() throws {
    for file in try Self.sources() {
      for function in file.functions where function.length > Self.longestFunction {
        Issue.record("\(file.path):\(function.line) \(function.name) has \(function.length) lines: split it")
      }
    }
  }

  @Test func noFileIsTooLong() throws {
    for file in try Self.sources() where file.lines.count > Self.longestFile {
      Issue.record("\(file.path) has \(file.lines.count) lines: split it")
    }
  }

  @Test(arguments: ["try!", "as!", "fatalError(", ".unsafelyUnwrapped", "print(\"DEBUG"])
  func noCallThatMayCrash(_ banned: String) throws {
    for file in try Self.sources() {
      for (index, line) in file.code.enumerated() where line.contains(banned) {
        Issue.record("\(file.path):\(index + 1) uses \(banned): a peer, a file or a user may cause it")
      }
    }
  }

  @Test func uncheckedSendableSaysWhy() throws {
    for file in try Self.sources() {
      for (index, line) in file.lines.enumerated() where line.contains("@unchecked Sendable") {
        let above = index > 0 ? file.lines[index - 1].trimmingPrefix(while: \.isWhitespace) : ""
        #expect(above.hasPrefix("//"), "\(file.path):\(index + 1): give the reason on the line above")
      }
    }
  }

  @Test func everyPublicDeclarationIsDocumented() throws {
    for file in try Self.sources() {
      for (index, line) in file.lines.enumerated() {
        let words = line.split(separator: " ")
        let kinds: Set<Substring> = [
          "struct", "class", "enum", "protocol", "func", "var", "let", "init", "typealias", "actor",
          "subscript",
          "extension", "case",
        ]
        guard let access = words.first(where: { !$0.hasPrefix("@") }),
          access == "public" || access == "package",
          let kind = words.first(where: {
            kinds.contains($0) || $0.hasPrefix("init") || $0.hasPrefix("subscript")
          }),
          kind != "extension", !line.contains(" import ")
        else { continue }
        #expect(
          file.isDocumented(at: index) || file.isImplementation(at: index),
          "\(file.path):\(index + 1): \(line.trimmingPrefix(while: \.isWhitespace)) has no doc comment")
      }
    }
  }

  @Test func noLeftovers() throws {
    let tree = SourceTree()
    let marks = ["TODO", "FIX" + "ME", "XXX", "HACK", "not yet " + "implemented"]
    for file in try Self.sources() + tree.files(in: "Tests") where !file.path.contains("TidyTests") {
      for (index, line) in file.lines.enumerated() {
        for mark in marks where line.contains(mark) {
          Issue.record("\(file.path):\(index + 1) says \(mark): do it or delete it")
        }
      }
    }
  }
}

extension SourceFile {
  /// Whether a doc comment stands above a declaration, attributes in between allowed.
  fileprivate func isDocumented(at index: Int) -> Bool {
    var above = index - 1
    while above >= 0 {
      let line = lines[above].trimmingPrefix(while: \.isWhitespace)
      if line.hasPrefix("///") || line.hasSuffix("*/") { return true }
      if line.hasPrefix("@") || line.hasPrefix("//") || line.hasPrefix("#if") {
        above -= 1
      } else {
        return false
      }
    }
    return false
  }

  /// Whether a declaration only carries out what a protocol documents: it stands in a type or extension that
  /// names one.
  fileprivate func isImplementation(at index: Int) -> Bool {
    let indentation = lines[index].prefix { $0 == " " }.count
    guard indentation > 0 else { return false }
    for above in stride(from: index - 1, through: 0, by: -1) {
      let line = lines[above]
      guard line.prefix(while: { $0 == " " }).count < indentation, line.contains("{") || line.contains(":")
      else { continue }
      let words = line.split(separator: " ")
      if words.contains("struct") || words.contains("class") || words.contains("extension")
        || words.contains("enum")
      {
        return line.contains(":") || path.contains("/HandschlagServices/")
      }
    }
    return false
  }
}
