import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The public log of reveals and revocations.",
    subcommands: [
      LogKeysCommand.self, LogRotateKeyCommand.self, LogRetireKeysCommand.self, LogCheckpointCommand.self,
      LogExportCommand.self, LogVerifyCommand.self,
    ])
}

struct LogKeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Show the log's public keys, to be published where others trust them.")

  @OptionGroup var session: AdminSession

  func run() async throws {
    let reply = try await session.call { try await $0.log.getCheckpoint(.init()) }
    let rows = reply.keys.map { OutputRecord([.init("vkey", .text($0), column: true)]) }
    CommandOutput(json: session.json).write(CommandResult("keys", rows, empty: "The log has no key."))
  }
}

struct LogCheckpointCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Take what waits into the log now, rather than at the next hour.")

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let note = try await admin.makeCheckpoint(.init()).checkpoint
    return CommandResult(try Checkpoint(text: SignedNote(note).text).output(note: note))
  }
}

struct LogExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the newest checkpoint and every leaf to a file.")

  @Argument(help: "The file to make.")
  var file: String

  @OptionGroup var session: AdminSession

  func run() async throws {
    let (reply, leaves) = try await session.call { handschlag in
      let reply = try await handschlag.log.getCheckpoint(.init())
      var leaves: [TreeHash] = []
      let size = try Checkpoint(text: SignedNote(reply.checkpoint).text).size
      try await handschlag.forEachLeaf(upTo: size) { leaves.append($0) }
      return (reply, leaves)
    }
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure(.conflict, "\(file) exists", advice: "Name another file.")
    }
    let note = reply.checkpoint
    try LogVerifyCommand.write(
      LogFile.text(checkpoint: note, keyNotes: reply.keyNotes, leaves: leaves), to: file)
    CommandOutput(json: session.json).write(
      CommandResult(try Checkpoint(text: SignedNote(note).text).output(note: note)))
  }
}

struct LogVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the whole log: nothing was altered, moved or taken out.",
    discussion: """
      Computes the tree from every leaf and compares it with the signed checkpoint, and with the checkpoint of \
      the last time, which is kept in a file: a log that was cut or forked since does not fit. Reads an exported \
      log without any server, or fetches the log. The server is not trusted in this; the log's key is, which is \
      given or pinned at first use, and with it the keys that it announces.
      """)

  @Argument(help: "An exported log; fetched from the server if left out.")
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Where key and checkpoint are kept from one time to the next (else log-seen.json in "
        + "$XDG_STATE_HOME/handschlag-admin or ~/.local/state/handschlag-admin).", valueName: "file"))
  var seen: String?

  @Option(
    help: ArgumentHelp(
      "A file with an earlier checkpoint or exported log, which this one must continue.", valueName: "file"))
  var earlier: String?

  @Option(
    name: .customLong("log-key"),
    help: ArgumentHelp(
      "The log's public key, from a place you trust; may be given several times.", valueName: "vkey"))
  var keys: [String] = []

  @OptionGroup var session: AdminSession

  func run() async throws {
    let path = seen ?? SeenLog.standardPath(ProcessInfo.processInfo.environment)
    let kept = try SeenLog.load(path)
    let (note, trusted) =
      if let file { try audit(try Self.text(of: file), kept) } else { try await auditServer(kept) }
    try SeenLog(keys: trusted.map(\.vkey), checkpoint: note).save(path)
    let checkpoint = try Checkpoint(text: SignedNote(note).text)
    CommandOutput(json: session.json).write(
      CommandResult(
        checkpoint.output(note: note),
        notes: [
          "The log is whole: \(checkpoint.size) leaves, and those seen before are its beginning.",
          kept == nil && keys.isEmpty
            ? "Its key was pinned now; compare it elsewhere: \(trusted.map(\.vkey).joined(separator: " "))"
            : "",
        ].filter { !$0.isEmpty }))
  }

  private func audit(_ text: String, _ kept: SeenLog?) throws -> (String, [NoteKey]) {
    let (note, keyNotes, leaves) = try LogFile.read(text)
    guard let trusted = try trusted(kept, keyNotes) else {
      throw CommandFailure(
        .invalid, "no key of the log is known", advice: "Give it with --log-key, from a place you trust.")
    }
    for var audit in try audits(note, kept, trusted) {
      for leaf in leaves { audit.append(leaf) }
      try audit.finish()
    }
    return (note, trusted)
  }

  private func auditServer(_ kept: SeenLog?) async throws -> (String, [NoteKey]) {
    try await session.call { handschlag in
      let reply = try await handschlag.log.getCheckpoint(.init())
      let trusted = try trusted(kept, reply.keyNotes) ?? reply.keys.map { try NoteKey(vkey: $0) }
      var audits = try audits(reply.checkpoint, kept, trusted)
      let size = try Checkpoint.open(reply.checkpoint, trusting: trusted).size
      try await handschlag.forEachLeaf(upTo: size) { leaf in
        for index in audits.indices { audits[index].append(leaf) }
      }
      for audit in audits { try audit.finish() }
      return (reply.checkpoint, trusted)
    }
  }

  /// The keys given, else those pinned, and those that they announce; nil where there is none.
  private func trusted(_ kept: SeenLog?, _ notes: [String]) throws -> [NoteKey]? {
    let texts = keys.isEmpty ? kept?.keys ?? [] : keys
    guard !texts.isEmpty else { return nil }
    return KeySuccession.keys(following: try texts.map { try NoteKey(vkey: $0) }, by: notes)
  }

  /// One audit for each checkpoint that must be met besides the log's own.
  private func audits(_ note: String, _ kept: SeenLog?, _ trusted: [NoteKey]) throws -> [LogAudit] {
    let checkpoint = try Checkpoint.open(note, trusting: trusted)
    var others: [String] = []
    if let kept { others.append(kept.checkpoint) }
    if let earlier {
      let text = try Self.text(of: earlier)
      others.append((try? LogFile.read(text).checkpoint) ?? text)
    }
    guard !others.isEmpty else { return [try LogAudit(checkpoint, earlier: nil)] }
    return try others.map {
      try LogAudit(checkpoint, earlier: try Checkpoint.open($0, trusting: trusted))
    }
  }

  private static func text(of path: String) throws -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.notFound, "\(path) can't be read", advice: "Check its name and its mode.")
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw CommandFailure(.invalid, "\(path) is no text: it is damaged, or no log")
    }
    return text
  }

  static func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(
        .failed, "\(path) can't be written: \(error.localizedDescription)", advice: "Name another file.")
    }
  }
}

extension AdminSession {
  /// Connects, calls and closes.
  func call<Answer>(_ body: (HandschlagClient) async throws -> Answer) async throws -> Answer {
    let handschlag = try await connect()
    let answer = try await body(handschlag)
    await handschlag.close()
    return answer
  }
}

extension Checkpoint {
  /// A checkpoint for people and scripts.
  func output(note: String) -> OutputRecord {
    OutputRecord([
      .init("log", .text(origin)), .init("size", .number(size), label: "leaves"),
      .init("root", .text("\(root)")), .init(hidden: "checkpoint", .text(note)),
    ])
  }
}
