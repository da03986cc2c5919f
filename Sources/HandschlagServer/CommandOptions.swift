import ArgumentParser

// One property for each setting; its name gives the flag's. Values are texts: what they mean is checked
// in one place, wherever they come from.

/// Where the data is, and who may call.
struct AccessOptions: ParsableArguments {
  @Option(help: Setting.data.help) var data: String?
  @Option(help: Setting.listen.help) var listen: [String] = []
  @Option(help: Setting.adminListen.help) var adminListen: String?
  @Option(help: Setting.metricsListen.help) var metricsListen: String?
  @Option(help: Setting.socketMode.help) var socketMode: String?
  @Flag(help: Setting.insecure.flagHelp)
  var insecure = false
  @Option(help: Setting.tlsCertificate.help) var tlsCertificate: String?
  @Option(help: Setting.tlsKey.help) var tlsKey: String?
  @Option(name: .customLong("admin-client-ca"), help: Setting.adminClientCA.help) var adminClientCA: String?
  @Option(help: Setting.operatorCertificate.help) var operatorCertificate: [String] = []
  @Option(help: Setting.registration.help) var registration: String?

  /// What was given.
  var values: [Setting: [String]] {
    var values = given([
      .data: data, .adminListen: adminListen, .socketMode: socketMode, .registration: registration,
      .insecure: insecure ? "true" : nil, .metricsListen: metricsListen, .tlsCertificate: tlsCertificate,
      .tlsKey: tlsKey, .adminClientCA: adminClientCA,
    ])
    if !listen.isEmpty { values[.listen] = listen }
    if !operatorCertificate.isEmpty { values[.operatorCertificate] = operatorCertificate }
    return values
  }
}

/// Whether and how the data is backed up.
struct BackupOptions: ParsableArguments {
  @Option(help: Setting.backups.help) var backups: String?
  @Option(help: Setting.backupKey.help) var backupKey: String?
  @Option(help: Setting.backupEvery.help) var backupEvery: String?
  @Option(help: Setting.backupKeep.help) var backupKeep: String?
  @Option(help: Setting.backupSync.help) var backupSync: String?
  @Option(help: Setting.backupKeysEvery.help) var backupKeysEvery: String?

  /// What was given.
  var values: [Setting: [String]] {
    given([
      .backups: backups, .backupKey: backupKey, .backupEvery: backupEvery, .backupKeep: backupKeep,
      .backupSync: backupSync, .backupKeysEvery: backupKeysEvery,
    ])
  }
}

/// What the rules leave to the operator.
struct RuleOptions: ParsableArguments {
  @Option(help: Setting.viewLength.help) var viewLength: String?
  @Option(help: Setting.extensionLength.help) var extensionLength: String?
  @Option(help: Setting.consentLifetime.help) var consentLifetime: String?
  @Option(help: Setting.agreementWindow.help) var agreementWindow: String?
  @Option(help: Setting.defaultMaxOpen.help) var defaultMaxOpen: String?
  @Option(help: Setting.defaultMaxNewPerDay.help) var defaultMaxNewPerDay: String?
  @Option(help: Setting.retentionDays.help) var retentionDays: String?
  @Option(help: Setting.fairnessLeast.help) var fairnessLeast: String?
  @Option(help: Setting.sealed.help) var sealed: String?
  @Option(help: Setting.eventDays.help) var eventDays: String?
  @Option(help: Setting.logOrigin.help) var logOrigin: String?
  @Option(help: Setting.logBatch.help) var logBatch: String?
  @Option(help: Setting.applicationsPerDay.help) var applicationsPerDay: String?
  @Option(help: Setting.inquiriesPerDay.help) var inquiriesPerDay: String?
  @Option(help: Setting.messagesPerHour.help) var messagesPerHour: String?
  @Option(help: Setting.messagesPerHourInEngagement.help) var messagesPerHourInEngagement: String?
  @Option(help: Setting.projectsPerDay.help) var projectsPerDay: String?
  @Option(help: Setting.reportsPerDay.help) var reportsPerDay: String?
  @Option(help: Setting.searchesPerMinute.help) var searchesPerMinute: String?
  @Option(help: Setting.consentsPerDay.help) var consentsPerDay: String?
  @Option(help: Setting.termsPerDay.help) var termsPerDay: String?

  /// What was given.
  var values: [Setting: [String]] {
    given([
      .viewLength: viewLength, .extensionLength: extensionLength, .consentLifetime: consentLifetime,
      .agreementWindow: agreementWindow, .defaultMaxOpen: defaultMaxOpen,
      .defaultMaxNewPerDay: defaultMaxNewPerDay, .retentionDays: retentionDays,
      .fairnessLeast: fairnessLeast, .sealed: sealed, .eventDays: eventDays, .logOrigin: logOrigin,
      .logBatch: logBatch,
      .applicationsPerDay: applicationsPerDay,
      .inquiriesPerDay: inquiriesPerDay, .messagesPerHour: messagesPerHour,
      .messagesPerHourInEngagement: messagesPerHourInEngagement, .projectsPerDay: projectsPerDay,
      .reportsPerDay: reportsPerDay, .searchesPerMinute: searchesPerMinute,
      .consentsPerDay: consentsPerDay, .termsPerDay: termsPerDay,
    ])
  }
}

/// What bounds the server's resources.
struct LimitOptions: ParsableArguments {
  @Option(help: Setting.loops.help) var loops: String?
  @Option(help: Setting.connections.help) var connections: String?
  @Option(help: Setting.connectionsPerAddress.help) var connectionsPerAddress: String?
  @Option(help: Setting.handshakes.help) var handshakes: String?
  @Option(help: Setting.connectionsPerUser.help) var connectionsPerUser: String?
  @Option(help: Setting.streamsPerConnection.help) var streamsPerConnection: String?
  @Option(help: Setting.firstFrameTimeout.help) var firstFrameTimeout: String?
  @Option(help: Setting.frameTimeout.help) var frameTimeout: String?
  @Option(help: Setting.idleTimeout.help) var idleTimeout: String?
  @Option(help: Setting.unreadReplyBytes.help) var unreadReplyBytes: String?
  @Option(help: Setting.unreadRequestBytes.help) var unreadRequestBytes: String?
  @Option(help: Setting.largestFrame.help) var largestFrame: String?
  @Option(help: Setting.headerBytes.help) var headerBytes: String?
  @Option(help: Setting.cancels.help) var cancels: String?
  @Option(help: Setting.cancelWindow.help) var cancelWindow: String?
  @Option(help: Setting.pingInterval.help) var pingInterval: String?
  @Option(help: Setting.pingStrikes.help) var pingStrikes: String?
  @Option(help: Setting.streamWindow.help) var streamWindow: String?
  @Option(help: Setting.connectionWindow.help) var connectionWindow: String?
  @Option(help: Setting.grpcConnectionWindow.help) var grpcConnectionWindow: String?
  @Option(help: Setting.keepaliveInterval.help) var keepaliveInterval: String?
  @Option(help: Setting.keepaliveTimeout.help) var keepaliveTimeout: String?
  @Option(help: Setting.writeQueue.help) var writeQueue: String?
  @Option(help: Setting.longReaders.help) var longReaders: String?
  @Option(help: Setting.sweepInterval.help) var sweepInterval: String?
  @Option(help: Setting.drainTimeout.help) var drainTimeout: String?
  @Option(help: Setting.largestRequest.help) var largestRequest: String?
  @Option(help: Setting.decodingMemory.help) var decodingMemory: String?
  @Option(help: Setting.decodingDepth.help) var decodingDepth: String?
  @Option(help: Setting.shedCalls.help) var shedCalls: String?
  @Option(help: Setting.shedQueuedWrites.help) var shedQueuedWrites: String?
  @Option(help: Setting.shedLoopDelay.help) var shedLoopDelay: String?
  @Option(help: Setting.ratePerToken.help) var ratePerToken: String?
  @Option(help: Setting.ratePerConnection.help) var ratePerConnection: String?
  @Option(help: Setting.rateInAll.help) var rateInAll: String?
  @Option(help: Setting.rateBurst.help) var rateBurst: String?

  /// What was given.
  var values: [Setting: [String]] {
    given([
      .loops: loops, .connections: connections, .connectionsPerAddress: connectionsPerAddress,
      .handshakes: handshakes, .connectionsPerUser: connectionsPerUser,
      .streamsPerConnection: streamsPerConnection,
      .firstFrameTimeout: firstFrameTimeout, .frameTimeout: frameTimeout, .idleTimeout: idleTimeout,
      .unreadReplyBytes: unreadReplyBytes, .unreadRequestBytes: unreadRequestBytes,
      .largestFrame: largestFrame, .headerBytes: headerBytes, .cancels: cancels,
      .cancelWindow: cancelWindow, .pingInterval: pingInterval, .pingStrikes: pingStrikes,
      .streamWindow: streamWindow, .connectionWindow: connectionWindow,
      .grpcConnectionWindow: grpcConnectionWindow, .keepaliveInterval: keepaliveInterval,
      .keepaliveTimeout: keepaliveTimeout,
      .writeQueue: writeQueue, .longReaders: longReaders,
      .sweepInterval: sweepInterval, .drainTimeout: drainTimeout, .shedCalls: shedCalls,
      .largestRequest: largestRequest, .decodingMemory: decodingMemory, .decodingDepth: decodingDepth,
      .shedQueuedWrites: shedQueuedWrites, .shedLoopDelay: shedLoopDelay, .ratePerToken: ratePerToken,
      .ratePerConnection: ratePerConnection, .rateInAll: rateInAll, .rateBurst: rateBurst,
    ])
  }
}

/// What the server tells the operator.
struct ObservingOptions: ParsableArguments {
  @Option(help: Setting.logLevel.help) var logLevel: String?
  @Option(help: Setting.logFormat.help) var logFormat: String?
  @Option(help: Setting.metrics.help) var metrics: String?
  @Option(help: Setting.slowCall.help) var slowCall: String?
  @Option(help: Setting.reflection.help) var reflection: String?

  /// What was given.
  var values: [Setting: [String]] {
    given([
      .logLevel: logLevel, .logFormat: logFormat, .metrics: metrics, .slowCall: slowCall,
      .reflection: reflection,
    ])
  }
}

private func given(_ values: [Setting: String?]) -> [Setting: [String]] {
  values.compactMapValues { $0.map { [$0] } }
}
