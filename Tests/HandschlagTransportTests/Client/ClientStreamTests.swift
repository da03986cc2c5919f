import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import HandschlagTransport
import Testing

@Test func aReplyStreamArrivesInOrderAndEnds() async throws {
  try await withServer { client, _ in
    let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
      Probe.count, Probe.request("3000"), options: .default)
    var expected: Int64 = 0
    for try await message in stream {
      #expect(message.number == expected)
      expected += 1
    }
    #expect(expected == 3000)
  }
}

@Test func anErrorEndsAReplyStream() async throws {
  try await withServer { client, _ in
    let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
      Probe.count, Probe.request("many"), options: .default)
    let error = await #expect(throws: RPCError.self) { for try await _ in stream {} }
    #expect(error?.code == .invalidArgument)
  }
}

@Test func aStreamOfRequestsHasOneReply() async throws {
  try await withServer { client, _ in
    let response: UnaryResponse<ThreadMessage> = try await client.clientStreaming(
      Probe.join, options: .default
    ) { (writer: RequestWriter<ThreadMessage>) in
      for number in 0..<100 { try await writer.write(Probe.request("\(number),")) }
    }
    #expect(response.message.number == 100)
    #expect(response.message.text.hasSuffix("98,99,"))
    let empty: UnaryResponse<ThreadMessage> = try await client.clientStreaming(
      Probe.join, options: .default
    ) { (_: RequestWriter<ThreadMessage>) in }
    #expect(empty.message == ThreadMessage())
  }
}

@Test func aWriterThatFailsGivesTheCallUp() async throws {
  try await withServer { client, _ in
    let error = await #expect(throws: RPCError.self) {
      let _: UnaryResponse<ThreadMessage> = try await client.clientStreaming(
        Probe.join, options: .default
      ) { (_: RequestWriter<ThreadMessage>) in throw RPCError(.dataLoss, "the file is gone") }
    }
    #expect(error?.code == .dataLoss)
  }
}

@Test func bothSidesStreamAtOnce() async throws {
  try await withServer { client, _ in
    let call: BidirectionalCall<ThreadMessage, ThreadMessage> = try await client.bidirectional(
      Probe.chat, options: .default)
    var replies = call.responses.makeAsyncIterator()
    for word in ["hello", "who", "goes"] {
      try await call.requests.write(Probe.request(word))
      #expect(try await replies.next()?.text == word.uppercased())
    }
    await call.requests.finish()
    #expect(try await replies.next() == nil)
  }
}

@Test func aCallThatEndedTakesNoMoreMessages() async throws {
  try await withServer { client, _ in
    let call: BidirectionalCall<ThreadMessage, ThreadMessage> = try await client.bidirectional(
      Probe.chat, options: .default)
    try await call.requests.write(Probe.request("stop"))
    var replies = call.responses.makeAsyncIterator()
    let error = await #expect(throws: RPCError.self) { _ = try await replies.next() }
    #expect(error?.code == .aborted)
    await #expect(throws: RPCError.self) { try await call.requests.write(Probe.request("more")) }
  }
}

@Test func aSlowReaderHoldsTheServerBackAndStillMakesCalls() async throws {
  try await withServer { client, _ in
    // 64 MiB come through an inbox of half a MiB only because the reader's pace is passed on.
    var request = Probe.request("4096")
    request.number = 16 << 10
    let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
      Probe.count, request, options: .default)
    var count = 0
    for try await _ in stream {
      count += 1
      if count.isMultiple(of: 512) {
        let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
      }
    }
    #expect(count == 4096)
  }
}

@Test func aReaderThatNeverReadsIsBounded() async throws {
  var configuration = ClientConfiguration()
  configuration.inbox = InboxLimits(soft: 1 << 10, hard: 64 << 10)
  try await FramePeer.run { _, header, _ in
    let message = ThreadMessage(text: String(repeating: "m", count: 1000)).encoded()
    let frames = (0..<200).flatMap { _ in FramePeer.frame(.data, header.streamID, message) }
    return header.flags == .remoteClosed ? .bytes(frames) : .nothing
  } _: { peer in
    let client = ClientConnection(to: .unix(path: peer.path), configuration: configuration)
    let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
      Probe.count, Probe.request(""), options: .default)
    // As long as this call waits, the connection is read although the stream is full.
    await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(
        Probe.hang, Probe.request(""), options: CallOptions(timeout: .milliseconds(50)))
    }
    let error = await #expect(throws: RPCError.self) { for try await _ in stream {} }
    #expect(error?.code == .resourceExhausted)
    await client.close()
  }
}

@Test func aStreamThatIsDroppedEndsOnTheServerToo() async throws {
  let service = ProbeService()
  try await withServer(service) { client, server in
    do {
      let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
        Probe.watch, Probe.request(""), options: .default)
      var iterator = stream.makeAsyncIterator()
      #expect(try await iterator.next()?.number == 1)
      #expect(service.running.now == 1)
    }
    try await eventually { service.running.now == 0 }
    let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request("again"))
    #expect(reply.text == "again")
  }
}

@Test func streamsLearnOfALostConnection() async throws {
  try await withServer { client, server in
    let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
      Probe.watch, Probe.request(""), options: .default)
    var iterator = stream.makeAsyncIterator()
    _ = try await iterator.next()
    await server.shutdown(grace: .zero)
    let error = await #expect(throws: RPCError.self) { _ = try await iterator.next() }
    #expect(error?.code == .unavailable || error?.code == .cancelled)
  }
}

@Test func droppingTheClientClosesItsConnection() async throws {
  try await FramePeer.run { _, header, _ in
    .bytes(FramePeer.reply(header.streamID, ThreadMessage()))
  } _: { peer in
    do {
      let client = ClientConnection(to: .unix(path: peer.path))
      let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    }
    try await eventually { peer.closedCount == 1 }
  }
}
