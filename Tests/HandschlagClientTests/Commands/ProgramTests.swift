import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient
import Testing

@testable import ClientCommands
@testable import HandschlagAdmin

/// Command lines of the client programs and of the operator's.
struct CommandLineTests {
  private func parse(_ root: any ParsableCommand.Type, _ line: [String]) throws -> any ParsableCommand {
    try root.parseAsRoot(line)
  }

  @Test func theIssuesFormsAreUnderstood() throws {
    let apply = try parse(CloudworkerProgram.self, ["apply", "prj_x", "--text", "Gern"])
    #expect((apply as? ApplyCommand)?.project == "prj_x")
    let inquire = try parse(
      CompanyProgram.self, ["inquire", "wkr_x", "--project", "prj_y", "--text", "Hallo"])
    #expect((inquire as? InquireCommand)?.worker == "wkr_x")
    for root in [CompanyProgram.self, CloudworkerProgram.self] as [any ParsableCommand.Type] {
      let line = ["consent", "eng_x", "--fields", "email,phone", "--purpose", "this work"]
      let consent = try #require(try parse(root, line) as? ConsentGiveCommand)
      #expect(consent.options.argument.engagement == "eng_x")
      #expect(consent.options.fields.values == [.email, .phone])
      #expect(consent.options.purpose.value == .thisWork)
      #expect(!consent.yes)
      #expect(try parse(root, ["consent", "withdraw", "eng_x"]) is ConsentWithdrawCommand)
      #expect(try parse(root, ["watch"]) is WatchCommand)
      let say = try #require(try parse(root, ["say", "eng_x", "Guten", "Tag", "--json"]) as? SayCommand)
      #expect(say.text == ["Guten", "Tag"])
      #expect(say.session.json)
    }
  }

  @Test(arguments: [
    ["accounts", "list"], ["accounts", "suspend", "acc_x", "--reason", "Spam"],
    ["accounts", "reinstate", "acc_x"], ["companies", "verify", "acc_x", "--reason", "HRB"],
    ["companies", "look", "acc_x", "--reason", "HRB"], ["companies", "refuse", "acc_x", "--reason", "HRB"],
    ["engagements", "list"], ["flagged", "list"], ["flagged", "release", "flg_x"],
    ["flagged", "refuse", "flg_x"], ["reports", "list"], ["invites", "create", "--uses", "3", "--days", "7"],
    ["server", "info"], ["stats"], ["keys", "list"], ["keys", "rotate", "--reason", "yearly"],
  ])
  func theOperatorsCommandsAreUnderstood(_ line: [String]) throws {
    let command = try AdminCommand.parseAsRoot(line + ["--json"])
    #expect(try #require(command as? any AdminSessionCommand).session.json)
  }

  @Test(arguments: [
    ["consent", "eng_x", "--fields", "fone", "--purpose", "this work"],
    ["consent", "eng_x", "--fields", "email", "--purpose", "everything"],
    ["consent", "eng_x", "--purpose", "this work"], ["apply"], ["unknown"], ["card", "set"],
    ["exclude", "add"], ["list", "--timeout", "0"],
  ])
  func whatIsNotUnderstoodEndsWith64(_ line: [String]) async {
    #expect(await ClientProgram.cloudworker.run(line) == 64)
  }

  @Test func everyCommandSaysWhatItDoes() {
    for root in [CompanyProgram.self, CloudworkerProgram.self, AdminCommand.self]
      as [any ParsableCommand.Type]
    {
      var waiting: [any ParsableCommand.Type] = [root]
      var count = 0
      while let command = waiting.popLast() {
        count += 1
        #expect(!command.configuration.abstract.isEmpty, "\(command)")
        #expect(command.configuration.abstract.count <= 110, "\(command)")
        waiting += command.configuration.subcommands
        waiting += command.configuration.groupedSubcommands.flatMap(\.subcommands)
      }
      #expect(count > 10)
    }
  }

  /// Every line of the README by which somebody would try the programs.
  @Test func theReadmesLinesAreUnderstood() throws {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let readme = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    let programs: [String: any ParsableCommand.Type] = [
      "handschlag-admin": AdminCommand.self, "company": CompanyProgram.self,
      "cloudworker": CloudworkerProgram.self,
    ]
    var count = 0
    for line in readme.split(separator: "\n") {
      let joined = line.prefix { $0 != "#" }
        .replacing(/"([^"]*)"/) { $0.1.replacing(" ", with: "\t") }
      let words = joined.split(separator: " ").map { String($0.replacing("\t", with: " ")) }
      guard let name = words.first, let program = programs[name] else { continue }
      count += 1
      #expect(throws: Never.self, "\(line)") { try parse(program, Array(words.dropFirst())) }
    }
    #expect(count > 15)
  }

  @Test func theOperatorsSocketIsFound() throws {
    func address(_ line: [String], _ environment: [String: String]) throws -> String {
      let command = try #require(try AdminCommand.parseAsRoot(["stats"] + line) as? StatisticsCommand)
      return command.session.address(environment)
    }
    let both = ["HANDSCHLAG_ADMIN_SOCKET": "unix:/a", "HANDSCHLAG_DATA": "/d"]
    #expect(try address(["--socket", "/s"], both) == "unix:/s")
    #expect(try address(["--data", "/e"], both) == "unix:/e/admin.sock")
    #expect(try address([], both) == "unix:/a")
    #expect(try address([], ["HANDSCHLAG_DATA": "/d"]) == "unix:/d/admin.sock")
    #expect(try address([], ["XDG_STATE_HOME": "/x"]) == "unix:/x/handschlag/admin.sock")
    #expect(try address([], [:]) == "unix:handschlag-data/admin.sock")
  }

  @Test func withoutAServerTheStatusIs7AndWithoutAnAccount6() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let nowhere = "unix:" + folder.path("none.sock")
    let config = folder.path("worker.json")
    #expect(await AdminProgram.run(["stats", "--socket", nowhere]) == 7)
    #expect(await ClientProgram.cloudworker.run(["register", "--socket", nowhere, "--config", config]) == 7)
    #expect(await ClientProgram.cloudworker.run(["list", "--socket", nowhere, "--config", config]) == 6)
    try ProgramConfiguration(token: AccessToken().text).save(config)
    #expect(await ClientProgram.cloudworker.run(["list", "--socket", nowhere, "--config", config]) == 7)
    #expect(await ClientProgram.cloudworker.run(["register", "--socket", nowhere, "--config", config]) == 9)
    #expect(
      await ClientProgram.cloudworker.run(["recover", "no code", "--socket", nowhere, "--config", config])
        == 5)
  }
}

/// The file that keeps token and socket.
struct ProgramConfigurationTests {
  @Test func whatIsKeptIsReadBackByItsOwnerAlone() throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = folder.path("deep/er/worker.json")
    let kept = ProgramConfiguration(socket: "unix:/s", token: "hst_x")
    try kept.save(path)
    try kept.save(path)
    #expect(try ProgramConfiguration.load(path) == kept)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("deep/er")) == ["worker.json"])
  }

  @Test func nothingIsReadWhereNothingIs() throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    #expect(try ProgramConfiguration.load(folder.path("none.json")) == ProgramConfiguration())
  }

  @Test(arguments: [0o640, 0o604, 0o620, 0o666])
  func aFileThatOthersReachIsRefused(_ mode: Int) throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = folder.path("worker.json")
    try ProgramConfiguration(token: "hst_x").save(path)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let failure = #expect(throws: CommandFailure.self) { try ProgramConfiguration.load(path) }
    #expect(failure?.status == .invalid)
    #expect(failure?.advice.contains("chmod 600") == true)
  }

  @Test func aBrokenFileIsNamed() throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = folder.path("worker.json")
    try ProgramConfiguration().save(path)
    try Data("{".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let failure = #expect(throws: CommandFailure.self) { try ProgramConfiguration.load(path) }
    #expect(failure?.message.contains(path) == true)
  }

  @Test func thePlaceFollowsTheRules() {
    func path(_ given: String?, _ environment: [String: String]) -> String {
      ProgramConfiguration.path(given, program: .company, environment: environment)
    }
    #expect(path("/x.json", ["HOME": "/h"]) == "/x.json")
    #expect(path(nil, ["HOME": "/h", "XDG_CONFIG_HOME": "/c"]) == "/c/handschlag/company.json")
    #expect(path(nil, ["HOME": "/h", "XDG_CONFIG_HOME": "relative"]) == "/h/.config/handschlag/company.json")
  }
}

/// Pay, languages and hashes as they are written.
struct SpellingTests {
  @Test func payIsReadBack() throws {
    var random = CommandRandom(seed: 11)
    for unit in RateUnit.allKnown.dropFirst() {
      for _ in 0..<100 {
        let least = Int64(random.next() % 100_000)
        let band = RateBand(
          minAmount: least, maxAmount: least + Int64(random.next() % 3), currency: "EUR", unit: unit)
        #expect(Pay(argument: Pay(band).text)?.band == band, "\(Pay(band).text)")
      }
    }
  }

  @Test func payIsTakenAsItIsWritten() {
    #expect(
      Pay(argument: "25-40 EUR/hour")?.band
        == RateBand(minAmount: 2500, maxAmount: 4000, currency: "EUR", unit: .hour))
    #expect(Pay(argument: "0,05 eur/word")?.band.minAmount == 5)
    #expect(Pay(argument: "12.5 CHF / hour")?.band.maxAmount == 1250)
  }

  @Test(arguments: [
    "", "25", "25 EUR", "EUR/hour", "-5 EUR/hour", "40-25 EUR/hour", "1.234 EUR/hour", "25 EUR/fortnight",
    "1-2-3 EUR/hour", "99999999999999999999 EUR/hour", "1.-1 EUR/hour",
  ])
  func whatIsNoPayIsRefused(_ text: String) {
    #expect(Pay(argument: text) == nil)
  }

  @Test func languagesAreReadBack() {
    for text in ["de", "de-AT", "en:proficient"] { #expect(Language(argument: text)?.text == text) }
    #expect(Language(argument: "en:perfect") == nil)
  }

  @Test func hashesAreReadBack() {
    let bytes: [UInt8] = Array(0...255)
    #expect(Hexadecimal.bytes(Hexadecimal.text(bytes)) == bytes)
    for text in ["0", "0g", "+1", "ä1"] { #expect(Hexadecimal.bytes(text) == nil) }
  }
}

/// Profiles and projects in files.
struct ContentFileTests {
  @Test func aFileSetsWhatItNamesAndNothingElse() throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = folder.path("profile.json")
    let text = #"""
      {"headline":"Texte","skills":["SEO"],"languages":["de:native"],"rate":"25-40 EUR/hour",
       "kinds":["text","data research"],"hours_per_week":12,"offered_fields":["email"],"handle":"ignored"}
      """#
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    var profile = ProfileContent(about: "bleibt", region: "DE")
    try ContentFile.read(path).apply(to: &profile)
    #expect(profile.headline == "Texte" && profile.about == "bleibt" && profile.region == "DE")
    #expect(profile.kinds == [.text, .dataResearch] && profile.hoursPerWeek == 12)
    #expect(profile.languages == [LanguageSkill(language: "de", level: .native)])
    #expect(profile.fields == FieldPolicy(offered: [.email]))
  }

  @Test(arguments: [
    (#"{"kinds":["cooking"]}"#, "kinds"), (#"{"rate":"much"}"#, "rate"), (#"{"skills":"SEO"}"#, "skills"),
    ("[", "profile.json"), (#"{"offered_fields":["fax"]}"#, "offered_fields"),
  ])
  func aWrongFileIsRefusedByName(_ text: String, _ place: String) throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = folder.path("profile.json")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let failure = #expect(throws: CommandFailure.self) {
      var profile = ProfileContent()
      try ContentFile.read(path).apply(to: &profile)
    }
    #expect(failure?.status == .invalid)
    #expect(failure?.message.contains(place) == true, "\(failure?.message ?? "")")
  }
}

/// A folder of its own for each test, in the system's place for such.
struct TestFolder {
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory.appendingPathComponent("handschlag-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
