/// How names of the schema read in Swift.
enum SwiftName {
  private static let abbreviations = ["id": "ID", "ids": "IDs", "url": "URL", "urls": "URLs"]

  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "async", "await", "break", "case",
    "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
    "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
    "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw",
    "throws", "true", "try", "typealias", "var", "where", "while",
  ]

  /// `project_id` → `projectID`.
  static func lowerCamel(_ name: String) -> String {
    var result = ""
    for (index, word) in name.split(separator: "_").enumerated() {
      let word = String(word)
      if index == 0 {
        result += word.prefix(1).lowercased() + word.dropFirst()
      } else {
        result += abbreviations[word] ?? (word.prefix(1).uppercased() + word.dropFirst())
      }
    }
    return result.first?.isNumber == true ? "_" + result : result
  }

  /// `counterpart_kind` → `CounterpartKind`.
  static func upperCamel(_ name: String) -> String {
    let lower = lowerCamel(name)
    return lower.prefix(1).uppercased() + lower.dropFirst()
  }

  /// A name where a declaration or an expression may not be a keyword.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// `WORK_KIND_TEXT` of `WorkKind` → `text`.
  static func enumCase(_ value: String, of type: String) -> String {
    let prefix = CName.lowered(type).uppercased() + "_"
    let rest =
      value.hasPrefix(prefix) && value.count > prefix.count ? value.dropFirst(prefix.count) : value[...]
    return lowerCamel(rest.lowercased())
  }
}

/// How protoc-c 1.4 names things.
enum CName {
  private static let keywords: Set<String> = [
    "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "class",
    "compl", "const", "const_cast", "continue", "default", "delete", "do", "double", "dynamic_cast",
    "else", "enum", "explicit", "extern", "false", "float", "for", "friend", "goto", "if", "inline",
    "int", "long", "mutable", "namespace", "new", "not", "not_eq", "operator", "or", "or_eq", "private",
    "protected", "public", "register", "reinterpret_cast", "return", "short", "signed", "sizeof",
    "static", "static_cast", "struct", "switch", "template", "this", "throw", "true", "try", "typedef",
    "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t",
    "while", "xor", "xor_eq",
  ]

  /// `handschlag.v1.WorkKind` → `Handschlag__V1__WorkKind`.
  static func type(_ fullName: String) -> String {
    fullName.split(separator: ".").map { part in
      part.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }.joined(separator: "__")
  }

  /// `handschlag.v1.WorkKind` → `handschlag__v1__work_kind`.
  static func function(_ fullName: String) -> String {
    fullName.split(separator: ".").map { lowered(String($0)) }.joined(separator: "__")
  }

  /// The struct member of a field.
  static func member(_ field: String) -> String {
    let lower = field.lowercased()
    return keywords.contains(lower) ? lower + "_" : lower
  }

  /// The struct member that tells which field of a oneof is set.
  static func caseMember(_ oneof: String) -> String {
    lowered(oneof) + "_case"
  }

  /// `WorkKind` → `work_kind`.
  static func lowered(_ name: String) -> String {
    var result = ""
    var wasUpper = true
    for character in name {
      if character.isUppercase, !wasUpper { result += "_" }
      wasUpper = character.isUppercase
      result += character.lowercased()
    }
    return result
  }
}
