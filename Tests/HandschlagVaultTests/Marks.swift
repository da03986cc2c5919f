extension [UInt8] {
  /// The first 8 bytes. Those of a sealed secret are random, so that no two are alike.
  var mark: UInt64 { prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}

extension TemporaryDirectory {
  /// Where marks stand in the key store's file and its log.
  func places(of marks: Set<UInt64>) throws -> [UInt64: [Int]] {
    var found: [UInt64: [Int]] = [:]
    // Tells most places of no interest without a look into the set: files of a megabyte are searched.
    var isCandidate = [Bool](repeating: false, count: 1 << 16)
    for mark in marks { isCandidate[Int(mark & 0xffff)] = true }
    var window: UInt64 = 0
    let bytes = try ["keys.db", "keys.db-wal"].filter(names.contains).flatMap(read)
    for (index, byte) in bytes.enumerated() {
      window = window << 8 | UInt64(byte)
      if isCandidate[Int(window & 0xffff)], marks.contains(window) {
        found[window, default: []].append(index)
      }
    }
    return found
  }
}
