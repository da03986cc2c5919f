/// A small generator whose sequence is fixed by its seed.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of several, all alike likely.
  mutating func pick<C: RandomAccessCollection>(_ choices: C) -> C.Element {
    let offset = Int(next() % UInt64(choices.count))
    return choices[choices.index(choices.startIndex, offsetBy: offset)]
  }

  /// Whether it happens that happens once in `times`.
  mutating func once(in times: UInt64) -> Bool { next() % times == 0 }
}
