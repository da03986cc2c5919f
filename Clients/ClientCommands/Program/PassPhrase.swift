import CommandLineOutput
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Pass phrases: from the person at the terminal, unseen, or from a file for scripts.
enum PassPhrase {
  /// Names the file that holds the pass phrase; `/dev/fd/3` reads a descriptor.
  static let variable = "HANDSCHLAG_PASSPHRASE_FILE"

  /// The pass phrase that is in use.
  static func current() throws -> String {
    if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty {
      return try firstLine(of: path)
    }
    return try ask("The pass phrase of your sealing seed: ")
  }

  /// A new one: from a file, or typed twice.
  static func new(_ file: String?) throws -> String {
    if let file { return try firstLine(of: file) }
    let phrase = try ask("A new pass phrase, some words that nobody would guess: ")
    guard phrase == (try ask("Once more: ")) else {
      throw CommandFailure(.invalid, "the two are not the same", advice: "Begin again; nothing was changed.")
    }
    return phrase
  }

  /// The first line of a file.
  private static func firstLine(of path: String) throws -> String {
    // Descriptors and pipes have no mode that tells who can read them.
    let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    let data =
      type == .typeRegular
      ? try PrivateFile.read(path, holding: "a pass phrase")
      : try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd()
    guard let data, let line = String(data: data, encoding: .utf8)?.split(separator: "\n").first,
      !line.isEmpty
    else {
      throw CommandFailure(
        .invalid, "\(path) holds no pass phrase", advice: "Write it as its first line, in UTF-8.")
    }
    return String(line)
  }

  /// Asks at the terminal, which shows nothing of the answer; standard input may be something else.
  private static func ask(_ question: String) throws -> String {
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure(
        .invalid, "a pass phrase is needed, and there is no terminal to ask at",
        advice: "Set \(variable) to a file that holds it, or to /dev/fd/3.")
    }
    let terminal = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var before = termios()
    guard tcgetattr(descriptor, &before) == 0 else {
      throw CommandFailure(.failed, "the terminal does not answer", advice: "Set \(variable) instead.")
    }
    var silent = before
    // Without ISIG an interrupt is a character: it must not leave the terminal silent.
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    tcsetattr(descriptor, TCSAFLUSH, &silent)
    defer { tcsetattr(descriptor, TCSAFLUSH, &before) }
    try terminal.write(contentsOf: Data(question.utf8))
    let line = answer(descriptor)
    try terminal.write(contentsOf: Data("\n".utf8))
    guard !line.contains(0x03) else { throw CommandFailure(.refused, "nothing was done") }
    guard let phrase = String(validating: line, as: UTF8.self)?.split(separator: "\n").first else {
      throw CommandFailure(.invalid, "there is no pass phrase", advice: "Type it and press Return.")
    }
    return String(phrase)
  }

  /// What was typed up to Return. One read: a terminal ends it with the line, and `FileHandle` would wait for more.
  private static func answer(_ descriptor: Int32) -> [UInt8] {
    var line = [UInt8](repeating: 0, count: 4096)
    var count = read(descriptor, &line, line.count)
    while count < 0, errno == EINTR { count = read(descriptor, &line, line.count) }
    return Array(line.prefix(max(0, count)))
  }
}
