import HandschlagAPI
import HandschlagBackup
import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagServer
import HandschlagStore
import HandschlagTransport

// The end of a history of which everything is searched.
extension History {
  /// The whole daemon on what the history has left: sockets, figures, backups. Whoever is still there calls once
  /// more, and names what a card holds where a name is expected.
  func lastLife() async throws {
    var settings = ServerSettings(dataDirectory: disk.path)
    settings.loops = 1
    settings.policy = SimulatedServer.policy
    settings.marketplace = SimulatedServer.settings
    settings.backups = BackupSettings(directory: disk.backups, keyFile: disk.backupKey)
    settings.sweepInterval = .seconds(3600)
    let clock = time.serverClock()
    let server = try await ServerAssembly.assemble(
      settings, logger: output.logger, clock: { clock.now() },
      onFatalError: { [output] in output.append("fatal: \($0)") })
    do {
      try await callOnce()
    } catch {
      await server.shutdown()
      throw error
    }
    leaks.look(in: "/metrics", Array(PrometheusText(server.load).text.utf8))
    await server.shutdown()
    leaks.look(in: "the daemon's log", Array(output.log.joined(separator: "\n").utf8))
  }

  private func callOnce() async throws {
    let everybody = ClientConnection(to: .unix(path: disk.path + "/handschlag.sock"))
    for account in model.accounts.indices where !model.accounts[account].isErased {
      let name = Cards.names[account]
      let channel = WatchedChannel(base: everybody, token: people.tokens[account]) { [leaks] method, bytes in
        leaks.look(at: bytes, of: method, for: name)
      }
      let list = try? await EngagementServiceClient(channel: channel).listEngagements(.init(pageSize: 100))
      for engagement in list?.engagements ?? [] {
        _ = try? await ConsentServiceClient(channel: channel).getGrant(.init(engagementID: engagement.id))
      }
      _ = try? await AccountServiceClient(channel: channel).putContactCard(
        .init(card: Template.card(account, 99)))
      let nobodys = MethodDescriptor(
        service: "handschlag.v1." + Cards.stem, name: Cards.canary(account), kind: .unary)
      let reply: UnaryResponse<GetAccountResponse>? = try? await everybody.unaryResponse(
        nobodys, GetAccountRequest(), options: CallOptions())
      guard reply == nil else { throw Difference("a method that nobody serves was answered") }
    }
    await everybody.close()
    let operation = ClientConnection(to: .unix(path: disk.path + "/admin.sock"))
    let watched = WatchedChannel(base: operation, token: []) { [leaks] method, bytes in
      leaks.look(at: bytes, of: method, for: "the operator")
    }
    let admin = AdminServiceClient(channel: watched)
    _ = try await admin.getLoad(.init())
    _ = try await admin.listAccounts(.init())
    _ = try await admin.listEngagements(.init())
    _ = try await admin.getStatistics(.init())
    await operation.close()
  }

  /// Nothing of a card stands in any file, nor in what backups and change log make of themselves when they are
  /// opened: in the database as of each base, and as of moments between one and the next.
  func searchFiles() throws {
    for name in try disk.names() {
      if let data = disk.contents(of: name) { leaks.look(in: name, Array(data)) }
    }
    let folder = BackupFolder(disk.backups)
    let key = try BackupKey.load(disk.backupKey)
    let backups = try BackupListing(folder, key).summaries
    guard !backups.isEmpty else { throw Difference("there is no backup") }
    for backup in backups {
      let between = moments.filter { $0 > backup.time && $0 < backup.until }.sorted()
      let some = stride(from: 0, to: between.count, by: max(1, between.count / 4)).map { between[$0] }
      for moment in [backup.time] + some { try searchDatabase(folder, key, backup, moment) }
      try searchDatabase(folder, key, backup, backup.until, isWhole: true)
    }
  }

  /// Restores the database as of a moment and searches it.
  ///
  /// - Parameter isWhole: whether every invariant is looked at as well.
  private func searchDatabase(
    _ folder: BackupFolder, _ key: BackupKey, _ backup: BackupSummary, _ moment: Int64, isWhole: Bool = false
  ) throws {
    let name = "restored-\(backup.number)-\(moment)" + (isWhole ? "-whole" : "")
    let outcome = try Restoration(folder, key).restore(
      to: "\(disk.path)/\(name)", at: moment, backup: backup.number)
    if let damage = outcome.damage { throw Difference("backup \(backup.number): \(damage)") }
    leaks.look(in: "the database as of \(moment)", disk.contents(of: name).map { Array($0) } ?? [])
    guard isWhole else { return }
    let found = try DatabaseCheck.run(path: "\(disk.path)/\(name)").violations
    guard found.isEmpty else {
      throw Difference("backup \(backup.number): " + found.map(\.description).joined(separator: "\n    "))
    }
  }
}
