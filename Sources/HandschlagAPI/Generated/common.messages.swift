// Generated from handschlag/v1/common.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// What one account can be; an account may be both.
public enum Role: MessageEnum {
  /// `ROLE_UNSPECIFIED`
  case unspecified
  /// Offers work under a pseudonym.
  case worker
  /// Posts projects and sends inquiries.
  case company
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .worker, .company]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .worker
    case 2: self = .company
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .worker: 1
    case .company: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "ROLE_UNSPECIFIED"
    case .worker: "ROLE_WORKER"
    case .company: "ROLE_COMPANY"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// Category of work.
public enum WorkKind: MessageEnum {
  /// `WORK_KIND_UNSPECIFIED`
  case unspecified
  /// `WORK_KIND_TEXT`
  case text
  /// `WORK_KIND_TRANSLATION`
  case translation
  /// `WORK_KIND_LOGO`
  case logo
  /// `WORK_KIND_HOMEPAGE`
  case homepage
  /// `WORK_KIND_DATA_RESEARCH`
  case dataResearch
  /// `WORK_KIND_MARKETING`
  case marketing
  /// `WORK_KIND_SOFTWARE`
  case software
  /// `WORK_KIND_TELEPHONE`
  case telephone
  /// `WORK_KIND_OFFICE`
  case office
  /// `WORK_KIND_OTHER`
  case other
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .text, .translation, .logo, .homepage, .dataResearch, .marketing, .software, .telephone, .office, .other]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .text
    case 2: self = .translation
    case 3: self = .logo
    case 4: self = .homepage
    case 5: self = .dataResearch
    case 6: self = .marketing
    case 7: self = .software
    case 8: self = .telephone
    case 9: self = .office
    case 10: self = .other
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .text: 1
    case .translation: 2
    case .logo: 3
    case .homepage: 4
    case .dataResearch: 5
    case .marketing: 6
    case .software: 7
    case .telephone: 8
    case .office: 9
    case .other: 10
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "WORK_KIND_UNSPECIFIED"
    case .text: "WORK_KIND_TEXT"
    case .translation: "WORK_KIND_TRANSLATION"
    case .logo: "WORK_KIND_LOGO"
    case .homepage: "WORK_KIND_HOMEPAGE"
    case .dataResearch: "WORK_KIND_DATA_RESEARCH"
    case .marketing: "WORK_KIND_MARKETING"
    case .software: "WORK_KIND_SOFTWARE"
    case .telephone: "WORK_KIND_TELEPHONE"
    case .office: "WORK_KIND_OFFICE"
    case .other: "WORK_KIND_OTHER"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// How soon work is wanted.
public enum Urgency: MessageEnum {
  /// `URGENCY_UNSPECIFIED`
  case unspecified
  /// `URGENCY_FLEXIBLE`
  case flexible
  /// `URGENCY_SOON`
  case soon
  /// `URGENCY_URGENT`
  case urgent
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .flexible, .soon, .urgent]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .flexible
    case 2: self = .soon
    case 3: self = .urgent
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .flexible: 1
    case .soon: 2
    case .urgent: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "URGENCY_UNSPECIFIED"
    case .flexible: "URGENCY_FLEXIBLE"
    case .soon: "URGENCY_SOON"
    case .urgent: "URGENCY_URGENT"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// When a worker has time.
public enum Availability: MessageEnum {
  /// `AVAILABILITY_UNSPECIFIED`
  case unspecified
  /// `AVAILABILITY_NOW`
  case now
  /// `AVAILABILITY_WITHIN_TWO_WEEKS`
  case withinTwoWeeks
  /// `AVAILABILITY_WITHIN_TWO_MONTHS`
  case withinTwoMonths
  /// `AVAILABILITY_EVENINGS_AND_WEEKENDS`
  case eveningsAndWeekends
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .now, .withinTwoWeeks, .withinTwoMonths, .eveningsAndWeekends]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .now
    case 2: self = .withinTwoWeeks
    case 3: self = .withinTwoMonths
    case 4: self = .eveningsAndWeekends
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .now: 1
    case .withinTwoWeeks: 2
    case .withinTwoMonths: 3
    case .eveningsAndWeekends: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "AVAILABILITY_UNSPECIFIED"
    case .now: "AVAILABILITY_NOW"
    case .withinTwoWeeks: "AVAILABILITY_WITHIN_TWO_WEEKS"
    case .withinTwoMonths: "AVAILABILITY_WITHIN_TWO_MONTHS"
    case .eveningsAndWeekends: "AVAILABILITY_EVENINGS_AND_WEEKENDS"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// What an amount of money is paid for.
public enum RateUnit: MessageEnum {
  /// `RATE_UNIT_UNSPECIFIED`
  case unspecified
  /// `RATE_UNIT_HOUR`
  case hour
  /// `RATE_UNIT_DAY`
  case day
  /// `RATE_UNIT_MONTH`
  case month
  /// `RATE_UNIT_PIECE`
  case piece
  /// `RATE_UNIT_WORD`
  case word
  /// `RATE_UNIT_PROJECT`
  case project
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .hour, .day, .month, .piece, .word, .project]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .hour
    case 2: self = .day
    case 3: self = .month
    case 4: self = .piece
    case 5: self = .word
    case 6: self = .project
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .hour: 1
    case .day: 2
    case .month: 3
    case .piece: 4
    case .word: 5
    case .project: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "RATE_UNIT_UNSPECIFIED"
    case .hour: "RATE_UNIT_HOUR"
    case .day: "RATE_UNIT_DAY"
    case .month: "RATE_UNIT_MONTH"
    case .piece: "RATE_UNIT_PIECE"
    case .word: "RATE_UNIT_WORD"
    case .project: "RATE_UNIT_PROJECT"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// Kind of cooperation that two parties agree on.
public enum CooperationKind: MessageEnum {
  /// `COOPERATION_KIND_UNSPECIFIED`
  case unspecified
  /// `COOPERATION_KIND_MICRO_JOB`
  case microJob
  /// `COOPERATION_KIND_FIXED_PRICE`
  case fixedPrice
  /// `COOPERATION_KIND_HOURLY`
  case hourly
  /// `COOPERATION_KIND_PART_TIME`
  case partTime
  /// `COOPERATION_KIND_TEMPORARY`
  case temporary
  /// `COOPERATION_KIND_EMPLOYMENT`
  case employment
  /// `COOPERATION_KIND_CONTEST`
  case contest
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .microJob, .fixedPrice, .hourly, .partTime, .temporary, .employment, .contest]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .microJob
    case 2: self = .fixedPrice
    case 3: self = .hourly
    case 4: self = .partTime
    case 5: self = .temporary
    case 6: self = .employment
    case 7: self = .contest
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .microJob: 1
    case .fixedPrice: 2
    case .hourly: 3
    case .partTime: 4
    case .temporary: 5
    case .employment: 6
    case .contest: 7
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "COOPERATION_KIND_UNSPECIFIED"
    case .microJob: "COOPERATION_KIND_MICRO_JOB"
    case .fixedPrice: "COOPERATION_KIND_FIXED_PRICE"
    case .hourly: "COOPERATION_KIND_HOURLY"
    case .partTime: "COOPERATION_KIND_PART_TIME"
    case .temporary: "COOPERATION_KIND_TEMPORARY"
    case .employment: "COOPERATION_KIND_EMPLOYMENT"
    case .contest: "COOPERATION_KIND_CONTEST"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// A field of a contact card.
public enum ContactField: MessageEnum {
  /// `CONTACT_FIELD_UNSPECIFIED`
  case unspecified
  /// `CONTACT_FIELD_LEGAL_NAME`
  case legalName
  /// `CONTACT_FIELD_PERSON_NAME`
  case personName
  /// `CONTACT_FIELD_EMAIL`
  case email
  /// `CONTACT_FIELD_PHONE`
  case phone
  /// `CONTACT_FIELD_POSTAL_ADDRESS`
  case postalAddress
  /// `CONTACT_FIELD_WEBSITE`
  case website
  /// `CONTACT_FIELD_MESSENGER`
  case messenger
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .legalName, .personName, .email, .phone, .postalAddress, .website, .messenger]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .legalName
    case 2: self = .personName
    case 3: self = .email
    case 4: self = .phone
    case 5: self = .postalAddress
    case 6: self = .website
    case 7: self = .messenger
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .legalName: 1
    case .personName: 2
    case .email: 3
    case .phone: 4
    case .postalAddress: 5
    case .website: 6
    case .messenger: 7
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "CONTACT_FIELD_UNSPECIFIED"
    case .legalName: "CONTACT_FIELD_LEGAL_NAME"
    case .personName: "CONTACT_FIELD_PERSON_NAME"
    case .email: "CONTACT_FIELD_EMAIL"
    case .phone: "CONTACT_FIELD_PHONE"
    case .postalAddress: "CONTACT_FIELD_POSTAL_ADDRESS"
    case .website: "CONTACT_FIELD_WEBSITE"
    case .messenger: "CONTACT_FIELD_MESSENGER"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// What a contact may be used for.
public enum Purpose: MessageEnum {
  /// `PURPOSE_UNSPECIFIED`
  case unspecified
  /// To agree on the work that the engagement is about, and to do it.
  case thisWork
  /// The same, and to offer further work later.
  case furtherWork
  /// To begin an employment.
  case employment
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .thisWork, .furtherWork, .employment]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .thisWork
    case 2: self = .furtherWork
    case 3: self = .employment
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .thisWork: 1
    case .furtherWork: 2
    case .employment: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "PURPOSE_UNSPECIFIED"
    case .thisWork: "PURPOSE_THIS_WORK"
    case .furtherWork: "PURPOSE_FURTHER_WORK"
    case .employment: "PURPOSE_EMPLOYMENT"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// Level of a language, after the Common European Framework.
public enum LanguageLevel: MessageEnum {
  /// `LANGUAGE_LEVEL_UNSPECIFIED`
  case unspecified
  /// `LANGUAGE_LEVEL_BASIC`
  case basic
  /// `LANGUAGE_LEVEL_INDEPENDENT`
  case independent
  /// `LANGUAGE_LEVEL_PROFICIENT`
  case proficient
  /// `LANGUAGE_LEVEL_NATIVE`
  case native
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .basic, .independent, .proficient, .native]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .basic
    case 2: self = .independent
    case 3: self = .proficient
    case 4: self = .native
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .basic: 1
    case .independent: 2
    case .proficient: 3
    case .native: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "LANGUAGE_LEVEL_UNSPECIFIED"
    case .basic: "LANGUAGE_LEVEL_BASIC"
    case .independent: "LANGUAGE_LEVEL_INDEPENDENT"
    case .proficient: "LANGUAGE_LEVEL_PROFICIENT"
    case .native: "LANGUAGE_LEVEL_NATIVE"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// Size of a company by people.
public enum SizeBand: MessageEnum {
  /// `SIZE_BAND_UNSPECIFIED`
  case unspecified
  /// `SIZE_BAND_ONE_TO_NINE`
  case oneToNine
  /// `SIZE_BAND_TEN_TO_FORTY_NINE`
  case tenToFortyNine
  /// `SIZE_BAND_FIFTY_TO_249`
  case fiftyTo249
  /// `SIZE_BAND_250_AND_MORE`
  case _250AndMore
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .oneToNine, .tenToFortyNine, .fiftyTo249, ._250AndMore]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .oneToNine
    case 2: self = .tenToFortyNine
    case 3: self = .fiftyTo249
    case 4: self = ._250AndMore
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .oneToNine: 1
    case .tenToFortyNine: 2
    case .fiftyTo249: 3
    case ._250AndMore: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "SIZE_BAND_UNSPECIFIED"
    case .oneToNine: "SIZE_BAND_ONE_TO_NINE"
    case .tenToFortyNine: "SIZE_BAND_TEN_TO_FORTY_NINE"
    case .fiftyTo249: "SIZE_BAND_FIFTY_TO_249"
    case ._250AndMore: "SIZE_BAND_250_AND_MORE"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// Years of experience.
public enum ExperienceBand: MessageEnum {
  /// `EXPERIENCE_BAND_UNSPECIFIED`
  case unspecified
  /// `EXPERIENCE_BAND_BELOW_TWO`
  case belowTwo
  /// `EXPERIENCE_BAND_TWO_TO_FIVE`
  case twoToFive
  /// `EXPERIENCE_BAND_FIVE_TO_TEN`
  case fiveToTen
  /// `EXPERIENCE_BAND_TEN_AND_MORE`
  case tenAndMore
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .belowTwo, .twoToFive, .fiveToTen, .tenAndMore]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .belowTwo
    case 2: self = .twoToFive
    case 3: self = .fiveToTen
    case 4: self = .tenAndMore
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .belowTwo: 1
    case .twoToFive: 2
    case .fiveToTen: 3
    case .tenAndMore: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "EXPERIENCE_BAND_UNSPECIFIED"
    case .belowTwo: "EXPERIENCE_BAND_BELOW_TWO"
    case .twoToFive: "EXPERIENCE_BAND_TWO_TO_FIVE"
    case .fiveToTen: "EXPERIENCE_BAND_FIVE_TO_TEN"
    case .tenAndMore: "EXPERIENCE_BAND_TEN_AND_MORE"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// A band of pay. Amounts are minor units of the currency (cents).
public struct RateBand: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RateBand" }

  /// The field `min_amount`.
  public var minAmount: Int64 = 0

  /// The field `max_amount`.
  public var maxAmount: Int64 = 0

  /// The field `currency`.
  public var currency: String = ""

  /// The field `unit`.
  public var unit: RateUnit = .unspecified

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    minAmount: Int64 = 0,
    maxAmount: Int64 = 0,
    currency: String = "",
    unit: RateUnit = .unspecified
  ) {
    self.minAmount = minAmount
    self.maxAmount = maxAmount
    self.currency = currency
    self.unit = unit
  }
}

/// One value of a contact card.
public struct ContactValue: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ContactValue" }

  /// The field `field`.
  public var field: ContactField = .unspecified

  /// The field `value`.
  public var value: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    field: ContactField = .unspecified,
    value: String = ""
  ) {
    self.field = field
    self.value = value
  }
}

/// A contact card: at most one value for each field.
public struct ContactCard: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ContactCard" }

  /// The field `values`.
  public var values: [ContactValue] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    values: [ContactValue] = []
  ) {
    self.values = values
  }
}

/// What a side offers at the least, and asks of the other at the least, when both consent.
public struct FieldPolicy: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.FieldPolicy" }

  /// Fields that this side will disclose at the least.
  public var offered: [ContactField] = []

  /// Fields that this side requires of the other at the least.
  public var required: [ContactField] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    offered: [ContactField] = [],
    required: [ContactField] = []
  ) {
    self.offered = offered
    self.required = required
  }
}

/// A language and how well it is spoken.
public struct LanguageSkill: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.LanguageSkill" }

  /// ISO 639 code, `de` or `de-AT`.
  public var language: String = ""

  /// The field `level`.
  public var level: LanguageLevel = .unspecified

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    language: String = "",
    level: LanguageLevel = .unspecified
  ) {
    self.language = language
    self.level = level
  }
}

/// What a company shows of itself before the reveal.
public struct CompanyAttributes: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CompanyAttributes" }

  /// The field `industry`.
  public var industry: String = ""

  /// The field `size`.
  public var size: SizeBand = .unspecified

  /// The field `region`.
  public var region: String = ""

  /// A few words on the company, without its name.
  public var about: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    industry: String = "",
    size: SizeBand = .unspecified,
    region: String = "",
    about: String = ""
  ) {
    self.industry = industry
    self.size = size
    self.region = region
    self.about = about
  }
}

/// How a company deals with those who write to it; empty below 20 ended views, renewed once a week.
public struct FairnessFigures: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.FairnessFigures" }

  /// Ended views that the figures stand on.
  public var endedViews: Int32 = 0

  /// Share of views in which the company wrote at least once, in percent.
  public var answeredPercent: Int32 = 0

  /// Share of views that led to a reveal, in percent.
  public var revealedPercent: Int32 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    endedViews: Int32 = 0,
    answeredPercent: Int32 = 0,
    revealedPercent: Int32 = 0
  ) {
    self.endedViews = endedViews
    self.answeredPercent = answeredPercent
    self.revealedPercent = revealedPercent
  }
}

/// A company as one worker sees it before the reveal.
public struct CompanyView: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CompanyView" }

  /// `cmp_…`: this viewer's own id for it.
  public var id: String = ""

  /// A spoken name that comes from the id.
  public var handle: String = ""

  /// Whether the operator has verified the company's identity.
  public var verified: Bool = false

  /// The field `attributes`.
  public var attributes: CompanyAttributes? = nil

  /// The field `fields`.
  public var fields: FieldPolicy? = nil

  /// The field `fairness`.
  public var fairness: FairnessFigures? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    handle: String = "",
    verified: Bool = false,
    attributes: CompanyAttributes? = nil,
    fields: FieldPolicy? = nil,
    fairness: FairnessFigures? = nil
  ) {
    self.id = id
    self.handle = handle
    self.verified = verified
    self.attributes = attributes
    self.fields = fields
    self.fairness = fairness
  }
}

/// A worker's profile, as its owner writes it and as companies read it.
public struct ProfileContent: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ProfileContent" }

  /// The field `headline`.
  public var headline: String = ""

  /// The field `about`.
  public var about: String = ""

  /// The field `skills`.
  public var skills: [String] = []

  /// The field `languages`.
  public var languages: [LanguageSkill] = []

  /// The field `region`.
  public var region: String = ""

  /// The field `availability`.
  public var availability: Availability = .unspecified

  /// Hours a week.
  public var hoursPerWeek: Int32 = 0

  /// Shown in bands of five units of the currency.
  public var rate: RateBand? = nil

  /// The field `kinds`.
  public var kinds: [WorkKind] = []

  /// The field `experience`.
  public var experience: ExperienceBand = .unspecified

  /// The field `fields`.
  public var fields: FieldPolicy? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    headline: String = "",
    about: String = "",
    skills: [String] = [],
    languages: [LanguageSkill] = [],
    region: String = "",
    availability: Availability = .unspecified,
    hoursPerWeek: Int32 = 0,
    rate: RateBand? = nil,
    kinds: [WorkKind] = [],
    experience: ExperienceBand = .unspecified,
    fields: FieldPolicy? = nil
  ) {
    self.headline = headline
    self.about = about
    self.skills = skills
    self.languages = languages
    self.region = region
    self.availability = availability
    self.hoursPerWeek = hoursPerWeek
    self.rate = rate
    self.kinds = kinds
    self.experience = experience
    self.fields = fields
  }
}

/// A worker as one company sees it before the reveal.
public struct ProfileView: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ProfileView" }

  /// `wkr_…`: this viewer's own id for the worker.
  public var id: String = ""

  /// A spoken name that comes from the id.
  public var handle: String = ""

  /// The field `content`.
  public var content: ProfileContent? = nil

  /// Day of the last change, in seconds since 1970, rounded down to the day.
  public var updatedDay: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    handle: String = "",
    content: ProfileContent? = nil,
    updatedDay: Int64 = 0
  ) {
    self.id = id
    self.handle = handle
    self.content = content
    self.updatedDay = updatedDay
  }
}
