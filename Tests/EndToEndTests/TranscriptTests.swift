import HandschlagClient
import Testing

extension EndToEndTests {
  /// Conversations byte by byte, written from ttrpc's published protocol and not by our own code.
  @Suite(.serialized) struct TranscriptTests {
    @Test(arguments: ["unix", "tcp"], ["unary", "stream", "bad-frames"])
    func theWireIsAsWritten(over kind: String, _ name: String) async throws {
      let daemon = try await Daemon.start(.init(tcp: true))
      let address = kind == "unix" ? daemon.unix : daemon.tcp
      let client = try await HandschlagClient.connect(to: address)
      let pair = try await Pair.meet(
        Party.worker(client, "feder"), Party.company(client, "rostwerk"), "Katalogtext")
      var transcript = try Transcript(
        name, ["token": pair.worker.token.text, "engagement": pair.workerView])
      try await transcript.play(
        to: address,
        acts: ["message": { _ = try await pair.company.send("Bis Freitag?", in: pair.companyView) }])
      #expect(try await daemon.terminate() == 0)
    }

    /// What is no frame at all ends its connection, and only that one.
    @Test(arguments: [
      "GET / HTTP/1.1\r\n\r\n", "\u{16}\u{03}\u{01}", "\u{7f}\u{7f}\u{7f}\u{7f}",
    ])
    func anotherProtocolIsTurnedAway(_ text: String) async throws {
      let daemon = try await Daemon.start(.init())
      let worker = try await Party.worker(.connect(to: daemon.unix), "feder")
      let connection = try RawConnection(daemon.unix)
      connection.send(Array(text.utf8))
      #expect(try connection.frame() == nil)
      _ = try await worker.client.accounts.getAccount(.init())
    }

    @Test func aLengthThatIsNoneClosesTheConnection() async throws {
      let daemon = try await Daemon.start(.init())
      let connection = try RawConnection(daemon.unix)
      let question = RawMessage.request("AccountService", "GetAccount")
      connection.send(RawFrame(stream: 1, kind: RawFrame.request, body: question))
      #expect(try connection.frame()?.stream == 1)
      connection.send(RawFrame.header(0xffff_ffff, 3, RawFrame.request, 0))
      #expect(try connection.frame() == nil)
    }
  }
}
