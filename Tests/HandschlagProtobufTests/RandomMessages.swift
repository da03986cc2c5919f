/// SplitMix64: the same numbers from the same seed, on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// One time in `count`.
  mutating func oneIn(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &self) == 0
  }

  /// A number whose size varies as well as its value.
  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number {
    let bits = next() >> UInt64.random(in: 0...63, using: &self)
    return Number(truncatingIfNeeded: oneIn(4) ? ~bits : bits)
  }

  mutating func text(_ most: Int = 20) -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", "0", " ", "\n", "\u{1}", "\u{7f}", "ü", "ß", "€", "字", "🙂", "\u{10FFFF}",
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...most, using: &self) {
      scalars.append(alphabet.randomElement(using: &self) ?? "a")
    }
    return String(scalars)
  }

  mutating func bytes(_ most: Int = 20) -> [UInt8] {
    let count = Int.random(in: 0...most, using: &self)
    return (0..<count).map { _ in number() }
  }

  mutating func array<Element>(_ most: Int = 4, _ make: (inout SplitMix64) -> Element) -> [Element] {
    let count = Int.random(in: 0...most, using: &self)
    return (0..<count).map { _ in make(&self) }
  }

  mutating func maybe<Value>(_ make: (inout SplitMix64) -> Value) -> Value? {
    oneIn(2) ? nil : make(&self)
  }

  mutating func float() -> Float {
    oneIn(5) ? 0 : Float(number(Int32.self)) / 8
  }

  mutating func colour() -> TestColour {
    TestColour(rawValue: [0, 1, 5, -1, 77, .max, .min].randomElement(using: &self) ?? 0)
  }
}

extension TestScalars {
  static func random(_ g: inout SplitMix64) -> TestScalars {
    TestScalars(
      aDouble: Double(g.float()) * 3, aFloat: g.float(), anInt32: g.number(), anInt64: g.number(),
      aUint32: g.number(), aUint64: g.number(), aSint32: g.number(), aSint64: g.number(),
      aFixed32: g.number(), aFixed64: g.number(), aSfixed32: g.number(), aSfixed64: g.number(),
      aBool: g.oneIn(2), aString: g.text(), aBytes: g.bytes(), aColour: g.colour())
  }
}

extension TestOptionals {
  static func random(_ g: inout SplitMix64) -> TestOptionals {
    TestOptionals(
      aDouble: g.maybe { Double($0.float()) }, aFloat: g.maybe { $0.float() },
      anInt32: g.maybe { $0.number() }, anInt64: g.maybe { $0.number() }, aUint32: g.maybe { $0.number() },
      aUint64: g.maybe { $0.number() }, aSint32: g.maybe { $0.number() }, aSint64: g.maybe { $0.number() },
      aFixed32: g.maybe { $0.number() }, aFixed64: g.maybe { $0.number() },
      aSfixed32: g.maybe { $0.number() }, aSfixed64: g.maybe { $0.number() }, aBool: g.maybe { $0.oneIn(2) },
      aString: g.maybe { $0.text(3) }, aBytes: g.maybe { $0.bytes(3) }, aColour: g.maybe { $0.colour() },
      aLeaf: g.maybe { TestLeaf(text: $0.text(3)) })
  }
}

extension TestRepeateds {
  static func random(_ g: inout SplitMix64, _ most: Int = 4) -> TestRepeateds {
    TestRepeateds(
      doubles: g.array(most) { Double($0.float()) }, floats: g.array(most) { $0.float() },
      int32s: g.array(most) { $0.number() }, int64s: g.array(most) { $0.number() },
      uint32s: g.array(most) { $0.number() }, uint64s: g.array(most) { $0.number() },
      sint32s: g.array(most) { $0.number() }, sint64s: g.array(most) { $0.number() },
      fixed32s: g.array(most) { $0.number() }, fixed64s: g.array(most) { $0.number() },
      sfixed32s: g.array(most) { $0.number() }, sfixed64s: g.array(most) { $0.number() },
      bools: g.array(most) { $0.oneIn(2) }, strings: g.array(most) { $0.text() },
      byteStrings: g.array(most) { $0.bytes() }, colours: g.array(most) { $0.colour() },
      leaves: g.array(most) { TestLeaf(text: $0.text()) }, loose: g.array(3 * most) { $0.number() })
  }
}

extension TestNode {
  static func random(_ g: inout SplitMix64, depth: Int = 4) -> TestNode {
    func inner(_ g: inout SplitMix64) -> TestNode { random(&g, depth: depth - 1) }
    var node = TestNode(
      name: g.text(5), default: g.oneIn(2), operator: g.number(), class: g.array(2) { $0.text(3) })
    if depth > 1 {
      node.child = g.maybe(inner)
      node.children = g.array(2, inner)
    }
    node.choice =
      switch Int.random(in: 0...8, using: &g) {
      case 0: .number(g.number())
      case 1 where depth > 1: .other(inner(&g))
      case 2: .data(g.bytes())
      case 3: .words(g.text())
      case 4: .leaf(TestLeaf(text: g.text()))
      case 5: .colour(g.colour())
      case 6: .flag(g.oneIn(2))
      default: nil
      }
    return node
  }
}
