import HandschlagProtobuf
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// Calls share tasks, and cannot tell.
@Suite(.serialized) struct CallRunnerTests {
  @Test func callsThatDoNotWaitShareOneTask() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send((0..<100).flatMap { request(UInt32(2 * $0 + 1), "Task", "") })
      var tasks: Set<String> = []
      for _ in 0..<100 { tasks.insert(try #require(peer.frame()?.message?.key)) }
      #expect(tasks.count == 1)
    }
  }

  @Test func callsBehindOneThatWaitsGoOn() async throws {
    try await withServer { path, service, _ in
      let peer = try RawPeer(path)
      peer.send(
        request(1, "Echo", "before") + request(3, "Wait", "") + request(5, "Wait", "")
          + request(7, "Echo", "behind"))
      #expect(peer.frame()?.message?.key == "before")
      #expect(peer.frame()?.message?.key == "behind")
      #expect(try await service.began.reaches(2))
    }
  }

  @Test func aWaitingCallAnswersItself() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send((0..<200).flatMap { request(UInt32(2 * $0 + 1), "Loop", "") })
      var answered: Set<UInt32> = []
      for _ in 0..<200 {
        let reply = try #require(peer.frame())
        #expect(reply.message?.key == "true true")
        answered.insert(reply.header.streamID)
      }
      #expect(answered.count == 200)
    }
  }

  @Test func cancellingOneCallCancelsNoLaterOne() async throws {
    try await withServer { path, service, _ in
      let peer = try RawPeer(path)
      for round in 0..<20 {
        let id = UInt32(4 * round + 1)
        peer.send(request(id, "Wait", "", timeout: 1_000_000))
        #expect(peer.frame()?.error?.code == .deadlineExceeded)
        #expect(try await service.cancelled.reaches(round + 1))
        peer.send(request(id + 2, "Task", ""))
        #expect(peer.frame()?.message?.value == "false")
      }
    }
  }

  @Test func callsBetweenFramesOfOtherKindsKeepTheirOrder() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(
        request(1, "Echo", "a") + request(3, "Nothing", "") + request(5, "Fail", "b")
          + request(7, "Echo", "c"))
      let replies = (0..<4).map { _ in peer.frame() }
      #expect(replies.map { $0?.header.streamID } == [1, 3, 5, 7])
      #expect(replies[1]?.error?.code == .unimplemented)
      #expect(replies[2]?.error?.message == "b")
    }
  }
}
