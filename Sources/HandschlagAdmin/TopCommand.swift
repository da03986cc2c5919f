import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct TopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "top", abstract: "Show rates, times and a histogram of the calls, live.",
    discussion: """
      Draws the screen anew after each interval until Ctrl-C. With --once it measures one interval and prints \
      it; with --json it prints one document a line for each interval. Sealed methods share one row.
      """)

  @Flag(help: "Measure one interval, print it, and end.")
  var once = false
  @Option(help: ArgumentHelp("Time between two looks, in seconds, from 0.1 to 3600.", valueName: "seconds"))
  var interval = 1.0

  @OptionGroup var session: AdminSession

  func validate() throws {
    guard (0.1...3600).contains(interval) else { throw ValidationError("--interval is 0.1 to 3600 seconds") }
  }

  mutating func run() async throws {
    let handschlag = try await session.connect()
    let terminal = Terminal(isLive: !once && !session.json)
    terminal.begin()
    defer { terminal.end() }
    var before = try await handschlag.admin.getLoad(.init())
    repeat {
      try await Task.sleep(for: .seconds(interval))
      let now = try await handschlag.admin.getLoad(.init())
      show(LoadRates(from: before, to: now), terminal)
      before = now
    } while !once
    await handschlag.close()
  }

  private func show(_ rates: LoadRates, _ terminal: Terminal) {
    if session.json {
      CommandOutput(json: true).write(CommandResult(rates.record))
    } else {
      let screen = LoadScreen(columns: terminal.columns, lines: once ? 1000 : terminal.lines)
      terminal.show(screen.draw(rates, address: session.address(ProcessInfo.processInfo.environment)))
    }
  }
}

/// The terminal that a live screen is drawn on. On a pipe each screen is merely printed.
private struct Terminal {
  private let isLive: Bool

  init(isLive: Bool) {
    self.isLive = isLive && isatty(STDOUT_FILENO) == 1
  }

  var columns: Int { size?.columns ?? 100 }
  var lines: Int { size?.lines ?? 40 }

  private var size: (columns: Int, lines: Int)? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40, size.ws_row >= 10 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Takes another page of the terminal, and gives it back whatever ends the program.
  func begin() {
    guard isLive else { return }
    write("\u{1b}[?1049h\u{1b}[?25l")
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        let bytes: StaticString = "\u{1b}[?25h\u{1b}[?1049l"
        _ = Glibc.write(STDOUT_FILENO, bytes.utf8Start, bytes.utf8CodeUnitCount)
        _exit(0)
      }
    }
  }

  func end() {
    if isLive { write("\u{1b}[?25h\u{1b}[?1049l") }
  }

  func show(_ lines: [String]) {
    if isLive {
      // Each line erases what was to its right, the last what was below.
      write("\u{1b}[H" + lines.map { $0 + "\u{1b}[K" }.joined(separator: "\r\n") + "\u{1b}[J")
    } else {
      write(lines.joined(separator: "\n") + "\n")
    }
  }

  private func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}
