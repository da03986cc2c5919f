import Foundation
import Testing

extension EndToEndTests {
  /// gRPC's own clients at gRPC's interoperability cases and at the daemon.
  @Suite(.serialized) struct GRPCTests {
    /// A descriptor set, as protoc writes it.
    private func schema(_ scratch: Scratch, _ files: [String]) async throws -> String {
      let protoc = try #require(Programs.installed("protoc"), "protoc is not installed")
      let set = scratch.path + "/schema"
      let proto = Programs.root.appendingPathComponent("proto").path
      let result = try await RunningProgram.result(
        protoc, ["--proto_path=\(proto)", "--include_imports", "--descriptor_set_out=\(set)"] + files)
      try #require(result.status == 0, "\(result.errors)")
      return set
    }

    private func run(_ script: String, _ arguments: [String]) async throws -> (status: Int32, output: String)
    {
      let path = OtherLanguages.sources.appendingPathComponent("python/\(script)")
      return try await OtherLanguages.runPython(path, arguments)
    }

    private func countOfPassed(_ output: String) -> Int {
      output.split(separator: "\n").count { $0.hasPrefix("ok ") }
    }

    @Test(.enabled(if: OtherLanguages.hasPython)) func pythonPassesEveryCase() async throws {
      let server = try await InteropServer()
      let set = try await schema(server.scratch, ["grpc/testing/test.proto"])
      for address in [server.tcp, server.unix] {
        let result = try await run("interop.py", [address, set])
        #expect(result.status == 0, "\(address): \(result.output)")
        #expect(countOfPassed(result.output) >= 26)
      }
      #expect(server.program.isRunning)
    }

    @Test(.enabled(if: OtherLanguages.hasPython)) func pythonCallsTheDaemon() async throws {
      let daemon = try await Daemon.start(.init(tcp: true))
      let proto = Programs.root.appendingPathComponent("proto/handschlag/v1").path
      let files = try FileManager.default.contentsOfDirectory(atPath: proto).filter { $0.hasSuffix(".proto") }
      let set = try await schema(
        daemon.place.scratch,
        files.map { "handschlag/v1/\($0)" } + ["google/rpc/status.proto", "google/rpc/error_details.proto"])
      for address in [daemon.unix, String(daemon.tcp.dropFirst(4))] {
        let result = try await run("daemon.py", [address, set])
        #expect(result.status == 0, "\(address): \(result.output)")
        #expect(result.output.hasPrefix("ok acc_"))
      }
      #expect(try await daemon.terminate() == 0)
    }

    /// What grpcurl and its like do, and what load balancers ask.
    @Test(.enabled(if: OtherLanguages.hasPython)) func pythonLearnsTheSchemaFromTheServer() async throws {
      let daemon = try await Daemon.start(.init(tcp: true))
      for address in [daemon.unix, String(daemon.tcp.dropFirst(4))] {
        let result = try await run("reflection.py", [address])
        #expect(result.status == 0, "\(address): \(result.output)")
        #expect(result.output.contains(" acc_"))
      }
      #expect(try await daemon.terminate() == 0)
    }

    @Test(.enabled(if: OtherLanguages.hasCPlusPlus)) func cPlusPlusPassesEveryCase() async throws {
      let folder = OtherLanguages.sources.appendingPathComponent("cpp")
      try await everyCase(by: OtherLanguages.build(folder, into: "cpp") + "/interop", cases: 20)
    }

    /// The bandwidth probes of Go's client are among its cases.
    @Test(.enabled(if: OtherLanguages.hasGoGRPC)) func goPassesEveryCase() async throws {
      let folder = OtherLanguages.sources.appendingPathComponent("gogrpc")
      try await everyCase(by: OtherLanguages.build(folder, into: "gogrpc") + "/interop", cases: 16)
    }

    private func everyCase(by program: String, cases: Int) async throws {
      let server = try await InteropServer()
      for address in [server.tcp, server.unix] {
        let result = try await RunningProgram.result(program, [address], within: .seconds(120))
        #expect(result.status == 0, "\(address): \(result.output)\(result.errors)")
        #expect(countOfPassed(result.output) == cases)
      }
      #expect(server.program.isRunning)
    }
  }
}
