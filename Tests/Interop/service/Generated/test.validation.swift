// Generated from grpc/testing/test.proto by protoc-gen-handschlag. Do not edit.
package import HandschlagProtobuf

extension Payload {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("type", self.type.rawValue, isKnown: self.type.isKnown)
  }
}

extension SimpleRequest {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("response_type", self.responseType.rawValue, isKnown: self.responseType.isKnown)
    violations.check("response_size", Int64(clamping: self.responseSize), least: 0, most: 4194304)
    if let value = self.payload { violations.check("payload", value) }
  }
}

extension SimpleResponse {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    if let value = self.payload { violations.check("payload", value) }
  }
}

extension StreamingInputCallRequest {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    if let value = self.payload { violations.check("payload", value) }
  }
}

extension ResponseParameters {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("size", Int64(clamping: self.size), least: 0, most: 4194304)
  }
}

extension StreamingOutputCallRequest {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("response_type", self.responseType.rawValue, isKnown: self.responseType.isKnown)
    for (index, value) in self.responseParameters.enumerated() { violations.check("response_parameters", at: index, value) }
    if let value = self.payload { violations.check("payload", value) }
  }
}

extension StreamingOutputCallResponse {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    if let value = self.payload { violations.check("payload", value) }
  }
}
