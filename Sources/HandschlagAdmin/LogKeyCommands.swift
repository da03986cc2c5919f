import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct LogRotateKeyCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-key",
    abstract: "Make a new key for the log, announced by a note that the keys in use sign.",
    discussion: """
      From the next checkpoint on the old keys and the new one sign, until 'log retire-keys'. Whoever trusts an old \
      key follows the note to the new one. Publish the new key where the old one stands. A key that may be known to \
      others can announce a key of theirs: then tell people, too, to trust the new one alone.
      """)

  @Option(help: "Why; kept in the audit.")
  var reason = ""

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let made = try await admin.rotateLogKey(.init(reason: reason))
    return CommandResult(
      OutputRecord([.init("vkey", .text(made.key)), .init(hidden: "note", .text(made.note))]),
      notes: ["Publish this key, and copy log.key anew. Retire the older ones when people have seen it."])
  }
}

struct LogRetireKeysCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire-keys",
    abstract: "Destroy all keys of the log but the newest, which signs alone then.",
    discussion: """
      What they have signed stays valid, and the notes that announced keys stay, so that receipts and checkpoints \
      from before verify as they did.
      """)

  @Option(help: "Why; kept in the audit.")
  var reason = ""

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let reply = try await admin.retireLogKeys(.init(reason: reason))
    return CommandResult(
      OutputRecord([.init("vkey", .text(reply.key)), .init("retired", .texts(reply.retired))]),
      notes: reply.retired.isEmpty ? ["There was one key alone; nothing changed."] : [])
  }
}
