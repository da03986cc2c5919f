import Foundation
import Testing

extension EndToEndTests {
  /// The README's start is a program that compiles, on the client library alone.
  @Suite struct ReadmeTests {
    private func swiftBlocks() throws -> [String] {
      let readme = try String(contentsOf: Programs.root.appendingPathComponent("README.md"), encoding: .utf8)
      return readme.components(separatedBy: "```swift\n").dropFirst().compactMap {
        $0.components(separatedBy: "\n```").first
      }
    }

    @Test func theFirstLinesCompile() async throws {
      let blocks = try swiftBlocks().filter { $0.contains("import HandschlagClient") }
      let start = try #require(blocks.first, "README.md has no block of Swift that imports HandschlagClient")
      let lines = start.split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
      #expect(lines.count <= 12, "the start has \(lines.count) lines")
      for block in blocks { try await typecheck(block) }
    }

    private func typecheck(_ program: String) async throws {
      let scratch = try Scratch()
      try program.write(toFile: scratch.path + "/main.swift", atomically: true, encoding: .utf8)
      let compiler = try #require(Programs.installed("swiftc"), "swiftc is not in PATH")
      // The C modules behind the library are found by their maps, as the build finds them.
      let maps = ["CProtobufC/module.modulemap", "CHandschlagAPI/include/module.modulemap", "CHandschlagRPC/include/module.modulemap"]
      let sources = Programs.root.appendingPathComponent("Sources").path
      let result = try await RunningProgram.result(
        compiler,
        ["-typecheck", "-swift-version", "6", "-I", Programs.folder.appendingPathComponent("Modules").path]
          + maps.flatMap { ["-Xcc", "-fmodule-map-file=\(sources)/\($0)"] } + [scratch.path + "/main.swift"],
        within: .seconds(300))
      #expect(result.status == 0, "\(result.errors)")
    }
  }
}
