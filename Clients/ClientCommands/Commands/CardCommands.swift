import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct CardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card", abstract: "Your contact card: locked away until both sides consent.",
    subcommands: [CardShowCommand.self, CardSetCommand.self])
}

struct CardShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show your own card.")

  @Flag(help: "The card that is kept here and sealed, instead of the server's (see 'sealing').")
  var sealed = false

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let card =
      sealed ? try SealedStore.required(session).contactCard : try await currentCard(handschlag)
    return CommandResult(card.output, notes: card.values.isEmpty ? ["The card is empty."] : [])
  }
}

struct CardSetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change your card. What is not given stays; live consents of yours end.")

  @Option var legalName: String?
  @Option var personName: String?
  @Option var email: String?
  @Option var phone: String?
  @Option var postalAddress: String?
  @Option var website: String?
  @Option var messenger: String?

  @Option(help: ArgumentHelp("Fields to take off the card.", valueName: "fields"))
  var remove: NamedList<ContactField>?

  @Flag(help: "Keep the card here alone, to be sealed; the server never gets it (see 'sealing').")
  var sealed = false

  @OptionGroup var session: Session

  private var given: [(ContactField, String)] {
    let all: [(ContactField, String?)] = [
      (.legalName, legalName), (.personName, personName), (.email, email), (.phone, phone),
      (.postalAddress, postalAddress), (.website, website), (.messenger, messenger),
    ]
    return all.compactMap { field, value in value.map { (field, $0) } }
  }

  func validate() throws {
    guard !given.isEmpty || remove != nil else { throw ValidationError("Give a field, such as --email.") }
  }

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    if sealed { return try keepHere() }
    let card = changed(try await currentCard(handschlag))
    _ = try await handschlag.accounts.putContactCard(.init(card: card))
    return CommandResult(card.output, notes: ["Nobody sees this before both sides consent."])
  }

  private func keepHere() throws -> CommandResult {
    var store = try SealedStore.required(session)
    store.contactCard = changed(store.contactCard)
    try store.save(session)
    return CommandResult(
      store.contactCard.output,
      notes: ["The server does not have this. Consents that you have given hold what the card was then."])
  }

  private func changed(_ card: ContactCard) -> ContactCard {
    var values = card.values
    let changed = given.map(\.0) + (remove?.values ?? [])
    values.removeAll { changed.contains($0.field) }
    values += given.map { ContactValue(field: $0, value: $1) }
    values.sort { $0.field.rawValue < $1.field.rawValue }
    return ContactCard(values: values)
  }
}

/// The caller's card, empty where there is none yet.
private func currentCard(_ handschlag: HandschlagClient) async throws -> ContactCard {
  do {
    return try await handschlag.accounts.getContactCard(.init()).card ?? ContactCard()
  } catch let error as RPCError where error.code == .notFound {
    return ContactCard()
  }
}
