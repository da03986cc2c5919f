import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC

/// A text that waits for the operator.
struct ScreenedText {
  /// The field of the request that carried it.
  let field: String
  /// Words around the hits, the hits masked, one excerpt a line.
  let excerpts: String
}

/// Looks for contact data in what people write.
enum Screen {
  /// Screens texts one by one.
  ///
  /// - Parameter previous: what the same author wrote just before, for data split over two messages.
  /// - Returns: what has to wait for the operator, or nil if all may pass.
  /// - Throws: `INVALID_ARGUMENT` naming field and place, if contact data is there for certain.
  static func texts(_ texts: [(path: String, text: String)], previous: [String] = []) throws -> ScreenedText?
  {
    var held: [(path: String, excerpts: [String])] = []
    var violations: [FieldViolation] = []
    for (path, text) in texts {
      switch previous.isEmpty ? screen(text) : screen(previous, next: text) {
      case .clean: break
      case .held(let hits): held.append((path, hits.map { excerpt(text, $0) }))
      case .certain(let hits):
        for hit in hits where hit.certainty == .certain {
          violations.append(
            FieldViolation(
              path: path,
              description:
                "holds contact data (\(hit.kind.rawValue) at bytes \(hit.range.lowerBound)-\(hit.range.upperBound)): "
                + "leave it out, it is exchanged when both sides consent"))
        }
      }
    }
    guard violations.isEmpty else {
      var error = RPCError(violations: violations)
      error.details.append(.reason("CONTACT_DATA"))
      throw error
    }
    guard let first = held.first else { return nil }
    return ScreenedText(field: first.path, excerpts: held.flatMap(\.excerpts).joined(separator: "\n"))
  }

  /// Screens every free text of a message.
  static func message(_ message: some Message, path prefix: String) throws -> ScreenedText? {
    var found: [(String, String)] = []
    message.forEachFreeText { found.append(("\(prefix).\($0)", $1)) }
    return try texts(found)
  }

  /// Up to 40 bytes before and after a hit, with the hit masked.
  private static func excerpt(_ text: String, _ hit: ContactHit) -> String {
    let bytes = Array(text.utf8)
    let before = bytes[max(0, hit.range.lowerBound - 40)..<min(hit.range.lowerBound, bytes.count)]
    let after = bytes[min(hit.range.upperBound, bytes.count)..<min(hit.range.upperBound + 40, bytes.count)]
    let line =
      String(decoding: before, as: UTF8.self) + "[" + hit.masked + "]"
      + String(decoding: after, as: UTF8.self)
    // Another hit may stand in the words around this one; those are masked by leaving digits and signs out.
    return String(line.map { $0.isNewline || $0 == "@" || $0.isNumber ? "·" : $0 })
  }
}
