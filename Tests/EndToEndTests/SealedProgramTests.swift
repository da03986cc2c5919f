import Foundation
import HandschlagClient
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EndToEndTests {
  /// Sealed cards from program to program: the daemon never has a byte of them, not in memory either.
  @Suite(.serialized) struct SealedProgramTests {
    private struct Person {
      let program: String
      let scratch: Scratch
      let socket: String
      /// Stands in each field of the person's card and nowhere else.
      let canary: String

      func run(_ arguments: [String], expecting status: Int32 = 0) async throws -> [String: Any] {
        let result = try await RunningProgram.result(
          Programs.built(program),
          arguments + ["--config", "\(scratch.path)/\(program).json", "--socket", socket, "--json"])
        #expect(result.status == status, "\(program) \(arguments): \(result.errors)")
        let text = status == 0 ? result.output : result.errors
        return (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:]
      }

      /// As `run`, with a pass phrase in a file.
      func run(_ arguments: [String], phrase: String, expecting status: Int32 = 0) async throws -> String {
        let result = try await RunningProgram.result(
          Programs.built(program),
          arguments + ["--config", "\(scratch.path)/\(program).json", "--socket", socket, "--json"],
          environment: ["HANDSCHLAG_PASSPHRASE_FILE": phrase])
        #expect(result.status == status, "\(program) \(arguments): \(result.output)\(result.errors)")
        return result.output + result.errors
      }

      func begin() async throws {
        _ = try await run(["register"])
        _ = try await run(["card", "set", "--sealed", "--email", "x@example.org"], expecting: 4)
        _ = try await run(["sealing", "init"])
        let path = "\(scratch.path)/\(program).sealed.json"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        _ = try await run([
          "card", "set", "--sealed", "--legal-name", "\(canary) GmbH", "--email", "\(canary)@example.org",
        ])
      }

      func consent(_ id: String) async throws {
        _ = try await run([
          "consent", id, "--fields", "legal-name,email", "--purpose", "this work", "--yes", "--sealed",
        ])
      }
    }

    private static func text(_ object: [String: Any], _ key: String) throws -> String {
      try #require(object[key] as? String, "\(object)")
    }

    @Test func noByteOfASealedCardReachesTheServer() async throws {
      let daemon = try await Daemon.start(.init(["--sealed", "require", "--log-level", "debug"]))
      let scratch = try Scratch()
      let worker = Person(
        program: "cloudworker", scratch: scratch, socket: daemon.unix, canary: "Kanarienvogelanna")
      let company = Person(
        program: "company", scratch: scratch, socket: daemon.unix, canary: "Kanarienvogeldora")
      for person in [worker, company] { try await person.begin() }
      // The vault takes nothing that it could read.
      _ = try await worker.run(["card", "set", "--email", "plain@example.org"], expecting: 4)
      _ = try await worker.run(["profile", "put", "--headline", "Suchwort im Speicher", "--kind", "text"])
      _ = try await company.run([
        "identity", "put", "--legal-name", "Verlag", "--industry", "Handel",
      ])
      let project = try await company.run([
        "projects", "post", "--title", "Ein Text", "--kind", "text", "--description", "Dreihundert Worte.",
      ])
      let own = try Self.text(
        try await worker.run(["apply", try Self.text(project, "id"), "--text", "Das schreibe ich gern."]),
        "id")
      let list = try await company.run(["list"])
      let seen = try Self.text(
        try #require((list["engagements"] as? [[String: Any]])?.first), "id")
      // The company's program has sent no key yet.
      let early = try await worker.run(
        ["consent", own, "--fields", "legal-name,email", "--purpose", "this work", "--yes", "--sealed"],
        expecting: 4)
      #expect("\(early)".contains("has sent no key"))
      _ = try await company.run(["say", seen, "Gut."])
      try await worker.consent(own)
      try await company.consent(seen)
      let read = try await company.run(["grant", seen])
      let other = try await worker.run(["grant", own])
      #expect((read["card"] as? [String: Any])?["email"] as? String == "\(worker.canary)@example.org")
      #expect((other["card"] as? [String: Any])?["legal_name"] as? String == "\(company.canary) GmbH")
      #expect(try Self.text(read, "fingerprint") == Self.text(other, "fingerprint"))

      var places = ["log": Data(daemon.program.errors.utf8)]
      // The thread sanitizer's heap is a part of terabytes, which nobody searches.
      if Programs.sanitizer != "thread" {
        let memory = try Self.memory(of: daemon.program.identifier)
        #expect(memory.range(of: Data("Suchwort im Speicher".utf8)) != nil, "the search finds nothing at all")
        places["memory"] = memory
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: daemon.place.data) {
        places[name] = FileManager.default.contents(atPath: daemon.place.data + "/" + name)
      }
      for (name, bytes) in places {
        #expect(bytes.range(of: Data("Kanarienvogel".utf8)) == nil, "a card in \(name)")
      }
      // A lost seed is a lost card: another one opens nothing, the old one everything.
      let seed = try Self.text(try await company.run(["sealing", "export"]), "seed")
      let file = "\(scratch.path)/company.sealed.json"
      try FileManager.default.moveItem(atPath: file, toPath: file + ".away")
      _ = try await company.run(["sealing", "init"])
      #expect("\(try await company.run(["grant", seen], expecting: 4))".contains("another seed"))
      try FileManager.default.removeItem(atPath: file)
      _ = try await company.run(["sealing", "import", seed])
      #expect((try await company.run(["grant", seen])["card"] as? [String: Any])?["email"] != nil)
    }

    @Test func aSeedUnderAPassPhraseIsOfNoUseWithoutIt() async throws {
      let daemon = try await Daemon.start(.init([]))
      let scratch = try Scratch()
      let person = Person(program: "cloudworker", scratch: scratch, socket: daemon.unix, canary: "")
      let file = "\(scratch.path)/cloudworker.sealed.json"
      let phrases = try ["vier Wörter aus Papier", "und vier andere", "falsch geraten"].map { phrase in
        let path = "\(scratch.path)/\(phrase.count).phrase"
        FileManager.default.createFile(
          atPath: path, contents: Data("\(phrase)\n".utf8), attributes: [.posixPermissions: 0o600])
        return path
      }
      _ = try await person.run(["sealing", "init"])
      let seed = try Self.text(try await person.run(["sealing", "export"]), "seed")
      _ = try await person.run(["sealing", "passphrase", "--new", phrases[0]])
      #expect(!(try String(contentsOfFile: file, encoding: .utf8).contains(seed)))

      _ = try await person.run(["sealing", "export"], phrase: phrases[2], expecting: 4)
      #expect(try await person.run(["sealing", "export"], phrase: phrases[0]).contains(seed))
      _ = try await person.run(["sealing", "passphrase", "--new", phrases[1]], phrase: phrases[0])
      _ = try await person.run(["sealing", "export"], phrase: phrases[0], expecting: 4)
      _ = try await person.run(["sealing", "import", seed], phrase: phrases[1])
      // A file that others can read is no place for it.
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: phrases[1])
      #expect(
        try await person.run(["sealing", "export"], phrase: phrases[1], expecting: 5).contains("chmod"))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: phrases[1])
      _ = try await person.run(["sealing", "passphrase", "--remove"], phrase: phrases[1])
      #expect(try Self.text(try await person.run(["sealing", "export"]), "seed") == seed)
    }

    /// All that a process has written in its memory.
    private static func memory(of process: Int32) throws -> Data {
      let maps = try String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
      let file = open("/proc/\(process)/mem", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw Failure("cannot read the daemon's memory") }
      defer { close(file) }
      var all = Data()
      var buffer = [UInt8](repeating: 0, count: 1 << 20)
      let zeros = buffer
      for line in maps.split(separator: "\n") {
        let columns = line.split(separator: " ")
        let ends = columns[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
        guard ends.count == 2, columns[1].hasPrefix("rw"), !line.contains("[v") else { continue }
        // What is larger than any machine's memory is a sanitizer's shadow.
        guard ends[1] - ends[0] < 1 << 40 else { continue }
        var place = ends[0]
        while place < ends[1] {
          let count = pread(file, &buffer, min(buffer.count, Int(ends[1] - place)), off_t(place))
          guard count > 0 else { break }
          // Untouched pages are zeros; keeping them would keep gigabytes.
          if memcmp(buffer, zeros, count) != 0 { all.append(contentsOf: buffer[..<count]) }
          place += UInt64(count)
        }
      }
      return all
    }
  }
}
