// Generated from handschlag/v1/project.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// Projects and the search among them.
public protocol ProjectService: RPCService {
  /// Posts a project.
  func postProject(
    _ request: PostProjectRequest, context: ServerContext
  ) async throws -> PostProjectResponse

  /// Changes a project. A material change voids the live consents given for it.
  func updateProject(
    _ request: UpdateProjectRequest, context: ServerContext
  ) async throws -> UpdateProjectResponse

  /// Closes a project: its open engagements end.
  func closeProject(
    _ request: CloseProjectRequest, context: ServerContext
  ) async throws -> CloseProjectResponse

  /// One project.
  func getProject(
    _ request: GetProjectRequest, context: ServerContext
  ) async throws -> GetProjectResponse

  /// The caller's own projects, newest first.
  func listOwnProjects(
    _ request: ListOwnProjectsRequest, context: ServerContext
  ) async throws -> ListOwnProjectsResponse

  /// Open projects that fit, best first.
  func searchProjects(
    _ request: SearchProjectsRequest, context: ServerContext
  ) async throws -> SearchProjectsResponse

  /// Projects as they are posted, changed and closed, from a cursor on.
  func watchProjects(
    _ request: WatchProjectsRequest, context: ServerContext,
    responses: ResponseWriter<WatchProjectsResponse>
  ) async throws
}

/// What the schema says of each method of `ProjectService`.
public enum ProjectServiceMethods {
  /// Posts a project.
  public static let postProject = MethodDescriptor(
    service: "handschlag.v1.ProjectService", name: "PostProject", kind: .unary,
    audience: .company, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Changes a project. A material change voids the live consents given for it.
  public static let updateProject = MethodDescriptor(
    service: "handschlag.v1.ProjectService", name: "UpdateProject", kind: .unary,
    audience: .company, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Closes a project: its open engagements end.
  public static let closeProject = MethodDescriptor(
    service: "handschlag.v1.ProjectService", name: "CloseProject", kind: .unary,
    audience: .company, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// One project.
  public static let getProject = MethodDescriptor(
    service: "handschlag.v1.ProjectService", name: "GetProject", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The caller's own projects, newest first.
  public static let listOwnProjects = MethodDescriptor(
    service: "handschlag.v1.ProjectService", name: "ListOwnProjects", kind: .unary,
    audience: .company, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// Open projects that fit, best first.
  public static let searchProjects = MethodDescriptor(
    service: "handschlag.v1.ProjectService", name: "SearchProjects", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Projects as they are posted, changed and closed, from a cursor on.
  public static let watchProjects = MethodDescriptor(
    service: "handschlag.v1.ProjectService", name: "WatchProjects", kind: .serverStreaming,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      postProject,
      updateProject,
      closeProject,
      getProject,
      listOwnProjects,
      searchProjects,
      watchProjects,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      postProject: Value,
      updateProject: Value,
      closeProject: Value,
      getProject: Value,
      listOwnProjects: Value,
      searchProjects: Value,
      watchProjects: Value
    ) {
      values = [
        postProject,
        updateProject,
        closeProject,
        getProject,
        listOwnProjects,
        searchProjects,
        watchProjects,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(ProjectServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension ProjectService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(ProjectServiceMethods.postProject) { try await self.postProject($0, context: $1) },
      .unary(ProjectServiceMethods.updateProject) { try await self.updateProject($0, context: $1) },
      .unary(ProjectServiceMethods.closeProject) { try await self.closeProject($0, context: $1) },
      .unary(ProjectServiceMethods.getProject) { try await self.getProject($0, context: $1) },
      .unary(ProjectServiceMethods.listOwnProjects) { try await self.listOwnProjects($0, context: $1) },
      .unary(ProjectServiceMethods.searchProjects) { try await self.searchProjects($0, context: $1) },
      .serverStreaming(ProjectServiceMethods.watchProjects) { try await self.watchProjects($0, context: $1, responses: $2) },
    ]
  }
}

/// Calls `ProjectService`.
public struct ProjectServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Posts a project.
  public func postProject(
    _ request: PostProjectRequest, options: CallOptions = .default
  ) async throws -> PostProjectResponse {
    try await channel.unary(ProjectServiceMethods.postProject, request, options: options)
  }

  /// Changes a project. A material change voids the live consents given for it.
  public func updateProject(
    _ request: UpdateProjectRequest, options: CallOptions = .default
  ) async throws -> UpdateProjectResponse {
    try await channel.unary(ProjectServiceMethods.updateProject, request, options: options)
  }

  /// Closes a project: its open engagements end.
  public func closeProject(
    _ request: CloseProjectRequest, options: CallOptions = .default
  ) async throws -> CloseProjectResponse {
    try await channel.unary(ProjectServiceMethods.closeProject, request, options: options)
  }

  /// One project.
  public func getProject(
    _ request: GetProjectRequest, options: CallOptions = .default
  ) async throws -> GetProjectResponse {
    try await channel.unary(ProjectServiceMethods.getProject, request, options: options)
  }

  /// The caller's own projects, newest first.
  public func listOwnProjects(
    _ request: ListOwnProjectsRequest, options: CallOptions = .default
  ) async throws -> ListOwnProjectsResponse {
    try await channel.unary(ProjectServiceMethods.listOwnProjects, request, options: options)
  }

  /// Open projects that fit, best first.
  public func searchProjects(
    _ request: SearchProjectsRequest, options: CallOptions = .default
  ) async throws -> SearchProjectsResponse {
    try await channel.unary(ProjectServiceMethods.searchProjects, request, options: options)
  }

  /// Projects as they are posted, changed and closed, from a cursor on.
  public func watchProjects(
    _ request: WatchProjectsRequest, options: CallOptions = .default
  ) async throws -> ResponseStream<WatchProjectsResponse> {
    try await channel.serverStreaming(ProjectServiceMethods.watchProjects, request, options: options)
  }
}
