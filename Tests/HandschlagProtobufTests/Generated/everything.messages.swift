// Generated from handschlag/test/v1/everything.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// An enumeration with a gap and a negative value.
package enum TestColour: MessageEnum {
  /// `COLOUR_UNSPECIFIED`
  case unspecified
  /// Like blood.
  case red
  /// `COLOUR_DEFAULT`
  case `default`
  /// `COLOUR_MINUS`
  case minus
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  package static var allKnown: [Self] {
    [.unspecified, .red, .default, .minus]
  }

  /// The value for a number of the wire.
  package init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .red
    case 5: self = .default
    case -1: self = .minus
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  package var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .red: 1
    case .default: 5
    case .minus: -1
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  package var name: String {
    switch self {
    case .unspecified: "COLOUR_UNSPECIFIED"
    case .red: "COLOUR_RED"
    case .default: "COLOUR_DEFAULT"
    case .minus: "COLOUR_MINUS"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  package var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// Every scalar type, plain.
package struct TestScalars: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Scalars" }

  /// The field `a_double`.
  package var aDouble: Double = 0

  /// The field `a_float`.
  package var aFloat: Float = 0

  /// The field `an_int32`.
  package var anInt32: Int32 = 0

  /// The field `an_int64`.
  package var anInt64: Int64 = 0

  /// The field `a_uint32`.
  package var aUint32: UInt32 = 0

  /// The field `a_uint64`.
  package var aUint64: UInt64 = 0

  /// The field `a_sint32`.
  package var aSint32: Int32 = 0

  /// The field `a_sint64`.
  package var aSint64: Int64 = 0

  /// The field `a_fixed32`.
  package var aFixed32: UInt32 = 0

  /// The field `a_fixed64`.
  package var aFixed64: UInt64 = 0

  /// The field `a_sfixed32`.
  package var aSfixed32: Int32 = 0

  /// The field `a_sfixed64`.
  package var aSfixed64: Int64 = 0

  /// The field `a_bool`.
  package var aBool: Bool = false

  /// The field `a_string`.
  package var aString: String = ""

  /// The field `a_bytes`.
  package var aBytes: [UInt8] = []

  /// The field `a_colour`.
  package var aColour: TestColour = .unspecified

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    aDouble: Double = 0,
    aFloat: Float = 0,
    anInt32: Int32 = 0,
    anInt64: Int64 = 0,
    aUint32: UInt32 = 0,
    aUint64: UInt64 = 0,
    aSint32: Int32 = 0,
    aSint64: Int64 = 0,
    aFixed32: UInt32 = 0,
    aFixed64: UInt64 = 0,
    aSfixed32: Int32 = 0,
    aSfixed64: Int64 = 0,
    aBool: Bool = false,
    aString: String = "",
    aBytes: [UInt8] = [],
    aColour: TestColour = .unspecified
  ) {
    self.aDouble = aDouble
    self.aFloat = aFloat
    self.anInt32 = anInt32
    self.anInt64 = anInt64
    self.aUint32 = aUint32
    self.aUint64 = aUint64
    self.aSint32 = aSint32
    self.aSint64 = aSint64
    self.aFixed32 = aFixed32
    self.aFixed64 = aFixed64
    self.aSfixed32 = aSfixed32
    self.aSfixed64 = aSfixed64
    self.aBool = aBool
    self.aString = aString
    self.aBytes = aBytes
    self.aColour = aColour
  }
}

/// Every scalar type, optional.
package struct TestOptionals: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Optionals" }

  /// The field `a_double`.
  package var aDouble: Double? = nil

  /// The field `a_float`.
  package var aFloat: Float? = nil

  /// The field `an_int32`.
  package var anInt32: Int32? = nil

  /// The field `an_int64`.
  package var anInt64: Int64? = nil

  /// The field `a_uint32`.
  package var aUint32: UInt32? = nil

  /// The field `a_uint64`.
  package var aUint64: UInt64? = nil

  /// The field `a_sint32`.
  package var aSint32: Int32? = nil

  /// The field `a_sint64`.
  package var aSint64: Int64? = nil

  /// The field `a_fixed32`.
  package var aFixed32: UInt32? = nil

  /// The field `a_fixed64`.
  package var aFixed64: UInt64? = nil

  /// The field `a_sfixed32`.
  package var aSfixed32: Int32? = nil

  /// The field `a_sfixed64`.
  package var aSfixed64: Int64? = nil

  /// The field `a_bool`.
  package var aBool: Bool? = nil

  /// The field `a_string`.
  package var aString: String? = nil

  /// The field `a_bytes`.
  package var aBytes: [UInt8]? = nil

  /// The field `a_colour`.
  package var aColour: TestColour? = nil

  /// The field `a_leaf`.
  package var aLeaf: TestLeaf? = nil

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    aDouble: Double? = nil,
    aFloat: Float? = nil,
    anInt32: Int32? = nil,
    anInt64: Int64? = nil,
    aUint32: UInt32? = nil,
    aUint64: UInt64? = nil,
    aSint32: Int32? = nil,
    aSint64: Int64? = nil,
    aFixed32: UInt32? = nil,
    aFixed64: UInt64? = nil,
    aSfixed32: Int32? = nil,
    aSfixed64: Int64? = nil,
    aBool: Bool? = nil,
    aString: String? = nil,
    aBytes: [UInt8]? = nil,
    aColour: TestColour? = nil,
    aLeaf: TestLeaf? = nil
  ) {
    self.aDouble = aDouble
    self.aFloat = aFloat
    self.anInt32 = anInt32
    self.anInt64 = anInt64
    self.aUint32 = aUint32
    self.aUint64 = aUint64
    self.aSint32 = aSint32
    self.aSint64 = aSint64
    self.aFixed32 = aFixed32
    self.aFixed64 = aFixed64
    self.aSfixed32 = aSfixed32
    self.aSfixed64 = aSfixed64
    self.aBool = aBool
    self.aString = aString
    self.aBytes = aBytes
    self.aColour = aColour
    self.aLeaf = aLeaf
  }
}

/// Every scalar type, repeated; numbers are packed as proto3 packs them.
package struct TestRepeateds: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Repeateds" }

  /// The field `doubles`.
  package var doubles: [Double] = []

  /// The field `floats`.
  package var floats: [Float] = []

  /// The field `int32s`.
  package var int32s: [Int32] = []

  /// The field `int64s`.
  package var int64s: [Int64] = []

  /// The field `uint32s`.
  package var uint32s: [UInt32] = []

  /// The field `uint64s`.
  package var uint64s: [UInt64] = []

  /// The field `sint32s`.
  package var sint32s: [Int32] = []

  /// The field `sint64s`.
  package var sint64s: [Int64] = []

  /// The field `fixed32s`.
  package var fixed32s: [UInt32] = []

  /// The field `fixed64s`.
  package var fixed64s: [UInt64] = []

  /// The field `sfixed32s`.
  package var sfixed32s: [Int32] = []

  /// The field `sfixed64s`.
  package var sfixed64s: [Int64] = []

  /// The field `bools`.
  package var bools: [Bool] = []

  /// The field `strings`.
  package var strings: [String] = []

  /// The field `byte_strings`.
  package var byteStrings: [[UInt8]] = []

  /// The field `colours`.
  package var colours: [TestColour] = []

  /// The field `leaves`.
  package var leaves: [TestLeaf] = []

  /// Not packed.
  package var loose: [Int32] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    doubles: [Double] = [],
    floats: [Float] = [],
    int32s: [Int32] = [],
    int64s: [Int64] = [],
    uint32s: [UInt32] = [],
    uint64s: [UInt64] = [],
    sint32s: [Int32] = [],
    sint64s: [Int64] = [],
    fixed32s: [UInt32] = [],
    fixed64s: [UInt64] = [],
    sfixed32s: [Int32] = [],
    sfixed64s: [Int64] = [],
    bools: [Bool] = [],
    strings: [String] = [],
    byteStrings: [[UInt8]] = [],
    colours: [TestColour] = [],
    leaves: [TestLeaf] = [],
    loose: [Int32] = []
  ) {
    self.doubles = doubles
    self.floats = floats
    self.int32s = int32s
    self.int64s = int64s
    self.uint32s = uint32s
    self.uint64s = uint64s
    self.sint32s = sint32s
    self.sint64s = sint64s
    self.fixed32s = fixed32s
    self.fixed64s = fixed64s
    self.sfixed32s = sfixed32s
    self.sfixed64s = sfixed64s
    self.bools = bools
    self.strings = strings
    self.byteStrings = byteStrings
    self.colours = colours
    self.leaves = leaves
    self.loose = loose
  }
}

/// A message with nothing inside but a text.
package struct TestLeaf: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Leaf" }

  /// The field `text`.
  package var text: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    text: String = ""
  ) {
    self.text = text
  }
}

/// A message without fields.
package struct TestEmpty: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Empty" }

  /// The message with every field at its default.
  package init() {}
}

/// A message that contains itself in three ways.
package struct TestNode: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Node" }

  /// The field `name`.
  package var name: String = ""

  /// The field `child`.
  package var child: TestNode? {
    get { childOnHeap?.wrapped }
    set { childOnHeap = newValue.map(Indirect.init) }
  }
  private var childOnHeap: Indirect<TestNode>?

  /// The field `children`.
  package var children: [TestNode] = []

  /// One at most.
  package var choice: OneOf_Choice? = nil

  /// Names that are keywords, in Swift or in C.
  package var `default`: Bool = false

  /// The field `operator`.
  package var `operator`: Int32 = 0

  /// The field `class`.
  package var `class`: [String] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    name: String = "",
    child: TestNode? = nil,
    children: [TestNode] = [],
    choice: OneOf_Choice? = nil,
    `default`: Bool = false,
    `operator`: Int32 = 0,
    `class`: [String] = []
  ) {
    self.name = name
    self.child = child
    self.children = children
    self.choice = choice
    self.`default` = `default`
    self.`operator` = `operator`
    self.`class` = `class`
  }

  /// The fields of `choice`, of which one at most is set.
  package indirect enum OneOf_Choice: Sendable, Hashable {
    /// The field `number`.
    case number(Int32)
    /// The field `other`.
    case other(TestNode)
    /// The field `data`.
    case data([UInt8])
    /// The field `words`.
    case words(String)
    /// The field `leaf`.
    case leaf(TestLeaf)
    /// The field `colour`.
    case colour(TestColour)
    /// The field `flag`.
    case flag(Bool)
  }
}

/// A request like those of the marketplace.
package struct TestOrder: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Order" }

  /// The field `id`.
  package var id: String = ""

  /// The field `title`.
  package var title: String = ""

  /// The field `hash`.
  package var hash: [UInt8] = []

  /// The field `tags`.
  package var tags: [String] = []

  /// The field `colour`.
  package var colour: TestColour = .unspecified

  /// The field `colours`.
  package var colours: [TestColour] = []

  /// The field `size`.
  package var size: Int32 = 0

  /// The field `limit`.
  package var limit: Int64? = nil

  /// The field `terms`.
  package var terms: TestOrder.Terms? = nil

  /// The field `more`.
  package var more: [TestOrder.Terms] = []

  /// Which of the fields of `party` is set, and to what.
  package var party: OneOf_Party? = nil

  /// The field `rate`.
  package var rate: Double = 0

  /// The field `sizes`.
  package var sizes: [UInt32] = []

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    id: String = "",
    title: String = "",
    hash: [UInt8] = [],
    tags: [String] = [],
    colour: TestColour = .unspecified,
    colours: [TestColour] = [],
    size: Int32 = 0,
    limit: Int64? = nil,
    terms: TestOrder.Terms? = nil,
    more: [TestOrder.Terms] = [],
    party: OneOf_Party? = nil,
    rate: Double = 0,
    sizes: [UInt32] = []
  ) {
    self.id = id
    self.title = title
    self.hash = hash
    self.tags = tags
    self.colour = colour
    self.colours = colours
    self.size = size
    self.limit = limit
    self.terms = terms
    self.more = more
    self.party = party
    self.rate = rate
    self.sizes = sizes
  }

  /// The fields of `party`, of which one at most is set.
  package enum OneOf_Party: Sendable, Hashable {
    /// The field `mail`.
    case mail(String)
    /// The field `special`.
    case special(TestOrder.Terms)
  }

  /// Inside an order.
  package struct Terms: Message {
    /// The name in the schema.
    package static var fullName: String { "handschlag.test.v1.Order.Terms" }

    /// The field `text`.
    package var text: String = ""

    /// The field `language`.
    package var language: String = ""

    /// The message with every field at its default.
    package init() {}

    /// The message with the fields given, and the others at their defaults.
    package init(
      text: String = "",
      language: String = ""
    ) {
      self.text = text
      self.language = language
    }
  }
}

/// Contact data.
package struct TestCard: Message {
  /// The name in the schema.
  package static var fullName: String { "handschlag.test.v1.Card" }

  /// The field `email`.
  package var email: String = ""

  /// The message with every field at its default.
  package init() {}

  /// The message with the fields given, and the others at their defaults.
  package init(
    email: String = ""
  ) {
    self.email = email
  }
}
