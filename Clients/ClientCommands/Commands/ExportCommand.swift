import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

struct ExportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Save everything that the server holds on you, as lines of JSON; nothing of others is in it.")

  @Argument(help: ArgumentHelp("A new file, which is made for you alone to read.", valueName: "file"))
  var file: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(
        .failed, "\(file) can't be made: \(String(cString: strerror(errno)))",
        advice: "Name a file that does not exist yet.")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      let count = try await save(handschlag, to: handle)
      return CommandResult(
        OutputRecord([.init("file", .text(file)), .init("records", .number(count))]),
        notes: ["It holds your contact card: keep it where nobody else reads."])
    } catch {
      unlink(file)
      throw error
    }
  }

  private func save(_ handschlag: HandschlagClient, to handle: FileHandle) async throws -> Int64 {
    var count: Int64 = 0
    var last = ""
    for try await response in try await handschlag.accounts.exportData(.init()) {
      last = response.line
      count += 1
      try handle.write(contentsOf: Data((last + "\n").utf8))
    }
    try handle.synchronize()
    guard last.hasPrefix(#"{"record":"end""#) else {
      throw CommandFailure(.failed, "the server stopped before the end", advice: "Try again.")
    }
    return count
  }
}
