import HandschlagRPC
import NIOCore
import NIOHPACK

/// What the header block of a request came to; one object for all requests with the same block.
// Touched on the connection's loop alone.
final class GRPCRequest {
  /// What is to be done with the request.
  enum Outcome {
    /// HTTP/2 has it reset.
    case malformed(String)
    /// It gets an answer that says why not.
    case refused(GRPCRefusal)
    case call(GRPCRequestHead)
  }

  let outcome: Outcome
  /// Bytes that the body is to have; nil where that is not said.
  let contentLength: Int?
  /// The method, once it has been looked up; the inner nil for one that is not known.
  var route: Route??

  /// Reads the fields of a header block.
  init(_ fields: HPACKHeaders) {
    do throws(HTTP2FieldRules.Malformed) {
      contentLength = try HTTP2FieldRules.checkRequest(fields)
    } catch {
      contentLength = nil
      outcome = .malformed(error.reason)
      return
    }
    do throws(GRPCRefusal) {
      outcome = .call(try GRPCRequestHead(fields))
    } catch {
      outcome = .refused(error)
    }
  }
}

/// Reads the header blocks of a connection's requests (HPACK, RFC 7541).
///
/// A client that calls the same method again sends the same few bytes, which stand for fields of the table that both
/// sides keep. As long as no block has changed that table, the same bytes mean the same request, and it is not read again.
struct GRPCRequestDecoder {
  private struct Known {
    let block: ByteBuffer
    let request: GRPCRequest
  }

  /// Requests that are kept.
  private static let mostKnown = 8
  /// Bytes of the largest block that is kept.
  private static let largestKnown = 256

  /// What every connection begins with a copy of.
  ///
  /// A decoder has the static table in memory of its own, two kilobytes, and as much reserved for a table of the size that
  /// it is made for. Copies share the one, and this table grew, as a peer may have it grow, from one of no size.
  private static let fresh: HPACKDecoder = {
    var decoder = HPACKDecoder(
      allocator: ByteBufferAllocator(), maxDynamicTableSize: 0,
      maxHeaderListSize: HPACKDecoder.defaultMaxHeaderListSize)
    decoder.maxDynamicTableLength = HPACKDecoder.maxDynamicTableSize
    // A table of 4,096 bytes (RFC 7541, section 6.3), which is what both sides begin with.
    var update = ByteBuffer(bytes: [0x3F, 0xE1, 0x1F] as [UInt8])
    _ = try? decoder.decodeHeaders(from: &update)
    return decoder
  }()

  private var decoder = Self.fresh
  private var known: [Known] = []
  private var oldest = 0

  /// - Parameter headerListBytes: what the fields of a block may come to, each counted with 32 more
  init(headerListBytes: Int) {
    decoder.maxHeaderListSize = headerListBytes
  }

  /// Reads the block of a request.
  mutating func request(_ block: ByteBuffer) throws(HTTP2ConnectionError) -> GRPCRequest {
    if let index = known.firstIndex(where: { $0.block == block }) { return known[index].request }
    let request = GRPCRequest(try fields(block))
    if block.readableBytes <= Self.largestKnown, !Self.changesTable(block) { keep(block, request) }
    return request
  }

  /// Reads any block.
  mutating func fields(_ block: ByteBuffer) throws(HTTP2ConnectionError) -> HPACKHeaders {
    if Self.changesTable(block) { rest() }
    var block = block
    do {
      return try decoder.decodeHeaders(from: &block)
    } catch is NIOHPACKErrors.MaxHeaderListSizeViolation {
      throw HTTP2ConnectionError(.enhanceYourCalm, "the headers of a request are too large")
    } catch {
      throw HTTP2ConnectionError(.compressionError, "a header block cannot be read: \(error)")
    }
  }

  /// Forgets what is only remembered to save time.
  mutating func rest() {
    known = []
    oldest = 0
  }

  private mutating func keep(_ block: ByteBuffer, _ request: GRPCRequest) {
    // A copy: the block lies in the memory of a read.
    let entry = Known(block: ByteBuffer(bytes: block.readableBytesView), request: request)
    if known.count < Self.mostKnown {
      known.append(entry)
    } else {
      known[oldest] = entry
      oldest = (oldest + 1) % Self.mostKnown
    }
  }

  /// Whether a block may change the table: anything but indexed fields (RFC 7541, section 6.1) and literals without
  /// indexing (sections 6.2.2 and 6.2.3) does.
  static func changesTable(_ block: ByteBuffer) -> Bool {
    block.withUnsafeReadableBytes { bytes in
      var place = 0
      while place < bytes.count {
        let first = bytes[place]
        if first >= 0x80 {
          guard number(bytes, &place, prefix: 7) != nil else { return true }
        } else if first < 0x20 {
          guard let name = number(bytes, &place, prefix: 4) else { return true }
          for _ in 0..<(name == 0 ? 2 : 1) {
            guard place < bytes.count, let length = number(bytes, &place, prefix: 7),
              length <= bytes.count - place
            else { return true }
            place += length
          }
        } else {
          return true
        }
      }
      return false
    }
  }

  /// An integer (RFC 7541, section 5.1); nil where it is cut off or no sensible one.
  private static func number(_ bytes: UnsafeRawBufferPointer, _ place: inout Int, prefix: Int) -> Int? {
    let most = 1 << prefix - 1
    var value = Int(bytes[place]) & most
    place += 1
    guard value == most else { return value }
    for shift in stride(from: 0, through: 21, by: 7) {
      guard place < bytes.count else { return nil }
      let byte = Int(bytes[place])
      place += 1
      value += (byte & 127) << shift
      if byte < 128 { return value }
    }
    return nil
  }
}
