import Foundation
import HandschlagProtobuf
import Testing

/// What the fuzzers have found worth keeping, through the same functions, without libFuzzer.
struct ReplayTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The inputs of a target: one a line, in base64.
  private static func corpus(_ name: String) throws -> [[UInt8]] {
    let text = try String(contentsOf: folder.appendingPathComponent("corpus/\(name).txt"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      [UInt8](try #require(Data(base64Encoded: String(line)), "\(name): '\(line)' is no base64"))
    }
  }

  @Test(arguments: FuzzTarget.all)
  func nothingThatWasFoundComesBack(_ target: FuzzTarget) async throws {
    let inputs = try Self.corpus(target.name)
    #expect(inputs.count > 10)
    let findings = await Self.onItsOwnThread {
      (inputs + [[]]).compactMap { input -> String? in
        do {
          try input.withUnsafeBytes { try target.body($0) }
          return nil
        } catch {
          return "\(error): \(Data(input).base64EncodedString())"
        }
      }
    }
    #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
  }

  /// A thread that has played an event loop's must not run anything else afterwards.
  private static func onItsOwnThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async
    -> Result
  {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  @Test func everyGeneratedMessageIsFuzzed() throws {
    let sources = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources")
    var generated: Set<String> = []
    for target in ["HandschlagRPC", "HandschlagAPI"] {
      let folder = sources.appendingPathComponent("\(target)/Generated")
      for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      where file.lastPathComponent.hasSuffix(".messages.swift") {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        where line.contains("static var fullName: String { ") {
          generated.insert(String(line.split(separator: "\"")[1]))
        }
      }
    }
    let known = Set(MessageTable.all.map { $0.fullName })
    #expect(known == generated, "write these into MessageTable: \(generated.symmetricDifference(known))")
    for type in MessageTable.all {
      let key = try #require(MessageTable.key(of: type))
      #expect(MessageTable.message(at: key).fullName == type.fullName)
    }
  }
}
