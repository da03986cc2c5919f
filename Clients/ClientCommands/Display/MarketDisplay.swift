import CommandLineOutput
import HandschlagClient

extension FieldPolicy {
  /// What a side offers and requires at the least.
  var fieldsOutput: [OutputRecord.Field] {
    [
      .init("offered_fields", offered.output, label: "offers"),
      .init("required_fields", required.output, label: "requires"),
    ]
  }
}

extension Optional where Wrapped == FieldPolicy {
  var fieldsOutput: [OutputRecord.Field] { (self ?? FieldPolicy()).fieldsOutput }
}

extension RateBand {
  var output: OutputValue { .text(Pay(self).text) }
}

extension ProfileContent {
  var output: [OutputRecord.Field] {
    [
      .init("headline", .words(headline), column: true),
      .init("about", .words(about)),
      .init("skills", .texts(skills)),
      .init("languages", .texts(languages.map { Language($0).text }), column: true),
      .init("region", .words(region), column: true),
      .init("availability", availability.output, column: true),
      .init("hours_per_week", hoursPerWeek == 0 ? .absent : .number(Int64(hoursPerWeek))),
      .init("rate", rate?.output ?? .absent, column: true),
      .init("kinds", kinds.output, column: true),
      .init("experience", experience.output),
    ] + fields.fieldsOutput
  }
}

extension ProfileView {
  var output: OutputRecord {
    OutputRecord(
      [.init("id", .text(id), column: true), .init("handle", .text(handle), column: true)]
        + (content ?? ProfileContent()).output + [
          .init("updated_day", .someDay(updatedDay), label: "updated")
        ])
  }
}

extension CompanyAttributes {
  var output: [OutputRecord.Field] {
    [
      .init("industry", .words(industry), column: true),
      .init("size", size.output, column: true),
      .init("region", .words(region), column: true),
      .init("about", .words(about)),
    ]
  }
}

extension CompanyView {
  var output: OutputRecord {
    var values: [OutputRecord.Field] = [
      .init("id", .text(id), column: true), .init("handle", .text(handle), column: true),
      .init("verified", .flag(verified), column: true),
    ]
    values += (attributes ?? CompanyAttributes()).output + fields.fieldsOutput
    let figures = fairness.map { fairness in
      OutputValue.record(
        OutputRecord([
          .init("ended_views", .number(Int64(fairness.endedViews))),
          .init("answered_percent", .number(Int64(fairness.answeredPercent))),
          .init("revealed_percent", .number(Int64(fairness.revealedPercent))),
        ]))
    }
    return OutputRecord(values + [.init("fairness", figures ?? .absent)])
  }
}

extension ProjectContent {
  var output: [OutputRecord.Field] {
    [
      .init("title", .text(title), column: true),
      .init("description", .text(description)),
      .init("kinds", kinds.output, column: true),
      .init("skills", .texts(skills)),
      .init("languages", .texts(languages.map { Language($0).text }), column: true),
      .init("region", .words(region)),
      .init("rate", rate?.output ?? .absent, column: true),
      .init("urgency", urgency.output, column: true),
      .init("cooperation", cooperation.output),
      .init("naming", naming.output),
    ] + fields.fieldsOutput
  }
}

extension Project {
  var output: OutputRecord {
    let company = company.map { OutputValue.record($0.output) } ?? .absent
    return OutputRecord(
      [.init("id", .text(id), column: true)] + (content ?? ProjectContent()).output + [
        .init("state", state.output, column: true),
        .init("version", .number(Int64(version))),
        .init("posted_day", .someDay(postedDay), label: "posted"),
        .init("company_name", .words(companyName)),
        .init("own", .flag(own)),
        .init("company", company, label: "posted by"),
      ])
  }
}
