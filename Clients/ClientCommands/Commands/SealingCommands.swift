import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct SealingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sealing",
    abstract: "Seal your card to the other side, so that the server never can read it.",
    discussion: """
      'sealing init' makes a seed and keeps it in a file for you alone. From then on a key goes with the first \
      text that you write in each engagement. 'card set --sealed' writes your card into that file and nowhere else; \
      'consent give --sealed' seals it to the other side, whose program must have sent a key with a text as well.

      The file is all there is: who has it can open what was sealed to you. If it is lost, what was sealed to you \
      stays closed for ever, and nothing can be sealed to you in engagements that have begun. Write the seed down \
      ('sealing export'). 'sealing passphrase' puts it under a pass phrase, which is asked for whenever a key is \
      needed; for scripts, HANDSCHLAG_PASSPHRASE_FILE names a file that holds it.
      """,
    subcommands: [
      SealingInitCommand.self, SealingExportCommand.self, SealingImportCommand.self,
      SealingPassPhraseCommand.self,
    ])
}

struct SealingInitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a seed, in a file that you alone can read.")

  @OptionGroup var session: Session

  mutating func run() async throws {
    try keep(SealingSeed(), session)
  }
}

struct SealingExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the seed, to be written down or taken to another device.")

  @OptionGroup var session: Session

  mutating func run() async throws {
    let store = try SealedStore.required(session)
    session.output.write(
      CommandResult(
        OutputRecord([.init("seed", .text(try store.sealingSeed().text))]),
        notes: ["Who has it can open every card that was sealed to you."]))
  }
}

struct SealingImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Keep a seed that was printed by 'sealing export'.")

  @Argument(help: "The seed; standard input if it is left out.")
  var seed: [String] = []

  @OptionGroup var session: Session

  mutating func run() async throws {
    let text = try Dialogue.text(seed, asking: "The seed?", output: session.output)
    try keep(try SealingSeed(text), session)
  }
}

struct SealingPassPhraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase", abstract: "Put the seed under a pass phrase, change it, or take it away.",
    discussion: """
      Each guess costs whoever stole the file 64 MiB and some tenths of a second: some words that nobody would guess \
      are enough, one word is not. A forgotten pass phrase is a lost seed, unless you wrote the seed down. The card \
      in the file stays readable.
      """)

  @Flag(help: "Keep the seed without a pass phrase from now on.")
  var remove = false

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the new pass phrase, instead of asking for it.", valueName: "file"))
  var new: String?

  @OptionGroup var session: Session

  mutating func run() async throws {
    var store = try SealedStore.required(session)
    let seed = try store.sealingSeed()
    try store.keep(seed, under: remove ? nil : try PassPhrase.new(new))
    try store.save(session)
    session.output.write(
      .done(remove ? "The seed is under no pass phrase any more." : "The seed is under its new pass phrase."))
  }
}

/// Keeps a seed, unless there is another one: what was sealed to that would be lost.
private func keep(_ seed: SealingSeed, _ session: Session) throws {
  let path = SealedStore.path(session.configurationPath)
  if let known = try SealedStore.load(session) {
    guard try known.sealingSeed() == seed else {
      throw CommandFailure(
        .conflict, "\(path) holds a seed already", advice: "Move it away if you want another one.")
    }
  } else {
    try SealedStore(seed: seed.text, locked: nil, card: [:]).save(session)
  }
  session.output.write(
    .done("The seed is kept in \(path). Write it down ('sealing export'): nobody can replace it."))
}
