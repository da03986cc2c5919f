import Foundation
import Testing

/// A conversation on the native wire, byte by byte, as a text:
///
/// ```
/// # a comment
/// > 00 0a "text" {name}        bytes to send, those of a variable among them
/// < 00 {?5} "text" {name:4}    a frame that must come: {?5} stands for any five bytes, {name:4} keeps four
/// ! name                       an act that the test performs
/// < close                      the server must close
/// ```
///
/// A frame is expected among those of its own stream; streams do not wait for one another.
struct Transcript {
  private enum Piece {
    case bytes([UInt8])
    case any(Int)
    case variable(String)
    case capture(String, Int)
  }

  private let lines: [(number: Int, text: String)]
  private var variables: [String: [UInt8]]

  init(_ name: String, _ variables: [String: String] = [:]) throws {
    let folder = Programs.root.appendingPathComponent("Tests/EndToEndTests/Transcripts")
    let text = try String(contentsOf: folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
    var joined: [(Int, String)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix(" "), let last = joined.indices.last {
        joined[last].1 += line
      } else if !line.isEmpty, !line.hasPrefix("#") {
        joined.append((index + 1, String(line)))
      }
    }
    lines = joined.map { (number: $0.0, text: $0.1) }
    self.variables = variables.mapValues { Array($0.utf8) }
  }

  /// Plays it against a server.
  mutating func play(
    to address: String, acts: [String: () async throws -> Void] = [:]
  ) async throws {
    let connection = try RawConnection(address)
    var early: [RawFrame] = []
    for (number, text) in lines {
      let rest = String(text.dropFirst(2))
      switch text.first {
      case ">" where rest == "close": connection.finishSending()
      case ">": connection.send(try pieces(rest).flatMap { try spelledOut($0, number) })
      case "!": try await acts[rest, default: { throw Failure("no act \(rest)") }]()
      case "<" where rest == "close":
        while let frame = try connection.frame() { Issue.record("line \(number): came \(frame)") }
      default: try expect(try pieces(rest), number, connection, &early)
      }
    }
    #expect(early.isEmpty, "frames that nobody expected: \(early)")
  }

  private mutating func expect(
    _ pattern: [Piece], _ number: Int, _ connection: RawConnection, _ early: inout [RawFrame]
  ) throws {
    // Length, and then the stream, lead every frame.
    let head = try pattern.prefix(10).flatMap { try spelledOut($0, number) }
    let stream = head.dropFirst(4).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if let index = early.firstIndex(where: { $0.stream == stream }) {
      return match(early.remove(at: index), pattern, number)
    }
    while true {
      guard let frame = try connection.frame() else {
        throw Failure("line \(number): the server closed")
      }
      if frame.stream == stream { return match(frame, pattern, number) }
      early.append(frame)
    }
  }

  private mutating func match(_ frame: RawFrame, _ pattern: [Piece], _ number: Int) {
    var rest = frame.bytes[...]
    var isSame = true
    for piece in pattern {
      switch piece {
      case .bytes(let bytes):
        isSame = isSame && rest.starts(with: bytes)
        rest = rest.dropFirst(bytes.count)
      case .any(let count):
        isSame = isSame && rest.count >= count
        rest = rest.dropFirst(count)
      case .variable(let name):
        isSame = isSame && rest.starts(with: variables[name] ?? [])
        rest = rest.dropFirst(variables[name]?.count ?? 0)
      case .capture(let name, let count):
        variables[name] = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
    }
    #expect(isSame && rest.isEmpty, "line \(number): came \(Self.spelled(frame.bytes))")
  }

  private func spelledOut(_ piece: Piece, _ number: Int) throws -> [UInt8] {
    switch piece {
    case .bytes(let bytes): return bytes
    case .variable(let name):
      guard let value = variables[name] else { throw Failure("line \(number): no variable \(name)") }
      return value
    case .any, .capture: throw Failure("line \(number): these bytes must be said")
    }
  }

  private func pieces(_ text: String) throws -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let first = rest.first {
      switch first {
      case " ": rest.removeFirst()
      case "\"":
        let inner = rest.dropFirst().prefix { $0 != "\"" }
        pieces.append(.bytes(Array(inner.utf8)))
        rest = rest.dropFirst(inner.count + 2)
      case "{":
        let inner = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(inner.count + 2)
        let parts = inner.split(separator: ":")
        if inner.first == "?", let count = Int(inner.dropFirst()) {
          pieces.append(.any(count))
        } else if parts.count == 2, let count = Int(parts[1]) {
          pieces.append(.capture(String(parts[0]), count))
        } else {
          pieces.append(.variable(String(inner)))
        }
      default:
        guard let byte = UInt8(rest.prefix(2), radix: 16) else { throw Failure("'\(rest)' is no byte") }
        pieces.append(.bytes([byte]))
        rest = rest.dropFirst(2)
      }
    }
    return pieces
  }

  /// Bytes in the form of a transcript.
  static func spelled(_ bytes: [UInt8]) -> String {
    var text = ""
    var run = ""
    for byte in bytes + [0] {
      if (0x20..<0x7f).contains(byte), byte != 0x22 {
        run.unicodeScalars.append(Unicode.Scalar(byte))
        continue
      }
      if run.count > 3 {
        text += "\"\(run)\" "
      } else {
        text += run.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) + " " }.joined()
      }
      run = ""
      text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) + " "
    }
    return String(text.dropLast(4))
  }
}
