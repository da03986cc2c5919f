import CommandLineOutput
import Foundation

/// What is asked of the person at the terminal.
enum Dialogue {
  /// The words of an argument, or standard input where there are none.
  static func text(_ words: [String], asking what: String, output: CommandOutput) throws -> String {
    if !words.isEmpty { return words.joined(separator: " ") }
    if isatty(STDIN_FILENO) == 1 { output.remark("\(what) End it with Ctrl-D on a line of its own.") }
    let data = FileHandle.standardInput.readDataToEndOfFile()
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure(.invalid, "the text on standard input is not UTF-8", advice: "Convert it first.")
    }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else {
      throw CommandFailure(
        .invalid, "there is no text", advice: "Give it as an argument or on standard input.")
    }
    return trimmed
  }

  /// Asks a question that is answered by yes or no.
  ///
  /// - Throws: `CommandFailure` when the answer is no, or nobody can be asked.
  static func confirm(_ question: String, assumed yes: Bool, output: CommandOutput) throws {
    if yes { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw CommandFailure(
        .invalid, "this has to be confirmed, and standard input is no terminal",
        advice: "Read what it means, then pass --yes.")
    }
    output.remark(question + " [y/N]")
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    guard ["y", "yes", "j", "ja"].contains(answer) else {
      throw CommandFailure(.refused, "nothing was done")
    }
  }
}
