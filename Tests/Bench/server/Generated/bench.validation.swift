// Generated from handschlag/bench/v1/bench.proto by protoc-gen-handschlag. Do not edit.
package import HandschlagProtobuf

extension EchoRequest {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("items", count: self.items.count, required: false, most: 16)
  }
}
