import Foundation
import HandschlagAPI
import HandschlagClient
import HandschlagRPC
import HandschlagTransport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Figures and health over HTTP, as a scraper asks for them, and health over a call, from the program itself.
struct ScrapeTests {
  /// Sends bytes to a TCP port of this machine, and reads until the other end closes.
  private func exchange(_ port: String, _ text: String, pieces: Int = 1) throws -> String {
    let number = try #require(UInt16(port))
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = number.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let outcome = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(outcome == 0)
    let bytes = Array(text.utf8)
    let step = max(1, bytes.count / pieces)
    for start in stride(from: 0, to: bytes.count, by: step) {
      let piece = Array(bytes[start..<min(start + step, bytes.count)])
      _ = send(descriptor, piece, piece.count, CInt(MSG_NOSIGNAL))
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    return String(decoding: received, as: UTF8.self)
  }

  private func port(_ address: String?) -> String {
    address?.split(separator: ":").last.map(String.init) ?? ""
  }

  @Test func figuresAreServedWhereTheOperatorSaysAndNowhereElse() async throws {
    let directory = try TestDirectory()
    let daemon = try Daemon([
      "--data", directory.path, "--log-format", "json", "--listen", "tcp:127.0.0.1:0", "--metrics-listen",
      "tcp:127.0.0.1:0",
    ])
    let addresses = try await daemon.addresses(3)
    try #require(addresses.count == 3)
    let visitor = try await HandschlagClient.connect(to: addresses[0])
    _ = try await visitor.createAccount(roles: [.worker])
    let metrics = port(addresses[2])
    let answer = try exchange(metrics, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n", pieces: 9)
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4"))
    #expect(answer.contains(#"handschlag_calls_total{method="AccountService/CreateAccount",code="OK"} 1"#))
    let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1)
    let length = answer.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) }
    #expect(parts.count == 2 && parts[1].utf8.count == length)
    #expect(try exchange(metrics, "GET /healthz?full HTTP/1.0\r\n\r\n").hasSuffix("\r\n\r\nok\n"))
    #expect(try exchange(metrics, "GET /else HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 404"))
    #expect(try exchange(metrics, "GET nothing\r\n\r\n").hasPrefix("HTTP/1.1 400"))
    let endless = "GET /" + String(repeating: "x", count: 20_000)
    let refusal = try exchange(metrics, endless)
    #expect(refusal.isEmpty || refusal.hasPrefix("HTTP/1.1 431"))
    // Calls are not served beside the figures, nor figures beside calls.
    #expect(try exchange(metrics, "\0\0\0\0\0\0\0\u{1}\u{1}\0").isEmpty)
    #expect(try exchange(metrics, "POST /metrics HTTP/1.1\r\n\r\n").isEmpty)
    #expect(try exchange(port(addresses[0]), "GET /metrics HTTP/1.1\r\n\r\n").isEmpty)
    daemon.send(SIGTERM)
    #expect(await daemon.wait() == 0)
  }

  @Test func whoWatchesTheProgramsHealthSeesItDrain() async throws {
    let directory = try TestDirectory()
    let daemon = try Daemon(["--data", directory.path, "--log-format", "json"])
    _ = try await daemon.addresses(2)
    let connection = ClientConnection(to: .unix(path: directory.path + "/handschlag.sock"))
    let health = WireHealthClient(channel: connection)
    var changes = try await health.watch(WireHealthCheckRequest()).makeAsyncIterator()
    #expect(try await changes.next()?.status == .serving)
    let listed = try await health.list(WireHealthListRequest()).statuses
    #expect(listed.allSatisfy { $0.value?.status == .serving })
    #expect(
      listed.contains { $0.key.isEmpty } && listed.contains { $0.key == "handschlag.v1.ConsentService" })
    #expect(!listed.contains { $0.key == "handschlag.v1.AdminService" })
    daemon.send(SIGTERM)
    #expect(try await changes.next()?.status == .notServing)
    do {
      let more = try await changes.next()
      Issue.record("there was \(String(describing: more)) after the drain")
    } catch let error as RPCError {
      #expect(error.code == .unavailable)
    }
    #expect(await daemon.wait() == 0)
  }
}
