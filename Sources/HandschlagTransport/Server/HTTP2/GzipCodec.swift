import CGzip
import HandschlagRPC
import NIOCore

/// gzip of whole messages, with a bound on what comes out.
// Touched on the thread of its loop alone.
final class GzipCodec: @unchecked Sendable {
  private var codec: OpaquePointer?

  deinit { gzip_codec_destroy(codec) }

  /// Lends a message decompressed.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that may come out; never more are allocated
  ///   - body: takes the bytes, which live as long as the call
  /// - Throws: `RESOURCE_EXHAUSTED` when more would come out, `INTERNAL` when the bytes are not one gzip
  ///   member; what `body` throws.
  func decompress<Result>(
    _ bytes: UnsafeRawBufferPointer, limit: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let codec = try prepared()
    var output: UnsafeMutablePointer<UInt8>?
    var count = 0
    let outcome = gzip_decompress(
      codec, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, max(0, limit), &output,
      &count)
    defer { gzip_free(output) }
    switch outcome {
    case GZIP_OK: return try body(UnsafeRawBufferPointer(start: output, count: count))
    case GZIP_TOO_LARGE:
      throw RPCError(.resourceExhausted, "a message decompresses to more than \(limit) bytes")
    case GZIP_NO_MEMORY: throw Self.noMemory
    default: throw RPCError(.internalError, "a compressed message cannot be decompressed")
    }
  }

  /// Appends bytes compressed.
  ///
  /// - Returns: how many bytes were appended; nil when memory is short.
  func compress(_ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer) -> Int? {
    guard let codec = try? prepared() else { return nil }
    var output: UnsafeMutablePointer<UInt8>?
    var count = 0
    let outcome = gzip_compress(
      codec, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, &output, &count)
    defer { gzip_free(output) }
    guard outcome == GZIP_OK else { return nil }
    return buffer.writeBytes(UnsafeRawBufferPointer(start: output, count: count))
  }

  private static var noMemory: RPCError { RPCError(.resourceExhausted, "memory is short") }

  private func prepared() throws -> OpaquePointer {
    if let codec { return codec }
    guard let made = gzip_codec_create() else { throw Self.noMemory }
    codec = made
    return made
  }
}
