import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct BlockCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "block", abstract: "End all dealings with a party, who is not told.")

  @Argument(help: ArgumentHelp("An engagement with it, or its id.", valueName: "eng_…|wkr_…|cmp_…"))
  var party: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let response = try await handschlag.accounts.blockAccount(
      .init(party: party.hasPrefix("eng_") ? .engagementID(party) : .partyID(party)))
    return CommandResult(try required(response.block, "the block").output)
  }
}

struct UnblockCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "unblock", abstract: "Take a block back; it revives nothing.")

  @Argument(help: ArgumentHelp("The block's id, from 'blocks'.", valueName: "blk_…"))
  var block: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    _ = try await handschlag.accounts.unblockAccount(.init(blockID: block))
    return .done("The block is gone.")
  }
}

struct BlocksCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "blocks", abstract: "List whom you have blocked.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let blocks = try await handschlag.accounts.listBlocks(.init()).blocks
    return CommandResult("blocks", blocks.map(\.output), empty: "You have blocked nobody.")
  }
}

struct ExcludeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exclude",
    abstract: "Companies that must not find or recognise you, such as your employer.",
    subcommands: [ExcludeAddCommand.self, ExcludeListCommand.self, ExcludeRemoveCommand.self],
    defaultSubcommand: ExcludeAddCommand.self)
}

struct ExcludeAddCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Exclude a company. A match of any part that is given counts.")

  @Option var legalName = ""
  @Option var domain = ""
  @Option var registerNumber = ""

  @OptionGroup var session: Session

  func validate() throws {
    guard !(legalName + domain + registerNumber).isEmpty else {
      throw ValidationError("Give --legal-name, --domain or --register-number.")
    }
  }

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    var list = try await handschlag.accounts.getExclusions(.init()).exclusions
    list.append(Exclusion(legalName: legalName, domain: domain, registerNumber: registerNumber))
    _ = try await handschlag.accounts.putExclusions(.init(exclusions: list))
    return exclusionsResult(list)
  }
}

struct ExcludeListCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List whom you exclude.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    exclusionsResult(try await handschlag.accounts.getExclusions(.init()).exclusions)
  }
}

struct ExcludeRemoveCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "Take one off the list.")

  @Argument(help: "Its number in the list.")
  var number: Int

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    var list = try await handschlag.accounts.getExclusions(.init()).exclusions
    guard list.indices.contains(number - 1) else {
      throw CommandFailure(.notFound, "the list has no number \(number)", advice: "Look at 'exclude list'.")
    }
    list.remove(at: number - 1)
    _ = try await handschlag.accounts.putExclusions(.init(exclusions: list))
    return exclusionsResult(list)
  }
}

private func exclusionsResult(_ list: [Exclusion]) -> CommandResult {
  let rows = list.enumerated().map { $1.output(number: $0 + 1) }
  return CommandResult("exclusions", rows, empty: "You exclude nobody.")
}
