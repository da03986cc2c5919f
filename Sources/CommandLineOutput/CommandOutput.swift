import Foundation

/// The one place that prints: for people, or for scripts.
public struct CommandOutput: Sendable {
  private let isJSON: Bool
  private let human: HumanText

  /// Prints as JSON or for people; for people in bold headings only if standard output is a terminal that
  /// wants them (`NO_COLOR` is respected), and as wide as `COLUMNS` says, 100 columns otherwise.
  public init(json: Bool) {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    isJSON = json
    human = HumanText(
      width: environment["COLUMNS"].flatMap { Int($0) }.map { min(max($0, 40), 400) } ?? 100,
      isStyled: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty)
  }

  /// For tests: a fixed width, no terminal.
  init(json: Bool, width: Int) {
    isJSON = json
    human = HumanText(width: width, isStyled: false)
  }

  /// The text of a result, line feed included.
  public func text(of result: CommandResult) -> String {
    isJSON ? JSONText.of(result) + "\n" : human.of(result)
  }

  /// Prints a result: one JSON document in one line, or lines for people.
  public func write(_ result: CommandResult) {
    write(text(of: result), to: .standardOutput)
  }

  /// Prints text for people on standard error, disarmed; nothing is printed for scripts.
  public func remark(_ text: String) {
    if !isJSON { write(TextLayout.harmless(text) + "\n", to: .standardError) }
  }

  /// Prints a failure on standard error: one line, or one JSON document.
  func write(_ failure: CommandFailure, program: String) {
    write(text(of: failure, program: program), to: .standardError)
  }

  func text(of failure: CommandFailure, program: String) -> String {
    guard isJSON else {
      return TextLayout.oneLine(TextLayout.harmless("\(program): \(failure.line)")) + "\n"
    }
    let error = OutputRecord([
      .init("code", .text(failure.code)), .init("reason", .words(failure.reason)),
      .init("message", .text(failure.message)), .init("advice", .words(failure.advice)),
      .init("exit", .number(Int64(failure.status.rawValue))),
    ])
    return JSONText.of(.record(OutputRecord([.init("error", .record(error))]))) + "\n"
  }

  private func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`| head`) is its own affair.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
