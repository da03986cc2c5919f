import Foundation
import Testing

extension EndToEndTests {
  /// gRPC's own clients at gRPC's interoperability cases and at the daemon.
  @Suite(.serialized) struct GRPCTests {
    private static let python = ProcessInfo.processInfo.environment["HANDSCHLAG_PYTHON"] ?? "python3"
    private static let sources = Programs.root.appendingPathComponent("Tests/Interop")

    /// Says loudly what is missing. In CI nothing may be.
    private static let hasPython: Bool = {
      if ProcessInfo.processInfo.environment["CI"] != nil { return true }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [python, "-c", "import grpc, google.protobuf"]
      process.standardError = FileHandle.nullDevice
      try? process.run()
      process.waitUntilExit()
      let isThere = process.terminationStatus == 0 && Programs.installed("protoc") != nil
      if !isThere {
        FileHandle.standardError.write(Data("\n****  gRPC in Python is NOT tested: run .ci/python\n\n".utf8))
      }
      return isThere
    }()

    private static let hasCPlusPlus: Bool = {
      if ProcessInfo.processInfo.environment["CI"] != nil { return true }
      let isThere =
        Programs.installed("grpc_cpp_plugin") != nil && Programs.installed("protoc") != nil
        && FileManager.default.fileExists(atPath: "/usr/include/grpcpp/grpcpp.h")
      if !isThere {
        let line = "\n****  gRPC in C++ is NOT tested: apt-get install $(cat Tests/Interop/packages.txt)\n\n"
        FileHandle.standardError.write(Data(line.utf8))
      }
      return isThere
    }()

    /// `interop-server` as it was built, until it is dropped.
    private final class InteropServer: Sendable {
      let scratch: Scratch
      let program: RunningProgram

      init() async throws {
        let scratch = try Scratch()
        let program = try RunningProgram(
          Programs.built("interop-server"), ["--port", "0", "--unix", scratch.path + "/s"])
        try await eventually("interop-server's readiness") {
          program.output.split(separator: "\n").count == 2
        }
        self.scratch = scratch
        self.program = program
      }

      var unix: String { "unix:\(scratch.path)/s" }
      var tcp: String {
        let line = program.output.split(separator: "\n").first ?? ""
        return String(line.split(separator: ":").suffix(2).joined(separator: ":"))
      }
    }

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
      let path = Self.sources.appendingPathComponent("python/\(script)").path
      let result = try await RunningProgram.result(
        "/usr/bin/env", [Self.python, path] + arguments, within: .seconds(120))
      return (result.status, result.output + result.errors)
    }

    @Test(.enabled(if: hasPython)) func pythonPassesEveryCase() async throws {
      let server = try await InteropServer()
      let set = try await schema(server.scratch, ["grpc/testing/test.proto"])
      for address in [server.tcp, server.unix] {
        let result = try await run("interop.py", [address, set])
        #expect(result.status == 0, "\(address): \(result.output)")
        #expect(result.output.split(separator: "\n").filter { $0.hasPrefix("ok ") }.count >= 26)
      }
      #expect(server.program.isRunning)
    }

    @Test(.enabled(if: hasPython)) func pythonCallsTheDaemon() async throws {
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

    @Test(.enabled(if: hasCPlusPlus)) func cPlusPlusPassesEveryCase() async throws {
      let program = try await compileCPlusPlus()
      let server = try await InteropServer()
      for address in [server.tcp, server.unix] {
        let result = try await RunningProgram.result(program, [address], within: .seconds(120))
        #expect(result.status == 0, "\(address): \(result.output)\(result.errors)")
      }
      #expect(server.program.isRunning)
    }

    private func compileCPlusPlus() async throws -> String {
      let folder = Programs.cache.appendingPathComponent("cpp")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let script = Self.sources.appendingPathComponent("cpp/build").path
      let result = try await RunningProgram.result(
        "/usr/bin/env", ["bash", script, folder.path], within: .seconds(600))
      try #require(result.status == 0, "\(result.errors.suffix(4000))")
      return folder.appendingPathComponent("interop").path
    }
  }
}
