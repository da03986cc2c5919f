import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "What you show of yourself, under a pseudonym.",
    subcommands: [
      ProfilePutCommand.self, OwnProfileCommand.self, ProfileHideCommand.self, ProfileShowAgainCommand.self,
    ])
}

struct ProfilePutCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "put", abstract: "Write your profile. What is not given stays as it is.")

  @Option var headline: String?
  @Option var about: String?
  @Option(help: "When you have time.")
  var availability: Named<Availability>?
  @Option(help: ArgumentHelp("Hours a week.", valueName: "hours"))
  var hours: Int32?
  @Option(help: "Years of experience.")
  var experience: Named<ExperienceBand>?
  @Option(
    help: ArgumentHelp("A JSON file with the keys that 'profile show --json' prints.", valueName: "file"))
  var file: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    var profile = try await ownProfile(handschlag)?.content ?? ProfileContent()
    if let file { try ContentFile.read(file).apply(to: &profile) }
    content.apply(to: &profile)
    if let headline { profile.headline = headline }
    if let about { profile.about = about }
    if let availability { profile.availability = availability.value }
    if let hours { profile.hoursPerWeek = hours }
    if let experience { profile.experience = experience.value }
    let held = try await handschlag.profiles.putProfile(.init(content: profile)).held
    return CommandResult(
      OutputRecord(profile.output + [.init("held", .flag(held), label: "waits for the operator")]))
  }
}

struct OwnProfileCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show your profile.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    guard let own = try await ownProfile(handschlag), let content = own.content else {
      throw CommandFailure(.notFound, "you have no profile yet", advice: "Write one with 'profile put'.")
    }
    return CommandResult(
      OutputRecord(
        content.output + [
          .init("hidden", .flag(own.hidden)),
          .init("held", .flag(own.held), label: "waits for the operator"),
        ]))
  }
}

/// The caller's profile, nil where there is none yet.
private func ownProfile(_ handschlag: HandschlagClient) async throws -> GetOwnProfileResponse? {
  do {
    return try await handschlag.profiles.getOwnProfile(.init())
  } catch let error as RPCError where error.code == .notFound {
    return nil
  }
}

struct ProfileHideCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "hide", abstract: "Leave the search; takes effect with the next day.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    _ = try await handschlag.profiles.hideProfile(.init())
    return .done("Your profile leaves the search with the next day.")
  }
}

struct ProfileShowAgainCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show-again", abstract: "Return to the search; takes effect with the next day.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    _ = try await handschlag.profiles.showProfile(.init())
    return .done("Your profile returns to the search with the next day.")
  }
}

struct SearchProfilesCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search profiles, best first.")

  @Argument(help: "Words to look for.")
  var words: [String] = []

  @Option(help: ArgumentHelp("Any of these, joined by commas.", valueName: "availability"))
  var availability: NamedList<Availability>?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var paging: PageOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    var filters = filter.filters
    filters.availability = availability?.values ?? []
    let found = try await handschlag.profiles.searchProfiles(
      .init(
        query: words.joined(separator: " "), filters: filters, pageSize: paging.pageSize,
        pageToken: paging.page))
    return CommandResult(
      "profiles", found.profiles.map(\.output), empty: "No profile fits.", nextPage: found.nextPageToken)
  }
}

struct ShowProfileCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Show a worker's profile.")

  @Argument(help: ArgumentHelp("The worker as you see it.", valueName: "wkr_…"))
  var worker: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let response = try await handschlag.profiles.getProfile(.init(profileID: worker))
    return CommandResult(try required(response.profile, "the profile").output)
  }
}
