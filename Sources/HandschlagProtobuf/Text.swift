/// Whether bytes are UTF-8 (RFC 3629: no surrogates, nothing overlong, nothing past U+10FFFF) without a NUL.
///
/// Eight bytes at a time while they are ASCII.
@inline(__always)
func isText(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let raw = UnsafeRawPointer(bytes)
  if count >= 8 {
    var index = 0
    while index + 8 <= count {
      guard isPlain(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) else {
        return isUnicode(bytes, count, from: index)
      }
      index += 8
    }
    // What is left is read with some of what was read before.
    return isPlain(raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      || isUnicode(bytes, count, from: index)
  }
  return isPlain(shortWord(raw, count)) || isUnicode(bytes, count, from: 0)
}

/// Whether bytes are ASCII.
@inline(__always)
func isASCII(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
  guard count >= 8 else { return shortWord(bytes, count) & tops == 0 }
  var seen = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
  var index = 0
  while index + 8 <= count {
    seen |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    index += 8
  }
  return seen & tops == 0
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let tops: UInt64 = 0x8080_8080_8080_8080

/// Whether eight bytes are ASCII without a NUL.
@inline(__always)
private func isPlain(_ word: UInt64) -> Bool {
  // Once no byte has its top bit, taking one from each sets that of a NUL, and of none before the first NUL.
  (word | (word &- ones)) & tops == 0
}

/// Fewer than eight bytes as a word: some of them twice, and some that are none, 1.
@inline(__always)
private func shortWord(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
  if count >= 4 {
    let first = bytes.loadUnaligned(as: UInt32.self)
    let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
    return UInt64(first) | UInt64(last) << 32
  }
  guard count > 0 else { return ones }
  let first = UInt64(bytes.load(as: UInt8.self))
  let middle = UInt64(bytes.load(fromByteOffset: count / 2, as: UInt8.self))
  let last = UInt64(bytes.load(fromByteOffset: count - 1, as: UInt8.self))
  return ones &- 0x010101 | first | middle << 8 | last << 16
}

/// Whether bytes are a text from a place on where a character begins.
private func isUnicode(_ bytes: UnsafePointer<UInt8>, _ count: Int, from start: Int) -> Bool {
  let raw = UnsafeRawPointer(bytes)
  var index = start
  while index < count {
    if index + 8 <= count, isPlain(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
      index += 8
      continue
    }
    let byte = bytes[index]
    if byte < 0x80 {
      if byte == 0 { return false }
      index += 1
    } else {
      let length = sequenceLength(bytes + index, count - index)
      if length == 0 { return false }
      index += length
    }
  }
  return true
}

/// The length of the multi-byte sequence at the start of the bytes, or 0 if there is no valid one.
private func sequenceLength(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  func continues(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    index < count && range.contains(bytes[index])
  }
  switch bytes[0] {
  case 0xC2...0xDF: return continues(1) ? 2 : 0
  case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
  case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
  case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
  case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
  case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
  case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
  default: return 0
  }
}
