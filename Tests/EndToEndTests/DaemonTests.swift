import Foundation
import HandschlagClient
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EndToEndTests {
  /// The process: its sockets, its end, and what it refuses.
  @Suite(.serialized) struct DaemonTests {
    private func mode(_ path: String) throws -> mode_t {
      var status = stat()
      guard stat(path, &status) == 0 else { throw Failure("no \(path)") }
      return status.st_mode & 0o777
    }

    @Test func socketsAndSecretsAreTheirOwnersAlone() async throws {
      let daemon = try await Daemon.start(.init())
      #expect(try mode(daemon.place.socket) == 0o600)
      #expect(try mode(daemon.place.adminSocket) == 0o600)
      #expect(try mode(daemon.place.data) == 0o700)
      for name in try FileManager.default.contentsOfDirectory(atPath: daemon.place.data) {
        #expect(try mode("\(daemon.place.data)/\(name)") & 0o077 == 0, "\(name)")
      }
      #expect(try await daemon.terminate() == 0)
      #expect(!FileManager.default.fileExists(atPath: daemon.place.socket))
      #expect(!FileManager.default.fileExists(atPath: daemon.place.adminSocket))
    }

    @Test func aSocketsModeIsAsConfigured() async throws {
      let daemon = try await Daemon.start(.init(["--socket-mode", "0660"]))
      #expect(try mode(daemon.place.socket) == 0o660)
      #expect(try mode(daemon.place.adminSocket) == 0o600)
    }

    @Test func theOperatorIsServedOnTheOperatorsSocketAlone() async throws {
      let daemon = try await Daemon.start(.init(tcp: true))
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      let info = try await operation.admin.getServerInfo(.init())
      #expect(Set(info.listeners) == [daemon.unix, daemon.tcp, daemon.admin])
      for address in [daemon.unix, daemon.tcp] {
        let client = try await HandschlagClient.connect(to: address)
        let worker = try await Party.worker(client, "feder")
        await #expect { try await worker.client.admin.getServerInfo(.init()) } throws: {
          ($0 as? RPCError)?.code == .unimplemented
        }
      }
    }

    @Test func everyListenerServesTheSameMarketplace() async throws {
      let scratch = try Scratch()
      let daemon = try await Daemon.start(
        .init(tcp: true, ["--listen", "unix:\(scratch.path)/second", "--listen", "tcp:127.0.0.1:0"]))
      #expect(daemon.addresses.count == 5)
      let company = try await Party.company(.connect(to: daemon.unix), "rostwerk")
      let project = try await company.post("Katalogtext")
      for address in daemon.addresses where address != daemon.admin {
        let there = company.over(try await HandschlagClient.connect(to: address))
        #expect(try await there.client.projects.getProject(.init(projectID: project.id)).project == project)
      }
    }

    @Test func aSecondProcessOnTheSameDataIsRefused() async throws {
      let daemon = try await Daemon.start(.init())
      let scratch = try Scratch()
      let result = try await RunningProgram.result(
        Programs.built("handschlagd"),
        [
          "--data", daemon.place.data, "--listen", "unix:\(scratch.path)/a", "--admin-listen",
          "unix:\(scratch.path)/b",
        ])
      #expect(result.status == 75)
      let lines = result.errors.split(separator: "\n")
      #expect(lines.count == 1)
      #expect(lines.first?.contains(daemon.place.data) == true, "\(result.errors)")
      // The first one is none the worse.
      _ = try await Party.worker(.connect(to: daemon.unix), "feder")
      #expect(try await daemon.terminate() == 0)
    }

    @Test func aSocketOfARunningServerIsNotTaken() async throws {
      let daemon = try await Daemon.start(.init())
      let scratch = try Scratch()
      let result = try await RunningProgram.result(
        Programs.built("handschlagd"),
        [
          "--data", scratch.path + "/data", "--listen", daemon.unix, "--admin-listen",
          "unix:\(scratch.path)/b",
        ])
      #expect(result.status == 73, "\(result.errors)")
      _ = try await Party.worker(.connect(to: daemon.unix), "feder")
    }

    /// Each call that the server has begun is answered: what it keeps is exactly what was acknowledged.
    @Test(arguments: ["unix", "tcp"]) func sigtermLetsRunningCallsEnd(over kind: String) async throws {
      let place = try Daemon.Place(tcp: true, Daemon.generousQuotas)
      for _ in 0..<3 {
        let daemon = try await Daemon.start(place)
        let client = try await HandschlagClient.connect(
          to: kind == "unix" ? daemon.unix : daemon.tcp,
          configuration: .init(timeout: .seconds(60), retry: .none))
        let company = try await Party.company(client, "rostwerk")
        let acknowledged = try await withThrowingTaskGroup(of: [String: String].self) { group in
          for lane in 0..<16 { group.addTask { try await post(company, lane) } }
          try await Task.sleep(for: .milliseconds(50))
          let status = try await daemon.terminate()
          #expect(status == 0, "\(daemon.program.errors)")
          return try await group.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        }
        #expect(!acknowledged.isEmpty)
        let next = try await Daemon.start(place)
        let again = try await HandschlagClient.connect(to: next.unix, token: company.token)
        var found: [String: String] = [:]
        var page = ""
        repeat {
          let answer = try await again.projects.listOwnProjects(.init(pageSize: 100, pageToken: page))
          for project in answer.projects { found[project.content?.title ?? ""] = project.id }
          page = answer.nextPageToken
        } while !page.isEmpty
        #expect(found == acknowledged)
        #expect(try await next.terminate() == 0)
      }
    }

    /// Posts until the server takes no more.
    private func post(_ company: Party, _ lane: Int) async throws -> [String: String] {
      var posted: [String: String] = [:]
      while true {
        let title = "Katalogtext \(lettered(lane)) \(lettered(posted.count))"
        do {
          posted[title] = try await company.post(title).id
        } catch let error as RPCError where error.code == .unavailable {
          return posted
        }
      }
    }

    @Test func anEventStreamGoesOnAfterARestart() async throws {
      let place = try Daemon.Place(Daemon.generousQuotas)
      var daemon = try await Daemon.start(place)
      let client = try await HandschlagClient.connect(to: daemon.unix)
      let pair = try await Pair.meet(
        Party.worker(client, "feder"), Party.company(client, "rostwerk"), "Katalogtext")
      let texts = (0..<9).map { "Frage \(lettered($0))" }
      let reader = Task {
        var told: [String] = []
        for try await event in pair.worker.client.engagementEvents(from: HandschlagClient.oldestEvent)
        where event.message?.own == false {
          told.append(event.message?.text ?? "")
          if told.count == texts.count { break }
        }
        return told
      }
      for (number, text) in texts.enumerated() {
        _ = try await pair.company.send(text, in: pair.companyView)
        if number % 3 == 1 {
          if number == 1 { try await daemon.kill() } else { #expect(try await daemon.terminate() == 0) }
          daemon = try await Daemon.start(place)
        }
      }
      #expect(try await within(.seconds(60), "all events") { try await reader.value } == texts)
    }

    @Test func mistakenSettingsEndItWithALine() async throws {
      let unknown = try await RunningProgram.result(Programs.built("handschlagd"), ["--no-such-flag"])
      #expect(unknown.status == 64)
      let scratch = try Scratch()
      let wrong = try await RunningProgram.result(
        Programs.built("handschlagd"),
        ["--check", "--data", scratch.path + "/data", "--listen", "carrier-pigeon"])
      #expect(wrong.status == 78)
      #expect(wrong.errors.contains("carrier-pigeon"))
      let right = try await RunningProgram.result(
        Programs.built("handschlagd"), ["--check", "--data", scratch.path + "/data"])
      #expect(right.status == 0)
    }
  }
}
