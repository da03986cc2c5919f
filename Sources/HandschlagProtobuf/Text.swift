/// Whether bytes are UTF-8 (RFC 3629: no surrogates, nothing overlong, nothing past U+10FFFF) without a NUL.
///
/// Eight bytes at a time while they are ASCII.
func isText(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let raw = UnsafeRawPointer(bytes)
  let ones: UInt64 = 0x0101_0101_0101_0101
  let tops: UInt64 = 0x8080_8080_8080_8080
  var index = 0
  while index < count {
    if index + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The second term is not zero if a byte of an ASCII word is.
      if word & tops == 0 {
        if (word &- ones) & tops != 0 { return false }
        index += 8
        // What is left of an ASCII text is read with some of what was read before.
        if index < count, index + 8 > count { index = count - 8 }
        continue
      }
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
