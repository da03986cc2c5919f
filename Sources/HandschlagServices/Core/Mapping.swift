import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
import HandschlagStore

// Small values, between the wire and the rules. Enumerations share their numbers.

extension Timestamp {
  /// Seconds since 1970, as the wire counts.
  var seconds: Int64 { milliseconds / 1000 }
  /// The start of the day, in seconds since 1970.
  var day: Int64 { flooredToDay.seconds }
  /// The start of the hour, in seconds since 1970.
  var hour: Int64 { flooredToHour.seconds }
}

extension FieldSet {
  /// The fields that the wire names; what it has no name for is left out.
  init(_ fields: [Wire.ContactField]) {
    self.init(fields.compactMap { HandschlagDomain.ContactField(rawValue: Int64($0.rawValue)) })
  }

  /// The fields for the wire.
  var wire: [Wire.ContactField] { FieldSet.onWire[Int(rawValue)] }

  /// Of every set there is, by its bits: a set is shown far more often than it changes.
  private static let onWire = (0...FieldSet.all.rawValue).map { bits in
    FieldSet(rawValue: bits).fields.map { Wire.ContactField(rawValue: Int32($0.rawValue)) }
  }
}

extension FieldMinimum {
  init(_ policy: FieldPolicy?) {
    self.init(offers: FieldSet(policy?.offered ?? []), requires: FieldSet(policy?.required ?? []))
  }

  /// The policy for the wire: what is published, and what the rules ask anyway of `side`.
  func wire(of side: Side) -> FieldPolicy {
    let floor = FieldRequirement.floor(for: side)
    return FieldPolicy(offered: offers.union(floor.all).wire, required: requires.wire)
  }
}

extension RoleSet {
  init(_ roles: [Role]) {
    self = roles.reduce([]) { set, role in
      switch role {
      case .worker: set.union(.worker)
      case .company: set.union(.company)
      case .unspecified, .unrecognized: set
      }
    }
  }

  /// The roles for the wire.
  var wire: [Role] {
    (contains(.worker) ? [Role.worker] : []) + (contains(.company) ? [Role.company] : [])
  }
}

extension Side {
  /// The role that has this side.
  var role: Role { self == .worker ? .worker : .company }

  init?(_ role: Role) {
    switch role {
    case .worker: self = .worker
    case .company: self = .company
    case .unspecified, .unrecognized: return nil
    }
  }
}

extension HandschlagDomain.ViewState {
  var wire: Wire.ViewState { Wire.ViewState(rawValue: Int32(rawValue)) }
}

extension HandschlagDomain.Origin {
  var wire: Wire.Origin { Wire.Origin(rawValue: Int32(rawValue)) }
}

extension Sequence where Element: MessageEnum {
  /// Bit `n` for each value with the number `n`; numbers beyond 62 are left out.
  var bits: Int64 {
    reduce(0) { $1.rawValue > 0 && $1.rawValue < 63 ? $0 | (1 << Int64($1.rawValue)) : $0 }
  }
}

extension Int64 {
  /// The numbers of the bits that are set.
  var bitNumbers: Set<Int64> { Set((0..<63).filter { self & (1 << $0) != 0 }) }

  /// The values whose bits are set.
  func values<Value: MessageEnum>() -> [Value] {
    Value.allKnown.filter { $0.rawValue > 0 && $0.rawValue < 63 && self & (1 << Int64($0.rawValue)) != 0 }
  }
}

extension Message {
  /// Reads bytes that this server has encoded and stored.
  ///
  /// - Throws: `DecodeError` if the database is damaged.
  init(stored bytes: [UInt8]) throws {
    try self.init(decoding: bytes)
  }
}
