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
      let lines = start.split(separator: "\n").filter {
        !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//")
      }
      #expect(lines.count <= 12, "the start has \(lines.count) lines")
      for block in blocks { try await typecheck(block) }
    }

    private func typecheck(_ program: String) async throws {
      let scratch = try Scratch()
      try program.write(toFile: scratch.path + "/main.swift", atomically: true, encoding: .utf8)
      let compiler = try #require(Programs.installed("swiftc"), "swiftc is not in PATH")
      let result = try await RunningProgram.result(
        compiler,
        ["-typecheck", "-swift-version", "6", "-I", Programs.folder.appendingPathComponent("Modules").path]
          + moduleMaps().flatMap { ["-Xcc", $0] } + [scratch.path + "/main.swift"],
        within: .seconds(300))
      #expect(result.status == 0, "\(result.errors)")
    }

    /// How the C behind the library is found: what the build says of our own C and of the dependencies'.
    private func moduleMaps() -> [String] {
      var scratch = Programs.folder
      while scratch.path != "/", !isFolder(scratch.appendingPathComponent("checkouts")) {
        scratch.deleteLastPathComponent()
      }
      let packages = entries(scratch.appendingPathComponent("checkouts")) + [Programs.root]
      let targets = packages.flatMap { entries($0.appendingPathComponent("Sources")) }
      let headers = targets.map { $0.appendingPathComponent("include") }.filter(isFolder)
      let generated = entries(Programs.folder).filter { $0.pathExtension == "build" }
      let maps = (targets + headers + generated).map { $0.appendingPathComponent("module.modulemap").path }
      return headers.map { "-I\($0.path)" }
        + maps.filter { FileManager.default.fileExists(atPath: $0) }.map { "-fmodule-map-file=\($0)" }
    }

    private func isFolder(_ place: URL) -> Bool {
      (try? FileManager.default.contentsOfDirectory(atPath: place.path)) != nil
    }

    private func entries(_ folder: URL) -> [URL] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().map { folder.appendingPathComponent($0) }
    }
  }
}
