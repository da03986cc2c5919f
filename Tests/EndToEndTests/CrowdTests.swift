import Foundation
import HandschlagClient
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EndToEndTests {
  /// Many connections, and peers that mean no good.
  @Suite(.serialized) struct CrowdTests {
    private static let question = RawFrame(
      stream: 1, kind: RawFrame.request, body: RawMessage.request("AccountService", "GetAccount"))

    /// Room for two thousand sockets, where the system lets us.
    private func raiseFileLimit() throws {
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = min(limit.rlim_max, 4096)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      try #require(limit.rlim_cur >= 2048, "the limit of open files is \(limit.rlim_cur)")
    }

    private func residentBytes(_ daemon: Daemon) throws -> Int {
      let status = try String(contentsOfFile: "/proc/\(daemon.program.identifier)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
      return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
    }

    @Test func aThousandIdleConnectionsAreHeld() async throws {
      try raiseFileLimit()
      let daemon = try await Daemon.start(.init())
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      let worker = try await Party.worker(.connect(to: daemon.unix), "feder")
      let before = try residentBytes(daemon)
      let crowd = try (0..<1000).map { _ in try RawConnection(daemon.unix) }
      for connection in crowd {
        connection.send(Self.question)
        #expect(RawMessage.code(ofResponse: try #require(try connection.frame()).body) == 16)
      }
      #expect(try await operation.admin.getServerInfo(.init()).connections >= 1000)
      let growth = try residentBytes(daemon) - before
      print("a thousand idle connections: \(growth / 1000) bytes each")
      // The release build is measured by the bench; this bound is for a build without optimisation.
      #expect(growth < 1000 * 48 * 1024)
      _ = try await worker.client.accounts.getAccount(.init())
      for connection in crowd {
        var again = Self.question
        again.stream = 3
        connection.send(again)
        #expect(try connection.frame()?.stream == 3)
      }
    }

    @Test func garbageHarmsNobody() async throws {
      let daemon = try await Daemon.start(.init(tcp: true))
      let worker = try await Party.worker(.connect(to: daemon.unix), "feder")
      var random = SplitMix64(seed: 7)
      for round in 0..<300 {
        let connection = try RawConnection(round % 2 == 0 ? daemon.unix : daemon.tcp)
        var bytes = round % 3 == 0 ? [] : Self.question.bytes
        bytes += (0..<Int.random(in: 1...400, using: &random)).map { _ in
          UInt8.random(in: .min ... .max, using: &random)
        }
        if round % 3 != 0 {
          // One flipped byte in a frame that was right, then noise.
          bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
            in: 1 ... .max, using: &random)
        }
        connection.send(bytes)
        if round % 5 == 0 { connection.finishSending() }
      }
      _ = try await worker.client.accounts.getAccount(.init())
      #expect(try await daemon.terminate() == 0)
    }

    @Test func halfFramesAreCutOff() async throws {
      let daemon = try await Daemon.start(
        .init(["--first-frame-timeout", "1s", "--frame-timeout", "1s", "--idle-timeout", "1s"]))
      let silent = try RawConnection(daemon.unix)
      let halfHeader = try RawConnection(daemon.unix)
      halfHeader.send(Array(Self.question.bytes.prefix(7)))
      let halfBody = try RawConnection(daemon.unix)
      halfBody.send(Array(Self.question.bytes.dropLast()))
      let halfSecond = try RawConnection(daemon.unix)
      halfSecond.send(Self.question.bytes + Self.question.bytes.prefix(20))
      let idle = try RawConnection(daemon.unix)
      idle.send(Self.question)
      #expect(try halfSecond.frame()?.stream == 1)
      #expect(try idle.frame()?.stream == 1)
      for connection in [silent, halfHeader, halfBody, halfSecond, idle] {
        #expect(try connection.frame() == nil)
      }
      _ = try await Party.worker(.connect(to: daemon.unix), "feder")
      #expect(try await daemon.terminate() == 0)
    }

    @Test func aPeerThatDoesNotReadHoldsUpNobody() async throws {
      let daemon = try await Daemon.start(.init())
      let worker = try await Party.worker(.connect(to: daemon.unix), "feder")
      let before = try residentBytes(daemon)
      let sender = Task.detached {
        let deaf = try RawConnection(daemon.unix)
        for number in 0..<200_000 {
          var call = Self.question
          call.stream = UInt32(2 * number + 1)
          deaf.send(call)
        }
      }
      for _ in 0..<200 { _ = try await worker.client.accounts.getAccount(.init()) }
      #expect(try residentBytes(daemon) - before < 64 << 20)
      #expect(daemon.program.isRunning)
      daemon.program.signal(SIGKILL)
      try await sender.value
    }
  }
}
