import ArgumentParser
import CommandLineOutput
import HandschlagClient

/// What a consent is about.
struct ConsentOptions: ParsableArguments {
  @OptionGroup var argument: EngagementArgument

  @Option(help: ArgumentHelp("Fields of your card to disclose, joined by commas.", valueName: "fields"))
  var fields: NamedList<ContactField>

  @Option(help: "What the other side may use them for.")
  var purpose: Named<Purpose>

  @Flag(help: "Seal the card to the other side, so that the server can't read it (see 'sealing').")
  var sealed = false

  func notice(_ handschlag: HandschlagClient) async throws -> (notice: ConsentNotice, hash: [UInt8]) {
    let response = try await handschlag.consents.getConsentNotice(
      .init(
        engagementID: argument.engagement, fields: fields.values, purpose: purpose.value,
        sealed: sealed))
    return (try required(response.notice, "the notice"), response.noticeHash)
  }
}

struct NoticeCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Read what a consent would mean, without giving it.")

  @OptionGroup var options: ConsentOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let (notice, hash) = try await options.notice(handschlag)
    return CommandResult(notice.output(hash: hash))
  }
}

struct ConsentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: "Consent to disclose contact fields, once the other side consents as well.",
    subcommands: [ConsentGiveCommand.self, ConsentWithdrawCommand.self],
    defaultSubcommand: ConsentGiveCommand.self)
}

struct ConsentGiveCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "give", abstract: "Read the notice, then consent to exactly what it says.")

  @OptionGroup var options: ConsentOptions

  @Flag(help: "Do not ask.")
  var yes = false

  @Flag(help: "Do not sign the consent with a key of your own; then the server could have made it up.")
  var unsigned = false

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let (notice, hash) = try await options.notice(handschlag)
    guard notice.hash == hash else {
      throw CommandFailure(
        .failed, "the notice's hash is not that of the notice as it was read",
        advice: "The server may be of another version.")
    }
    if !yes {
      session.output.remark(CommandOutput(json: false).text(of: CommandResult(notice.output(hash: hash))))
    }
    try Dialogue.confirm("Consent to that?", assumed: yes, output: session.output)
    let id = options.argument.engagement
    let proof = unsigned ? nil : try ConsentKeys.signer(for: id, session).sign(notice)
    let given = try await handschlag.consents.giveConsent(try await request(notice, hash, proof, handschlag))
    let engagement = try required(given.engagement, "the engagement")
    return CommandResult(
      engagement.output,
      notes: [
        engagement.state == .revealed
          ? "Both sides have consented: read the other side's card with 'grant \(engagement.id)'."
          : "The other side does not see that you consented. Take it back with 'unconsent'."
      ])
  }
}

extension ConsentGiveCommand {
  private func request(
    _ notice: ConsentNotice, _ hash: [UInt8], _ proof: ConsentProof?, _ handschlag: HandschlagClient
  ) async throws -> GiveConsentRequest {
    let id = options.argument.engagement
    guard options.sealed else {
      return .init(
        engagementID: id, fields: options.fields.values, purpose: options.purpose.value, noticeHash: hash,
        proof: proof)
    }
    let engagement = try required(
      try await handschlag.engagements.getEngagement(.init(engagementID: id)).engagement, "the engagement")
    var request = try SealedStore.required(session).cards().consent(to: notice, hash: hash, in: engagement)
    request.proof = proof
    return request
  }
}

struct ConsentWithdrawCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take your consent back, before the reveal.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    try await withdrawConsent(argument.engagement, handschlag)
  }
}

struct UnconsentCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "unconsent", abstract: "The same as 'consent withdraw'.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    try await withdrawConsent(argument.engagement, handschlag)
  }
}

private func withdrawConsent(_ id: String, _ handschlag: HandschlagClient) async throws -> CommandResult {
  try result(
    try await handschlag.consents.withdrawConsent(.init(engagementID: id)).engagement,
    "Your consent is gone; the other side never saw it.")
}

struct ConsentsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "consents", abstract: "List your live consents.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let consents = try await handschlag.consents.listOwnConsents(.init()).consents
    return CommandResult("consents", consents.map(\.output), empty: "No consent of yours is live.")
  }
}

struct GrantCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Read the other side's contact data, once both have consented.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let response = try await handschlag.consents.getGrant(.init(engagementID: argument.engagement))
    let grant = try required(response.grant, "the grant")
    let (card, fingerprint) = try await open(response, handschlag)
    return CommandResult(
      OutputRecord([
        .init("engagement_id", .text(grant.engagementID), label: "engagement"),
        .init("card", .record(card.output)),
        .init("fields", grant.fields.output),
        .init("purpose", grant.purpose.output),
        .init("granted_day", .someDay(grant.grantedDay), label: "granted"),
        .init("keep_until_day", .someDay(response.keepUntilDay), label: "delete by"),
        .init("sealed", .flag(response.sealed != nil)),
        .init("fingerprint", .words(fingerprint)),
      ]),
      notes: response.sealed == nil
        ? [] : ["The server could not read this, if the other side sees the same fingerprint: ask them."])
  }

  /// The card, unsealed where its giver sealed it, and then the fingerprint of both keys.
  private func open(
    _ response: GetGrantResponse, _ handschlag: HandschlagClient
  ) async throws -> (ContactCard, String) {
    guard response.sealed != nil else { return (response.card ?? ContactCard(), "") }
    let engagement = try required(
      try await handschlag.engagements.getEngagement(.init(engagementID: argument.engagement)).engagement,
      "the engagement")
    let card = try SealedStore.required(session).cards().open(response, in: engagement)
    return (card, SealedCards.fingerprint(in: engagement) ?? "")
  }
}

struct GrantsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "grants", abstract: "List grants that you hold and have given, without contents.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let grants = try await handschlag.consents.listGrants(.init()).grants
    return CommandResult("grants", grants.map(\.output), empty: "There are no grants.")
  }
}

struct RevokeCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Stop what you granted; its holder is asked to delete it.")

  @OptionGroup var argument: EngagementArgument

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    try Dialogue.confirm(
      "Stop your grant, and ask the other side to delete what it has read?", assumed: yes,
      output: session.output)
    return try result(
      try await handschlag.consents.revokeGrant(.init(engagementID: argument.engagement)).engagement)
  }
}

struct DeletionsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "deletions",
    abstract: "List what you are asked to delete, and have not said to have deleted.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let requests = try await handschlag.consents.listDeletionRequests(.init()).requests
    let rows = requests.map { request in
      OutputRecord([
        .init("engagement_id", .text(request.engagementID), label: "engagement", column: true),
        .init("fields", request.fields.output, column: true),
        .init("asked_day", .someDay(request.askedDay), label: "asked", column: true),
      ])
    }
    return CommandResult("deletions", rows, empty: "Nobody asks you to delete anything.")
  }
}

struct DeletedCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "deleted", abstract: "Say that you have deleted what the other side asked you to delete.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    _ = try await handschlag.consents.acknowledgeDeletion(.init(engagementID: argument.engagement))
    return .done("The other side is told that you have deleted it.")
  }
}
