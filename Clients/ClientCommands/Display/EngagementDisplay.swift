import CommandLineOutput
import HandschlagClient

extension Engagement {
  /// The other side's pseudonym.
  var counterpartHandle: String {
    switch counterpart {
    case .worker(let worker): worker.handle
    case .company(let company): company.handle
    case nil: ""
    }
  }

  private var counterpartOutput: OutputValue {
    switch counterpart {
    case .worker(let worker): .record(worker.output)
    case .company(let company): .record(company.output)
    case nil: .absent
    }
  }

  var output: OutputRecord {
    OutputRecord([
      .init("id", .text(id), column: true),
      .init("state", state.output, column: true),
      .init("origin", origin.output, column: true),
      .init("own_role", ownRole.output),
      .init("with", .words(counterpartHandle), column: true),
      .init("last_message", .number(lastMessage), label: "messages", column: true),
      .init("opened_time", .someTime(openedTime), label: "opened"),
      .init("ends_time", state == .open ? .someTime(endsTime) : .absent, label: "ends", column: true),
      .init("extension_asked", .flag(extensionAsked)),
      .init("agree_until_time", .someTime(agreeUntilTime), label: "agree until"),
      .init("project_id", .words(projectID), label: "project"),
      .init("project_title", .words(projectTitle), label: "title", column: true),
      .init("own_consent", ownConsent.map { .record($0.output) } ?? .absent),
      .init("counterpart", counterpartOutput),
    ])
  }
}

extension OwnConsent {
  var output: OutputRecord {
    OutputRecord([
      .init("engagement_id", .text(engagementID), label: "engagement", column: true),
      .init("fields", fields.output, column: true),
      .init("purpose", purpose.output, column: true),
      .init("expires_time", .someTime(expiresTime), label: "ends", column: true),
    ])
  }
}

extension ThreadMessage {
  var output: OutputRecord {
    OutputRecord([
      .init("number", .number(number), label: "#", column: true),
      .init("own", .flag(own)),
      .init(hidden: "sent_time", .someTime(sentTime)),
      .init("text", .text(text)),
    ])
  }

  /// A message as a line of a conversation.
  func line(with handle: String) -> OutputRecord {
    OutputRecord([
      .init("number", .number(number), label: "#", column: true),
      .init("own", .flag(own)),
      .init("sent_time", .someTime(sentTime), label: "hour", column: true),
      .init("from", .text(own ? "you" : handle), column: true),
      .init("text", .text(text), column: true),
    ])
  }
}

extension GrantSummary {
  var output: OutputRecord {
    OutputRecord([
      .init("engagement_id", .text(engagementID), label: "engagement", column: true),
      .init("given", .flag(given), column: true),
      .init("fields", fields.output, column: true),
      .init("purpose", purpose.output, column: true),
      .init("granted_day", .someDay(grantedDay), label: "granted", column: true),
      .init("revoked", .flag(revoked), column: true),
      .init("deletion_acknowledged_day", .someDay(deletionAcknowledgedDay), label: "deleted there"),
    ])
  }
}

extension ContactCard {
  /// Every field of a card in the schema's order, the missing ones included.
  var output: OutputRecord {
    OutputRecord(
      ContactField.allKnown.dropFirst().map { field in
        let value = values.first { $0.field == field }?.value ?? ""
        return .init(
          field.commandName.replacing("-", with: "_"), .words(value), label: field.commandName)
      })
  }
}

extension ConsentNotice {
  func output(hash: [UInt8]) -> OutputRecord {
    OutputRecord([
      .init("engagement_id", .text(engagementID), label: "engagement"),
      .init("recipient_handle", .text(recipientHandle), label: "recipient"),
      .init("recipient_verified", .flag(recipientVerified), label: "identity verified"),
      .init(
        "recipient_attributes",
        recipientAttributes.map { .record(OutputRecord($0.output)) } ?? .absent, label: "about it"),
      .init("project_id", .words(projectID), label: "project"),
      .init("project_version", projectID.isEmpty ? .absent : .number(Int64(projectVersion))),
      .init("project_title", .words(projectTitle), label: "title"),
      .init("fields", fields.output, label: "you disclose"),
      .init("recipient_offers", recipientOffers.output, label: "it discloses at least"),
      .init("recipient_requires", recipientRequires.output, label: "it requires at least"),
      .init("purpose", purpose.output),
      .init("retention_days", .number(Int64(retentionDays)), label: "may be kept, days"),
      .init("consent_hours", .number(Int64(consentHours)), label: "consent ends after, hours"),
      .init("warnings", .texts(warnings)),
      .init("notice_hash", .text(Hexadecimal.text(hash))),
    ])
  }
}

extension TermsRevision {
  var output: OutputRecord {
    let terms = terms ?? Terms()
    let pay = Pay(
      RateBand(
        minAmount: terms.amount, maxAmount: terms.amount, currency: terms.currency, unit: terms.unit))
    return OutputRecord([
      .init("number", .number(Int64(number)), label: "#", column: true),
      .init("own", .flag(own)),
      .init("by", .text(own ? "you" : "the other side"), column: true),
      .init("state", state.output, column: true),
      .init("kind", terms.kind.output, column: true),
      .init("pay", .text(pay.text), column: true),
      .init("start_day", .someDay(terms.startDay), label: "from", column: true),
      .init("end_day", .someDay(terms.endDay), label: "until", column: true),
      .init("text", .words(terms.text), column: true),
      .init(hidden: "hash", .text(Hexadecimal.text(hash))),
    ])
  }
}

/// Bytes as pairs of hexadecimal digits.
enum Hexadecimal {
  static func text(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The bytes of a text; nil if it is none.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard digits[index] != UInt8(ascii: "+"),
        let byte = UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
