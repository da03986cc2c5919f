/// The bounds that the schema sets for the text or the bytes of a field.
package struct LengthRule: Sendable {
  let required: Bool
  let least: Int
  let most: Int
  let pattern: TextPattern?

  /// Bounds of one value; an empty value that is not required passes.
  ///
  /// - Parameters:
  ///   - required: it must not be empty
  ///   - least: Unicode scalars of a text, bytes of bytes
  ///   - most: the same
  ///   - pattern: how a text must be spelled
  package init(required: Bool = false, least: Int = 0, most: Int = .max, pattern: TextPattern? = nil) {
    self.required = required
    self.least = least
    self.most = most
    self.pattern = pattern
  }

  /// What is wrong with a text, if something is.
  func objection(to text: String) -> String? {
    if text.isEmpty { return required ? "must not be empty" : nil }
    // There are never more scalars than bytes, and counting them costs a walk.
    let bytes = text.utf8.count
    if bytes > most, text.unicodeScalars.count > most { return "must have at most \(most) characters" }
    if least > 0, text.unicodeScalars.count < least { return "must have at least \(least) characters" }
    if let pattern, !pattern.matches(text) { return "must be \(pattern.expectation)" }
    return nil
  }

  /// What is wrong with bytes, if something is.
  func objection(to bytes: [UInt8]) -> String? {
    if bytes.isEmpty { return required ? "must not be empty" : nil }
    if bytes.count > most { return "must have at most \(most) bytes" }
    if bytes.count < least { return "must have at least \(least) bytes" }
    return nil
  }
}

/// The checks that generated code is made of. Each notes a violation of the field at most, or one for each
/// element of a repeated one.
extension FieldViolations {
  /// Notes a field that must be set and is not.
  package mutating func missing(_ field: StaticString) {
    add("\(field)", "must be set")
  }

  /// Checks a text.
  package mutating func check(_ field: StaticString, _ text: String, _ rule: LengthRule) {
    if let objection = rule.objection(to: text) { add("\(field)", objection) }
  }

  /// Checks bytes.
  package mutating func check(_ field: StaticString, _ bytes: [UInt8], _ rule: LengthRule) {
    if let objection = rule.objection(to: bytes) { add("\(field)", objection) }
  }

  /// Checks each text of a repeated field; none of them may be empty.
  package mutating func check(_ field: StaticString, each texts: [String], _ rule: LengthRule) {
    for (index, text) in texts.enumerated() {
      if let objection = text.isEmpty ? "must not be empty" : rule.objection(to: text) {
        add("\(field)[\(index)]", objection)
      }
    }
  }

  /// Checks each element of a repeated field; none of them may be empty.
  package mutating func check(_ field: StaticString, each elements: [[UInt8]], _ rule: LengthRule) {
    for (index, bytes) in elements.enumerated() {
      if let objection = bytes.isEmpty ? "must not be empty" : rule.objection(to: bytes) {
        add("\(field)[\(index)]", objection)
      }
    }
  }

  /// Checks how many elements a repeated field has.
  package mutating func check(_ field: StaticString, count: Int, required: Bool, most: Int) {
    if count == 0, required {
      add("\(field)", "must not be empty")
    } else if count > most {
      add("\(field)", "must have at most \(most) entries")
    }
  }

  /// Checks a whole number.
  package mutating func check(
    _ field: StaticString, _ number: Int64, required: Bool = false, least: Int64 = .min, most: Int64 = .max
  ) {
    if number == 0, required {
      missing(field)
    } else if number < least {
      add("\(field)", "must be at least \(least)")
    } else if number > most {
      add("\(field)", "must be at most \(most)")
    }
  }

  /// Checks a number of a repeated field.
  package mutating func check(
    _ field: StaticString, at index: Int, _ number: Int64, least: Int64 = .min, most: Int64 = .max
  ) {
    if number < least {
      add("\(field)[\(index)]", "must be at least \(least)")
    } else if number > most {
      add("\(field)[\(index)]", "must be at most \(most)")
    }
  }

  /// Checks a floating-point number, which must be finite.
  package mutating func check(
    _ field: StaticString, _ number: Double, required: Bool = false, least: Int64? = nil, most: Int64? = nil
  ) {
    if !number.isFinite {
      add("\(field)", "must be a finite number")
    } else if number == 0, required {
      missing(field)
    } else if let least, number < Double(least) {
      add("\(field)", "must be at least \(least)")
    } else if let most, number > Double(most) {
      add("\(field)", "must be at most \(most)")
    }
  }

  /// Checks an enumeration: a value that the schema has and, where required, not the first.
  package mutating func check(
    _ field: StaticString, _ rawValue: Int32, isKnown: Bool, required: Bool = false
  ) {
    if !isKnown {
      add("\(field)", "must be a known value")
    } else if required, rawValue == 0 {
      missing(field)
    }
  }

  /// Checks a value of a repeated enumeration: known, and not the first.
  package mutating func check(_ field: StaticString, at index: Int, isKnown: Bool) {
    if !isKnown { add("\(field)[\(index)]", "must be a known value") }
  }
}
