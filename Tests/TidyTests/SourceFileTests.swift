import Testing

/// The checks themselves can fail: planted faults are seen.
struct SourceFileTests {
  @Test func importsAreSeenWhateverStandsBefore() {
    let file = SourceFile(
      path: "Sources/HandschlagDomain/A.swift",
      text:
        "import NIOCore\npublic import struct Crypto.SHA256\n@testable import A\n// import B\nlet important = 1\n"
    )
    #expect(file.imports == ["NIOCore", "Crypto", "A"])
    #expect(file.target == "HandschlagDomain")
  }

  @Test(arguments: [1, 69, 70, 71, 200])
  func lengthsOfFunctionsAreCounted(lines: Int) {
    let body = (0..<max(0, lines - 2)).map { "    let a\($0) = \"}\" // }" }
    let head = lines == 1 ? "  package static func f() { g() }" : "  package static func f() {"
    let tail = lines == 1 ? [] : ["  }"]
    let file = SourceFile(
      path: "Sources/A/A.swift", text: (["struct A {", head] + body + tail + ["}"]).joined(separator: "\n"))
    #expect(file.functions.map(\.length) == [lines])
  }

  @Test func textsAndCommentsAreNoCode() {
    let file = SourceFile(path: "Sources/A/A.swift", text: "let a = \"try! x\" // as! B\nlet b = try? c()")
    #expect(file.code.allSatisfy { !$0.contains("try!") && !$0.contains("as!") })
    #expect(file.code[1].contains("try?"))
  }
}
