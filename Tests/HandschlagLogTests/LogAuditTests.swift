import HandschlagLog
import Testing

struct LogAuditTests {
  private let fixture: Fixture
  private let now: Checkpoint

  init() throws {
    fixture = try Fixture()
    now = try Checkpoint.open(fixture.checkpoint, trusting: [fixture.signer.key])
  }

  private func audit(_ leaves: [TreeHash], earlier: Checkpoint? = nil) throws {
    var audit = try LogAudit(now, earlier: earlier)
    for leaf in leaves { audit.append(leaf) }
    try audit.finish()
  }

  private func checkpoint(_ size: Int, of leaves: [TreeHash]? = nil) -> Checkpoint {
    Checkpoint(
      origin: now.origin, size: Int64(size), root: GrownTree(leaves ?? fixture.leaves).roots[size])
  }

  @Test func aWholeLogPasses() throws {
    try audit(fixture.leaves)
    for size in 0...7 { try audit(fixture.leaves, earlier: checkpoint(size)) }
  }

  @Test func aTruncatedReorderedOrAlteredLogIsDetected() throws {
    for count in 0..<7 {
      #expect(throws: LogError.self) { try audit(Array(fixture.leaves.prefix(count))) }
    }
    #expect(throws: LogError.self) { try audit(fixture.leaves + [.emptyRoot]) }
    for index in 0..<6 {
      var swapped = fixture.leaves
      swapped.swapAt(index, index + 1)
      #expect(throws: LogError.self) { try audit(swapped) }
    }
    for index in 0..<7 {
      for byte in 0..<32 {
        var altered = fixture.leaves
        altered[index] = altered[index].altered(at: byte)
        #expect(throws: LogError.self) { try audit(altered) }
      }
    }
  }

  @Test func aForkIsDetected() throws {
    for size in 1...7 {
      var other = fixture.leaves
      other[size - 1] = other[size - 1].altered(at: 0)
      #expect(throws: LogError.self) {
        try audit(fixture.leaves, earlier: checkpoint(size, of: other))
      }
    }
    let longer = checkpoint(8, of: fixture.leaves + [.emptyRoot])
    #expect(throws: LogError.self) { try LogAudit(now, earlier: longer) }
    let foreign = Checkpoint(origin: "other", size: 0, root: .emptyRoot)
    #expect(throws: LogError.self) { try LogAudit(now, earlier: foreign) }
    let noTree = Checkpoint(origin: now.origin, size: 0, root: now.root)
    #expect(throws: LogError.self) { try audit(fixture.leaves, earlier: noTree) }
  }

  @Test func anExportedLogGoesThereAndBack() throws {
    let text = LogFile.text(checkpoint: fixture.checkpoint, leaves: fixture.leaves)
    let (checkpoint, keyNotes, leaves) = try LogFile.read(text)
    #expect(checkpoint == fixture.checkpoint && keyNotes.isEmpty)
    #expect(leaves == fixture.leaves)
    #expect(throws: LogError.self) { try LogFile.read(fixture.checkpoint) }
    #expect(throws: LogError.self) { try LogFile.read(String(text.dropLast())) }
    #expect(throws: LogError.self) { try LogFile.read(String(text.dropLast(2)) + "\n") }
  }
}
