import Foundation
import HandschlagStore
import Testing

@testable import HandschlagBackup

/// What was cut, altered, swapped or is missing is named, and what can still be restored is.
struct DamageTests {
  private static var smallSegments: SegmentLimits {
    var limits = SegmentLimits()
    limits.bytes = 20_000
    return limits
  }

  /// A base, and a log of at least four segments.
  private func made() async throws -> (Backed, [String]) {
    let backed = try Backed(try ScratchDirectory(), limits: Self.smallSegments)
    var generator = SplitMix64(seed: 21)
    try await backed.backUp()
    while try FileNames.numbers("log", in: backed.folder.names()).count < 5 {
      try await backed.write(&generator, commits: 5)
      try await backed.store.write { try $0.addNote("drained") }
    }
    let last = try await backed.dump()
    await backed.store.close()
    return (backed, last)
  }

  private func finding(_ backed: Backed) throws -> Verification.Finding {
    let (findings, _) = try Verification(backed.folder, Backed.key).run(backup: 1, now: 1)
    return try #require(findings.first)
  }

  private func url(_ backed: Backed, _ name: String) -> URL {
    URL(fileURLWithPath: backed.folder.path(of: name))
  }

  enum Damage: CaseIterable { case cut, altered, missing, swapped }

  @Test(arguments: Damage.allCases)
  func aDamagedSegmentIsNamed(_ damage: Damage) async throws {
    let (backed, _) = try await made()
    let name = SegmentFacts.name(3)
    let bytes = try Data(contentsOf: url(backed, name))
    switch damage {
    case .cut: try bytes.prefix(bytes.count / 2).write(to: url(backed, name))
    case .altered:
      var changed = bytes
      changed[bytes.count / 2] ^= 1
      try changed.write(to: url(backed, name))
    case .missing: try FileManager.default.removeItem(at: url(backed, name))
    case .swapped: try Data(contentsOf: url(backed, SegmentFacts.name(4))).write(to: url(backed, name))
    }
    let found = try finding(backed)
    #expect(found.damage?.contains(name) == true, "\(found)")
    #expect(found.until > found.time)
    // The latest is refused with the moment up to which it can be restored; that moment is restored.
    let restoration = Restoration(backed.folder, Backed.key)
    let path = backed.scratch.path + "/restored"
    let error = #expect(throws: BackupError.self) { try restoration.restore(to: path, at: nil) }
    #expect(error?.description.contains(Moment.text(found.until)) == true, "\(String(describing: error))")
    #expect(try restoration.restore(to: path, at: found.until).time == found.until)
    _ = try dump(path)
  }

  @Test func aDamagedBaseIsNamedAndTheOneBeforeServes() async throws {
    let backed = try Backed(try ScratchDirectory())
    var generator = SplitMix64(seed: 22)
    for _ in 0..<2 {
      try await backed.backUp()
      try await backed.write(&generator, commits: 10)
    }
    let last = try await backed.dump()
    await backed.store.close()
    let name = BaseManifest.baseName(2)
    let bytes = try Data(contentsOf: url(backed, name))
    for (index, changed) in [bytes.prefix(bytes.count - 40), bytes.dropLast(1) + [1]].enumerated() {
      try changed.write(to: url(backed, name))
      let (findings, _) = try Verification(backed.folder, Backed.key).run(backup: nil, now: 1)
      #expect(findings[0].damage == nil)
      #expect(findings[1].damage?.contains(name) == true)
      let path = backed.scratch.path + "/restored-\(index)"
      let restoration = Restoration(backed.folder, Backed.key)
      #expect(throws: BackupError.self) { try restoration.restore(to: path, at: nil) }
      _ = try restoration.restore(to: path, at: nil, backup: 1)
      #expect(try dump(path) == last)
    }
  }

  @Test func anotherKeyOpensNothing() async throws {
    let (backed, _) = try await made()
    let other = try #require(BackupKey(bytes: [UInt8](repeating: 9, count: 32)))
    #expect(throws: BackupError.self) {
      try Restoration(backed.folder, other).restore(to: backed.scratch.path + "/restored", at: nil)
    }
    let (findings, problems) = try Verification(backed.folder, other).run(backup: nil, now: 1)
    #expect(findings.isEmpty && problems.count == 1)
  }

  /// Wherever a backup is cut off, the earlier one is as good as before and the next one succeeds.
  @Test func aBackupThatIsCutOffLeavesNothingBehind() async throws {
    for stop in 1... {
      let failing = FailingStep()
      let backed = try Backed(try ScratchDirectory(), keeps: 1, onStep: { try failing.pass($0, $1) })
      var generator = SplitMix64(seed: 23)
      try await backed.write(&generator, commits: 2)
      try await backed.backUp()
      try await backed.write(&generator, commits: 2)
      failing.arm(stop)
      let isCut = await (try? backed.backUp()) == nil
      failing.disarm()
      let path = backed.scratch.path + "/restored"
      try await backed.store.write { try $0.addNote("after") }
      if isCut {
        _ = try Restoration(backed.folder, Backed.key).restore(to: path + "-between", at: nil)
        _ = try dump(path + "-between")
      }
      try await backed.backUp()
      let last = try await backed.dump()
      await backed.store.close()
      _ = try Restoration(backed.folder, Backed.key).restore(to: path, at: nil)
      #expect(try dump(path) == last)
      let names = try backed.folder.names()
      #expect(FileNames.numbers("base", in: names).count == 1, "\(stop): \(names)")
      #expect(!names.contains { $0.hasSuffix(BackupFolder.unfinished) }, "\(stop): \(names)")
      if !isCut {
        #expect(stop > 8)
        return
      }
    }
  }

  /// A log that cannot be written stops nobody; it begins anew, and says so.
  @Test func aFullDiskStopsTheLogAlone() async throws {
    let failing = FailingStep()
    let backed = try Backed(try ScratchDirectory(), onStep: { try failing.pass($0, $1) })
    try await backed.backUp()
    failing.arm(1, only: "log-")
    try await backed.store.write { try $0.addNote("lost to the log") }
    while backed.log.status.isRecording { try await Task.sleep(for: .milliseconds(5)) }
    #expect(backed.log.status.problem.contains("planted"))
    failing.disarm()
    // The clock moves a second at each look, so the time to try again comes soon.
    while !backed.log.status.isRecording { try await backed.store.write { try $0.addNote("on") } }
    #expect(backed.log.status.needsBase)
    try await backed.backUp()
    try await backed.store.write { try $0.addNote("recorded") }
    let last = try await backed.dump()
    await backed.store.close()
    let path = backed.scratch.path + "/restored"
    _ = try Restoration(backed.folder, Backed.key).restore(to: path, at: nil)
    #expect(try dump(path) == last)
  }
}
