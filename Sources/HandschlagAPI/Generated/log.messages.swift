// Generated from handschlag/v1/log.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// The message `handschlag.v1.GetCheckpointRequest`.
public struct GetCheckpointRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetCheckpointRequest" }

  /// Leaves of the tree; 0 for the newest.
  public var size: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    size: Int64 = 0
  ) {
    self.size = size
  }
}

/// The message `handschlag.v1.GetCheckpointResponse`.
public struct GetCheckpointResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetCheckpointResponse" }

  /// Origin, size and root, signed, in the form of c2sp.org/tlog-checkpoint.
  public var checkpoint: String = ""

  /// The log's public keys, as vkey text of c2sp.org/signed-note. Pin one that you trust; what the server says here
  /// proves nothing.
  public var keys: [String] = []

  /// Notes in the form of c2sp.org/signed-note that announced the keys after the first, oldest first: each is signed
  /// with the keys before and with the new one. Who trusts one of the keys can follow them to the newest.
  public var keyNotes: [String] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    checkpoint: String = "",
    keys: [String] = [],
    keyNotes: [String] = []
  ) {
    self.checkpoint = checkpoint
    self.keys = keys
    self.keyNotes = keyNotes
  }
}

/// The message `handschlag.v1.GetInclusionProofRequest`.
public struct GetInclusionProofRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetInclusionProofRequest" }

  /// The leaf's hash.
  public var leaf: [UInt8] = []

  /// Leaves of the tree that it is proved for, at most those of the newest checkpoint; 0 for those.
  public var size: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    leaf: [UInt8] = [],
    size: Int64 = 0
  ) {
    self.leaf = leaf
    self.size = size
  }
}

/// The message `handschlag.v1.GetInclusionProofResponse`.
public struct GetInclusionProofResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetInclusionProofResponse" }

  /// Which leaf, counted from 0.
  public var index: Int64 = 0

  /// The field `size`.
  public var size: Int64 = 0

  /// From the leaf's sibling up to the root's child, 32 bytes each.
  public var path: [[UInt8]] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    index: Int64 = 0,
    size: Int64 = 0,
    path: [[UInt8]] = []
  ) {
    self.index = index
    self.size = size
    self.path = path
  }
}

/// The message `handschlag.v1.GetConsistencyProofRequest`.
public struct GetConsistencyProofRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetConsistencyProofRequest" }

  /// Leaves of the earlier tree.
  public var first: Int64 = 0

  /// Leaves of the later tree, at most those of the newest checkpoint; 0 for those.
  public var second: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    first: Int64 = 0,
    second: Int64 = 0
  ) {
    self.first = first
    self.second = second
  }
}

/// The message `handschlag.v1.GetConsistencyProofResponse`.
public struct GetConsistencyProofResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetConsistencyProofResponse" }

  /// The field `second`.
  public var second: Int64 = 0

  /// As RFC 6962, section 2.1.2, orders them, 32 bytes each.
  public var path: [[UInt8]] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    second: Int64 = 0,
    path: [[UInt8]] = []
  ) {
    self.second = second
    self.path = path
  }
}

/// The message `handschlag.v1.ListLeavesRequest`.
public struct ListLeavesRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListLeavesRequest" }

  /// The first leaf, counted from 0.
  public var start: Int64 = 0

  /// Most leaves; 0 for 1000.
  public var count: Int32 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    start: Int64 = 0,
    count: Int32 = 0
  ) {
    self.start = start
    self.count = count
  }
}

/// The message `handschlag.v1.ListLeavesResponse`.
public struct ListLeavesResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListLeavesResponse" }

  /// The leaves' hashes one after the other, 32 bytes each; empty behind the last.
  public var leaves: [UInt8] = []

  /// Leaves of the newest checkpoint.
  public var size: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    leaves: [UInt8] = [],
    size: Int64 = 0
  ) {
    self.leaves = leaves
    self.size = size
  }
}
