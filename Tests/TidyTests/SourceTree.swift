import Foundation

/// The checkout that this test was compiled in.
struct SourceTree {
  let root: URL

  init(file: String = #filePath) {
    root = URL(fileURLWithPath: file).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The files below a folder that end in `suffix`, without generated ones and build products.
  func files(in folder: String, suffix: String = ".swift", generated: Bool = false) throws -> [SourceFile] {
    let base = root.appendingPathComponent(folder)
    guard let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else {
      return []
    }
    var files: [SourceFile] = []
    for case let url as URL in walker {
      let path = url.path
      if path.contains("/.build") || !path.hasSuffix(suffix) { continue }
      if !generated && path.contains("/Generated/") { continue }
      let relative = String(path.dropFirst(root.path.count + 1))
      files.append(SourceFile(path: relative, text: try String(contentsOf: url, encoding: .utf8)))
    }
    return files.sorted { $0.path < $1.path }
  }
}

/// One file, by lines.
struct SourceFile {
  let path: String
  let lines: [Substring]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The folder below `Sources` or `Clients`: the target.
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), words.count > place + 1,
        words[..<place].allSatisfy({
          ["public", "package", "internal", "private", "@testable", "@_exported"].contains($0)
        })
      else { return nil }
      // `import struct Foundation.Data` and `import A.B` name the module `Foundation` and `A`.
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "typealias"]
      let name = kinds.contains(words[place + 1]) ? words.last ?? "" : words[place + 1]
      return name.split(separator: ".").first.map(String.init)
    }
  }

  /// Each line without what a comment or a text holds, so that braces and words in them do not count.
  var code: [String] {
    var isInsideText = false
    return lines.map { line in
      var code = ""
      var quoted = false
      var rest = line[...]
      while let character = rest.first {
        if rest.hasPrefix("\"\"\"") {
          isInsideText.toggle()
          rest = rest.dropFirst(3)
        } else if isInsideText {
          rest = rest.dropFirst()
        } else if character == "\\", quoted {
          rest = rest.dropFirst(2)
        } else if character == "\"" {
          quoted.toggle()
          rest = rest.dropFirst()
        } else if !quoted, rest.hasPrefix("//") {
          break
        } else {
          if !quoted { code.append(character) }
          rest = rest.dropFirst()
        }
      }
      return code
    }
  }

  /// Functions and initializers with the number of their lines.
  var functions: [(name: String, line: Int, length: Int)] {
    var found: [(String, Int, Int)] = []
    let code = code
    var index = 0
    while index < code.count {
      guard let name = Self.functionName(code[index]) else {
        index += 1
        continue
      }
      if let end = Self.end(of: code, from: index) { found.append((name, index + 1, end - index + 1)) }
      index += 1
    }
    return found
  }

  private static func functionName(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard
      let place = words.firstIndex(where: {
        $0 == "func" || $0.hasPrefix("init(") || $0.hasPrefix("init?(") || $0.hasPrefix("init<")
      })
    else { return nil }
    let modifiers: Set<Substring> = [
      "public", "package", "internal", "private", "fileprivate", "static", "final", "mutating", "nonisolated",
      "override", "consuming", "borrowing", "class", "convenience", "required", "@discardableResult",
      "@inlinable", "@usableFromInline", "async", "@inline(__always)", "@inline(never)", "isolated",
    ]
    guard words[..<place].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else { return nil }
    return words[place] == "func" ? words.dropFirst(place + 1).first.map(String.init) ?? "" : "init"
  }

  /// The line on which the body that begins at or after `start` ends; nil for a declaration without one.
  private static func end(of code: [String], from start: Int) -> Int? {
    var depth = 0
    var hasBody = false
    for index in start..<code.count {
      for character in code[index] {
        if character == "{" {
          depth += 1
          hasBody = true
        } else if character == "}" {
          depth -= 1
          if hasBody && depth == 0 { return index }
          if depth < 0 { return nil }
        }
      }
      if !hasBody && index > start + 12 { return nil }
    }
    return nil
  }
}
