import Foundation
import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import Logging
import NIOCore
import NIOPosix
import TestCertificates
import Testing

@testable import HandschlagTransport

/// Connections on their way into TLS, and those that stay there without a word.
@Suite(.serialized) struct TLSEntranceTests {
  /// Runs a body against a server on one loop.
  private func withServer(
    handshakes: Int = 1024, firstFrame: Duration = .seconds(60),
    _ body: (RPCServer, Int, ClientConnection) async throws -> Void
  ) async throws {
    let folder = NSTemporaryDirectory() + "tls-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let authority = try TestCertificates("ours", in: folder)
    let pair = try authority.issue("server")
    var listener = ListenerConfiguration.tcp("127.0.0.1", 0)
    listener.tls = TLSFiles(certificate: pair.certificate, key: pair.key)
    var limits = ServerLimits()
    limits.handshakes = handshakes
    limits.firstFrame = firstFrame
    limits.wholeFrame = .milliseconds(400)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let server = RPCServer(
      configuration: ServerConfiguration(listeners: [listener], limits: limits),
      router: Router(services: [ProbeService()]), group: group,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    guard case .tls(_, let port)? = try await server.start().first else { throw ListenError("no TLS") }
    var configuration = ClientConfiguration()
    configuration.tls = ClientTLS(roots: authority.authority.certificate)
    let client = ClientConnection(to: .tls(host: "127.0.0.1", port: port), configuration: configuration)
    do { try await body(server, port, client) } catch {
      Issue.record(error)
    }
    await client.close()
    await server.shutdown(grace: .zero)
    try await group.shutdownGracefully()
  }

  private func echo(_ client: ClientConnection, _ text: String) async throws {
    let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request(text))
    #expect(reply.text == text)
  }

  private func eventually(_ holds: () -> Bool) async throws -> Bool {
    for _ in 0..<1000 {
      if holds() { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return holds()
  }

  @Test func whoBeginsAHandshakeAndGoesSilentKeepsNobodyOut() async throws {
    try await withServer(handshakes: 3) { server, port, client in
      // Who says nothing has begun none.
      let silent = try (0..<4).map { _ in try RawPeer(port: port) }
      #expect(try await eventually { server.connectionCount == 4 })
      let begun = try (0..<5).map { _ in try RawPeer(port: port) }
      for peer in begun { peer.send([0x16]) }
      #expect(try await eventually { server.figures.handshakesShed == 2 })
      #expect(try await eventually { server.connectionCount == 7 })
      try await echo(client, "served")
      #expect(server.figures.handshakesShed == 3)
      // Who is through is nobody's to end.
      let later = try (0..<5).map { _ in try RawPeer(port: port) }
      for peer in later { peer.send([0x16]) }
      #expect(try await eventually { server.figures.handshakesShed == 7 })
      try await echo(client, "still served")
      for peer in silent + begun + later { peer.close() }
      #expect(try await eventually { server.connectionCount == 1 })
    }
  }

  @Test func handshakesAndSilentPeersHaveTheTimeForTheFirstFrame() async throws {
    try await withServer(firstFrame: .milliseconds(400)) { server, port, _ in
      let silent = try RawPeer(port: port)
      let begun = try RawPeer(port: port)
      begun.send([0x16])
      #expect(silent.receive(1) == nil && begun.receive(1) == nil)
      #expect(try await eventually { server.connectionCount == 0 })
    }
  }

  @Test func whatRestedServesAgain() async throws {
    try await withServer { _, _, client in
      for size in [1, 40_000, 10, 2_000_000, 1, 17_000] {
        try await echo(client, String(repeating: "t", count: size))
        // Two looks and more.
        try await Task.sleep(for: .milliseconds(500))
      }
    }
  }
}
