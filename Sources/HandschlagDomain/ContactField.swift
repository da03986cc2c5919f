/// A field of a contact card. The set is closed; the raw values are stored and never reused.
package enum ContactField: Int64, CaseIterable, Sendable {
  /// The registered name of a company.
  case legalName = 1
  /// The name of a person.
  case personName = 2
  /// An e-mail address.
  case email = 3
  /// A telephone number.
  case phone = 4
  /// A postal address.
  case postalAddress = 5
  /// A web page.
  case website = 6
  /// An address in a messenger.
  case messenger = 7
}

/// A set of contact fields. The raw value is stored: bit `n` stands for the field of raw value `n`.
package struct FieldSet: OptionSet, Hashable, Sendable {
  /// The bits.
  package let rawValue: Int64

  /// The set with these bits; bits that name no field are dropped.
  package init(rawValue: Int64) { self.rawValue = rawValue & FieldSet.known }

  /// The set of the given fields.
  package init(_ fields: some Sequence<ContactField>) {
    self.init(rawValue: fields.reduce(0) { $0 | (1 << $1.rawValue) })
  }

  /// The registered name alone.
  package static let legalName = FieldSet([ContactField.legalName])
  /// Each way to reach somebody: e-mail, telephone, postal address, web page, messenger.
  package static let channels = FieldSet([
    ContactField.email, .phone, .postalAddress, .website, .messenger,
  ])
  /// Every field there is.
  package static let all = FieldSet(ContactField.allCases)

  /// The fields, in the order of their raw values.
  package var fields: [ContactField] {
    var fields: [ContactField] = []
    fields.reserveCapacity(rawValue.nonzeroBitCount)
    var rest = rawValue
    while rest != 0 {
      if let field = ContactField(rawValue: Int64(rest.trailingZeroBitCount)) { fields.append(field) }
      rest &= rest - 1
    }
    return fields
  }

  /// Whether the set holds `field`.
  package func contains(_ field: ContactField) -> Bool { rawValue & (1 << field.rawValue) != 0 }

  private static let known: Int64 = ContactField.allCases.reduce(0) { $0 | (1 << $1.rawValue) }
}

/// What a disclosure must hold: all of some fields, and one at least of others.
package struct FieldRequirement: Hashable, Sendable {
  /// Fields that must all be there.
  package var all: FieldSet
  /// Fields of which one must be there; empty asks for none.
  package var anyOf: FieldSet

  /// A requirement of `all`, and of one of `anyOf`.
  package init(all: FieldSet = [], anyOf: FieldSet = []) {
    self.all = all
    self.anyOf = anyOf
  }

  /// Whether `fields` are enough.
  package func isMet(by fields: FieldSet) -> Bool {
    fields.isSuperset(of: all) && (anyOf.isEmpty || !fields.isDisjoint(with: anyOf))
  }

  /// The least that a side may offer, whatever it published: a company its legal name and one
  /// channel, a worker one channel. Nobody trades a telephone number for an empty card.
  package static func floor(for side: Side) -> FieldRequirement {
    switch side {
    case .worker: FieldRequirement(anyOf: .channels)
    case .company: FieldRequirement(all: .legalName, anyOf: .channels)
    }
  }
}

/// What a project, an inquiry or a profile publishes about contact data.
package struct FieldMinimum: Hashable, Sendable {
  /// The least that this side offers in a consent of its own.
  package var offers: FieldSet
  /// The least that this side requires of the counterpart's consent.
  package var requires: FieldSet

  /// A minimum that adds nothing to the floors of both sides, unless fields are given.
  package init(offers: FieldSet = [], requires: FieldSet = []) {
    self.offers = offers
    self.requires = requires
  }

  /// Whether `fields`, given by `giver`, meet its floor, what it published itself as its `own`
  /// minimum, and what the counterpart requires.
  package static func isMet(
    by fields: FieldSet, of giver: Side, own: FieldMinimum, counterpart: FieldMinimum
  ) -> Bool {
    FieldRequirement.floor(for: giver).isMet(by: fields)
      && fields.isSuperset(of: own.offers) && fields.isSuperset(of: counterpart.requires)
  }
}
