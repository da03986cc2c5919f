import ArgumentParser
import CommandLineOutput
import HandschlagClient

/// What `register` and `recover` have in common: they keep new secrets and show the recovery code once.
private enum Keeping {
  /// Refuses to overwrite another account's token.
  static func check(_ kept: ProgramConfiguration, _ path: String) throws {
    guard kept.token == nil else {
      throw CommandFailure(
        .conflict, "\(path) holds an account already", advice: "Name another file with --config.")
    }
  }

  static func keep(_ new: NewAccount, _ session: Session) throws -> CommandResult {
    let path = session.configurationPath
    var kept = try ProgramConfiguration.load(path)
    kept.socket = session.lastingAddress(kept)
    kept.token = new.token.text
    var notes = ["The token is kept in \(path). Write the recovery code down: it is not shown again."]
    do {
      try kept.save(path)
    } catch let failure as CommandFailure {
      notes = [
        "The token could not be kept (\(failure.message)): use the recovery code to take the account back."
      ]
    }
    var record = new.account.output
    record.fields.append(.init("recovery_code", .text(new.recoveryCode.text)))
    return CommandResult(record, notes: notes)
  }
}

struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Open an account; prints the recovery code once.")

  @Option(help: ArgumentHelp("An invitation, where the server asks for one.", valueName: "code"))
  var invite: String?

  @Flag(help: "Let the account be worker and company.")
  var both = false

  @OptionGroup var session: Session

  mutating func run() async throws {
    let kept = try ProgramConfiguration.load(session.configurationPath)
    try Keeping.check(kept, session.configurationPath)
    try ProgramConfiguration.prepare(session.configurationPath)
    let code = try invite.map { try InviteCode($0) }
    let handschlag = try await session.connectAnonymously(kept)
    let roles: [Role] = both ? [.worker, .company] : [ClientProgram.current.role]
    let new = try await handschlag.createAccount(roles: roles, invite: code)
    session.output.write(try Keeping.keep(new, session))
    await handschlag.close()
  }
}

struct RecoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Take an account back with its recovery code; earlier tokens end, a new code is printed.")

  @Argument(help: "The code that was printed last; standard input if it is left out.")
  var code: [String] = []

  @OptionGroup var session: Session

  mutating func run() async throws {
    let text = try Dialogue.text(code, asking: "The recovery code?", output: session.output)
    let recovery = try RecoveryCode(text)
    let kept = try ProgramConfiguration.load(session.configurationPath)
    try ProgramConfiguration.prepare(session.configurationPath)
    let handschlag = try await session.connectAnonymously(kept)
    session.output.write(try Keeping.keep(try await handschlag.recoverAccount(recovery), session))
    await handschlag.close()
  }
}

struct AccountCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "account", abstract: "Show your account.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    CommandResult(
      try required(try await handschlag.accounts.getAccount(.init()).account, "the account").output)
  }
}

struct RotateCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Get new pseudonyms in all that begins from now on.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    _ = try await handschlag.accounts.rotatePseudonym(.init(role: ClientProgram.current.role))
    return .done("From now on you have new pseudonyms; what has begun keeps its own.")
  }
}

struct LimitsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Show or set what you are willing to receive. What is not given stays as it is.")

  @Option(
    help: ArgumentHelp(
      "Most engagements open at once that others began; 0: the server's.", valueName: "count"))
  var maxOpen: Int32?

  @Option(help: ArgumentHelp("Most new ones in a day; 0: the server's.", valueName: "count"))
  var maxNew: Int32?

  @Option(help: ArgumentHelp("Only inquiries about these kinds of work; 'all' for all.", valueName: "kinds"))
  var kinds: String?

  @Flag(inversion: .prefixedNo, help: "Only from companies that the operator has verified.")
  var verifiedOnly: Bool?

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    var limits = try await handschlag.accounts.getAccount(.init()).account?.limits ?? ReceivingLimits()
    guard maxOpen != nil || maxNew != nil || kinds != nil || verifiedOnly != nil else {
      return CommandResult(
        limits.output, notes: limits == ReceivingLimits() ? ["The server's limits hold."] : [])
    }
    if let maxOpen { limits.maxOpen = maxOpen }
    if let maxNew { limits.maxNewPerDay = maxNew }
    if let verifiedOnly { limits.verifiedOnly = verifiedOnly }
    if let kinds { limits.kinds = try Self.kinds(kinds) }
    _ = try await handschlag.accounts.putLimits(.init(limits: limits))
    return CommandResult(limits.output)
  }

  private static func kinds(_ text: String) throws -> [WorkKind] {
    if text == "all" { return [] }
    guard let list = NamedList<WorkKind>(argument: text) else {
      throw CommandFailure(
        .invalid, "--kinds: '\(text)' names an unknown kind of work",
        advice: "Kinds are: \(WorkKind.commandNames.joined(separator: ", ")).")
    }
    return list.values
  }
}

struct EraseCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase the account and all it has stored, for ever.")

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let account = try required(try await handschlag.accounts.getAccount(.init()).account, "the account")
    try Dialogue.confirm(
      "Erase account \(account.id), its card and its keys, for ever?", assumed: yes, output: session.output)
    _ = try await handschlag.accounts.eraseAccount(.init(accountID: account.id))
    let path = session.configurationPath
    var kept = try ProgramConfiguration.load(path)
    if kept.token == handschlag.token?.text {
      kept.token = nil
      try kept.save(path)
    }
    return .done("The account is erased.")
  }
}
