import Simulation
import Testing

/// The short form of `make simulate`.
struct SimulationTests {
  @Test func theServerDoesWhatTheModelSays() async throws {
    let summary = try await SimulationRun(first: 1, seeds: 30, steps: 40).play(on: try await Simulator())
    // The histories were no row of refusals.
    #expect(summary.reveals >= 20)
    #expect(summary.crashes >= 20)
  }

  /// A key that a client made for itself, at a time that the clock was set back from, kept an older one from being
  /// forgotten, and the model knew of none such.
  @Test func noCallHasAKeyThatTheModelDoesNotKnow() async throws {
    let summary = try await Simulator().run(seed: 62_024, steps: 50, searchesFiles: false)
    #expect(summary.calls > 0)
  }

  /// Two calls that erase one account, or one that erases it and one that changes its profile, all let in before any
  /// was carried out.
  @Test(arguments: [60_516, 70_985] as [UInt64])
  func behindAnErasureNothingOfTheAccountIsChanged(seed: UInt64) async throws {
    let summary = try await Simulator().run(seed: seed, steps: 50, searchesFiles: false)
    #expect(summary.calls > 0)
  }

  /// What a failure prints is enough to see it again.
  @Test func aSeedGivesTheSameHistoryAgain() async throws {
    let simulator = try await Simulator(tampering: PlantedDefect.forgottenBlock.statements)
    let seeds = SimulationRun(first: 1, seeds: 300, steps: 40)
    let first = await #expect(throws: SimulationFailure.self) { try await seeds.play(on: simulator) }
    let seed = try #require(first?.seed)
    let second = await #expect(throws: SimulationFailure.self) {
      try await simulator.run(seed: seed, steps: 40, searchesFiles: false)
    }
    #expect(first?.step == second?.step)
    #expect(first?.history == second?.history)
    #expect(first?.reason == second?.reason)
  }

  /// What leaves the process is searched wherever it does: contact data that is planted there is found, and where
  /// none is planted there is none.
  @Test func aPlantedLeakIsFoundInEveryPlace() async throws {
    let clean = try await Simulator()
    _ = try await clean.run(seed: 10, steps: 25, searchesFiles: true)
    let forms = CanaryForms.all
    for (index, place) in Self.places.enumerated() {
      let leaky = try await Simulator { name, bytes in
        if name.hasPrefix(place) { bytes += forms[index % forms.count] }
      }
      let failure = await #expect(throws: SimulationFailure.self) {
        try await leaky.run(seed: 10, steps: 25, searchesFiles: true)
      }
      let reason = failure?.reason ?? ""
      let word = place == "a reply" || place == "an event" ? "received contact data" : place
      #expect(reason.contains(word), "\(place): \(reason)")
    }
  }

  private static let places = [
    "a reply", "an event", "the log", "the daemon's log", "/metrics", "handschlag.db", "keys.db",
    "backups/log",
    "backups/base", "backups/keys", "the database as of",
  ]

  /// A row that should not be there is found in the file and, behind the encryption, in the backups alike.
  @Test func aLeakIntoTheDatabaseIsFoundInItsBackups() async throws {
    let simulator = try await Simulator(tampering: [
      """
      CREATE TRIGGER planted AFTER INSERT ON audit
      BEGIN UPDATE audit SET reason = 'Kanarienvogelanna' WHERE id = NEW.id; END
      """
    ])
    let failure = await #expect(throws: SimulationFailure.self) {
      try await simulator.run(seed: 10, steps: 25, searchesFiles: true)
    }
    let reason = failure?.reason ?? ""
    #expect(reason.contains("contact data stands in handschlag.db"), "\(reason)")
    #expect(reason.contains("contact data stands in the database as of"), "\(reason)")
    #expect(!reason.contains("contact data stands in backups/"), "\(reason)")
  }

  @Test func contactDataIsKnownInEachForm() {
    for form in CanaryForms.all {
      #expect(CanaryForms.stand(in: [75, 0, 97] + form + [1]))
      #expect(!CanaryForms.stand(in: Array(form.dropLast())))
    }
  }

  @Test(arguments: PlantedDefect.allCases)
  func aPlantedDefectIsFound(_ defect: PlantedDefect) async throws {
    let simulator = try await Simulator(tampering: defect.statements)
    let failure = await #expect(throws: SimulationFailure.self) {
      try await SimulationRun(first: 1, seeds: 300, steps: 40).play(on: simulator)
    }
    let reason = failure?.reason ?? ""
    #expect(defect.signs.contains { reason.contains($0) }, "\(failure?.description ?? "nothing")")
  }
}

/// Defects that the test puts behind the store's back: triggers in the database of the history, which undo or
/// change what the server has just written. No build of the server can hold one.
enum PlantedDefect: String, CaseIterable {
  /// A consent lives a day longer than its giver was told.
  case lateExpiry
  /// Of the two grants of a reveal one is lost.
  case halfReveal
  /// A block names somebody else than the blocked: under another face they come through.
  case forgottenBlock
  /// A stream skips an event, and the cursor goes past it.
  case skippedEvent

  var statements: [String] {
    switch self {
    case .lateExpiry:
      [
        """
        CREATE TRIGGER planted AFTER UPDATE OF consent_expires_at ON views
        WHEN NEW.consent_expires_at IS NOT NULL AND OLD.consent_expires_at IS NULL
        BEGIN
          UPDATE views SET consent_expires_at = NEW.consent_expires_at + 86400000
          WHERE engagement = NEW.engagement AND side = NEW.side;
        END
        """
      ]
    case .halfReveal:
      [
        """
        CREATE TRIGGER planted AFTER INSERT ON grants WHEN NEW.giver = 2
        BEGIN DELETE FROM grants WHERE engagement = NEW.engagement AND giver = 2; END
        """
      ]
    case .forgottenBlock:
      [
        """
        CREATE TRIGGER planted AFTER INSERT ON blocks 
        BEGIN UPDATE blocks SET blocked = NEW.blocker WHERE id = NEW.id; END
        """
      ]
    case .skippedEvent:
      [
        """
        CREATE TRIGGER planted AFTER INSERT ON events WHEN NEW.seq % 7 = 0 AND NEW.account > 0
        BEGIN DELETE FROM events WHERE account = NEW.account AND seq = NEW.seq; END
        """
      ]
    }
  }

  /// What the failure may speak of.
  var signs: [String] {
    switch self {
    case .lateExpiry: ["consentEnds"]
    case .halfReveal: ["half done", "readGrant", "whole reveal"]
    case .forgottenBlock: ["engagement", "message", "inquire", "apply"]
    case .skippedEvent: ["event"]
    }
  }
}
