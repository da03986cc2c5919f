// Generated from grpc/health/v1/health.proto by protoc-gen-handschlag. Do not edit.
package import HandschlagProtobuf

extension WireHealthCheckResponse {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("status", self.status.rawValue, isKnown: self.status.isKnown)
  }
}

extension WireHealthListResponse {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.statuses.enumerated() { violations.check("statuses", at: index, value) }
  }
}

extension WireHealthListResponse.StatusesEntry {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    if let value = self.value { violations.check("value", value) }
  }
}
