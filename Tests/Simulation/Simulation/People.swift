import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import HandschlagServices
import Synchronization

/// What the clients of the marketplace remember: tokens, ids, notices, cursors. It outlives every server.
struct People: Sendable {
  struct NoticeName: Hashable, Sendable {
    let engagement: Int
    let side: Side
    let withPhone: Bool
  }

  /// One for each account, as are the others.
  var tokens: [[UInt8]] = []
  var accounts: [String] = []
  /// Under which id each company knows each worker.
  var profiles: [[String]] = []
  var projects: [String] = []
  var engagements: [[Side: String]] = []
  var notices: [NoticeName: [UInt8]] = [:]
  /// The cursors after events that were read, with the events' places.
  var cursors: [[(place: Int, cursor: String)]] = []

  static let fields: [ContactField] = [.legalName, .email]

  /// An id that is nobody's, where somebody has none.
  static let unknown = "eng_" + String(repeating: "2", count: 26)

  func engagement(_ id: Int, _ side: Side) -> String {
    engagements.indices.contains(id) ? engagements[id][side] ?? Self.unknown : Self.unknown
  }
}

/// What came of a call: the outcome, and the ids that its caller learnt.
struct Answer: Sendable {
  var outcome: Outcome
  var engagement: String?
  var project: String?
}

/// The clients' side of one life of the server.
struct Clients: Sendable {
  let server: SimulatedServer
  let people: People
  let leaks: Leaks

  func channel(_ account: Int) -> DirectChannel {
    DirectChannel(
      router: server.router, listener: .public, token: people.tokens[account],
      received: { [leaks] method, bytes in leaks.look(at: bytes, of: method, for: Cards.names[account]) })
  }

  var operation: AdminServiceClient {
    AdminServiceClient(
      channel: DirectChannel(
        router: server.router, listener: Authenticator.adminListener, token: [],
        received: { [leaks] method, bytes in leaks.look(at: bytes, of: method, for: "the operator") }))
  }

  /// Runs a call; what the server refuses is an outcome like others.
  static func answer(_ call: () async throws -> Answer) async -> Answer {
    do {
      return try await call()
    } catch let error as RPCError {
      return Answer(outcome: .refused(error.reason ?? "\(error.code)"))
    } catch {
      return Answer(outcome: .refused("\(error)"))
    }
  }

  /// Makes a call, under a key only where the history names one: the model knows no other.
  ///
  /// - Parameters:
  ///   - notice: the hash of the notice that a consent is given to.
  ///   - block: which of its owner's blocks is lifted.
  func call(_ act: Act, by account: Int?, key: String?, notice: [UInt8], block: Int) async -> Answer {
    let options = CallOptions(idempotencyKey: key.map { .key($0) } ?? CallOptions.IdempotencyKey.none)
    return await Self.answer {
      guard let account else { return try await operate(act) }
      switch act {
      case .apply, .inquire: return try await begin(act, channel(account), options)
      case .message, .consent, .withdrawConsent, .decline, .withdraw, .askForTime, .revoke, .readGrant,
        .readThread:
        return try await talk(act, channel(account), options, notice)
      default: return try await manage(act, account, channel(account), options, block)
      }
    }
  }

  private func operate(_ act: Act) async throws -> Answer {
    switch act {
    case .suspend(let account):
      _ = try await operation.suspendAccount(
        SuspendAccountRequest(accountID: people.accounts[account], reason: "spam"))
    case .reinstate(let account):
      _ = try await operation.reinstateAccount(
        ReinstateAccountRequest(accountID: people.accounts[account], reason: "heard"))
    default: break
    }
    return Answer(outcome: .done)
  }

  private func begin(_ act: Act, _ channel: DirectChannel, _ options: CallOptions) async throws -> Answer {
    let service = EngagementServiceClient(channel: channel)
    switch act {
    case .apply(_, let project):
      let request = ApplyRequest(projectID: people.projects[project], text: act.words)
      return sight(try await service.apply(request, options: options).engagement)
    case .inquire(let company, let worker, let project):
      let profile = people.profiles[company - Cards.workers.count][worker]
      let request = InquireRequest(
        profileID: profile, projectID: project.map { people.projects[$0] } ?? "", text: act.words)
      return sight(try await service.inquire(request, options: options).engagement)
    default: return Answer(outcome: .done)
    }
  }

  private func talk(
    _ act: Act, _ channel: DirectChannel, _ options: CallOptions, _ notice: [UInt8]
  ) async throws -> Answer {
    let engagements = EngagementServiceClient(channel: channel)
    let consents = ConsentServiceClient(channel: channel)
    switch act {
    case .message(let id, let side, let words):
      let request = SendMessageRequest(engagementID: people.engagement(id, side), text: words)
      let message = try await engagements.sendMessage(request, options: options).message
      return Answer(outcome: .message(number: Int(message?.number ?? 0), words: message?.text ?? ""))
    case .consent(let id, let side, let withPhone):
      let request = GiveConsentRequest(
        engagementID: people.engagement(id, side), fields: Self.fields(withPhone), purpose: .thisWork,
        noticeHash: notice)
      return sight(try await consents.giveConsent(request, options: options).engagement)
    case .withdrawConsent(let id, let side):
      let request = WithdrawConsentRequest(engagementID: people.engagement(id, side))
      return sight(try await consents.withdrawConsent(request, options: options).engagement)
    case .decline(let id, let side, let tellsThem):
      let request = DeclineRequest(engagementID: people.engagement(id, side), tellNow: tellsThem)
      return sight(try await engagements.decline(request, options: options).engagement)
    case .withdraw(let id, .worker):
      let request = WithdrawApplicationRequest(engagementID: people.engagement(id, .worker))
      return sight(try await engagements.withdrawApplication(request, options: options).engagement)
    case .withdraw(let id, .company):
      let request = WithdrawInquiryRequest(engagementID: people.engagement(id, .company))
      return sight(try await engagements.withdrawInquiry(request, options: options).engagement)
    case .askForTime(let id, let side):
      let request = AskExtensionRequest(engagementID: people.engagement(id, side))
      return sight(try await engagements.askExtension(request, options: options).engagement)
    case .revoke(let id, let side):
      let request = RevokeGrantRequest(engagementID: people.engagement(id, side))
      return sight(try await consents.revokeGrant(request, options: options).engagement)
    case .readGrant(let id, let side):
      let reply = try await consents.getGrant(GetGrantRequest(engagementID: people.engagement(id, side)))
      return Answer(outcome: .card(reply.card?.values.map(\.value) ?? []))
    case .readThread(let id, let side):
      let request = ListMessagesRequest(engagementID: people.engagement(id, side), pageSize: 100)
      let messages = try await engagements.listMessages(request).messages
      return Answer(outcome: .thread(messages.map { ($0.own ? "own: " : "other: ") + $0.text }))
    default: return Answer(outcome: .done)
    }
  }

  private func manage(
    _ act: Act, _ account: Int, _ channel: DirectChannel, _ options: CallOptions, _ block: Int
  ) async throws -> Answer {
    let accounts = AccountServiceClient(channel: channel)
    switch act {
    case .block(let id, let side):
      _ = try await accounts.blockAccount(
        BlockAccountRequest(party: .engagementID(people.engagement(id, side))))
    case .unblock:
      let blocks = try await accounts.listBlocks(ListBlocksRequest()).blocks
      guard blocks.indices.contains(block) else {
        return Answer(outcome: .refused("the block is not listed"))
      }
      _ = try await accounts.unblockAccount(UnblockAccountRequest(blockID: blocks[block].id))
    case .exclude(_, let companies):
      _ = try await accounts.putExclusions(
        PutExclusionsRequest(exclusions: companies.sorted().map { Exclusion(legalName: Cards.legalName($0)) })
      )
    case .postProject:
      let request = PostProjectRequest(content: Template.project)
      let project = try await ProjectServiceClient(channel: channel).postProject(request, options: options)
      return Answer(outcome: .done, project: project.project?.id)
    case .closeProject(let project):
      _ = try await ProjectServiceClient(channel: channel).closeProject(
        CloseProjectRequest(projectID: people.projects[project]), options: options)
    case .erase:
      _ = try await accounts.eraseAccount(EraseAccountRequest(accountID: people.accounts[account]))
    default: break
    }
    return Answer(outcome: .done)
  }

  /// Writes a version of an account's card.
  func putCard(_ account: Int, card: Int) async -> Answer {
    await Self.answer {
      _ = try await AccountServiceClient(channel: channel(account)).putContactCard(
        PutContactCardRequest(card: Template.card(account, card)))
      return Answer(outcome: .done)
    }
  }

  /// The hash of the notice of a consent; nil where the server shows none.
  func notice(_ name: People.NoticeName, by account: Int) async -> [UInt8]? {
    let request = GetConsentNoticeRequest(
      engagementID: people.engagement(name.engagement, name.side), fields: Self.fields(name.withPhone),
      purpose: .thisWork)
    return try? await ConsentServiceClient(channel: channel(account)).getConsentNotice(request).noticeHash
  }

  private static func fields(_ withPhone: Bool) -> [ContactField] {
    People.fields + (withPhone ? [.phone] : [])
  }

  private func sight(_ engagement: Engagement?) -> Answer {
    guard let engagement else { return Answer(outcome: .refused("a reply without an engagement")) }
    return Answer(outcome: .sight(Sight(engagement)), engagement: engagement.id)
  }
}
