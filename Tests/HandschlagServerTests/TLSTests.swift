import Foundation
import HandschlagAPI
import HandschlagClient
import HandschlagRPC
import Synchronization
import TestCertificates
import Testing

/// The program over TLS: who is let in with which certificate, and what happens to it while it runs.
struct TLSTests {
  private func client(_ address: String, _ tls: TLSOptions) async throws -> HandschlagClient {
    var configuration = HandschlagClient.Configuration(timeout: .seconds(10))
    configuration.tls = tls
    return try await HandschlagClient.connect(to: address, configuration: configuration)
  }

  private func flags(_ directory: TestDirectory, _ server: TestCertificates.Pair) -> [String] {
    [
      "--data", directory.path + "/data", "--log-format", "json", "--listen", "tls:127.0.0.1:0",
      "--tls-certificate", server.certificate, "--tls-key", server.key,
    ]
  }

  @Test func aServerIsKnownByWhoVouchesForIt() async throws {
    let directory = try TestDirectory()
    let ours = try TestCertificates("ours", in: directory.path)
    let others = try TestCertificates("others", in: directory.path)
    let daemon = try Daemon(flags(directory, try ours.issue("server", for: "DNS:localhost")))
    let address = try #require(try await daemon.addresses(2).first)
    #expect(address.hasPrefix("tls:127.0.0.1:"))
    let roots = TLSOptions(roots: ours.authority.certificate)
    let name = address.replacing("127.0.0.1", with: "localhost")
    let made = try await client(name, roots).createAccount(roles: [.worker])
    _ = try await made.client.accounts.getAccount(GetAccountRequest())
    // Another authority, the system's, other names, no TLS at all.
    let port = address.split(separator: ":").last.map(String.init) ?? ""
    for (address, tls) in [
      (name, TLSOptions(roots: others.authority.certificate)), (name, TLSOptions()), (address, roots),
      (name, TLSOptions(roots: ours.authority.certificate, serverName: "elsewhere.example")),
      ("tcp:127.0.0.1:\(port)", TLSOptions()),
    ] {
      let refused = await status {
        _ = try await client(address, tls).createAccount(roles: [.worker])
      }
      #expect(refused == .unavailable, "\(address) \(tls)")
    }
    // What gRPC's clients insist on is offered.
    let said = try TestCertificates.openssl([
      "s_client", "-connect", "127.0.0.1:\(port)", "-alpn", "h2", "-CAfile", ours.authority.certificate,
      "-verify_return_error",
    ])
    #expect(said.contains("ALPN protocol: h2"))
    _ = try await made.client.accounts.getAccount(GetAccountRequest())
    daemon.send(SIGTERM)
    #expect(await daemon.wait() == 0)
  }

  @Test func anOperatorOverTLSNeedsACertificate() async throws {
    let directory = try TestDirectory()
    let servers = try TestCertificates("servers", in: directory.path)
    let operators = try TestCertificates("operators", in: directory.path)
    let right = try operators.issue("right")
    let daemon = try Daemon(
      flags(directory, try servers.issue("server")) + [
        "--admin-listen", "tls:127.0.0.1:0", "--admin-client-ca", operators.authority.certificate,
        "--operator-certificate", try TestCertificates.fingerprint(right),
      ])
    let addresses = try await daemon.addresses(2)
    let admin = try #require(addresses.last)
    func answer(_ pair: TestCertificates.Pair?) async -> StatusCode {
      await status {
        let tls = TLSOptions(
          roots: servers.authority.certificate, certificate: pair?.certificate, key: pair?.key)
        _ = try await client(admin, tls).admin.getServerInfo(GetServerInfoRequest())
      }
    }
    #expect(await answer(right) == .ok)
    // One that is vouched for as well, and is not named.
    #expect(await answer(try operators.issue("left")) == .permissionDenied)
    #expect(await answer(try servers.issue("stranger")) == .unavailable)
    #expect(await answer(nil) == .unavailable)
    // On the public listener nobody becomes an operator by a certificate.
    let tls = TLSOptions(
      roots: servers.authority.certificate, certificate: right.certificate, key: right.key)
    let elsewhere = try #require(addresses.first)
    #expect(
      await status {
        _ = try await client(elsewhere, tls).admin.getServerInfo(GetServerInfoRequest())
      } == .unimplemented)
    daemon.send(SIGTERM)
    #expect(await daemon.wait() == 0)
  }

  @Test func certificatesAreReadAgainWhileCallsRun() async throws {
    let directory = try TestDirectory()
    let before = try TestCertificates("before", in: directory.path)
    let after = try TestCertificates("after", in: directory.path)
    let server = try before.issue("server")
    let daemon = try Daemon(flags(directory, server))
    let address = try #require(try await daemon.addresses(2).first)
    let made = try await client(address, TLSOptions(roots: before.authority.certificate))
      .createAccount(roles: [.worker])
    let isOver = Mutex(false)
    let load = Task {
      var calls = 0
      while !isOver.withLock({ $0 }) {
        _ = try await made.client.accounts.getAccount(GetAccountRequest())
        calls += 1
      }
      return calls
    }
    let next = try after.issue("server")
    func put(_ pair: TestCertificates.Pair) throws {
      for (from, to) in [(pair.certificate, server.certificate), (pair.key, server.key)] {
        try Data(contentsOf: URL(fileURLWithPath: from)).write(to: URL(fileURLWithPath: to))
      }
    }
    try put(next)
    daemon.send(SIGHUP)
    let isRead = try await eventually { daemon.output.contains("certificates were read again") }
    #expect(isRead)
    let roots = TLSOptions(roots: after.authority.certificate)
    _ = try await client(address, roots).createAccount(roles: [.worker])
    let old = TLSOptions(roots: before.authority.certificate)
    #expect(
      await status { _ = try await client(address, old).createAccount(roles: [.worker]) } == .unavailable)
    // What is wrong with the files is said, and what was read before stays.
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: server.certificate))
    daemon.send(SIGHUP)
    let isSaid = try await eventually { daemon.output.contains("there is no usable certificate in") }
    #expect(isSaid)
    _ = try await client(address, roots).createAccount(roles: [.worker])
    isOver.withLock { $0 = true }
    #expect(try await load.value > 0)
    daemon.send(SIGTERM)
    #expect(await daemon.wait() == 0)
  }

  @Test func whatIsWrongWithTheFilesIsSaidBeforeTheStart() async throws {
    let directory = try TestDirectory()
    let one = try TestCertificates("one", in: directory.path)
    let server = try one.issue("server")
    func complaint(_ certificate: String, _ key: String) async throws -> String {
      let daemon = try Daemon([
        "--check", "--data", directory.path + "/data", "--listen", "tls:0.0.0.0:7300", "--tls-certificate",
        certificate, "--tls-key", key,
      ])
      #expect(await daemon.wait() == 78)
      _ = try await eventually { daemon.output.hasSuffix("\n") }
      return daemon.output
    }
    let other = try one.issue("other")
    let mismatch = try await complaint(server.certificate, other.key)
    #expect(mismatch.contains("does not belong to the certificate in") && mismatch.count { $0 == "\n" } == 1)
    #expect(try await complaint("/nonexistent", server.key).contains("No such file"))
    #expect(try await complaint(server.key, server.key).contains("no usable certificate"))
    #expect(try await complaint(server.certificate, server.certificate).contains("no usable key"))
    let clear = try Daemon(["--check", "--data", directory.path + "/data", "--listen", "tcp:0.0.0.0:7300"])
    #expect(await clear.wait() == 78)
    let isSaid = try await eventually { clear.output.contains("nothing is encrypted: write tls: for tcp:") }
    #expect(isSaid && clear.output.count { $0 == "\n" } == 1)
  }
}
