// Generated from grpc/health/v1/health.proto by protoc-gen-handschlag. Do not edit.
package import HandschlagProtobuf

extension WireHealthCheckResponse {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("status", self.status.rawValue, isKnown: self.status.isKnown)
  }
}
