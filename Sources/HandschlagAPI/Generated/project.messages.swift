// Generated from handschlag/v1/project.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// Whether a project shows its company's name.
public enum Naming: MessageEnum {
  /// `NAMING_UNSPECIFIED`
  case unspecified
  /// `NAMING_ANONYMOUS`
  case anonymous
  /// Shows `company_name`, which must be part of the verified identity's legal name.
  case named
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .anonymous, .named]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .anonymous
    case 2: self = .named
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .anonymous: 1
    case .named: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "NAMING_UNSPECIFIED"
    case .anonymous: "NAMING_ANONYMOUS"
    case .named: "NAMING_NAMED"
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

/// The enumeration `handschlag.v1.ProjectState`.
public enum ProjectState: MessageEnum {
  /// `PROJECT_STATE_UNSPECIFIED`
  case unspecified
  /// `PROJECT_STATE_OPEN`
  case open
  /// `PROJECT_STATE_CLOSED`
  case closed
  /// Held for the operator: seen by its owner alone.
  case held
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .open, .closed, .held]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .open
    case 2: self = .closed
    case 3: self = .held
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .open: 1
    case .closed: 2
    case .held: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "PROJECT_STATE_UNSPECIFIED"
    case .open: "PROJECT_STATE_OPEN"
    case .closed: "PROJECT_STATE_CLOSED"
    case .held: "PROJECT_STATE_HELD"
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

/// The enumeration `handschlag.v1.ProjectChange`.
public enum ProjectChange: MessageEnum {
  /// `PROJECT_CHANGE_UNSPECIFIED`
  case unspecified
  /// `PROJECT_CHANGE_POSTED`
  case posted
  /// `PROJECT_CHANGE_UPDATED`
  case updated
  /// `PROJECT_CHANGE_CLOSED`
  case closed
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .posted, .updated, .closed]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .posted
    case 2: self = .updated
    case 3: self = .closed
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .posted: 1
    case .updated: 2
    case .closed: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "PROJECT_CHANGE_UNSPECIFIED"
    case .posted: "PROJECT_CHANGE_POSTED"
    case .updated: "PROJECT_CHANGE_UPDATED"
    case .closed: "PROJECT_CHANGE_CLOSED"
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

/// What the owner of a project writes.
public struct ProjectContent: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ProjectContent" }

  /// The field `title`.
  public var title: String = ""

  /// The field `description`.
  public var description: String = ""

  /// The field `kinds`.
  public var kinds: [WorkKind] = []

  /// The field `skills`.
  public var skills: [String] = []

  /// The field `languages`.
  public var languages: [LanguageSkill] = []

  /// The field `region`.
  public var region: String = ""

  /// The field `rate`.
  public var rate: RateBand? = nil

  /// The field `urgency`.
  public var urgency: Urgency = .unspecified

  /// Kinds of cooperation that the owner can think of.
  public var cooperation: [CooperationKind] = []

  /// The field `naming`.
  public var naming: Naming = .unspecified

  /// The field `fields`.
  public var fields: FieldPolicy? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    title: String = "",
    description: String = "",
    kinds: [WorkKind] = [],
    skills: [String] = [],
    languages: [LanguageSkill] = [],
    region: String = "",
    rate: RateBand? = nil,
    urgency: Urgency = .unspecified,
    cooperation: [CooperationKind] = [],
    naming: Naming = .unspecified,
    fields: FieldPolicy? = nil
  ) {
    self.title = title
    self.description = description
    self.kinds = kinds
    self.skills = skills
    self.languages = languages
    self.region = region
    self.rate = rate
    self.urgency = urgency
    self.cooperation = cooperation
    self.naming = naming
    self.fields = fields
  }
}

/// A project as anyone sees it.
public struct Project: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Project" }

  /// `prj_…`, the same for all.
  public var id: String = ""

  /// The field `content`.
  public var content: ProjectContent? = nil

  /// The field `state`.
  public var state: ProjectState = .unspecified

  /// Grows by one with each change.
  public var version: Int32 = 0

  /// The field `posted_day`.
  public var postedDay: Int64 = 0

  /// The company behind it, as the viewer sees it for this project.
  public var company: CompanyView? = nil

  /// Only where the owner chose to be named.
  public var companyName: String = ""

  /// Whether it is the caller's own.
  public var own: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    content: ProjectContent? = nil,
    state: ProjectState = .unspecified,
    version: Int32 = 0,
    postedDay: Int64 = 0,
    company: CompanyView? = nil,
    companyName: String = "",
    own: Bool = false
  ) {
    self.id = id
    self.content = content
    self.state = state
    self.version = version
    self.postedDay = postedDay
    self.company = company
    self.companyName = companyName
    self.own = own
  }
}

/// The message `handschlag.v1.PostProjectRequest`.
public struct PostProjectRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PostProjectRequest" }

  /// The field `content`.
  public var content: ProjectContent? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    content: ProjectContent? = nil
  ) {
    self.content = content
  }
}

/// The message `handschlag.v1.PostProjectResponse`.
public struct PostProjectResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PostProjectResponse" }

  /// The field `project`.
  public var project: Project? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    project: Project? = nil
  ) {
    self.project = project
  }
}

/// The message `handschlag.v1.UpdateProjectRequest`.
public struct UpdateProjectRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.UpdateProjectRequest" }

  /// The field `project_id`.
  public var projectID: String = ""

  /// The field `content`.
  public var content: ProjectContent? = nil

  /// Version that the change stands on; another one is refused with ABORTED. 0 for whatever is there.
  public var version: Int32 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    projectID: String = "",
    content: ProjectContent? = nil,
    version: Int32 = 0
  ) {
    self.projectID = projectID
    self.content = content
    self.version = version
  }
}

/// The message `handschlag.v1.UpdateProjectResponse`.
public struct UpdateProjectResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.UpdateProjectResponse" }

  /// The field `project`.
  public var project: Project? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    project: Project? = nil
  ) {
    self.project = project
  }
}

/// The message `handschlag.v1.CloseProjectRequest`.
public struct CloseProjectRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CloseProjectRequest" }

  /// The field `project_id`.
  public var projectID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    projectID: String = ""
  ) {
    self.projectID = projectID
  }
}

/// The message `handschlag.v1.CloseProjectResponse`.
public struct CloseProjectResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CloseProjectResponse" }

  /// The field `project`.
  public var project: Project? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    project: Project? = nil
  ) {
    self.project = project
  }
}

/// The message `handschlag.v1.GetProjectRequest`.
public struct GetProjectRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetProjectRequest" }

  /// The field `project_id`.
  public var projectID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    projectID: String = ""
  ) {
    self.projectID = projectID
  }
}

/// The message `handschlag.v1.GetProjectResponse`.
public struct GetProjectResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetProjectResponse" }

  /// The field `project`.
  public var project: Project? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    project: Project? = nil
  ) {
    self.project = project
  }
}

/// The message `handschlag.v1.ListOwnProjectsRequest`.
public struct ListOwnProjectsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListOwnProjectsRequest" }

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The field `page_token`.
  public var pageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }
}

/// The message `handschlag.v1.ListOwnProjectsResponse`.
public struct ListOwnProjectsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListOwnProjectsResponse" }

  /// The field `projects`.
  public var projects: [Project] = []

  /// The field `next_page_token`.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    projects: [Project] = [],
    nextPageToken: String = ""
  ) {
    self.projects = projects
    self.nextPageToken = nextPageToken
  }
}

/// The message `handschlag.v1.SearchProjectsRequest`.
public struct SearchProjectsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SearchProjectsRequest" }

  /// The field `query`.
  public var query: String = ""

  /// The field `filters`.
  public var filters: SearchFilters? = nil

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The field `page_token`.
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

/// The message `handschlag.v1.SearchProjectsResponse`.
public struct SearchProjectsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SearchProjectsResponse" }

  /// The field `projects`.
  public var projects: [Project] = []

  /// The field `next_page_token`.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    projects: [Project] = [],
    nextPageToken: String = ""
  ) {
    self.projects = projects
    self.nextPageToken = nextPageToken
  }
}

/// The message `handschlag.v1.WatchProjectsRequest`.
public struct WatchProjectsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WatchProjectsRequest" }

  /// From an earlier event; empty for what comes from now on.
  public var cursor: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    cursor: String = ""
  ) {
    self.cursor = cursor
  }
}

/// The message `handschlag.v1.WatchProjectsResponse`.
public struct WatchProjectsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WatchProjectsResponse" }

  /// The field `change`.
  public var change: ProjectChange = .unspecified

  /// The field `project_id`.
  public var projectID: String = ""

  /// As it is now; empty if it is closed.
  public var project: Project? = nil

  /// To go on after this event.
  public var cursor: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    change: ProjectChange = .unspecified,
    projectID: String = "",
    project: Project? = nil,
    cursor: String = ""
  ) {
    self.change = change
    self.projectID = projectID
    self.project = project
    self.cursor = cursor
  }
}
