import CommandLineOutput
import HandschlagClient

extension Account {
  var output: OutputRecord {
    OutputRecord([
      .init("id", .text(id)),
      .init("roles", roles.output),
      .init("suspended", .flag(suspended)),
      .init("suspension_reason", .words(suspensionReason)),
      .init("created_day", .someDay(createdDay), label: "created"),
      .init("card_fields", cardFields.output, label: "card holds"),
      .init("limits", limits.map { .record($0.output) } ?? .absent),
    ])
  }
}

extension ReceivingLimits {
  var output: OutputRecord {
    OutputRecord([
      .init("max_open", maxOpen == 0 ? .absent : .number(Int64(maxOpen)), label: "most open"),
      .init(
        "max_new_per_day", maxNewPerDay == 0 ? .absent : .number(Int64(maxNewPerDay)),
        label: "most new a day"),
      .init("kinds", kinds.output, label: "only kinds"),
      .init("verified_only", .flag(verifiedOnly), label: "only verified"),
    ])
  }
}

extension Token {
  var output: OutputRecord {
    OutputRecord([
      .init("id", .text(id), column: true),
      .init("label", .words(label), column: true),
      .init("created_day", .someDay(createdDay), label: "created", column: true),
      .init("current", .flag(current), column: true),
    ])
  }
}

extension Block {
  var output: OutputRecord {
    OutputRecord([
      .init("id", .text(id), column: true),
      .init("handle", .text(handle), column: true),
      .init("created_day", .someDay(createdDay), label: "since", column: true),
    ])
  }
}

extension Exclusion {
  func output(number: Int) -> OutputRecord {
    OutputRecord([
      .init("number", .number(Int64(number)), label: "#", column: true),
      .init("legal_name", .words(legalName), column: true),
      .init("domain", .words(domain), column: true),
      .init("register_number", .words(registerNumber), column: true),
    ])
  }
}

extension CompanyIdentity {
  var output: [OutputRecord.Field] {
    [
      .init("legal_name", .words(legalName)),
      .init("register_number", .words(registerNumber)),
      .init("domain", .words(domain)),
      .init("country", .words(country)),
    ]
  }
}
