// Generated from handschlag/v1/log.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension GetCheckpointRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("size", Int64(clamping: self.size), least: 0)
  }
}

extension GetInclusionProofRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("leaf", self.leaf, LengthRule(required: true, least: 32, most: 32))
    violations.check("size", Int64(clamping: self.size), least: 0)
  }
}

extension GetConsistencyProofRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("first", Int64(clamping: self.first), least: 1)
    violations.check("second", Int64(clamping: self.second), least: 0)
  }
}

extension ListLeavesRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("start", Int64(clamping: self.start), least: 0)
    violations.check("count", Int64(clamping: self.count), least: 0, most: 1000)
  }
}
