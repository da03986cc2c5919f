import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct IdentityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identity",
    abstract: "Who your company is, for the operator; what it shows, for workers.",
    subcommands: [IdentityPutCommand.self, IdentityShowCommand.self])
}

struct IdentityPutCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "put",
    abstract: "Set it. What is not given stays; a changed identity has to be verified anew.")

  @Option(help: ArgumentHelp("Read by the operator alone.", valueName: "name"))
  var legalName: String?
  @Option(help: ArgumentHelp("Number in a public register, such as 'HRB 12345'.", valueName: "number"))
  var registerNumber: String?
  @Option(help: ArgumentHelp("Internet domain, without www.", valueName: "domain"))
  var domain: String?
  @Option(help: ArgumentHelp("Country of registration: DE.", valueName: "country"))
  var country: String?
  @Option(help: "Shown to workers.")
  var industry: String?
  @Option(help: "Size by people, shown to workers.")
  var size: Named<SizeBand>?
  @Option(help: "Country or a part of it, shown to workers.")
  var region: String?
  @Option(help: "A few words without your name, shown to workers.")
  var about: String?
  @Option(help: ArgumentHelp("Contact fields that you will disclose at the least.", valueName: "fields"))
  var offers: NamedList<ContactField>?
  @Option(help: ArgumentHelp("Contact fields that you require at the least.", valueName: "fields"))
  var requires: NamedList<ContactField>?

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let before = try await ownCompany(handschlag)
    var identity = before?.identity ?? CompanyIdentity()
    var attributes = before?.attributes ?? CompanyAttributes()
    var fields = before?.fields ?? FieldPolicy()
    if let legalName { identity.legalName = legalName }
    if let registerNumber { identity.registerNumber = registerNumber }
    if let domain { identity.domain = domain }
    if let country { identity.country = country }
    if let industry { attributes.industry = industry }
    if let size { attributes.size = size.value }
    if let region { attributes.region = region }
    if let about { attributes.about = about }
    if let offers { fields.offered = offers.values }
    if let requires { fields.required = requires.values }
    let response = try await handschlag.companies.putCompany(
      .init(identity: identity, attributes: attributes, fields: fields))
    return result(identity, attributes, fields, verified: response.verified)
  }
}

struct IdentityShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show your own company.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    guard let own = try await ownCompany(handschlag) else {
      throw CommandFailure(.notFound, "you have no identity yet", advice: "Set it with 'identity put'.")
    }
    return result(
      own.identity ?? CompanyIdentity(), own.attributes ?? CompanyAttributes(), own.fields ?? FieldPolicy(),
      verified: own.verified)
  }
}

/// The caller's company, nil where there is none yet.
private func ownCompany(_ handschlag: HandschlagClient) async throws -> GetOwnCompanyResponse? {
  do {
    return try await handschlag.companies.getOwnCompany(.init())
  } catch let error as RPCError where error.code == .notFound {
    return nil
  }
}

private func result(
  _ identity: CompanyIdentity, _ attributes: CompanyAttributes, _ fields: FieldPolicy, verified: Bool
) -> CommandResult {
  CommandResult(
    OutputRecord([
      .init("identity", .record(OutputRecord(identity.output)), label: "for the operator"),
      .init(
        "attributes", .record(OutputRecord(attributes.output + fields.fieldsOutput)), label: "for workers"),
      .init("verified", .flag(verified)),
    ]))
}

struct CompaniesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "companies", abstract: "Companies as you see them.",
    subcommands: [CompaniesShowCommand.self])
}

struct CompaniesShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a company.")

  @Argument(help: ArgumentHelp("The company as you see it.", valueName: "cmp_…"))
  var company: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let response = try await handschlag.companies.getCompany(.init(companyID: company))
    return CommandResult(try required(response.company, "the company").output)
  }
}
