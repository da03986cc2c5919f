import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

/// What profiles and projects have in common.
struct ContentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A skill or tag; may be repeated, or joined by commas.", valueName: "skill"))
  var skill: [String] = []

  @Option(
    help: ArgumentHelp("A language and a level: de, en:proficient; may be repeated.", valueName: "language"))
  var language: [Language] = []

  @Option(help: ArgumentHelp("A country or a part of it: DE, DE-BY.", valueName: "region"))
  var region: String?

  @Option(help: ArgumentHelp("Pay, such as '25-40 EUR/hour' or '0.05 EUR/word'.", valueName: "pay"))
  var rate: Pay?

  @Option(help: ArgumentHelp("Kinds of work, joined by commas.", valueName: "kinds"))
  var kind: [NamedList<WorkKind>] = []

  @Option(help: ArgumentHelp("Contact fields that you will disclose at the least.", valueName: "fields"))
  var offers: NamedList<ContactField>?

  @Option(help: ArgumentHelp("Contact fields that you require at the least.", valueName: "fields"))
  var requires: NamedList<ContactField>?

  var skills: [String] {
    skill.flatMap { $0.split(separator: ",").map { String($0.trimmed) } }.filter { !$0.isEmpty }
  }
  var kinds: [WorkKind] { kind.flatMap(\.values) }

  func policy(_ before: FieldPolicy?) -> FieldPolicy? {
    guard offers != nil || requires != nil else { return before }
    var policy = before ?? FieldPolicy()
    if let offers { policy.offered = offers.values }
    if let requires { policy.required = requires.values }
    return policy
  }

  func apply(to content: inout ProfileContent) {
    if !skill.isEmpty { content.skills = skills }
    if !language.isEmpty { content.languages = language.map(\.skill) }
    if let region { content.region = region }
    if let rate { content.rate = rate.band }
    if !kind.isEmpty { content.kinds = kinds }
    content.fields = policy(content.fields)
  }

  func apply(to content: inout ProjectContent) {
    if !skill.isEmpty { content.skills = skills }
    if !language.isEmpty { content.languages = language.map(\.skill) }
    if let region { content.region = region }
    if let rate { content.rate = rate.band }
    if !kind.isEmpty { content.kinds = kinds }
    content.fields = policy(content.fields)
  }
}

/// A profile or project in a JSON file, with the keys that `--json` prints; every key may be left out.
struct ContentFile: Decodable {
  var headline: String?
  var about: String?
  var title: String?
  var description: String?
  var skills: [String]?
  var languages: [String]?
  var region: String?
  var availability: String?
  var hoursPerWeek: Int32?
  var rate: String?
  var kinds: [String]?
  var experience: String?
  var urgency: String?
  var cooperation: [String]?
  var naming: String?
  var offeredFields: [String]?
  var requiredFields: [String]?

  static func read(_ path: String) throws -> ContentFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.invalid, "\(path) can't be read", advice: "Check the name after --file.")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(ContentFile.self, from: data)
    } catch {
      throw CommandFailure(
        .invalid, "\(path) is no such JSON object: \(Self.place(of: error))",
        advice: "Compare it with what 'show --json' prints.")
    }
  }

  private static func place(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it can't be read" }
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
      .dataCorrupted(let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return (path.isEmpty ? "" : "at \(path): ") + context.debugDescription
    @unknown default: return "it can't be read"
    }
  }

  private func value<Value: MessageEnum>(_ text: String, _ key: String) throws -> Value {
    guard let value = Value(commandName: text) else {
      throw CommandFailure(
        .invalid, "\(key): '\(text)' is unknown",
        advice: "It can be: \(Value.commandNames.joined(separator: ", ")).")
    }
    return value
  }

  private func shared() throws -> (languages: [LanguageSkill]?, rate: RateBand?, fields: FieldPolicy?) {
    let languages = try languages?.map { text in
      guard let language = Language(argument: text) else {
        throw CommandFailure(.invalid, "languages: '\(text)' is none", advice: "Write de or en:proficient.")
      }
      return language.skill
    }
    let rate = try rate.map { text in
      guard let pay = Pay(argument: text) else {
        throw CommandFailure(.invalid, "rate: '\(text)' is none", advice: "Write 25-40 EUR/hour.")
      }
      return pay.band
    }
    guard offeredFields != nil || requiredFields != nil else { return (languages, rate, nil) }
    return (
      languages, rate,
      FieldPolicy(
        offered: try (offeredFields ?? []).map { try value($0, "offered_fields") },
        required: try (requiredFields ?? []).map { try value($0, "required_fields") })
    )
  }

  func apply(to content: inout ProfileContent) throws {
    let shared = try shared()
    if let headline { content.headline = headline }
    if let about { content.about = about }
    if let skills { content.skills = skills }
    if let languages = shared.languages { content.languages = languages }
    if let region { content.region = region }
    if let availability { content.availability = try value(availability, "availability") }
    if let hoursPerWeek { content.hoursPerWeek = hoursPerWeek }
    if let rate = shared.rate { content.rate = rate }
    if let kinds { content.kinds = try kinds.map { try value($0, "kinds") } }
    if let experience { content.experience = try value(experience, "experience") }
    if let fields = shared.fields { content.fields = fields }
  }

  func apply(to content: inout ProjectContent) throws {
    let shared = try shared()
    if let title { content.title = title }
    if let description { content.description = description }
    if let skills { content.skills = skills }
    if let languages = shared.languages { content.languages = languages }
    if let region { content.region = region }
    if let rate = shared.rate { content.rate = rate }
    if let kinds { content.kinds = try kinds.map { try value($0, "kinds") } }
    if let urgency { content.urgency = try value(urgency, "urgency") }
    if let cooperation { content.cooperation = try cooperation.map { try value($0, "cooperation") } }
    if let naming { content.naming = try value(naming, "naming") }
    if let fields = shared.fields { content.fields = fields }
  }
}

/// What a search asks for.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A skill; all that are given.", valueName: "skill"))
  var skill: [String] = []

  @Option(help: ArgumentHelp("A language and the least level: de, en:proficient.", valueName: "language"))
  var language: [Language] = []

  @Option(help: ArgumentHelp("A country or a part of it.", valueName: "region"))
  var region: String?

  @Option(help: ArgumentHelp("A band of pay to overlap with: '25-40 EUR/hour'.", valueName: "pay"))
  var rate: Pay?

  @Option(help: ArgumentHelp("Any of these kinds of work, joined by commas.", valueName: "kinds"))
  var kind: [NamedList<WorkKind>] = []

  var filters: SearchFilters {
    SearchFilters(
      skills: skill, languages: language.map(\.skill), region: region ?? "", rate: rate?.band,
      kinds: kind.flatMap(\.values))
  }
}
