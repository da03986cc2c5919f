/// A message of the schema as a Swift value.
///
/// Every conformance is generated from a `.proto` file. Decoding goes through the guard that stands before
/// protobuf-c (see ``DecodingLimits``), encoding packs straight into memory of the caller's.
public protocol Message: Sendable, Hashable {
  /// The name in the schema, package included, such as `handschlag.v1.Project`.
  static var fullName: String { get }

  /// The message with every field at its default.
  init()

  /// Reads a message from its binary form.
  ///
  /// - Parameters:
  ///   - bytes: the encoded message, all of it; no byte is kept or read after the call
  ///   - limits: how deep and how large the decoded message may become
  /// - Throws: what is wrong with the bytes, or which limit they pass; nothing stays allocated then.
  init(decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits) throws(DecodeError)

  /// Lends an encoder for this message, whose size is known before a byte is written.
  ///
  /// A NUL character inside a string, which protobuf-c cannot carry, is written as U+FFFD.
  ///
  /// - Parameter body: takes the encoder, which lives as long as this call.
  /// - Returns: what `body` returns.
  func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result

  /// Compares the fields with the bounds that the schema declares.
  ///
  /// - Parameter violations: receives one entry for each field out of bounds.
  func validate(_ violations: inout FieldViolations)

  /// Visits each non-empty text that the schema marks as written freely by a person.
  ///
  /// - Parameter body: takes the path of the field, such as `terms.text` or `notes[2]`, and the text.
  /// - Throws: what `body` throws.
  func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows
}

extension Message {
  /// Declares no bounds.
  public func validate(_ violations: inout FieldViolations) {}

  /// Visits nothing.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {}

  /// Reads a message from its binary form within the default limits.
  ///
  /// - Throws: what is wrong with the bytes, or which limit they pass.
  @inlinable
  public init(decoding bytes: [UInt8]) throws(DecodeError) {
    self = try Self.decode(bytes, limits: DecodingLimits())
  }

  /// Reads a message from its binary form.
  ///
  /// - Throws: what is wrong with the bytes, or which limit they pass.
  @inlinable
  public init(decoding bytes: [UInt8], limits: DecodingLimits) throws(DecodeError) {
    self = try Self.decode(bytes, limits: limits)
  }

  /// The binary form.
  @inlinable
  public func encoded() -> [UInt8] {
    withEncoder { encoder in
      [UInt8](unsafeUninitializedCapacity: encoder.size) { buffer, count in
        count = encoder.pack(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
  }

  // Inlinable, so that it is compiled for each type: looking up generic metadata costs a tenth of a decoding.
  @inlinable
  static func decode(_ bytes: [UInt8], limits: DecodingLimits) throws(DecodeError) -> Self {
    try bytes.span.bytes.withUnsafeBytes { buffer throws(DecodeError) in
      try Self(decoding: buffer, limits: limits)
    }
  }
}
