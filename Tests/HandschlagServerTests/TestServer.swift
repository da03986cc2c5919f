import Foundation
import HandschlagAPI
import HandschlagClient
import HandschlagDomain
import HandschlagRPC
import HandschlagServer
import HandschlagTransport
import Logging
import Synchronization

/// A directory that goes with the test. Its path is short: a socket's may have 107 bytes.
final class TestDirectory: Sendable {
  let path: String

  init() throws {
    path = "/tmp/hs-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Time as a test sets it.
final class SetClock: Sendable {
  private let state = Mutex<Int64>(1_790_000_000_000)

  var now: Timestamp {
    get { state.withLock { Timestamp(milliseconds: $0) } }
    set { state.withLock { $0 = newValue.milliseconds } }
  }
}

/// A whole server in the process of the test, on Unix sockets in a directory of its own.
struct TestServer: Sendable {
  let directory: TestDirectory
  let server: RunningServer
  let log: LogLines

  static func run(
    in directory: TestDirectory? = nil, clock: SetClock = SetClock(), extra: [any RPCService] = [],
    level: Logger.Level = .debug,
    _ change: (inout ServerSettings) -> Void = { _ in }, _ body: (TestServer) async throws -> Void
  ) async throws {
    let directory = try directory ?? TestDirectory()
    var settings = ServerSettings(dataDirectory: directory.path)
    settings.loops = 2
    settings.sweepInterval = .milliseconds(20)
    change(&settings)
    let log = LogLines()
    let server = try await ServerAssembly.assemble(
      settings, extraServices: extra,
      logger: Logger(label: "test") { _ in LogOutput(level: level, format: .json, write: log.write) },
      clock: { clock.now }, onFatalError: { log.write(Array("fatal: \($0)".utf8)) })
    do {
      try await body(TestServer(directory: directory, server: server, log: log))
    } catch {
      await server.shutdown()
      throw error
    }
    await server.shutdown()
  }

  /// A client over the public socket, which makes each call once.
  func client() async throws -> HandschlagClient {
    try await HandschlagClient.connect(
      to: "unix:\(directory.path)/handschlag.sock", configuration: .init(retry: .none))
  }

  /// A client over the operator's socket.
  func operation() async throws -> HandschlagClient {
    try await HandschlagClient.connect(to: "unix:\(directory.path)/admin.sock")
  }

  /// A client without a socket.
  func inProcess(_ listener: ListenerTag = .public) -> HandschlagClient {
    HandschlagClient(channel: InProcessTransport(router: server.router, listener: listener))
  }
}

/// The lines of a log.
final class LogLines: Sendable {
  private let state = Mutex<[String]>([])
  var all: [String] { state.withLock { $0 } }

  var write: @Sendable ([UInt8]) -> Void {
    { bytes in self.state.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
  }
}

/// The status that a call ends with.
func status(of call: () async throws -> Void) async -> StatusCode {
  do {
    try await call()
    return .ok
  } catch let error as RPCError {
    return error.code
  } catch {
    return .unknown
  }
}

/// Tries again until something holds, for ten seconds at most.
func eventually(_ holds: () async throws -> Bool) async throws -> Bool {
  for _ in 0..<1000 {
    if try await holds() { return true }
    try await Task.sleep(for: .milliseconds(10))
  }
  return false
}
