public import ArgumentParser
import Foundation
import HandschlagClient

/// Runs a program: parses its command line, runs the command, prints failures, and says how to end.
public enum CommandLineProgram {
  /// Runs with the arguments given.
  ///
  /// - Returns: the exit status.
  public static func run(
    _ root: any ParsableCommand.Type, name: String, arguments: [String]
  ) async -> Int32 {
    let output = CommandOutput(json: arguments.contains("--json"))
    do {
      var command = try root.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return 0
    } catch let error as RPCError {
      return report(CommandFailure(error), output, name)
    } catch let error as CommandFailure {
      return report(error, output, name)
    } catch let error as LogError {
      return report(CommandFailure(.invalid, error.description), output, name)
    } catch let error as SealedCardError {
      return report(CommandFailure(.refused, error.description), output, name)
    } catch let error as MalformedSecret {
      return report(CommandFailure(.invalid, error.description), output, name)
    } catch {
      return explain(error, root)
    }
  }

  private static func report(_ failure: CommandFailure, _ output: CommandOutput, _ name: String) -> Int32 {
    output.write(failure, program: name)
    return failure.status.rawValue
  }

  /// Help that was asked for, and a command line that was not understood.
  private static func explain(_ error: any Error, _ root: any ParsableCommand.Type) -> Int32 {
    let status = root.exitCode(for: error)
    let handle: FileHandle = status.isSuccess ? .standardOutput : .standardError
    let text = root.fullMessage(for: error)
    if !text.isEmpty { try? handle.write(contentsOf: Data((text + "\n").utf8)) }
    return status.rawValue
  }
}
