import Testing

@testable import HandschlagGenerator

@Suite("What the generator refuses")
struct RefusalTests {
  private let card = """
    message Card { string name = 1; string email = 2 [(handschlag.options.v1.field) = { contact: true }]; }
    message Request {}

    """

  private func service(_ reply: String, _ rule: String) -> String {
    """
    service S {
      rpc M(Request) returns (\(reply)) { option (handschlag.options.v1.method) = { \(rule) }; }
    }
    """
  }

  @Test func contactDataLeavesOnlyThroughMarkedMethods() throws {
    let expected = "test.S.M: could return contact data (test.Card.email) and is not marked reveals_contact"
    let leaks: [(String, String)] = [
      ("", "Card"),
      ("message Reply { Card card = 1; }", "Reply"),
      ("message Reply { repeated Card cards = 1; }", "Reply"),
      ("message Reply { oneof which { int32 number = 1; Card card = 2; } }", "Reply"),
      ("message Reply { optional Card card = 1; }", "Reply"),
      ("message Reply { map<string, Card> cards = 1; }", "Reply"),
      (
        "message Reply { Inner inner = 1; message Inner { Deeper deeper = 1; } message Deeper { Card card = 1; } }",
        "Reply"
      ),
      (
        "message Reply { Reply next = 1; Other other = 2; } message Other { Reply back = 1; Card card = 2; }",
        "Reply"
      ),
      ("message Reply { string text = 1; }", "stream Card"),
    ]
    for (messages, reply) in leaks {
      let body = card + messages
      #expect(
        try Protoc.refusal(body + service(reply, "audience: AUDIENCE_PUBLIC")) == expected, "\(messages)")
      #expect(
        try Protoc.refusal(body + service(reply, "audience: AUDIENCE_PUBLIC, reveals_contact: true")) == nil)
    }
  }

  @Test func contactDataMayComeIn() throws {
    let body =
      card
      + "service S { rpc M(Card) returns (Request) { option (handschlag.options.v1.method) = { audience: AUDIENCE_EITHER }; } }"
    #expect(try Protoc.refusal(body) == nil)
  }

  @Test func everyMethodNamesItsAudience() throws {
    #expect(try Protoc.refusal(card + service("Request", "keyed: true")) == "test.S.M: names no audience")
    #expect(
      try Protoc.refusal(card + service("Request", "audience: AUDIENCE_UNSPECIFIED"))
        == "test.S.M: names no audience")
    #expect(
      try Protoc.refusal(card + "service S { rpc M(Request) returns (Request); }")
        == "test.S.M: names no audience")
  }

  @Test func ownDataIsForThoseWhomASuspensionKeepsOut() throws {
    for audience in ["PUBLIC", "OPERATOR", "ACCOUNT"] {
      let refusal = try Protoc.refusal(
        card + service("Request", "audience: AUDIENCE_\(audience), own_data: true"))
      #expect(refusal?.hasPrefix("test.S.M: own_data is for") == true, "\(audience)")
    }
    for audience in ["WORKER", "COMPANY", "EITHER"] {
      #expect(
        try Protoc.refusal(card + service("Request", "audience: AUDIENCE_\(audience), own_data: true")) == nil
      )
    }
  }

  @Test func boundsMustFitTheirField() throws {
    let cases: [(String, String)] = [
      ("int32 f = 1 [(handschlag.options.v1.field) = { max_len: 1 }];", "only texts and bytes have a length"),
      ("bool f = 1 [(handschlag.options.v1.field) = { min_len: 1 }];", "only texts and bytes have a length"),
      ("bytes f = 1 [(handschlag.options.v1.field) = { pattern: PATTERN_ID }];", "only texts have a pattern"),
      ("bytes f = 1 [(handschlag.options.v1.field) = { free_text: true }];", "only a text can be free text"),
      ("string f = 1 [(handschlag.options.v1.field) = { min: 1 }];", "only numbers have a range"),
      ("string f = 1 [(handschlag.options.v1.field) = { max_items: 1 }];", "only repeated fields have items"),
      ("bool f = 1 [(handschlag.options.v1.field) = { required: true }];", "a bool cannot be required"),
      (
        "oneof o { string f = 1 [(handschlag.options.v1.field) = { contact: true }]; }",
        "contact data cannot be part of a oneof"
      ),
    ]
    for (field, reason) in cases {
      #expect(try Protoc.refusal("message M { \(field) }") == "test.M.f: \(reason)")
    }
  }

  @Test func whatTheGuardCouldNotFollowIsRefused() throws {
    let fields = (1...129).map { "int32 f\($0) = \($0);" }.joined(separator: "\n")
    #expect(try Protoc.refusal("message M { \(fields) }") == "test.M: more than 128 fields")
    #expect(
      try Protoc.refusal("enum E { option allow_alias = true; A = 0; B = 0; }")
        == "test.E: two names for one number are not supported")
    #expect(
      try Protoc.refusal("message M { int32 self = 1; }") == "test.M.self: no property can have this name")
  }

  @Test func unknownOptionsOfTheGeneratorAreRefused() {
    #expect(throws: SchemaError("unknown option Colour")) { try Settings([(key: "Colour", value: "red")]) }
    #expect(throws: SchemaError("Visibility=secret: Public or Package")) {
      try Settings([(key: "Visibility", value: "secret")])
    }
  }
}
