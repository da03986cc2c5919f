// Generated from handschlag/test/v1/everything.proto by protoc-gen-handschlag. Do not edit.
import CHandschlagTestMessages
import CProtobufC
package import HandschlagProtobuf

extension TestScalars {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__scalars__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Scalars.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Scalars.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Scalars>) {
    self.init()
    self.aDouble = c.pointee.a_double
    self.aFloat = c.pointee.a_float
    self.anInt32 = c.pointee.an_int32
    self.anInt64 = c.pointee.an_int64
    self.aUint32 = c.pointee.a_uint32
    self.aUint64 = c.pointee.a_uint64
    self.aSint32 = c.pointee.a_sint32
    self.aSint64 = c.pointee.a_sint64
    self.aFixed32 = c.pointee.a_fixed32
    self.aFixed64 = c.pointee.a_fixed64
    self.aSfixed32 = c.pointee.a_sfixed32
    self.aSfixed64 = c.pointee.a_sfixed64
    self.aBool = c.pointee.a_bool != 0
    self.aString = Bridge.string(c.pointee.a_string)
    self.aBytes = Bridge.bytes(c.pointee.a_bytes)
    self.aColour = TestColour(rawValue: Int32(truncatingIfNeeded: c.pointee.a_colour.rawValue))
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Scalars>, _ arena: Arena) {
    handschlag__test__v1__scalars__init(c)
    c.pointee.a_double = self.aDouble
    c.pointee.a_float = self.aFloat
    c.pointee.an_int32 = self.anInt32
    c.pointee.an_int64 = self.anInt64
    c.pointee.a_uint32 = self.aUint32
    c.pointee.a_uint64 = self.aUint64
    c.pointee.a_sint32 = self.aSint32
    c.pointee.a_sint64 = self.aSint64
    c.pointee.a_fixed32 = self.aFixed32
    c.pointee.a_fixed64 = self.aFixed64
    c.pointee.a_sfixed32 = self.aSfixed32
    c.pointee.a_sfixed64 = self.aSfixed64
    c.pointee.a_bool = self.aBool ? 1 : 0
    if !self.aString.isEmpty { c.pointee.a_string = arena.string(self.aString) }
    if !self.aBytes.isEmpty { c.pointee.a_bytes = arena.bytes(self.aBytes) }
    c.pointee.a_colour = Handschlag__Test__V1__Colour(rawValue: .init(truncatingIfNeeded: self.aColour.rawValue))
  }
}

extension TestOptionals {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__optionals__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Optionals.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Optionals.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Optionals>) {
    self.init()
    if c.pointee._a_double_case.rawValue != 0 { self.aDouble = c.pointee.a_double }
    if c.pointee._a_float_case.rawValue != 0 { self.aFloat = c.pointee.a_float }
    if c.pointee._an_int32_case.rawValue != 0 { self.anInt32 = c.pointee.an_int32 }
    if c.pointee._an_int64_case.rawValue != 0 { self.anInt64 = c.pointee.an_int64 }
    if c.pointee._a_uint32_case.rawValue != 0 { self.aUint32 = c.pointee.a_uint32 }
    if c.pointee._a_uint64_case.rawValue != 0 { self.aUint64 = c.pointee.a_uint64 }
    if c.pointee._a_sint32_case.rawValue != 0 { self.aSint32 = c.pointee.a_sint32 }
    if c.pointee._a_sint64_case.rawValue != 0 { self.aSint64 = c.pointee.a_sint64 }
    if c.pointee._a_fixed32_case.rawValue != 0 { self.aFixed32 = c.pointee.a_fixed32 }
    if c.pointee._a_fixed64_case.rawValue != 0 { self.aFixed64 = c.pointee.a_fixed64 }
    if c.pointee._a_sfixed32_case.rawValue != 0 { self.aSfixed32 = c.pointee.a_sfixed32 }
    if c.pointee._a_sfixed64_case.rawValue != 0 { self.aSfixed64 = c.pointee.a_sfixed64 }
    if c.pointee._a_bool_case.rawValue != 0 { self.aBool = c.pointee.a_bool != 0 }
    if c.pointee._a_string_case.rawValue != 0 { self.aString = Bridge.string(c.pointee.a_string) }
    if c.pointee._a_bytes_case.rawValue != 0 { self.aBytes = Bridge.bytes(c.pointee.a_bytes) }
    if c.pointee._a_colour_case.rawValue != 0 { self.aColour = TestColour(rawValue: Int32(truncatingIfNeeded: c.pointee.a_colour.rawValue)) }
    if c.pointee._a_leaf_case.rawValue != 0, let value = c.pointee.a_leaf { self.aLeaf = TestLeaf(bridging: value) }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Optionals>, _ arena: Arena) {
    handschlag__test__v1__optionals__init(c)
    if let value = self.aDouble {
      c.pointee.a_double = value
      c.pointee._a_double_case = .init(rawValue: 1)
    }
    if let value = self.aFloat {
      c.pointee.a_float = value
      c.pointee._a_float_case = .init(rawValue: 2)
    }
    if let value = self.anInt32 {
      c.pointee.an_int32 = value
      c.pointee._an_int32_case = .init(rawValue: 3)
    }
    if let value = self.anInt64 {
      c.pointee.an_int64 = value
      c.pointee._an_int64_case = .init(rawValue: 4)
    }
    if let value = self.aUint32 {
      c.pointee.a_uint32 = value
      c.pointee._a_uint32_case = .init(rawValue: 5)
    }
    if let value = self.aUint64 {
      c.pointee.a_uint64 = value
      c.pointee._a_uint64_case = .init(rawValue: 6)
    }
    if let value = self.aSint32 {
      c.pointee.a_sint32 = value
      c.pointee._a_sint32_case = .init(rawValue: 7)
    }
    if let value = self.aSint64 {
      c.pointee.a_sint64 = value
      c.pointee._a_sint64_case = .init(rawValue: 8)
    }
    if let value = self.aFixed32 {
      c.pointee.a_fixed32 = value
      c.pointee._a_fixed32_case = .init(rawValue: 9)
    }
    if let value = self.aFixed64 {
      c.pointee.a_fixed64 = value
      c.pointee._a_fixed64_case = .init(rawValue: 10)
    }
    if let value = self.aSfixed32 {
      c.pointee.a_sfixed32 = value
      c.pointee._a_sfixed32_case = .init(rawValue: 11)
    }
    if let value = self.aSfixed64 {
      c.pointee.a_sfixed64 = value
      c.pointee._a_sfixed64_case = .init(rawValue: 12)
    }
    if let value = self.aBool {
      c.pointee.a_bool = value ? 1 : 0
      c.pointee._a_bool_case = .init(rawValue: 13)
    }
    if let value = self.aString {
      c.pointee.a_string = arena.string(value)
      c.pointee._a_string_case = .init(rawValue: 14)
    }
    if let value = self.aBytes {
      c.pointee.a_bytes = arena.bytes(value)
      c.pointee._a_bytes_case = .init(rawValue: 15)
    }
    if let value = self.aColour {
      c.pointee.a_colour = Handschlag__Test__V1__Colour(rawValue: .init(truncatingIfNeeded: value.rawValue))
      c.pointee._a_colour_case = .init(rawValue: 16)
    }
    if let value = self.aLeaf {
      let room = arena.allocate(Handschlag__Test__V1__Leaf.self)
      value.bridge(into: room, arena)
      c.pointee.a_leaf = room
      c.pointee._a_leaf_case = .init(rawValue: 17)
    }
  }
}

extension TestRepeateds {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__repeateds__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Repeateds.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Repeateds.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Repeateds>) {
    self.init()
    self.doubles = Bridge.numbers(c.pointee.n_doubles, c.pointee.doubles)
    self.floats = Bridge.numbers(c.pointee.n_floats, c.pointee.floats)
    self.int32s = Bridge.numbers(c.pointee.n_int32s, c.pointee.int32s)
    self.int64s = Bridge.numbers(c.pointee.n_int64s, c.pointee.int64s)
    self.uint32s = Bridge.numbers(c.pointee.n_uint32s, c.pointee.uint32s)
    self.uint64s = Bridge.numbers(c.pointee.n_uint64s, c.pointee.uint64s)
    self.sint32s = Bridge.numbers(c.pointee.n_sint32s, c.pointee.sint32s)
    self.sint64s = Bridge.numbers(c.pointee.n_sint64s, c.pointee.sint64s)
    self.fixed32s = Bridge.numbers(c.pointee.n_fixed32s, c.pointee.fixed32s)
    self.fixed64s = Bridge.numbers(c.pointee.n_fixed64s, c.pointee.fixed64s)
    self.sfixed32s = Bridge.numbers(c.pointee.n_sfixed32s, c.pointee.sfixed32s)
    self.sfixed64s = Bridge.numbers(c.pointee.n_sfixed64s, c.pointee.sfixed64s)
    self.bools = Bridge.array(c.pointee.n_bools, c.pointee.bools) { $0 != 0 }
    self.strings = Bridge.array(c.pointee.n_strings, c.pointee.strings) { Bridge.string($0) }
    self.byteStrings = Bridge.array(c.pointee.n_byte_strings, c.pointee.byte_strings) { Bridge.bytes($0) }
    self.colours = Bridge.array(c.pointee.n_colours, c.pointee.colours) { TestColour(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.leaves = Bridge.messages(c.pointee.n_leaves, c.pointee.leaves) { TestLeaf(bridging: $0) }
    self.loose = Bridge.numbers(c.pointee.n_loose, c.pointee.loose)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Repeateds>, _ arena: Arena) {
    handschlag__test__v1__repeateds__init(c)
    if !self.doubles.isEmpty {
      c.pointee.n_doubles = self.doubles.count
      c.pointee.doubles = arena.array(self.doubles) { $0 }
    }
    if !self.floats.isEmpty {
      c.pointee.n_floats = self.floats.count
      c.pointee.floats = arena.array(self.floats) { $0 }
    }
    if !self.int32s.isEmpty {
      c.pointee.n_int32s = self.int32s.count
      c.pointee.int32s = arena.array(self.int32s) { $0 }
    }
    if !self.int64s.isEmpty {
      c.pointee.n_int64s = self.int64s.count
      c.pointee.int64s = arena.array(self.int64s) { $0 }
    }
    if !self.uint32s.isEmpty {
      c.pointee.n_uint32s = self.uint32s.count
      c.pointee.uint32s = arena.array(self.uint32s) { $0 }
    }
    if !self.uint64s.isEmpty {
      c.pointee.n_uint64s = self.uint64s.count
      c.pointee.uint64s = arena.array(self.uint64s) { $0 }
    }
    if !self.sint32s.isEmpty {
      c.pointee.n_sint32s = self.sint32s.count
      c.pointee.sint32s = arena.array(self.sint32s) { $0 }
    }
    if !self.sint64s.isEmpty {
      c.pointee.n_sint64s = self.sint64s.count
      c.pointee.sint64s = arena.array(self.sint64s) { $0 }
    }
    if !self.fixed32s.isEmpty {
      c.pointee.n_fixed32s = self.fixed32s.count
      c.pointee.fixed32s = arena.array(self.fixed32s) { $0 }
    }
    if !self.fixed64s.isEmpty {
      c.pointee.n_fixed64s = self.fixed64s.count
      c.pointee.fixed64s = arena.array(self.fixed64s) { $0 }
    }
    if !self.sfixed32s.isEmpty {
      c.pointee.n_sfixed32s = self.sfixed32s.count
      c.pointee.sfixed32s = arena.array(self.sfixed32s) { $0 }
    }
    if !self.sfixed64s.isEmpty {
      c.pointee.n_sfixed64s = self.sfixed64s.count
      c.pointee.sfixed64s = arena.array(self.sfixed64s) { $0 }
    }
    if !self.bools.isEmpty {
      c.pointee.n_bools = self.bools.count
      c.pointee.bools = arena.array(self.bools) { ($0 ? 1 : 0) as protobuf_c_boolean }
    }
    if !self.strings.isEmpty {
      c.pointee.n_strings = self.strings.count
      c.pointee.strings = arena.array(self.strings) { arena.string($0) }
    }
    if !self.byteStrings.isEmpty {
      c.pointee.n_byte_strings = self.byteStrings.count
      c.pointee.byte_strings = arena.array(self.byteStrings) { arena.bytes($0) }
    }
    if !self.colours.isEmpty {
      c.pointee.n_colours = self.colours.count
      c.pointee.colours = arena.array(self.colours) { Handschlag__Test__V1__Colour(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    if !self.leaves.isEmpty {
      c.pointee.n_leaves = self.leaves.count
      c.pointee.leaves = arena.messages(self.leaves, as: Handschlag__Test__V1__Leaf.self) { $0.bridge(into: $1, arena) }
    }
    if !self.loose.isEmpty {
      c.pointee.n_loose = self.loose.count
      c.pointee.loose = arena.array(self.loose) { $0 }
    }
  }
}

extension TestLeaf {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__leaf__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Leaf.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Leaf.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Leaf>) {
    self.init()
    self.text = Bridge.string(c.pointee.text)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Leaf>, _ arena: Arena) {
    handschlag__test__v1__leaf__init(c)
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
  }
}

extension TestEmpty {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__empty__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Empty.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Empty.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Empty>) {
    self.init()
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Empty>, _ arena: Arena) {
    handschlag__test__v1__empty__init(c)
  }
}

extension TestNode {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__node__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Node.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Node.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Node>) {
    self.init()
    self.name = Bridge.string(c.pointee.name)
    if let value = c.pointee.child { self.child = TestNode(bridging: value) }
    self.children = Bridge.messages(c.pointee.n_children, c.pointee.children) { TestNode(bridging: $0) }
    self.default = c.pointee.default_ != 0
    self.operator = c.pointee.operator_
    self.class = Bridge.array(c.pointee.n_class_, c.pointee.class_) { Bridge.string($0) }
    switch c.pointee.choice_case.rawValue {
      case 4: self.choice = .number(c.pointee.number)
      case 5:
        if let value = c.pointee.other { self.choice = .other(TestNode(bridging: value)) }
      case 6: self.choice = .data(Bridge.bytes(c.pointee.data))
      case 7: self.choice = .words(Bridge.string(c.pointee.words))
      case 8:
        if let value = c.pointee.leaf { self.choice = .leaf(TestLeaf(bridging: value)) }
      case 9: self.choice = .colour(TestColour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue)))
      case 10: self.choice = .flag(c.pointee.flag != 0)
      default: break
    }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Node>, _ arena: Arena) {
    handschlag__test__v1__node__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.string(self.name) }
    if let value = self.child {
      let room = arena.allocate(Handschlag__Test__V1__Node.self)
      value.bridge(into: room, arena)
      c.pointee.child = room
    }
    if !self.children.isEmpty {
      c.pointee.n_children = self.children.count
      c.pointee.children = arena.messages(self.children, as: Handschlag__Test__V1__Node.self) { $0.bridge(into: $1, arena) }
    }
    c.pointee.default_ = self.default ? 1 : 0
    c.pointee.operator_ = self.operator
    if !self.class.isEmpty {
      c.pointee.n_class_ = self.class.count
      c.pointee.class_ = arena.array(self.class) { arena.string($0) }
    }
    switch self.choice {
      case .number(let value):
      c.pointee.number = value
      c.pointee.choice_case = .init(rawValue: 4)
      case .other(let value):
      let room = arena.allocate(Handschlag__Test__V1__Node.self)
      value.bridge(into: room, arena)
      c.pointee.other = room
      c.pointee.choice_case = .init(rawValue: 5)
      case .data(let value):
      c.pointee.data = arena.bytes(value)
      c.pointee.choice_case = .init(rawValue: 6)
      case .words(let value):
      c.pointee.words = arena.string(value)
      c.pointee.choice_case = .init(rawValue: 7)
      case .leaf(let value):
      let room = arena.allocate(Handschlag__Test__V1__Leaf.self)
      value.bridge(into: room, arena)
      c.pointee.leaf = room
      c.pointee.choice_case = .init(rawValue: 8)
      case .colour(let value):
      c.pointee.colour = Handschlag__Test__V1__Colour(rawValue: .init(truncatingIfNeeded: value.rawValue))
      c.pointee.choice_case = .init(rawValue: 9)
      case .flag(let value):
      c.pointee.flag = value ? 1 : 0
      c.pointee.choice_case = .init(rawValue: 10)
      case nil: break
    }
  }
}

extension TestOrder {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__order__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Order.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Order.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Order>) {
    self.init()
    self.id = Bridge.string(c.pointee.id)
    self.title = Bridge.string(c.pointee.title)
    self.hash = Bridge.bytes(c.pointee.hash)
    self.tags = Bridge.array(c.pointee.n_tags, c.pointee.tags) { Bridge.string($0) }
    self.colour = TestColour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
    self.colours = Bridge.array(c.pointee.n_colours, c.pointee.colours) { TestColour(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.size = c.pointee.size
    if c.pointee._limit_case.rawValue != 0 { self.limit = c.pointee.limit }
    if let value = c.pointee.terms { self.terms = TestOrder.Terms(bridging: value) }
    self.more = Bridge.messages(c.pointee.n_more, c.pointee.more) { TestOrder.Terms(bridging: $0) }
    self.rate = c.pointee.rate
    self.sizes = Bridge.numbers(c.pointee.n_sizes, c.pointee.sizes)
    switch c.pointee.party_case.rawValue {
      case 11: self.party = .mail(Bridge.string(c.pointee.mail))
      case 12:
        if let value = c.pointee.special { self.party = .special(TestOrder.Terms(bridging: value)) }
      default: break
    }
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Order>, _ arena: Arena) {
    handschlag__test__v1__order__init(c)
    if !self.id.isEmpty { c.pointee.id = arena.string(self.id) }
    if !self.title.isEmpty { c.pointee.title = arena.string(self.title) }
    if !self.hash.isEmpty { c.pointee.hash = arena.bytes(self.hash) }
    if !self.tags.isEmpty {
      c.pointee.n_tags = self.tags.count
      c.pointee.tags = arena.array(self.tags) { arena.string($0) }
    }
    c.pointee.colour = Handschlag__Test__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
    if !self.colours.isEmpty {
      c.pointee.n_colours = self.colours.count
      c.pointee.colours = arena.array(self.colours) { Handschlag__Test__V1__Colour(rawValue: .init(truncatingIfNeeded: $0.rawValue)) }
    }
    c.pointee.size = self.size
    if let value = self.limit {
      c.pointee.limit = value
      c.pointee._limit_case = .init(rawValue: 8)
    }
    if let value = self.terms {
      let room = arena.allocate(Handschlag__Test__V1__Order__Terms.self)
      value.bridge(into: room, arena)
      c.pointee.terms = room
    }
    if !self.more.isEmpty {
      c.pointee.n_more = self.more.count
      c.pointee.more = arena.messages(self.more, as: Handschlag__Test__V1__Order__Terms.self) { $0.bridge(into: $1, arena) }
    }
    c.pointee.rate = self.rate
    if !self.sizes.isEmpty {
      c.pointee.n_sizes = self.sizes.count
      c.pointee.sizes = arena.array(self.sizes) { $0 }
    }
    switch self.party {
      case .mail(let value):
      c.pointee.mail = arena.string(value)
      c.pointee.party_case = .init(rawValue: 11)
      case .special(let value):
      let room = arena.allocate(Handschlag__Test__V1__Order__Terms.self)
      value.bridge(into: room, arena)
      c.pointee.special = room
      c.pointee.party_case = .init(rawValue: 12)
      case nil: break
    }
  }
}

extension TestOrder.Terms {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__order__terms__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Order__Terms.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Order__Terms.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Order__Terms>) {
    self.init()
    self.text = Bridge.string(c.pointee.text)
    self.language = Bridge.string(c.pointee.language)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Order__Terms>, _ arena: Arena) {
    handschlag__test__v1__order__terms__init(c)
    if !self.text.isEmpty { c.pointee.text = arena.string(self.text) }
    if !self.language.isEmpty { c.pointee.language = arena.string(self.language) }
  }
}

extension TestCard {
  /// Reads a message from its binary form.
  package init(
    decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits
  ) throws(DecodeError) {
    let unpacked = try Unpacked(bytes, as: handschlag__test__v1__card__type(), limits: limits)
    defer { unpacked.release() }
    self.init(bridging: unpacked.message.assumingMemoryBound(to: Handschlag__Test__V1__Card.self))
  }

  /// Lends an encoder for this message.
  package func withEncoder<Result, Failure: Error>(
    _ body: (borrowing MessageEncoder) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let arena = Arena.acquire()
    defer { arena.release() }
    let message = arena.allocate(Handschlag__Test__V1__Card.self)
    bridge(into: message, arena)
    return try body(MessageEncoder(message, arena))
  }

  /// Reads protobuf-c's form.
  init(bridging c: UnsafePointer<Handschlag__Test__V1__Card>) {
    self.init()
    self.email = Bridge.string(c.pointee.email)
  }

  /// Fills in protobuf-c's form; what it points at lives in the arena.
  func bridge(into c: UnsafeMutablePointer<Handschlag__Test__V1__Card>, _ arena: Arena) {
    handschlag__test__v1__card__init(c)
    if !self.email.isEmpty { c.pointee.email = arena.string(self.email) }
  }
}
