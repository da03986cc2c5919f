import HandschlagProtobuf
import Testing

@Suite("The bounds of the schema")
struct ValidationTests {
  private let id = "prj_0123456789abcdefghjkmnpqrs"

  private func valid() -> TestOrder {
    TestOrder(
      id: id, title: "Logo", colour: .red, colours: [.default], limit: 1,
      terms: TestOrder.Terms(text: "now", language: "de-AT"))
  }

  private func violations(_ change: (inout TestOrder) -> Void = { _ in }) -> [String] {
    var order = valid()
    change(&order)
    var violations = FieldViolations()
    order.validate(&violations)
    return violations.list.map { "\($0.path) \($0.description)" }
  }

  @Test func aMessageWithinItsBoundsPasses() {
    #expect(violations().isEmpty)
  }

  @Test func eachBoundIsChecked() {
    let cases: [((inout TestOrder) -> Void, [String])] = [
      ({ $0.id = "" }, ["id must not be empty"]),
      ({ $0.title = "" }, ["title must not be empty"]),
      ({ $0.title = "ab" }, ["title must have at least 3 characters"]),
      ({ $0.title = String(repeating: "ü", count: 20) }, []),
      ({ $0.title = String(repeating: "ü", count: 21) }, ["title must have at most 20 characters"]),
      ({ $0.hash = [1, 2, 3] }, ["hash must have at least 4 bytes"]),
      ({ $0.hash = [1, 2, 3, 4] }, []),
      ({ $0.hash = [1, 2, 3, 4, 5] }, ["hash must have at most 4 bytes"]),
      ({ $0.tags = ["a", "b", "c"] }, []),
      ({ $0.tags = ["a", "b", "c", "d"] }, ["tags must have at most 3 entries"]),
      ({ $0.tags = ["a", ""] }, ["tags[1] must not be empty"]),
      ({ $0.tags = ["a", "b@c"] }, ["tags[1] must be 1 to 40 letters, digits, spaces and + # . - /"]),
      ({ $0.tags = ["12345678901"] }, ["tags[0] must have at most 10 characters"]),
      ({ $0.colour = .unspecified }, ["colour must be set"]),
      ({ $0.colour = .unrecognized(9) }, ["colour must be a known value"]),
      ({ $0.colours = [] }, ["colours must not be empty"]),
      ({ $0.colours = [.red, .unspecified] }, ["colours[1] must be a known value"]),
      ({ $0.size = -5 }, []),
      ({ $0.size = -6 }, ["size must be at least -5"]),
      ({ $0.size = 11 }, ["size must be at most 10"]),
      ({ $0.limit = nil }, ["limit must be set"]),
      ({ $0.limit = 0 }, ["limit must be at least 1"]),
      ({ $0.terms = nil }, ["terms must be set"]),
      ({ $0.terms = .init() }, ["terms.text must not be empty"]),
      ({ $0.terms?.language = "DE" }, ["terms.language must be a language code such as de or de-AT"]),
      ({ $0.more = [.init(text: "x"), .init()] }, ["more[1].text must not be empty"]),
      ({ $0.party = .mail("localhost") }, ["mail must be a domain such as example.org"]),
      ({ $0.party = .mail("example.org") }, []),
      ({ $0.party = .special(.init()) }, ["special.text must not be empty"]),
      ({ $0.rate = 1.5 }, ["rate must be at most 1"]),
      ({ $0.rate = -0.5 }, ["rate must be at least 0"]),
      ({ $0.rate = .nan }, ["rate must be a finite number"]),
      ({ $0.sizes = [1, 10, 0] }, ["sizes[1] must be at most 9", "sizes[2] must be at least 1"]),
      (
        {
          $0.colour = .unspecified; $0.size = 11
        }, ["colour must be set", "size must be at most 10"]
      ),
    ]
    for (change, expected) in cases { #expect(violations(change) == expected) }
  }

  @Test func theListOfViolationsIsBounded() {
    #expect(
      violations { $0.more = .init(repeating: .init(), count: 1000) }.count == FieldViolations.largestCount)
  }

  @Test func patternsTakeWhatTheyNameAndNothingElse() {
    let cases: [(TextPattern, yes: [String], no: [String])] = [
      (
        .id, [id, "x_00000000000000000000000000"],
        [
          "", "prj", "prj_", id + "0", String(id.dropLast()), "prj_0123456789abcdefghijkmnpqr",
          "PRJ_" + id.dropFirst(4),
          "_" + id.dropFirst(4), "prj_ü123456789abcdefghjkmnpq", id.uppercased(),
        ]
      ),
      (
        .tag, ["Swift", "C++", "C#", "node.js", "Übersetzung", "TCP/IP", "a-b", "日本語", "3 D"],
        ["", "a@b", "a_b", "a\n", "🙂", String(repeating: "a", count: 41), "a\u{200B}b", "½"]
      ),
      (.language, ["de", "gsw", "de-AT"], ["", "d", "DE", "de-", "de-at", "de-AUT", "de-AT-x", "dede"]),
      (.region, ["DE", "DE-BY", "FR-75", "GB-ENG"], ["", "de", "DEU", "DE-", "DE-BYXX", "DE-by"]),
      (.currency, ["EUR", "USD"], ["", "EU", "eur", "EURO", "€€€"]),
      (
        .domain, ["example.org", "a.b-c.de", "xn--mnchen-3ya.de"],
        [
          "", "localhost", "https://example.org", "example.org/", "-a.de", "a-.de", ".de", "a..de",
          "münchen.de",
          String(repeating: "a", count: 64) + ".de",
        ]
      ),
    ]
    for (pattern, yes, no) in cases {
      for text in yes { #expect(pattern.matches(text), "\(pattern): \(text)") }
      for text in no { #expect(!pattern.matches(text), "\(pattern): \(text)") }
    }
  }

  @Test func everyFreeTextIsVisitedWithItsPath() {
    var order = valid()
    order.tags = ["x", "", "z"]
    order.more = [.init(text: "first"), .init(), .init(text: "third")]
    order.party = .special(.init(text: "party"))
    var visited: [String] = []
    order.forEachFreeText { path, text in visited.append("\(path)=\(text)") }
    #expect(
      visited == [
        "title=Logo", "tags[0]=x", "tags[2]=z", "terms.text=now", "more[0].text=first", "more[2].text=third",
        "special.text=party",
      ])
  }

  @Test func aVisitCanStop() {
    struct Stop: Error {}
    #expect(throws: Stop.self) { try valid().forEachFreeText { _, _ in throw Stop() } }
  }
}
