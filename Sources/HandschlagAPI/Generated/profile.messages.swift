// Generated from handschlag/v1/profile.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// The message `handschlag.v1.PutProfileRequest`.
public struct PutProfileRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutProfileRequest" }

  /// The field `content`.
  public var content: ProfileContent? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    content: ProfileContent? = nil
  ) {
    self.content = content
  }
}

/// The message `handschlag.v1.PutProfileResponse`.
public struct PutProfileResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutProfileResponse" }

  /// Held for the operator, until then seen by its owner alone.
  public var held: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    held: Bool = false
  ) {
    self.held = held
  }
}

/// The message `handschlag.v1.GetOwnProfileRequest`.
public struct GetOwnProfileRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetOwnProfileRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetOwnProfileResponse`.
public struct GetOwnProfileResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetOwnProfileResponse" }

  /// The field `content`.
  public var content: ProfileContent? = nil

  /// What the owner has asked for; it takes effect once a day.
  public var hidden: Bool = false

  /// The field `held`.
  public var held: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    content: ProfileContent? = nil,
    hidden: Bool = false,
    held: Bool = false
  ) {
    self.content = content
    self.hidden = hidden
    self.held = held
  }
}

/// The message `handschlag.v1.HideProfileRequest`.
public struct HideProfileRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.HideProfileRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.HideProfileResponse`.
public struct HideProfileResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.HideProfileResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ShowProfileRequest`.
public struct ShowProfileRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ShowProfileRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ShowProfileResponse`.
public struct ShowProfileResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ShowProfileResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetProfileRequest`.
public struct GetProfileRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetProfileRequest" }

  /// `wkr_…`
  public var profileID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    profileID: String = ""
  ) {
    self.profileID = profileID
  }
}

/// The message `handschlag.v1.GetProfileResponse`.
public struct GetProfileResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetProfileResponse" }

  /// The field `profile`.
  public var profile: ProfileView? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    profile: ProfileView? = nil
  ) {
    self.profile = profile
  }
}

/// What a search asks for; an empty field asks for nothing.
public struct SearchFilters: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SearchFilters" }

  /// All of them.
  public var skills: [String] = []

  /// All of them; a level asks for that level or a better one.
  public var languages: [LanguageSkill] = []

  /// A country or one of its subdivisions.
  public var region: String = ""

  /// Overlapping bands in the same currency and unit.
  public var rate: RateBand? = nil

  /// Any of them.
  public var kinds: [WorkKind] = []

  /// Any of them; profiles.
  public var availability: [Availability] = []

  /// Any of them; projects.
  public var urgency: [Urgency] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    skills: [String] = [],
    languages: [LanguageSkill] = [],
    region: String = "",
    rate: RateBand? = nil,
    kinds: [WorkKind] = [],
    availability: [Availability] = [],
    urgency: [Urgency] = []
  ) {
    self.skills = skills
    self.languages = languages
    self.region = region
    self.rate = rate
    self.kinds = kinds
    self.availability = availability
    self.urgency = urgency
  }
}

/// The message `handschlag.v1.SearchProfilesRequest`.
public struct SearchProfilesRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SearchProfilesRequest" }

  /// Words of a full-text search.
  public var query: String = ""

  /// The field `filters`.
  public var filters: SearchFilters? = nil

  /// At most 100; 20 where it is 0.
  public var pageSize: Int32 = 0

  /// From the page before; good for the same question of the same account.
  public var pageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    query: String = "",
    filters: SearchFilters? = nil,
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.query = query
    self.filters = filters
    self.pageSize = pageSize
    self.pageToken = pageToken
  }
}

/// The message `handschlag.v1.SearchProfilesResponse`.
public struct SearchProfilesResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SearchProfilesResponse" }

  /// The field `profiles`.
  public var profiles: [ProfileView] = []

  /// Empty on the last page.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    profiles: [ProfileView] = [],
    nextPageToken: String = ""
  ) {
    self.profiles = profiles
    self.nextPageToken = nextPageToken
  }
}
