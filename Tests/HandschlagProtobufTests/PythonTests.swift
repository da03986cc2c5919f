import Foundation
import HandschlagProtobuf
import Testing

/// Python's protobuf, in a process that answers lines.
private enum Python {
  static let interpreter = ProcessInfo.processInfo.environment["HANDSCHLAG_PYTHON"] ?? "python3"

  static let hasProtobuf: Bool = {
    (try? run(["-c", "import google.protobuf"], input: ""))?.status == 0
  }()

  /// The answers to lines such as `echo Scalars 0801`.
  static func answers(to lines: [String]) throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Python")
    let script = folder.appendingPathComponent("roundtrip.py").path
    let schema = folder.appendingPathComponent("everything.binpb").path
    let result = try run([script, schema], input: lines.joined(separator: "\n") + "\n")
    try #require(result.status == 0, "roundtrip.py failed")
    let answers = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
    try #require(answers.count == lines.count)
    return answers
  }

  private static func run(_ arguments: [String], input: String) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files rather than pipes: nothing blocks, however long they are.
    let source = folder.appendingPathComponent("in")
    let target = folder.appendingPathComponent("out")
    try Data(input.utf8).write(to: source)
    try Data().write(to: target)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [interpreter] + arguments
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: target)
    if arguments.first == "-c" { process.standardError = FileHandle.nullDevice }
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: target), as: UTF8.self))
  }
}

@Suite(
  "Python's protobuf reads what we write, and we what it writes",
  .enabled(if: Python.hasProtobuf, "python3 has no protobuf: pip install protobuf, or set HANDSCHLAG_PYTHON"))
struct PythonTests {
  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  private func name<M: Message>(_ type: M.Type) -> String {
    String(M.fullName.split(separator: ".").last ?? "")
  }

  private func expectAgreement<M: Message>(on known: M) throws {
    let answers = try Python.answers(to: [
      "known \(name(M.self)) \(hex(known.encoded()))", "build \(name(M.self)) -",
    ])
    #expect(answers[0] == "same")
    #expect(try M(decoding: bytes(answers[1])) == known)
  }

  @Test func scalarsMeanTheSame() throws {
    try expectAgreement(
      on: TestScalars(
        aDouble: -1.5, aFloat: 0.25, anInt32: .min, anInt64: .min, aUint32: .max, aUint64: .max, aSint32: -3,
        aSint64: -(1 << 40), aFixed32: 4, aFixed64: 1 << 63, aSfixed32: -5, aSfixed64: -6, aBool: true,
        aString: "Grüße 🙂", aBytes: [0, 0xFF], aColour: .minus))
  }

  @Test func optionalsMeanTheSame() throws {
    try expectAgreement(
      on: TestOptionals(
        aDouble: -1.5, aFloat: 0.25, anInt32: 0, anInt64: .min, aUint32: .max, aUint64: .max, aSint32: -3,
        aSint64: -(1 << 40), aFixed32: 4, aFixed64: 1 << 63, aSfixed32: -5, aSfixed64: -6, aBool: false,
        aString: "", aBytes: [0, 0xFF], aColour: .minus, aLeaf: TestLeaf(text: "leaf")))
  }

  @Test func repeatedFieldsMeanTheSame() throws {
    try expectAgreement(
      on: TestRepeateds(
        doubles: [1.5, -2], floats: [0.5], int32s: [-1, 2], int64s: [-(1 << 40)], uint32s: [7],
        uint64s: [1 << 63], sint32s: [-1, 1], sint64s: [-2, 2], fixed32s: [9], fixed64s: [10],
        sfixed32s: [-11], sfixed64s: [-12], bools: [true, false], strings: ["a", "", "ß"],
        byteStrings: [[], [1]], colours: [.red, .default, .minus],
        leaves: [TestLeaf(text: "x"), TestLeaf()], loose: [1, -1]))
  }

  @Test func messagesWithinMessagesMeanTheSame() throws {
    try expectAgreement(
      on: TestNode(
        name: "root", child: TestNode(name: "child", choice: .number(7)),
        children: [TestNode(choice: .words("w")), TestNode(choice: .data([0x64]))],
        choice: .other(TestNode(choice: .leaf(TestLeaf(text: "deep")))), default: true, operator: -4,
        class: ["me", "myself"]))
  }

  @Test func ourRandomMessagesComeBackUnchanged() throws {
    var g = SplitMix64(seed: 42)
    try expectEcho((0..<300).map { _ in TestScalars.random(&g) })
    try expectEcho((0..<300).map { _ in TestOptionals.random(&g) })
    try expectEcho((0..<300).map { _ in TestRepeateds.random(&g) })
    try expectEcho((0..<300).map { _ in TestNode.random(&g) })
  }

  private func expectEcho<M: Message>(_ messages: [M]) throws {
    let answers = try Python.answers(to: messages.map { "echo \(name(M.self)) \(hex($0.encoded()))" })
    for (message, answer) in zip(messages, answers) {
      #expect(try M(decoding: bytes(answer)) == message)
    }
  }

  @Test func itsRandomMessagesComeBackUnchanged() throws {
    try expectUnderstanding(TestScalars.self)
    try expectUnderstanding(TestOptionals.self)
    try expectUnderstanding(TestRepeateds.self)
    try expectUnderstanding(TestNode.self)
  }

  private func expectUnderstanding<M: Message>(_ type: M.Type) throws {
    let name = name(type)
    let theirs = try Python.answers(to: (0..<300).map { "random \(name) \($0)" })
    let ours = try theirs.map { hex(try M(decoding: bytes($0)).encoded()) }
    // Written anew by the same hand, so that the order of fields is no matter.
    #expect(
      try Python.answers(to: ours.map { "echo \(name) \($0)" })
        == Python.answers(to: theirs.map { "echo \(name) \($0)" }))
  }
}
