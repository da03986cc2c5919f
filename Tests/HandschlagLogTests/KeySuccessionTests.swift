import HandschlagLog
import Testing

struct KeySuccessionTests {
  private let signers = (1...4).compactMap {
    try? NoteSigner(name: "example.org/log", seed: [UInt8](repeating: $0, count: 32))
  }
  private var keys: [NoteKey] { signers.map(\.key) }

  private func announce(_ next: Int, by signer: Int...) throws -> String {
    try KeySuccession(announcing: signers[next], by: signer.map { signers[$0] }).note
  }

  @Test func theFirstKeyLeadsToTheLastWhateverTheOrderOfTheNotes() throws {
    let notes = [try announce(1, by: 0), try announce(2, by: 0, 1), try announce(3, by: 2)]
    for order in [notes, notes.reversed(), [notes[1], notes[2], notes[0]], notes + notes] {
      #expect(Set(KeySuccession.keys(following: [keys[0]], by: order)) == Set(keys))
    }
    // Nothing leads back.
    #expect(KeySuccession.keys(following: [keys[2]], by: notes) == [keys[2], keys[3]])
    #expect(KeySuccession.keys(following: [keys[3]], by: notes) == [keys[3]])
    #expect(KeySuccession.keys(following: [], by: notes) == [])
  }

  @Test func aMissingNoteEndsTheChain() throws {
    let notes = [try announce(1, by: 0), try announce(3, by: 2)]
    #expect(KeySuccession.keys(following: [keys[0]], by: notes) == [keys[0], keys[1]])
  }

  @Test func onlyAKeyOfTheSameLogCanAnnounceOne() throws {
    let other = try NoteSigner(name: "other.org/log", seed: [UInt8](repeating: 9, count: 32))
    #expect(throws: LogError.self) { try KeySuccession(announcing: other, by: [signers[0]]) }
    #expect(throws: LogError.self) { try KeySuccession(announcing: signers[0], by: []) }
    // Made up by hand: the other log's key, which is trusted too, names one of this log's.
    let text = "handschlag log key v1\n\(keys[1].vkey)\n"
    let note = try SignedNote.sign(text, by: [other, signers[1]])
    #expect(try KeySuccession(note: note).key == keys[1])
    #expect(KeySuccession.keys(following: [other.key, keys[0]], by: [note]) == [other.key, keys[0]])
  }

  @Test func aKeyMustSignItsOwnAnnouncement() throws {
    let text = "handschlag log key v1\n\(keys[1].vkey)\n"
    let note = try SignedNote.sign(text, by: [signers[0]])
    #expect(throws: LogError.self) { try KeySuccession(note: note) }
    #expect(KeySuccession.keys(following: [keys[0]], by: [note]) == [keys[0]])
  }

  @Test func anAlteredNoteAnnouncesNothing() throws {
    let note = Array(try announce(1, by: 0).utf8)
    for index in note.indices {
      var altered = note
      altered[index] ^= 1
      guard let text = String(validating: altered, as: UTF8.self) else { continue }
      #expect(KeySuccession.keys(following: [keys[0]], by: [text]) == [keys[0]], "byte \(index)")
    }
  }

  @Test func aCheckpointIsNoAnnouncementAndAnAnnouncementNoCheckpoint() throws {
    let checkpoint = try Checkpoint(origin: "example.org/log", size: 0, root: .emptyRoot).signed(by: [
      signers[0]
    ])
    #expect(throws: LogError.self) { try KeySuccession(note: checkpoint) }
    let note = try announce(1, by: 0)
    #expect(throws: LogError.self) { try Checkpoint.open(note, trusting: keys) }
  }

  @Test func receiptsAndLogsCarryTheNotesThatTheyNeed() throws {
    let fixture = try Fixture()
    let next = signers[0]
    let notes = [try KeySuccession(announcing: next, by: [fixture.signer]).note]
    let signed = try Checkpoint(text: SignedNote(fixture.checkpoint).text).signed(by: [next])
    let plain = fixture.file
    func file(_ notes: [String]) -> ReceiptFile {
      ReceiptFile(
        content: plain.content, salt: plain.salt, workerSalt: plain.workerSalt,
        companySalt: plain.companySalt,
        index: plain.proof.index, path: plain.proof.path, checkpoint: signed, keyNotes: notes)
    }
    let read = try ReceiptFile(text: file(notes).text)
    #expect(read == file(notes) && read.keyNotes == notes)
    _ = try read.verify(trusting: [fixture.signer.key])
    _ = try read.verify(trusting: [next.key])
    #expect(throws: LogError.self) { try file([]).verify(trusting: [fixture.signer.key]) }

    let log = try LogFile.read(
      LogFile.text(checkpoint: signed, keyNotes: notes + notes, leaves: fixture.leaves))
    #expect(log.checkpoint == signed && log.keyNotes == notes + notes && log.leaves == fixture.leaves)
  }
}
