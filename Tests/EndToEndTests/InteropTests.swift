import Foundation
import HandschlagClient
import Testing

extension EndToEndTests {
  /// Debian's ttrpc clients in Go and Rust, which know nothing of Handschlag, call the built server.
  ///
  /// `Tests/Interop/packages.txt` names the Debian packages.
  @Suite(.serialized) struct InteropTests {
    /// The crates that Debian ships; a Rust client needs them beside the compiler.
    private static let hasRust = OtherLanguages.isReady("ttrpc in Rust") {
      let crates = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/share/cargo/registry")) ?? []
      return Programs.installed("cargo") != nil && crates.contains { $0.hasPrefix("ttrpc-") }
    }

    /// A fresh folder, for a compiler writes beside the sources.
    private func workFolder(_ name: String, from sources: URL) throws -> String {
      let folder = Programs.cache.appendingPathComponent(name)
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(
        at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: sources, to: folder)
      return folder.path
    }

    private func compile(
      _ compiler: String, _ arguments: [String], in folder: String, _ environment: [String: String]
    ) async throws {
      let path = try #require(Programs.installed(compiler), "\(compiler) is not installed")
      let result = try await RunningProgram.result(
        path, arguments, environment: environment, folder: folder, within: .seconds(900))
      try #require(result.status == 0, "\(compiler): \(result.errors.suffix(4000))")
    }

    @Test(.enabled(if: OtherLanguages.hasGoTTRPC))
    func goCallsTheServer() async throws {
      let folder = try workFolder(
        "go/src/handschlag-interop", from: OtherLanguages.sources.appendingPathComponent("go"))
      let cache = Programs.cache.appendingPathComponent("go")
      let program = cache.appendingPathComponent("handschlag-interop").path
      try await compile(
        "go", ["build", "-o", program, "."], in: folder,
        [
          "GO111MODULE": "off", "GOFLAGS": "", "CGO_ENABLED": "0",
          "GOPATH": "\(cache.path):/usr/share/gocode",
          "GOCACHE": cache.appendingPathComponent("cache").path,
        ])
      let daemon = try await Daemon.start(.init(tcp: true))
      let client = try await HandschlagClient.connect(to: daemon.unix)
      let company = try await Party.company(client, "rostwerk")
      _ = try await company.post("Katalogtext Gartenmarkt")
      for address in [daemon.unix, daemon.tcp] {
        let result = try await RunningProgram.result(program, [address, "Gartenmarkt"])
        #expect(result.status == 0, "\(address): \(result.errors)")
        #expect(result.output.hasPrefix("ok acc_"))
      }
      #expect(try await daemon.terminate() == 0)
    }

    @Test(.enabled(if: hasRust))
    func rustCallsTheServer() async throws {
      let folder = try workFolder("rust/source", from: OtherLanguages.sources.appendingPathComponent("rust"))
      let target = Programs.cache.appendingPathComponent("rust/target").path
      try await compile(
        "cargo", ["build", "--offline", "--quiet"], in: folder,
        ["CARGO_TARGET_DIR": target, "HANDSCHLAG_PROTO": Programs.root.appendingPathComponent("proto").path])
      let daemon = try await Daemon.start(.init(tcp: true))
      for address in [daemon.unix, daemon.tcp] {
        let token = AccessToken()
        let hash = token.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let result = try await RunningProgram.result(
          target + "/debug/handschlag-interop", [address, "Lindenhof", token.text, hash])
        #expect(result.status == 0, "\(address): \(result.errors)")
        #expect(result.output.hasPrefix("ok prj_"))
        let client = try await HandschlagClient.connect(to: address, token: token)
        let own = try await client.projects.listOwnProjects(.init()).projects
        #expect(own.map(\.id) == [String(result.output.dropFirst(3).dropLast())])
      }
      #expect(try await daemon.terminate() == 0)
    }
  }
}
