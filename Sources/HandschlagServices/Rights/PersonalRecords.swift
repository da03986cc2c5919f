import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
import HandschlagStore

// The records of a personal export: what the account's holder wrote, set, showed and did. Nothing in here is
// read from another account, from the other view of an engagement, or from the hidden truth.

/// One line of an export: its record's name comes first.
struct ExportRecord {
  let json: JSONValue

  /// - Parameter members: those that say nothing (an empty text, an empty list, a zero time) are left out.
  init(_ name: String, _ members: [(String, JSONValue?)]) {
    json = .object(
      [("record", .text(name))] + members.compactMap { member in member.1.map { (member.0, $0) } })
  }
}

extension JSONValue {
  /// A text; nil if it is empty.
  static func words(_ text: String) -> JSONValue? { text.isEmpty ? nil : .text(text) }

  /// Texts; nil if there are none.
  static func texts(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .list(texts.map(JSONValue.text))
  }

  /// The schema's names; nil if there are none.
  static func names<Value: MessageEnum>(_ values: [Value]) -> JSONValue? { texts(values.map(\.name)) }

  /// The schema's name; nil for the value that says nothing.
  static func name<Value: MessageEnum>(_ value: Value) -> JSONValue? {
    value.rawValue == 0 ? nil : .text(value.name)
  }

  /// A count or an amount; nil for 0.
  static func some(_ number: some BinaryInteger) -> JSONValue? { number == 0 ? nil : .number(Int64(number)) }

  /// A moment, in milliseconds since 1970; nil without one.
  static func time(_ moment: Timestamp?) -> JSONValue? { moment.map { .number($0.milliseconds) } }

  /// Bytes in hexadecimal digits; nil for none.
  static func hex(_ bytes: [UInt8]) -> JSONValue? {
    words(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
  }

  /// An object of those members that say something; nil if none does.
  static func members(_ members: [(String, JSONValue?)]) -> JSONValue? {
    let given = members.compactMap { member in member.1.map { (member.0, $0) } }
    return given.isEmpty ? nil : .object(given)
  }
}

extension ExportRecord {
  static func account(_ account: StoredAccount, id: String) -> ExportRecord {
    let limits = account.limits
    let limited = JSONValue.members([
      ("max_open", .some(limits.maxOpen)), ("max_new_per_day", .some(limits.maxNewPerDay)),
      ("kinds", .names(limits.kinds.values() as [Wire.WorkKind])),
      ("verified_only", limits.verifiedOnly ? .flag(true) : nil),
    ])
    return ExportRecord(
      "account",
      [
        ("id", .text(id)), ("roles", .names(account.roles.wire)), ("created", .time(account.createdAt)),
        ("suspended", .time(account.suspendedAt)), ("suspension_reason", .words(account.suspensionReason)),
        ("worker_pseudonyms_renewed", .some(account.workerEpoch)),
        ("company_pseudonyms_renewed", .some(account.companyEpoch)), ("limits", limited),
      ])
  }

  static func card(_ fields: [PlainField], version: Int64) -> ExportRecord {
    let values = fields.map { field in
      (Wire.ContactField(rawValue: Int32(field.field.rawValue)).name, JSONValue.text(field.text))
    }
    return ExportRecord("contact_card", [("version", .number(version)), ("values", .object(values))])
  }

  static func exclusion(_ exclusion: Exclusion) -> ExportRecord {
    ExportRecord(
      "exclusion",
      [
        ("legal_name", .words(exclusion.legalName)), ("domain", .words(exclusion.domain)),
        ("register_number", .words(exclusion.registerNumber)),
      ])
  }

  static func company(
    _ company: StoredCompany, _ identity: Wire.CompanyIdentity, _ attributes: CompanyAttributes
  ) -> ExportRecord {
    let named = JSONValue.members([
      ("legal_name", .words(identity.legalName)), ("register_number", .words(identity.registerNumber)),
      ("domain", .words(identity.domain)), ("country", .words(identity.country)),
    ])
    return ExportRecord(
      "company",
      [
        ("identity", named), ("attributes", attributes.json), ("verified", .time(company.verifiedAt)),
        ("fields", company.minimum.json),
      ])
  }

  static func profile(_ profile: StoredProfile, _ content: ProfileContent) -> ExportRecord {
    ExportRecord(
      "profile",
      [
        ("version", .number(profile.version)), ("updated", .time(profile.updatedAt)),
        ("hidden", profile.isHidden ? .flag(true) : nil), ("content", content.json),
        ("fields", profile.minimum.json),
      ])
  }

  static func project(_ project: StoredProject, id: String, _ content: ProjectContent) -> ExportRecord {
    ExportRecord(
      "project",
      [
        ("id", .text(id)), ("version", .number(project.version)), ("posted", .time(project.postedAt)),
        ("closed", project.state == .closed ? .flag(true) : nil), ("content", content.json),
        ("fields", project.minimum.json),
      ])
  }

  static func token(_ token: StoredToken) -> ExportRecord {
    ExportRecord("token", [("label", .words(token.label)), ("created", .time(token.createdAt))])
  }

  static func block(_ block: StoredBlock) -> ExportRecord {
    ExportRecord(
      "block",
      [
        ("party_id", .text(block.party)), ("handle", .words(block.handle)),
        ("created", .time(block.createdAt)),
      ])
  }

  static func act(_ act: StoredAct, engagement: String?) -> ExportRecord {
    ExportRecord(
      "act",
      [
        ("method", .text(act.method)), ("time", .time(act.at)), ("reason", .words(act.reason)),
        ("engagement_id", engagement.map(JSONValue.text)),
      ])
  }
}

extension FieldMinimum {
  /// As a member of a record.
  var json: JSONValue? {
    .members([("offered", .names(offers.wire)), ("required", .names(requires.wire))])
  }
}

extension CompanyAttributes {
  /// As a member of a record.
  var json: JSONValue? {
    .members([
      ("industry", .words(industry)), ("size", .name(size)), ("region", .words(region)),
      ("about", .words(about)),
    ])
  }
}

extension RateBand {
  /// As a member of a record.
  var json: JSONValue? {
    .members([
      ("min_amount", .some(minAmount)), ("max_amount", .some(maxAmount)), ("currency", .words(currency)),
      ("unit", .name(unit)),
    ])
  }
}

extension LanguageSkill {
  /// As a member of a record.
  var json: JSONValue? { .members([("language", .words(language)), ("level", .name(level))]) }
}

extension ProfileContent {
  /// As a member of a record.
  var json: JSONValue? {
    .members([
      ("headline", .words(headline)), ("about", .words(about)), ("skills", .texts(skills)),
      ("languages", languages.isEmpty ? nil : .list(languages.compactMap(\.json))),
      ("region", .words(region)), ("availability", .name(availability)),
      ("hours_per_week", .some(hoursPerWeek)), ("rate", rate?.json), ("kinds", .names(kinds)),
      ("experience", .name(experience)),
    ])
  }
}

extension ProjectContent {
  /// As a member of a record.
  var json: JSONValue? {
    .members([
      ("title", .words(title)), ("description", .words(description)), ("kinds", .names(kinds)),
      ("skills", .texts(skills)),
      ("languages", languages.isEmpty ? nil : .list(languages.compactMap(\.json))),
      ("region", .words(region)), ("rate", rate?.json), ("urgency", .name(urgency)),
      ("cooperation", .names(cooperation)), ("naming", .name(naming)),
    ])
  }
}
