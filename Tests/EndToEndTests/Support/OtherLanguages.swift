import Foundation
import Testing

/// Compilers, interpreters and libraries of other languages, and programs made with them.
enum OtherLanguages {
  /// The interpreter that `.ci/python` put gRPC beside.
  static let python = ProcessInfo.processInfo.environment["HANDSCHLAG_PYTHON"] ?? "python3"
  static let sources = Programs.root.appendingPathComponent("Tests/Interop")
  static let clients = Programs.root.appendingPathComponent("Clients")

  private static let goSources = "/usr/share/gocode/src/"

  /// grpcio with its code generator, health and reflection, and protobuf.
  static let hasPython = isReady("gRPC in Python", "run .ci/python") {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      python, "-c", "import grpc, grpc_tools, grpc_health.v1, grpc_reflection.v1alpha, google.protobuf",
    ]
    process.standardError = FileHandle.nullDevice
    try? process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0 && Programs.installed("protoc") != nil
  }

  static let hasCPlusPlus = isReady("gRPC in C++") {
    Programs.installed("grpc_cpp_plugin") != nil && Programs.installed("protoc") != nil
      && FileManager.default.fileExists(atPath: "/usr/include/grpcpp/grpcpp.h")
  }

  static let hasGoTTRPC = isReady("ttrpc in Go") {
    hasGo(packages: ["github.com/containerd/ttrpc", "github.com/gogo/protobuf"])
  }

  static let hasGoGRPC = isReady("gRPC in Go") {
    hasGo(packages: ["google.golang.org/grpc", "github.com/gogo/protobuf"])
      && Programs.installed("protoc-gen-gogo") != nil
  }

  private static func hasGo(packages: [String]) -> Bool {
    Programs.installed("go") != nil && Programs.installed("protoc") != nil
      && packages.allSatisfy { FileManager.default.fileExists(atPath: goSources + $0) }
  }

  /// Says loudly what is missing. In CI nothing may be.
  static func isReady(
    _ what: String, _ cure: String = "apt-get install $(cat Tests/Interop/packages.txt)",
    _ isThere: () -> Bool
  ) -> Bool {
    if ProcessInfo.processInfo.environment["CI"] != nil || isThere() { return true }
    FileHandle.standardError.write(Data("\n****  \(what) is NOT tested: \(cure)\n\n".utf8))
    return false
  }

  /// Runs a script in Python; `output` is all that it wrote.
  static func runPython(
    _ script: URL, _ arguments: [String]
  ) async throws -> (status: Int32, output: String) {
    let result = try await RunningProgram.result(
      "/usr/bin/env", [python, script.path] + arguments, within: .seconds(120))
    return (result.status, result.output + result.errors)
  }

  /// Lets a folder's own script `build` make programs, which are kept from one run of the tests to the next.
  ///
  /// - Returns: the folder that they are in.
  static func build(_ sources: URL, into name: String) async throws -> String {
    let folder = Programs.cache.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = sources.appendingPathComponent("build").path
    let result = try await RunningProgram.result(
      "/usr/bin/env", ["bash", script, folder.path],
      environment: ["GOCACHE": Programs.cache.appendingPathComponent("go/cache").path], within: .seconds(900))
    try #require(result.status == 0, "\(script): \(result.errors.suffix(4000))")
    return folder.path
  }
}
