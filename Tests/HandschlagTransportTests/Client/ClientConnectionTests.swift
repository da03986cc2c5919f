import HandschlagAPI
import HandschlagRPC
import HandschlagTransport
import Synchronization
import Testing

@Test func aUnaryCallCarriesMetadataBothWays() async throws {
  try await withServer { client, _ in
    let response: UnaryResponse<ThreadMessage> = try await client.unaryResponse(
      Probe.echo, Probe.request("Grüß Gott"), options: CallOptions(metadata: ["ask": "this"]))
    #expect(response.message.text == "Grüß Gott")
    #expect(response.initialMetadata["before"] == "text")
    #expect(response.trailers["after"] == "this")
  }
}

@Test func errorsKeepCodeMessageDetailsAndTrailers() async throws {
  try await withServer { client, _ in
    let error = await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(Probe.fail, Probe.request("not now"))
    }
    #expect(error?.code == .failedPrecondition)
    #expect(error?.message == "not now")
    #expect(error?.reason == "TESTED")
    #expect(error?.trailers["hint"] == "none")
    #expect(error?.connectionFailure == nil)
  }
}

@Test func thousandsOfCallsShareOneConnection() async throws {
  try await withServer { client, server in
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<5000 {
        group.addTask {
          let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request("\(number)"))
          return reply.text == "\(number)"
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(server.connectionCount == 1)
  }
}

@Test func largeMessagesArriveAndLargerOnesAreNotSent() async throws {
  try await withServer { client, _ in
    let text = String(repeating: "ä", count: 1 << 20)
    // Looking at each of two million bytes takes the thread sanitizer longer than a call has by default.
    let patience = CallOptions(timeout: .seconds(600))
    let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request(text), options: patience)
    #expect(reply.text == text)
    let error = await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(text + text))
    }
    #expect(error?.code == .resourceExhausted)
  }
}

@Test func deadlinesHoldWithoutTheServersHelp() async throws {
  try await FramePeer.run { _, _, _ in
    .nothing
  } _: { peer in
    let client = ClientConnection(to: .unix(path: peer.path))
    let error = await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(
        Probe.echo, Probe.request(""), options: CallOptions(timeout: .milliseconds(20)))
    }
    #expect(error?.code == .deadlineExceeded)
    let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
      Probe.count, Probe.request(""), options: CallOptions(timeout: .milliseconds(20)))
    let second = await #expect(throws: RPCError.self) { for try await _ in stream {} }
    #expect(second?.code == .deadlineExceeded)
    await client.close()
  }
}

@Test func theTimeoutTravelsWithTheRequest() async throws {
  let timeouts = Mutex<[Int64]>([])
  try await FramePeer.run { _, header, body in
    if let envelope = try? RequestEnvelope(body.span.bytes) {
      timeouts.withLock { $0.append(envelope.timeoutNanoseconds) }
    }
    return .bytes(FramePeer.reply(header.streamID, ThreadMessage()))
  } _: { peer in
    let client = ClientConnection(to: .unix(path: peer.path))
    let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    let _: ThreadMessage = try await client.unary(
      Probe.echo, Probe.request(""), options: CallOptions(timeout: .seconds(30)))
    await client.close()
  }
  #expect(timeouts.withLock { $0 } == [0, 30_000_000_000])
}

@Test func aCancelledTaskLeavesItsCallAndTheConnectionGoesOn() async throws {
  try await withServer { client, server in
    for _ in 0..<20 {
      let task = Task {
        let _: ThreadMessage = try await client.unary(Probe.hang, Probe.request(""))
      }
      if Bool.random() { await Task.yield() }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request("still here"))
    #expect(reply.text == "still here")
    #expect(server.connectionCount == 1)
  }
}

@Test func aLateAnswerIsDropped() async throws {
  let held = Mutex<UInt32>(0)
  try await FramePeer.run { _, header, _ in
    let before = held.withLock { held in
      defer { held = header.streamID }
      return held
    }
    // The first call is answered after it was given up, just before the second one.
    guard before != 0 else { return .nothing }
    return .bytes(
      FramePeer.reply(before, ThreadMessage(text: "late"))
        + FramePeer.reply(header.streamID, ThreadMessage(text: "in time")))
  } _: { peer in
    let client = ClientConnection(to: .unix(path: peer.path))
    await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(
        Probe.echo, Probe.request(""), options: CallOptions(timeout: .milliseconds(10)))
    }
    let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    #expect(reply.text == "in time")
    #expect(peer.connectionCount == 1)
    await client.close()
  }
}

@Test func aLostConnectionFailsItsCallsAndTheNextCallMakesANewOne() async throws {
  try await FramePeer.run { connection, header, _ in
    if connection == 1 { return header.streamID < 5 ? .nothing : .close }
    return .bytes(FramePeer.reply(header.streamID, ThreadMessage(number: Int64(connection))))
  } _: { peer in
    let client = ClientConnection(to: .unix(path: peer.path))
    try await client.connect()
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<3 {
        group.addTask {
          do {
            let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
            return nil
          } catch {
            return (error as? RPCError)?.connectionFailure
          }
        }
      }
      for await failure in group { #expect(failure == ConnectionFailure.lost) }
    }
    let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    #expect(reply.number == 2)
    await client.close()
  }
}

@Test func nobodyListeningIsSaidClearly() async throws {
  let client = ClientConnection(to: .unix(path: "/nowhere/h.sock"))
  let error = await #expect(throws: RPCError.self) { try await client.connect() }
  #expect(error?.code == .unavailable)
  #expect(error?.connectionFailure == ConnectionFailure.connectFailed)
  #expect(error?.message == "no connection to unix:/nowhere/h.sock: there is no such socket")
  let second = await #expect(throws: RPCError.self) {
    let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
  }
  #expect(second?.connectionFailure == ConnectionFailure.connectFailed)
}

@Test func aPeerThatBreaksTheProtocolIsLeft() async throws {
  let bad: [[UInt8]] = [
    FramePeer.frame(.response, 2), FramePeer.frame(.response, 99),
    FrameHeader(length: (4 << 20) + 1, streamID: 1, kind: .response).encoded,
  ]
  for bytes in bad {
    try await FramePeer.run { _, _, _ in
      .bytes(bytes)
    } _: { peer in
      let client = ClientConnection(to: .unix(path: peer.path))
      let error = await #expect(throws: RPCError.self) {
        let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
      }
      #expect(error?.code == .unavailable)
      await client.close()
    }
  }
}

@Test func undecodableRepliesFailTheirCallAlone() async throws {
  try await FramePeer.run { _, header, _ in
    header.streamID == 1
      ? .bytes(FramePeer.frame(.response, 1, [0xFF]))
      : .bytes(FramePeer.reply(header.streamID, ThreadMessage()))
  } _: { peer in
    let client = ClientConnection(to: .unix(path: peer.path))
    let error = await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    }
    #expect(error?.code == .internalError)
    let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    #expect(peer.connectionCount == 1)
    await client.close()
  }
}

@Test func largeRepliesOfManyCallsArriveWhole() async throws {
  try await withServer { client, _ in
    let text = String(repeating: "x", count: 300_000)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request(text))
          return reply.text.utf8.count
        }
      }
      for try await count in group { #expect(count == 300_000) }
    }
  }
}

@Test func closingWaitsForCallsAndRefusesLaterOnes() async throws {
  let answer = Mutex(false)
  try await FramePeer.run { _, header, _ in
    answer.withLock { $0 = true }
    return .bytes(FramePeer.reply(header.streamID, ThreadMessage(text: "done")))
  } _: { peer in
    let client = ClientConnection(to: .unix(path: peer.path))
    try await client.connect()
    async let reply: ThreadMessage = client.unary(Probe.echo, Probe.request(""))
    try await eventually { answer.withLock { $0 } }
    await client.close()
    #expect(try await reply.text == "done")
    let error = await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    }
    #expect(error?.connectionFailure == ConnectionFailure.closed)
    await client.close()
  }
}
