import ArgumentParser
import Foundation
import HandschlagRPC
import HandschlagTransport
import InteropService
import NIOPosix

/// Serves gRPC's interoperability tests, on both wires, until it is killed.
struct InteropServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "interop-server")

  @Option(help: "The TCP port on 127.0.0.1; 0 takes a free one.")
  var port = 0

  @Option(help: "A Unix socket to listen on besides.")
  var unix: String?

  func run() async throws {
    var listeners = [ListenerConfiguration.tcp("127.0.0.1", port)]
    if let unix { listeners.append(.unix(unix)) }
    let server = RPCServer(
      configuration: ServerConfiguration(listeners: listeners), router: Router(services: [InteropService()]),
      group: MultiThreadedEventLoopGroup(numberOfThreads: 1))
    // Without a buffer, so that whoever started it need not wait.
    for address in try await server.start() { write("listening on \(address)\n") }
    try await Task.sleep(for: .seconds(1 << 30))
  }

  private func write(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
  }
}

do {
  try await InteropServer.parse().run()
} catch {
  InteropServer.exit(withError: error)
}
