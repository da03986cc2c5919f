import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct WorkerProjectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects", abstract: "Find work.",
    subcommands: [ProjectsSearchCommand.self, ProjectsShowCommand.self, ProjectsWatchCommand.self])
}

struct CompanyProjectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects", abstract: "Offer work.",
    subcommands: [
      ProjectsPostCommand.self, ProjectsUpdateCommand.self, ProjectsCloseCommand.self,
      ProjectsListCommand.self, ProjectsShowCommand.self, ProjectsSearchCommand.self,
      ProjectsWatchCommand.self,
    ])
}

struct ProjectsSearchCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search open projects, best first.")

  @Argument(help: "Words to look for.")
  var words: [String] = []

  @Option(help: ArgumentHelp("Any of these, joined by commas.", valueName: "urgency"))
  var urgency: NamedList<Urgency>?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var paging: PageOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    var filters = filter.filters
    filters.urgency = urgency?.values ?? []
    let found = try await handschlag.projects.searchProjects(
      .init(
        query: words.joined(separator: " "), filters: filters, pageSize: paging.pageSize,
        pageToken: paging.page))
    return CommandResult(
      "projects", found.projects.map(\.output), empty: "No project fits.", nextPage: found.nextPageToken)
  }
}

struct ProjectsShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a project.")

  @Argument(help: ArgumentHelp("The project.", valueName: "prj_…"))
  var project: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let response = try await handschlag.projects.getProject(.init(projectID: project))
    return CommandResult(try required(response.project, "the project").output)
  }
}

struct ProjectsWatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Print projects as they are posted, changed and closed.")

  @Option(help: ArgumentHelp("Go on after an earlier event.", valueName: "cursor"))
  var from = ""

  @Option(help: ArgumentHelp("End after so many events.", valueName: "number"))
  var count: Int?

  @OptionGroup var session: Session

  mutating func run() async throws {
    let handschlag = try await session.connect()
    var left = count ?? .max
    for try await event in handschlag.projectEvents(from: from) {
      session.output.write(
        CommandResult(
          OutputRecord([
            .init("change", event.change.output),
            .init("project_id", .text(event.projectID), label: "project"),
            .init("project", event.project.map { .record($0.output) } ?? .absent, label: "now"),
            .init(hidden: "cursor", .text(event.cursor)),
          ])))
      left -= 1
      if left <= 0 { break }
    }
    await handschlag.close()
  }
}

/// What a project says besides what profiles say too.
struct ProjectOptions: ParsableArguments {
  @Option var title: String?
  @Option var description: String?
  @Option(help: "How soon the work is wanted.")
  var urgency: Named<Urgency>?
  @Option(
    help: ArgumentHelp("Kinds of cooperation that you can think of, joined by commas.", valueName: "kinds"))
  var cooperation: NamedList<CooperationKind>?
  @Flag(inversion: .prefixedNo, help: "Show your company's name with the project, once it is verified.")
  var named: Bool?
  @Option(
    help: ArgumentHelp("A JSON file with the keys that 'projects show --json' prints.", valueName: "file"))
  var file: String?

  @OptionGroup var content: ContentOptions

  func apply(to project: inout ProjectContent) throws {
    if let file { try ContentFile.read(file).apply(to: &project) }
    content.apply(to: &project)
    if let title { project.title = title }
    if let description { project.description = description }
    if let urgency { project.urgency = urgency.value }
    if let cooperation { project.cooperation = cooperation.values }
    if let named { project.naming = named ? .named : .anonymous }
  }
}

struct ProjectsPostCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "Post a project, anonymously unless --named.",
    discussion: "The description is read from standard input if neither --description nor --file gives it.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    var content = ProjectContent(naming: .anonymous)
    try project.apply(to: &content)
    if content.description.isEmpty {
      content.description = try Dialogue.text([], asking: "The description?", output: session.output)
    }
    let response = try await handschlag.projects.postProject(.init(content: content))
    return CommandResult(try required(response.project, "the project").output)
  }
}

struct ProjectsUpdateCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Change a project. What is not given stays; a material change ends consents given for it.")

  @Argument(help: ArgumentHelp("The project.", valueName: "prj_…"))
  var id: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let before = try required(
      try await handschlag.projects.getProject(.init(projectID: id)).project, "the project")
    var content = before.content ?? ProjectContent()
    try project.apply(to: &content)
    let response = try await handschlag.projects.updateProject(
      .init(projectID: id, content: content, version: before.version))
    return CommandResult(try required(response.project, "the project").output)
  }
}

struct ProjectsCloseCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a project: its open engagements end.")

  @Argument(help: ArgumentHelp("The project.", valueName: "prj_…"))
  var id: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let response = try await handschlag.projects.closeProject(.init(projectID: id))
    return CommandResult(try required(response.project, "the project").output)
  }
}

struct ProjectsListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List your own projects, newest first.")

  @OptionGroup var paging: PageOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let own = try await handschlag.projects.listOwnProjects(
      .init(pageSize: paging.pageSize, pageToken: paging.page))
    return CommandResult(
      "projects", own.projects.map(\.output), empty: "You have posted no project.",
      nextPage: own.nextPageToken)
  }
}
