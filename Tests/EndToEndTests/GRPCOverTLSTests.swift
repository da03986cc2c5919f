import Foundation
import TestCertificates
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EndToEndTests {
  /// gRPC's own clients over TLS at the built daemon: they insist on ALPN and on their own checks.
  @Suite(.serialized) struct GRPCOverTLSTests {
    /// Calls one method with an empty request.
    ///
    /// - Returns: the number of the status, a blank, and the reply in hexadecimal digits or what went wrong.
    private typealias Caller = @Sendable (_ arguments: [String]) async throws -> String

    private static let health = "/grpc.health.v1.Health/Check"
    private static let serverInfo = "/handschlag.v1.AdminService/GetServerInfo"
    private static let serving = "0 0801"
    private static let script = OtherLanguages.sources.appendingPathComponent("python/tls.py")

    private func python() -> Caller {
      { arguments in
        let result = try await OtherLanguages.runPython(Self.script, arguments)
        try #require(result.status == 0, "\(result.output)")
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }

    private func cPlusPlus() async throws -> Caller {
      let folder = OtherLanguages.sources.appendingPathComponent("cpp")
      let program = try await OtherLanguages.build(folder, into: "cpp") + "/tls"
      return { arguments in
        let result = try await RunningProgram.result(program, arguments)
        try #require(result.status == 0, "\(result.errors)")
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }

    @Test(.enabled(if: OtherLanguages.hasPython)) func pythonCallsOverTLS() async throws {
      try await clientsAndOperatorsAreKnown(python())
    }

    @Test(.enabled(if: OtherLanguages.hasCPlusPlus)) func cPlusPlusCallsOverTLS() async throws {
      try await clientsAndOperatorsAreKnown(try await cPlusPlus())
    }

    /// Who the server is, who may be an operator, and what a new certificate changes.
    private func clientsAndOperatorsAreKnown(_ call: Caller) async throws {
      let scratch = try Scratch()
      let ours = try TestCertificates("ours", in: scratch.path)
      let operators = try TestCertificates("operators", in: scratch.path)
      let server = try ours.issue("server")
      let (daemon, address, admin) = try await start(server, operators: operators)
      let roots = ours.authority.certificate
      #expect(try await call([address, Self.health, roots]) == Self.serving)
      // Another authority's word counts for nothing.
      #expect(try await call([address, Self.health, operators.authority.certificate]).hasPrefix("14 "))

      let right = try operators.issue("right").paths
      let stranger = try ours.issue("stranger").paths
      #expect(try await call([admin, Self.serverInfo, roots] + right).hasPrefix("0 0a"))
      #expect(try await call([admin, Self.serverInfo, roots] + stranger).hasPrefix("14 "))
      #expect(try await call([admin, Self.serverInfo, roots]).hasPrefix("14 "))
      // Where everybody calls nobody is an operator.
      #expect(try await call([address, Self.serverInfo, roots] + right).hasPrefix("12 "))

      let next = try TestCertificates("next", in: scratch.path)
      try await exchange(server, for: next.issue("server"), daemon)
      #expect(try await call([address, Self.health, next.authority.certificate]) == Self.serving)
      #expect(try await call([address, Self.health, roots]).hasPrefix("14 "))
      #expect(try await daemon.terminate() == 0)
    }

    @Test(.enabled(if: OtherLanguages.hasPython)) func aConnectionOutlivesItsCertificate() async throws {
      let scratch = try Scratch()
      let before = try TestCertificates("before", in: scratch.path)
      let server = try before.issue("server")
      let (daemon, address, _) = try await start(server, operators: before)
      let client = try RunningProgram(
        "/usr/bin/env",
        [
          OtherLanguages.python, Self.script.path, address, Self.health, before.authority.certificate,
          "--until", scratch.path + "/end",
        ])
      try await eventually("the client's first call") { client.output == "begun\n" }
      let after = try TestCertificates("after", in: scratch.path)
      try await exchange(server, for: after.issue("server"), daemon)
      // The client trusts the old authority alone: a connection made anew would fail.
      try await Task.sleep(for: .milliseconds(100))
      try Data().write(to: URL(fileURLWithPath: scratch.path + "/end"))
      #expect(try await client.end() == 0)
      #expect(client.output == "begun\n\(Self.serving)\n", "\(client.output)\(client.errors)")
      #expect(try await daemon.terminate() == 0)
    }

    /// A daemon on TLS, for everybody and for operators.
    private func start(
      _ server: TestCertificates.Pair, operators: TestCertificates
    ) async throws -> (daemon: Daemon, address: String, admin: String) {
      let daemon = try await Daemon.start(
        Daemon.Place(
          admin: "tls:127.0.0.1:0",
          [
            "--listen", "tls:127.0.0.1:0", "--tls-certificate", server.certificate, "--tls-key", server.key,
            "--admin-client-ca", operators.authority.certificate,
          ]))
      let addresses = daemon.addresses.filter { $0.hasPrefix("tls:") }.map { String($0.dropFirst(4)) }
      try #require(addresses.count == 2)
      return (daemon, addresses[0], addresses[1])
    }

    /// Puts other files in the place of those that the server was started with, and has them read.
    private func exchange(_ old: TestCertificates.Pair, for new: TestCertificates.Pair, _ daemon: Daemon)
      async throws
    {
      for (path, other) in zip(old.paths, new.paths) {
        try Data(contentsOf: URL(fileURLWithPath: other)).write(to: URL(fileURLWithPath: path))
      }
      daemon.program.signal(SIGHUP)
      try await eventually("the new certificate") {
        daemon.program.errors.contains("certificates were read again")
      }
    }
  }
}
