import HandschlagProtobuf
import Testing

@Suite("Messages survive their own encoding")
struct RoundTripTests {
  private func expectSurvival<M: Message>(_ message: M) throws {
    let bytes = message.encoded()
    #expect(try M(decoding: bytes) == message)
    let unmeasured = message.withEncoder { encoder -> [UInt8]? in
      guard let bound = encoder.bound else { return nil }
      #expect(bound >= encoder.size)
      return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
        count = encoder.pack(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    #expect(unmeasured == nil || unmeasured == bytes)
  }

  @Test(arguments: 0..<20)
  func everyRandomMessageDecodesToItself(seed: UInt64) throws {
    var g = SplitMix64(seed: seed)
    for _ in 0..<200 {
      try expectSurvival(TestScalars.random(&g))
      try expectSurvival(TestOptionals.random(&g))
      try expectSurvival(TestRepeateds.random(&g))
      try expectSurvival(TestNode.random(&g))
    }
  }

  @Test func manyFieldsOfOneMessageSurvive() throws {
    var g = SplitMix64(seed: 7)
    try expectSurvival(TestRepeateds.random(&g, 3000))
  }

  /// What takes the most bytes for what it takes of memory: negative numbers of 32 bits, and many small messages.
  @Test(arguments: [1, 10, 100, 300])
  func noMessageOutgrowsItsBound(count: Int) throws {
    try expectSurvival(
      TestRepeateds(
        int32s: Array(repeating: -1, count: count),
        colours: Array(repeating: .unrecognized(.min), count: count)))
    try expectSurvival(TestRepeateds(loose: Array(repeating: .min, count: count)))
    try expectSurvival(TestRepeateds(strings: Array(repeating: "", count: count)))
    try expectSurvival(TestRepeateds(leaves: Array(repeating: TestLeaf(), count: count)))
    try expectSurvival(TestNode(children: Array(repeating: TestNode(operator: -1), count: count)))
    try expectSurvival(TestScalars(anInt32: -1, aColour: .unrecognized(.min)))
  }

  @Test func aBoundIsForSmallMessagesAlone() {
    #expect(TestLeaf(text: "short").withEncoder { $0.bound } != nil)
    #expect(TestLeaf(text: String(repeating: "l", count: 5000)).withEncoder { $0.bound } == nil)
    #expect(TestLeaf(text: String(repeating: "l", count: 500_000)).withEncoder { $0.bound } == nil)
  }

  @Test func anAbsentAndADefaultOptionalDiffer() throws {
    let present = TestOptionals(anInt32: 0, aString: "", aBytes: [], aLeaf: TestLeaf())
    let decoded = try TestOptionals(decoding: present.encoded())
    #expect(decoded == present)
    #expect(decoded.anInt64 == nil)
    #expect(decoded != TestOptionals())
  }

  @Test func theEmptyMessageIsNoBytes() throws {
    #expect(TestEmpty().encoded().isEmpty)
    #expect(TestScalars().encoded().isEmpty)
    #expect(try TestScalars(decoding: []) == TestScalars())
    #expect(try TestEmpty(decoding: []) == TestEmpty())
  }

  @Test func theEncoderWritesItsSizeIntoTheCallersMemoryAndNoFurther() {
    let message: any Message = TestLeaf(text: "abc")
    var memory = [UInt8](repeating: 0xEE, count: 16)
    let written = message.withEncoder { encoder in
      #expect(encoder.size == 5)
      return memory.withUnsafeMutableBytes { encoder.pack(into: $0) }
    }
    #expect(written == 5)
    #expect(memory == [0x0A, 3, 0x61, 0x62, 0x63] + [UInt8](repeating: 0xEE, count: 11))
  }

  @Test func encodingInsideAnEncodingUsesMemoryOfItsOwn() throws {
    let outer = TestLeaf(text: String(repeating: "o", count: 100))
    let bytes = try outer.withEncoder { encoder throws(DecodeError) in
      let inner = TestLeaf(text: String(repeating: "i", count: 100))
      let copy = try TestLeaf(decoding: inner.encoded())
      #expect(copy == inner)
      return [UInt8](unsafeUninitializedCapacity: encoder.size) { buffer, count in
        count = encoder.pack(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    #expect(try TestLeaf(decoding: bytes) == outer)
  }

  @Test func aNulInATextIsWrittenAsTheReplacementCharacter() throws {
    let decoded = try TestLeaf(decoding: TestLeaf(text: "a\0b").encoded())
    #expect(decoded.text == "a\u{FFFD}b")
  }

  @Test func numbersWithoutANameKeepTheirValue() throws {
    let decoded = try TestScalars(decoding: TestScalars(aColour: .unrecognized(-99)).encoded())
    #expect(decoded.aColour.rawValue == -99)
    #expect(!decoded.aColour.isKnown)
  }

  @Test func everyKnownValueHasItsNumberAndItsName() {
    for colour in TestColour.allKnown {
      #expect(TestColour(rawValue: colour.rawValue) == colour)
      #expect(TestColour(name: colour.name) == colour)
      #expect(colour.isKnown)
    }
    #expect(TestColour.default.name == "COLOUR_DEFAULT")
    #expect(TestColour(name: "COLOUR_GREEN") == nil)
    #expect(TestColour(rawValue: 3).name == "3")
  }

  @Test func unknownFieldsAreSkipped() throws {
    // Field 200 in each wire type that there is, around the text.
    let unknown: [UInt8] = [
      0xC0, 0x0C, 0x96, 0x01,
      0xC1, 0x0C, 1, 2, 3, 4, 5, 6, 7, 8,
      0xC2, 0x0C, 2, 0xFF, 0xFF,
      0xC5, 0x0C, 1, 2, 3, 4,
    ]
    #expect(try TestLeaf(decoding: unknown + [0x0A, 1, 0x61] + unknown) == TestLeaf(text: "a"))
  }

  @Test func packedAndUnpackedNumbersAreTheSame() throws {
    let unpacked: [UInt8] = [0x18, 1, 0x18, 2]
    let packed: [UInt8] = [0x1A, 2, 1, 2]
    #expect(try TestRepeateds(decoding: unpacked).int32s == [1, 2])
    #expect(try TestRepeateds(decoding: packed).int32s == [1, 2])
    #expect(try TestRepeateds(decoding: packed + unpacked).int32s == [1, 2, 1, 2])
    #expect(try TestRepeateds(decoding: [0x92, 0x01, 2, 1, 2]).loose == [1, 2])
  }

  @Test func theLastOfAOneofAndOfAScalarCounts() throws {
    #expect(try TestNode(decoding: [0x20, 9, 0x3A, 1, 0x61]).choice == .words("a"))
    #expect(try TestNode(decoding: [0x3A, 1, 0x61, 0x20, 9]).choice == .number(9))
    #expect(try TestLeaf(decoding: [0x0A, 1, 0x61, 0x0A, 1, 0x62]).text == "b")
  }
}
