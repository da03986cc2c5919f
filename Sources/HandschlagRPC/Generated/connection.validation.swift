// Generated from handschlag/wire/v1/connection.proto by protoc-gen-handschlag. Do not edit.
package import HandschlagProtobuf

extension WireNegotiateRequest {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("extensions", count: self.extensions.count, required: false, most: 64)
    for (index, value) in self.extensions.enumerated() { violations.check("extensions", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension WireNegotiateResponse {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.extensions.enumerated() { violations.check("extensions", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}
