import Foundation

/// What the schema's own text says of its methods: the generator's tables do not tell what a request holds.
struct AccessSchema {
  struct Method {
    /// `/handschlag.v1.<service>/<method>`.
    let path: String
    /// Whether the request holds an id, other than in a nested message.
    let namesSomething: Bool
    /// Whether it changes something and is declared to answer a repetition as it did the first time.
    let isIdempotent: Bool
  }

  let methods: [Method]

  /// Reads `proto/handschlag/v1`.
  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let directory = root.appendingPathComponent("proto/handschlag/v1")
    let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "proto" }
    let lines = try files.flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n") }
    var calls: [(path: String, request: Substring)] = []
    var idempotent: Set<String> = []
    var named: Set<Substring> = []
    var service: Substring = ""
    var message: Substring = ""
    for line in lines {
      let words = line.split { " (){".contains($0) }
      if line.hasPrefix("service ") { service = words[1] }
      if line.hasPrefix("message ") { message = words[1] }
      if words.first == "rpc" { calls.append(("/handschlag.v1.\(service)/\(words[1])", words[2])) }
      if line.contains("PATTERN_ID") { named.insert(message) }
      if line.contains("idempotency_level = IDEMPOTENT"), let call = calls.last {
        idempotent.insert(call.path)
      }
    }
    methods = calls.map {
      Method(
        path: $0.path, namesSomething: named.contains($0.request), isIdempotent: idempotent.contains($0.path))
    }
  }
}
