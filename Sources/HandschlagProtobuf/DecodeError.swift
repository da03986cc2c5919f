/// Why bytes are not a message, or not one that we take.
public enum DecodeError: Error, Sendable, Hashable {
  /// The bytes end within a field.
  case truncated
  /// A tag, a number or a length that the format does not allow, a group, or a field in another form than
  /// the schema declares.
  case malformed
  /// A string that is not UTF-8, or that contains a NUL; the field as `message.field`.
  case invalidText(field: String)
  /// A field that holds one message came more than once; the field as `message.field`.
  ///
  /// The format would have them merged, which no encoder asks for and which costs quadratic time.
  case repeatedMessage(field: String)
  /// More messages inside messages than ``DecodingLimits/maxDepth``.
  case depthExceeded
  /// The decoded message would take more memory than ``DecodingLimits/memoryBudget``.
  case budgetExceeded
}

extension DecodeError: CustomStringConvertible {
  /// A sentence for a log or a status message, without any of the bytes.
  public var description: String {
    switch self {
    case .truncated: "the message ends within a field"
    case .malformed: "the message is not well formed"
    case .invalidText(let field): "\(field) is not valid UTF-8 text without NUL"
    case .repeatedMessage(let field): "\(field) occurs more than once"
    case .depthExceeded: "the message is nested too deeply"
    case .budgetExceeded: "the message needs too much memory"
    }
  }
}
