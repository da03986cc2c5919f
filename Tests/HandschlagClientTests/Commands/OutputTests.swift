import Foundation
import HandschlagClient
import Testing

@testable import CommandLineOutput

/// What people and scripts get to read.
struct OutputTests {
  private let rows = [
    OutputRecord([
      .init("id", .text("prj_a"), column: true), .init("title", .text("Logo"), column: true),
      .init("rate", .absent, column: true), .init("own", .flag(true)),
    ]),
    OutputRecord([
      .init("id", .text("prj_bcd"), column: true), .init("title", .text("Text, 300 Wörter"), column: true),
      .init("rate", .absent, column: true), .init("own", .flag(false)),
    ]),
  ]

  private func human(_ result: CommandResult, width: Int = 60) -> String {
    CommandOutput(json: false, width: width).text(of: result)
  }

  private func json(_ result: CommandResult) -> String {
    CommandOutput(json: true, width: 60).text(of: result)
  }

  @Test func columnsAreAlignedAndEmptyOnesLeftOut() {
    #expect(
      human(CommandResult("projects", rows, empty: "none")) == """
        ID       TITLE
        prj_a    Logo
        prj_bcd  Text, 300 Wörter

        """)
  }

  @Test func anEmptyTableSaysSo() {
    #expect(human(CommandResult("projects", [], empty: "No project fits.")) == "No project fits.\n")
    #expect(json(CommandResult("projects", [], empty: "…")) == #"{"projects":[],"next_page":null}"# + "\n")
  }

  @Test func aPageNamesTheNext() throws {
    let result = CommandResult("projects", rows, empty: "none", nextPage: "abc")
    #expect(human(result).hasSuffix("more: --page abc\n"))
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json(result).utf8)) as? [String: Any])
    #expect(object["next_page"] as? String == "abc")
    #expect((object["projects"] as? [[String: Any]])?.count == 2)
  }

  @Test func everyKeyIsInJSONAndOnlyWhatIsThereIsShown() {
    let record = OutputRecord([
      .init("id", .text("eng_a")), .init("ends_time", .time(0)), .init("text", .absent),
      .init(hidden: "cursor", .text("c")), .init("fields", .list([])),
    ])
    #expect(
      json(CommandResult(record))
        == #"{"id":"eng_a","ends_time":"1970-01-01T00:00:00Z","text":null,"cursor":"c","fields":[]}"# + "\n")
    #expect(human(CommandResult(record)) == "id         eng_a\nends time  1970-01-01 00:00\n")
  }

  @Test func longTextsAreBrokenUnderTheirLabel() {
    let record = OutputRecord([.init("about", .text("eins zwei drei vier fünf sechs sieben acht\n\nneun"))])
    #expect(
      human(CommandResult(record), width: 31) == """
        about  eins zwei drei vier fünf
               sechs sieben acht
               \("")
               neun

        """)
  }

  @Test(arguments: ["\u{1b}[31mrot", "a\u{7}b", "\u{9b}2J", "a\u{202e}b", "a\rb", "a\u{2066}b"])
  func wordsOfAStrangerDoNotSteerTheTerminal(_ text: String) {
    let result = CommandResult(OutputRecord([.init("text", .text(text))]))
    for shown in [human(result), json(result)] {
      #expect(
        shown.unicodeScalars.allSatisfy {
          ($0 == "\n" || $0.properties.generalCategory != .control) && $0 != "\u{202e}" && $0 != "\u{2066}"
        }, "\(shown.debugDescription)")
    }
  }

  @Test func jsonIsReadBackAsItWasWritten() throws {
    var random = CommandRandom(seed: 7)
    for _ in 0..<300 {
      let scalars = (0..<Int(random.next() % 40)).compactMap { _ in
        Unicode.Scalar(
          UInt32(truncatingIfNeeded: random.next() % (random.next() % 4 == 0 ? 0x11_0000 : 0x180)))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let line = json(CommandResult(OutputRecord([.init("text", .text(String(text)))])))
      #expect(!line.dropLast().contains("\n"))
      let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
      #expect(object["text"].map { Array($0.unicodeScalars) } == Array(text))
    }
  }

  @Test func aFailureIsOneLineOrOneDocument() throws {
    let failure = CommandFailure(
      RPCError(.notFound, "not\nfound", details: [.reason("NOT_FOUND")]))
    let line = CommandOutput(json: false, width: 60).text(of: failure, program: "company")
    #expect(line.hasPrefix("company: not found. ") && line.split(separator: "\n").count == 1)
    let document = CommandOutput(json: true, width: 60).text(of: failure, program: "company")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: [String: Any]])
    #expect(object["error"]?["code"] as? String == "NOT_FOUND")
    #expect(object["error"]?["exit"] as? Int == 3)
  }
}

/// Days and moments.
struct CalendarTextTests {
  @Test func knownDays() {
    #expect(CalendarText.day(0) == "1970-01-01")
    #expect(CalendarText.day(951_782_400) == "2000-02-29")
    #expect(CalendarText.isoTime(1_795_363_199) == "2026-11-22T15:59:59Z")
    #expect(CalendarText.time(-1) == "1969-12-31 23:59")
  }

  @Test func everyDayOfFourCenturiesIsReadBack() {
    var seconds: Int64 = -2_208_988_800
    while seconds < 10_413_792_000 {
      let text = CalendarText.day(seconds)
      #expect(DayArgument(text)?.seconds == seconds, "\(text)")
      seconds += 86400 * 3
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-04-31", "", "heute",
  ])
  func whatIsNoDayIsRefused(_ text: String) {
    #expect(DayArgument(text) == nil)
  }
}

/// Names of the schema and exit statuses.
struct NamesTests {
  private func allAreReadBack<Value: MessageEnum>(_ type: Value.Type) {
    #expect(Set(Value.commandNames).count == Value.allKnown.count - 1)
    for value in Value.allKnown.dropFirst() {
      #expect(Value(commandName: value.commandName) == value)
      #expect(Value(commandName: value.commandName.uppercased().replacing("-", with: " ")) == value)
    }
    #expect(Value(commandName: "unspecified") == nil)
    #expect(Value(commandName: "") == nil)
  }

  @Test func everyNameIsReadBack() {
    allAreReadBack(WorkKind.self)
    allAreReadBack(ContactField.self)
    allAreReadBack(Purpose.self)
    allAreReadBack(ViewState.self)
    allAreReadBack(RateUnit.self)
    allAreReadBack(CooperationKind.self)
    allAreReadBack(SizeBand.self)
    allAreReadBack(EngagementEventKind.self)
  }

  @Test func theIssuesSpellingsAreTaken() {
    #expect(Purpose(commandName: "this work") == .thisWork)
    #expect(NamedList<ContactField>(argument: "email,phone")?.values == [.email, .phone])
    #expect(NamedList<ContactField>(argument: "email,email")?.values == [.email])
    #expect(NamedList<ContactField>(argument: "email,fone") == nil)
  }

  @Test func exitStatusesDiffer() {
    let expected: [StatusCode: Int32] = [
      .notFound: 3, .permissionDenied: 4, .failedPrecondition: 4, .invalidArgument: 5, .outOfRange: 5,
      .unauthenticated: 6, .unavailable: 7, .deadlineExceeded: 7, .resourceExhausted: 8, .aborted: 9,
      .alreadyExists: 9,
    ]
    for code in StatusCode.allCases {
      #expect(ExitStatus(code).rawValue == expected[code] ?? 1, "\(code)")
    }
    for status in ExitStatus.allCases { #expect(ExitStatus.help.contains("\(status.rawValue) ")) }
  }
}

/// SplitMix64: the same numbers for the same seed.
struct CommandRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
