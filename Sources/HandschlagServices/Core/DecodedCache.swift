import HandschlagProtobuf
import Synchronization

/// What was last decoded of stored messages that many read, by the number of their row.
///
/// An entry counts only for the very bytes that it was decoded from. So no act has to empty the cache, and a
/// change that was rolled back leaves nothing wrong behind.
final class DecodedCache<Content: Message>: Sendable {
  private struct Entry {
    let bytes: [UInt8]
    let content: Content

    /// About what it takes: decoded messages are somewhat larger than encoded ones.
    var size: Int { 3 * bytes.count + 512 }
  }

  private struct State {
    var entries: [Int64: Entry] = [:]
    var size = 0
  }

  /// Beyond so many bytes the cache starts anew: a bound on memory, no working set.
  private static var limit: Int { 8 << 20 }
  private let state = Mutex(State())

  /// The message that `bytes` encode.
  ///
  /// - Parameter row: the number of the row that holds the bytes.
  /// - Throws: `DecodeError` if the database is damaged.
  func decode(_ bytes: [UInt8], row: Int64) throws -> Content {
    if let known = state.withLock({ $0.entries[row] }), known.bytes == bytes { return known.content }
    let content = try Content(stored: bytes)
    state.withLock { state in
      let entry = Entry(bytes: bytes, content: content)
      if state.size + entry.size > Self.limit { state = State() }
      let old = state.entries.updateValue(entry, forKey: row)
      state.size += entry.size - (old?.size ?? 0)
    }
    return content
  }
}
