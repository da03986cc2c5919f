import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

struct ReceiptsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipts",
    abstract: "Proofs of reveals and revocations that need no trust in the server.",
    subcommands: [ReceiptsExportCommand.self, ReceiptsVerifyCommand.self])
}

struct ReceiptsExportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Fetch a receipt with its proof, check it, and keep it in a file.",
    discussion: """
      A new receipt is in the log with its next checkpoint, at most an hour later. A receipt of a reveal can be \
      fetched as long as you hold the other side's grant; the file verifies for ever.
      """)

  @OptionGroup var argument: EngagementArgument

  @Argument(help: ArgumentHelp("The file to make; the engagement's id and .tlog-proof if left out."))
  var file: String?

  @Flag(help: "The receipt of your own revocation, rather than that of the reveal.")
  var revocation = false

  @OptionGroup var trust: LogTrust
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let keys = try await trust.settle(handschlag, session)
    let kind: ReceiptKind = revocation ? .revocation : .reveal
    guard let receipt = try await handschlag.receipt(of: argument.engagement, kind) else {
      throw CommandFailure(
        .refused, "the log has not taken this receipt in yet",
        advice: "Its next checkpoint does: try in an hour.")
    }
    let verified = try receipt.verify(trusting: keys)
    let kept = try ProgramConfiguration.load(session.configurationPath)
    try requireOwnSignature(verified.content, kept)
    let path = file ?? argument.engagement + ".tlog-proof"
    try write(receipt.text, to: path)
    var record = receipt.output(verified, own: ConsentKeys.ownKeys(kept))
    record.fields.insert(.init("file", .text(path)), at: 0)
    return CommandResult(
      record,
      notes: ["Check it anywhere with '\(ClientProgram.current.name) receipts verify \(path)'."])
  }

  /// A consent that this program signed must stand in the receipt under the key it was signed with.
  private func requireOwnSignature(_ content: ReceiptFile.Content, _ kept: ProgramConfiguration) throws {
    guard case .reveal(let receipt) = content, kept.signingKeys?[argument.engagement] != nil else { return }
    let key = try ConsentKeys.signer(for: argument.engagement, session).publicKey
    let own = ClientProgram.current.role == .company ? receipt.company : receipt.worker
    guard own.signature?.publicKey == key else {
      throw CommandFailure(
        .invalid,
        "the receipt does not carry your own signature: the server has put another consent in its place",
        advice: "Do not rely on this server.")
    }
  }

  private func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(
        .failed, "\(path) can't be made: \(String(cString: strerror(errno)))", advice: "Name another file.")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.synchronize()
    try handle.close()
  }
}

struct ReceiptsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a receipt's file, without the server.",
    discussion: """
      Checks the receipt's form, the signatures of those who consented, its place in the log, and the log's own \
      signature, under the key given or the one that was pinned when a receipt was exported.
      """)

  @Argument(help: "The file.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "A value that the receipt must commit to, such as email=a@b.example; may be given several times.",
      valueName: "field=value"))
  var value: [String] = []

  @OptionGroup var trust: LogTrust
  @OptionGroup var session: Session

  func run() throws {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandFailure(.notFound, "\(file) can't be read", advice: "Check its name and its mode.")
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw CommandFailure(.invalid, "\(file) is no text: it is damaged, or no receipt")
    }
    let kept = try ProgramConfiguration.load(session.configurationPath)
    guard let keys = try trust.known(kept) else {
      throw CommandFailure(
        .invalid, "no key of the log is known", advice: "Give it with --log-key, from a place you trust.")
    }
    let receipt = try ReceiptFile(text: text)
    let verified = try receipt.verify(trusting: keys)
    try requireValues(verified.content, receipt)
    session.output.write(
      CommandResult(
        receipt.output(verified, own: ConsentKeys.ownKeys(kept)),
        notes: ["The receipt is genuine: nothing in it was altered, and the log holds it."]))
  }

  private func requireValues(_ content: ReceiptFile.Content, _ file: ReceiptFile) throws {
    for given in value {
      let parts = given.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let field = ContactField(commandName: parts[0]) else {
        throw CommandFailure(
          .invalid, "'\(given)' is no field and value", advice: "Write it as email=a@b.example.")
      }
      guard case .reveal(let receipt) = content,
        [(receipt.worker, file.workerSalt), (receipt.company, file.companySalt)].contains(where: {
          party, salt in
          party.commitments.contains {
            $0.field == Int(field.rawValue) && $0.matches(value: Array(parts[1].utf8), salt: salt)
          }
        })
      else {
        throw CommandFailure(.invalid, "the receipt does not commit to this value of \(field.commandName)")
      }
    }
  }
}

extension ReceiptFile {
  /// What a verified receipt says.
  func output(
    _ verified: (content: Content, checkpoint: Checkpoint), own keys: Set<[UInt8]>
  ) -> OutputRecord {
    var fields: [OutputRecord.Field] = []
    switch verified.content {
    case .reveal(let receipt):
      fields = [
        .init("kind", .text("reveal")), .init("day", .day(receipt.day * 86_400)),
        .init("worker", .record(receipt.worker.output(own: keys))),
        .init("company", .record(receipt.company.output(own: keys))),
      ]
    case .revocation(let revocation):
      fields = [
        .init("kind", .text("revocation")), .init("day", .day(revocation.day * 86_400)),
        .init("by", .text(revocation.giver == .worker ? "worker" : "company")),
        .init("id", .text(revocation.id)), .init("holder", .text(revocation.holder)),
      ]
    }
    fields += [
      .init("log", .text(verified.checkpoint.origin)),
      .init("leaf", .number(proof.index)),
      .init("log_size", .number(verified.checkpoint.size), label: "of leaves"),
      .init("root", .text("\(verified.checkpoint.root)")),
    ]
    return OutputRecord(fields)
  }
}

extension Receipt.Party {
  fileprivate func output(own keys: Set<[UInt8]>) -> OutputRecord {
    let names = fields.map { ContactField(rawValue: Int32(truncatingIfNeeded: $0)).commandName }
    let signer = signature.map { keys.contains($0.publicKey) ? "your own key" : "its own key" }
    return OutputRecord([
      .init("id", .text(id)), .init("fields", .texts(names)),
      .init("purpose", Purpose(rawValue: Int32(truncatingIfNeeded: purpose)).output),
      .init("notice_hash", .text(Hexadecimal.text(noticeHash))),
      .init("signed_by", .words(signer ?? ""), label: "consent signed with"),
      .init("public_key", .words(signature.map { Hexadecimal.text($0.publicKey) } ?? "")),
    ])
  }
}
