import HandschlagClient
import HandschlagRPC
import Synchronization
import Testing

/// `SendMessage` is keyed, `GetAccount` idempotent, `RecoverAccount` neither.
private let handlers: [RPCHandler] = [
  .unary(EngagementServiceMethods.sendMessage) { (request: SendMessageRequest, context) in
    SendMessageResponse(
      message: ThreadMessage(number: 1, text: context.metadata["idempotency-key"] ?? "no key"))
  },
  .unary(AccountServiceMethods.getAccount) { (_: GetAccountRequest, context) in
    GetAccountResponse(account: Account(id: context.metadata["authorization"] ?? "nobody"))
  },
  .unary(AccountServiceMethods.recoverAccount) { (request: RecoverAccountRequest, context) in
    RecoverAccountResponse(account: Account(id: context.metadata["authorization"] ?? "nobody"))
  },
  .unary(AccountServiceMethods.createAccount) { (request: CreateAccountRequest, context) in
    #expect(request.tokenHash.count == 32)
    #expect(request.recoveryHash.count == 32)
    return CreateAccountResponse(account: Account(id: request.invite, roles: request.roles))
  },
]

/// Repeats without pauses, so that a machine that is busy otherwise does not eat the deadline up.
private let atOnce = RetryPolicy(backoff: Backoff(first: .zero))

private let message = SendMessageRequest(
  engagementID: "eng_" + String(repeating: "0", count: 26), text: "hello")

@Test func everyCallCarriesTheToken() async throws {
  let token = AccessToken()
  let client = HandschlagClient(channel: ScriptedChannel(handlers), token: token)
  let account = try await client.accounts.getAccount(.init()).account
  #expect(account?.id == "Bearer \(token.text)")
  let stranger = try await client.with(token: nil).accounts.getAccount(.init()).account
  #expect(stranger?.id == "nobody")
}

@Test func callsHaveADeadlineUnlessTheySayOtherwise() async throws {
  let channel = ScriptedChannel(handlers)
  let client = HandschlagClient(channel: channel)
  _ = try await client.accounts.getAccount(.init())
  _ = try await client.accounts.getAccount(.init(), options: CallOptions(timeout: .seconds(99)))
  let patient = HandschlagClient(channel: channel, configuration: .init(timeout: nil))
  _ = try await patient.accounts.getAccount(.init())
  #expect(channel.calls.map(\.options.timeout) == [.seconds(10), .seconds(99), nil])
}

@Test func aStreamHasNoDeadlineOfItsOwn() async throws {
  let channel = ScriptedChannel(handlers)
  _ = try await HandschlagClient(channel: channel).engagements.watchEngagements(.init())
  #expect(channel.calls.map(\.options.timeout) == [nil])
}

@Test func theKeyStaysTheSameWhenACallIsRepeated() async throws {
  let channel = ScriptedChannel(handlers, failures: [.lost])
  let client = HandschlagClient(channel: channel, configuration: .init(retry: atOnce))
  let reply = try await client.engagements.sendMessage(message)
  let keys = channel.calls.map(\.options.idempotencyKey)
  #expect(keys.count == 2)
  #expect(keys[0] == keys[1])
  #expect(keys[0] == .key(reply.message?.text ?? ""))

  let next = try await client.engagements.sendMessage(message)
  #expect(next.message?.text != reply.message?.text)
}

@Test func aKeyOfTheCallersIsKept() async throws {
  let channel = ScriptedChannel(handlers)
  let client = HandschlagClient(channel: channel)
  let options = CallOptions(idempotencyKey: .key("mine"))
  let reply = try await client.engagements.sendMessage(message, options: options)
  #expect(reply.message?.text == "mine")
}

@Test func aRepetitionKeepsTheFirstDeadline() async throws {
  let channel = ScriptedChannel(handlers, failures: [.lost])
  _ = try await HandschlagClient(channel: channel, configuration: .init(retry: atOnce))
    .accounts.getAccount(.init())
  let timeouts = channel.calls.compactMap(\.options.timeout)
  #expect(timeouts.count == 2)
  #expect(timeouts[1] < timeouts[0])
}

@Test func onlyWhatCannotActTwiceIsRepeated() async throws {
  let recovery = RecoverAccountRequest(
    recoveryCode: RecoveryCode().bytes, tokenHash: AccessToken().hash, recoveryHash: RecoveryCode().hash)
  let cases: [(RPCError, idempotent: Int, neither: Int)] = [
    (.lost, 2, 1), (.notSent, 2, 2), (.connectFailed, 2, 2), (RPCError(.unavailable, "draining"), 2, 1),
    (RPCError(.deadlineExceeded, "late"), 1, 1), (RPCError(.resourceExhausted, "too many"), 1, 1),
    (RPCError(.resourceExhausted, "shed", details: [.retryInfo(.milliseconds(2))]), 2, 1),
    (RPCError(.resourceExhausted, "quota", details: [.retryInfo(.seconds(3600))]), 1, 1),
    (RPCError(.unavailable, "away", details: [.retryInfo(.seconds(6))]), 1, 1),
  ]
  for (failure, idempotent, neither) in cases {
    let first = ScriptedChannel(handlers, failures: [failure])
    let patient = HandschlagClient.Configuration(timeout: .seconds(600), retry: atOnce)
    _ = try? await HandschlagClient(channel: first, configuration: patient).accounts.getAccount(.init())
    #expect(first.calls.count == idempotent, "\(failure)")
    let second = ScriptedChannel(handlers, failures: [failure])
    _ = try? await HandschlagClient(channel: second, configuration: patient)
      .accounts.recoverAccount(recovery)
    #expect(second.calls.count == neither, "\(failure)")
  }
}

@Test func aCallIsMadeAsOftenAsThePolicySaysAndNotWhenSwitchedOff() async throws {
  let quick = RetryPolicy(attempts: 4, backoff: Backoff(first: .zero))
  let thrice = ScriptedChannel(handlers, failures: [.lost, .lost, .lost])
  _ = try await HandschlagClient(channel: thrice, configuration: .init(retry: quick))
    .accounts.getAccount(.init())
  #expect(thrice.calls.count == 4)
  let tooOften = ScriptedChannel(handlers, failures: [.lost, .lost, .lost, .connectFailed])
  await #expect(throws: RPCError.connectFailed) {
    try await HandschlagClient(channel: tooOften, configuration: .init(retry: quick))
      .accounts.getAccount(.init())
  }
  #expect(tooOften.calls.count == 4)
  let off = ScriptedChannel(handlers, failures: [.lost])
  await #expect(throws: RPCError.self) {
    let client = HandschlagClient(channel: off, configuration: .init(retry: .none))
    _ = try await client.accounts.getAccount(.init())
  }
  #expect(off.calls.count == 1)
  let keyless = ScriptedChannel(handlers, failures: [.lost])
  await #expect(throws: RPCError.self) {
    try await HandschlagClient(channel: keyless).engagements.sendMessage(
      message, options: CallOptions(idempotencyKey: .none))
  }
  #expect(keyless.calls.count == 1)
}

@Test func aTimeThatTheServerSaysIsWaitedForWithinTheTimeout() async throws {
  let shed = RPCError(.unavailable, "shed", details: [.retryInfo(.milliseconds(120))])
  let channel = ScriptedChannel(handlers, failures: [shed])
  let start = ContinuousClock.now
  _ = try await HandschlagClient(channel: channel, configuration: .init(timeout: .seconds(600)))
    .accounts.getAccount(.init())
  #expect(ContinuousClock.now - start >= .milliseconds(120))
  let hurried = ScriptedChannel(handlers, failures: [shed])
  await #expect(throws: shed) {
    let client = HandschlagClient(channel: hurried, configuration: .init(timeout: .milliseconds(100)))
    _ = try await client.accounts.getAccount(.init())
  }
  #expect(hurried.calls.count == 1)
}

private final class Notes: ClientCallObserver {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }

  func callRepeats(_ method: MethodDescriptor, attempt: Int, after error: RPCError, pause: Duration) {
    lines.withLock { $0.append("\(method.name) \(attempt) \(error.code)") }
  }

  func callEnded(_ report: ClientCallReport) {
    lines.withLock { $0.append("\(report.method.name) \(report.attempts) \(report.status)") }
  }
}

@Test func anObserverIsToldOfEachCallAndEachRepetition() async throws {
  let notes = Notes()
  let channel = ScriptedChannel(handlers, failures: [.notSent])
  let client = HandschlagClient(
    channel: channel, configuration: .init(retry: RetryPolicy(attempts: 2, backoff: Backoff(first: .zero))),
    observer: notes
  ).with(token: AccessToken())
  _ = try await client.accounts.getAccount(.init())
  _ = try await client.engagements.watchEngagements(.init())
  channel.failNext(with: [RPCError(.notFound, "no"), RPCError(.unavailable, "away")])
  _ = try? await client.engagements.sendMessage(message)
  _ = try? await client.engagements.watchEngagements(.init())
  #expect(
    notes.all == [
      "GetAccount 1 UNAVAILABLE", "GetAccount 2 OK", "WatchEngagements 1 OK", "SendMessage 1 NOT_FOUND",
      "WatchEngagements 1 UNAVAILABLE",
    ])
}

@Test func aNewAccountComesWithItsSecrets() async throws {
  let channel = ScriptedChannel(handlers)
  let invite = InviteCode()
  let stranger = HandschlagClient(channel: channel, token: AccessToken())
  let new = try await stranger.createAccount(roles: [.worker, .company], invite: invite)
  #expect(new.account.id == invite.text)
  #expect(new.account.roles == [.worker, .company])
  #expect(new.client.token == new.token)
  #expect(channel.calls[0].options.metadata["authorization"] == nil)
  let own = try await new.client.accounts.getAccount(.init()).account
  #expect(own?.id == "Bearer \(new.token.text)")

  let again = try await stranger.recoverAccount(new.recoveryCode)
  #expect(again.token != new.token)
  #expect(again.recoveryCode != new.recoveryCode)
}

@Test func aBadAddressAndADeadServerAreSaidClearly() async throws {
  let bad = await #expect(throws: RPCError.self) { try await HandschlagClient.connect(to: "localhost") }
  #expect(bad?.code == .invalidArgument)
  #expect(bad?.message.contains("unix:PATH, tcp:HOST:PORT or tls:HOST:PORT") == true)
  let dead = await #expect(throws: RPCError.self) {
    try await HandschlagClient.connect(to: "unix:/nowhere/h.sock")
  }
  #expect(dead?.code == .unavailable)
  #expect(dead?.advice.contains("handschlagd") == true)
}
