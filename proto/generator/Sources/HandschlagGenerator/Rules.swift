import SwiftProtobuf

/// Who may call a method, as `handschlag.options.v1.Audience` says.
enum AudienceOption: UInt64 {
  case `public` = 1
  case worker = 2
  case company = 3
  case either = 4
  case `operator` = 5
  case account = 6

  /// The case in Swift, as it follows a dot.
  var swiftName: String {
    switch self {
    case .public: "public"
    case .worker: "worker"
    case .company: "company"
    case .either: "either"
    case .operator: "operator"
    case .account: "account"
    }
  }
}

/// What becomes of a call under load, as `handschlag.options.v1.Priority` says.
enum PriorityOption: UInt64 {
  case consent = 1
  case operation = 2

  /// The case in Swift, as it follows a dot.
  var swiftName: String {
    switch self {
    case .consent: "consent"
    case .operation: "operation"
    }
  }
}

/// What the schema says of a method: `handschlag.options.v1.MethodRule`.
struct MethodRule {
  var audience: AudienceOption?
  var maxRequestBytes = 65_536
  var memoryBudget = 0
  var audited = false
  var sealed = false
  var revealsContact = false
  var keyed = false
  var secretReply = false
  var priority: PriorityOption?
  var ownData = false

  /// The field number of the option.
  static let option = 50_101

  /// Reads the option among the others of a method.
  init(_ options: UnknownStorage) throws(RuleError) {
    for field in try OptionReader.message(Self.option, in: options) {
      switch (field.number, field.value) {
      case (1, .varint(let value)): audience = AudienceOption(rawValue: value)
      case (2, .varint(let value)): maxRequestBytes = Int(clamping: value)
      case (3, .varint(let value)): memoryBudget = Int(clamping: value)
      case (4, .varint(let value)): audited = value != 0
      case (5, .varint(let value)): sealed = value != 0
      case (6, .varint(let value)): revealsContact = value != 0
      case (7, .varint(let value)): keyed = value != 0
      case (8, .varint(let value)): secretReply = value != 0
      case (9, .varint(let value)): priority = PriorityOption(rawValue: value)
      case (10, .varint(let value)): ownData = value != 0
      default: throw RuleError(option: "handschlag.options.v1.method", field: field.number)
      }
    }
    if memoryBudget == 0 { memoryBudget = 8 * maxRequestBytes + 65_536 }
    if audience == .operator, priority == nil { priority = .operation }
  }
}

/// A spelling, as `handschlag.options.v1.Pattern` says; the names are those of `TextPattern`.
enum PatternOption: UInt64 {
  case id = 1
  case tag = 2
  case language = 3
  case region = 4
  case currency = 5
  case domain = 6
}

/// What the schema says of a field: `handschlag.options.v1.FieldRule`.
struct FieldRule {
  var required = false
  var minLength = 0
  var maxLength: Int?
  var maxItems: Int?
  var min: Int64?
  var max: Int64?
  var pattern: PatternOption?
  var freeText = false
  var contact = false

  /// The field number of the option.
  static let option = 50_102

  /// Reads the option among the others of a field.
  init(_ options: UnknownStorage) throws(RuleError) {
    for field in try OptionReader.message(Self.option, in: options) {
      switch (field.number, field.value) {
      case (1, .varint(let value)): required = value != 0
      case (2, .varint(let value)): minLength = Int(clamping: value)
      case (3, .varint(let value)): maxLength = Int(clamping: value)
      case (4, .varint(let value)): maxItems = Int(clamping: value)
      case (5, .varint(let value)): min = Int64(bitPattern: value)
      case (6, .varint(let value)): max = Int64(bitPattern: value)
      case (7, .varint(let value)): pattern = PatternOption(rawValue: value)
      case (8, .varint(let value)): freeText = value != 0
      case (9, .varint(let value)): contact = value != 0
      default: throw RuleError(option: "handschlag.options.v1.field", field: field.number)
      }
    }
  }
}

/// An option with a field that this generator does not know.
struct RuleError: Error {
  let option: String
  let field: Int
}
