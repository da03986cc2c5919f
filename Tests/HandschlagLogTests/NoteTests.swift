import HandschlagLog
import Testing

struct NoteTests {
  /// The example of c2sp.org/signed-note.
  private static let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  private static let note =
    "This is an example message.\n\n\u{2014} example.com/foo "
    + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"

  /// The example of golang.org/x/mod/sumdb/note, which the form comes from; the seed is its private key's.
  private static let goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  private static let goSeed = bytes(
    "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173")
  private static let goText =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  private static let goLine =
    "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

  @Test(arguments: [
    (vkey, note, "This is an example message.\n"), (goKey, goText + "\n" + goLine, goText),
  ])
  func publishedNotesOpen(vkey: String, note: String, text: String) throws {
    let key = try NoteKey(vkey: vkey)
    #expect(key.vkey == vkey)
    #expect(try SignedNote.open(note, trusting: [key]).text == text)
  }

  @Test func thePublishedKeyIDIsDerived() throws {
    let key = try NoteKey(vkey: Self.vkey)
    #expect(key.name == "example.com/foo")
    #expect(key.id == 0x530d_903a)
    #expect(hex(key.publicKey) == "e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4")
  }

  @Test func signingGivesThePublishedSignature() throws {
    let signer = try NoteSigner(name: "PeterNeumann", seed: Self.goSeed)
    #expect(signer.key.vkey == Self.goKey)
    let text = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    #expect(signer.privateText == text)
    #expect(try NoteSigner(privateText: text).key == signer.key)
    for index in text.indices {
      #expect(throws: LogError.self) {
        try NoteSigner(privateText: text.replacingCharacter(at: index, with: text[index] == "A" ? "B" : "A"))
      }
    }
    // RFC 8032's signatures depend on key and text alone; Apple's library adds chance to its own.
    #if os(Linux)
      #expect(try SignedNote.sign(Self.goText, by: [signer]) == Self.goText + "\n" + Self.goLine)
    #endif
  }

  @Test func whatIsSignedHereOpens() throws {
    let signer = try NoteSigner(name: "example.org/log", seed: [UInt8](repeating: 3, count: 32))
    let note = try SignedNote.sign("one\n\ntwo\n", by: [signer])
    #expect(try SignedNote.open(note, trusting: [signer.key]).text == "one\n\ntwo\n")
    #expect(try NoteKey(vkey: signer.key.vkey) == signer.key)
  }

  @Test func everyAlteredByteOfANoteIsRefused() throws {
    let key = try NoteKey(vkey: Self.vkey)
    let bytes = Array(Self.note.utf8)
    for index in bytes.indices {
      for bit in 0..<8 {
        var altered = bytes
        altered[index] ^= 1 << bit
        // Bytes that are no text never reach the reader.
        guard let text = String(validating: altered, as: UTF8.self) else { continue }
        #expect(throws: LogError.self, "byte \(index), bit \(bit)") {
          try SignedNote.open(text, trusting: [key])
        }
      }
    }
    for count in bytes.indices {
      guard let cut = String(validating: bytes.prefix(count), as: UTF8.self) else { continue }
      #expect(throws: LogError.self) { try SignedNote.open(cut, trusting: [key]) }
    }
  }

  @Test func everyAlteredCharacterOfAKeyIsRefused() {
    for index in Self.vkey.indices {
      for replacement in ["a", "+", " ", "0", "\u{301}"] where Self.vkey[index...index] != replacement {
        let altered = Self.vkey.replacingCharacter(at: index, with: replacement)
        // The name is part of what the id is made of, and so is every bit of the key.
        #expect(throws: LogError.self, "\(altered)") { try NoteKey(vkey: altered) }
      }
    }
  }

  @Test func unknownSignaturesArePassedOverAndWrongOnesOfKnownKeysAreNot() throws {
    let ours = try NoteSigner(name: "example.org/log", seed: [UInt8](repeating: 3, count: 32))
    let next = try NoteSigner(name: "example.org/log", seed: [UInt8](repeating: 4, count: 32))
    let note = try SignedNote.sign("text\n", by: [ours, next])
    #expect(try SignedNote.open(note, trusting: [ours.key]).text == "text\n")
    #expect(try SignedNote.open(note, trusting: [next.key]).text == "text\n")
    #expect(throws: LogError.self) { try SignedNote.open(note, trusting: []) }
    let other = try NoteKey(vkey: Self.vkey)
    #expect(throws: LogError.self) { try SignedNote.open(note, trusting: [other]) }
    // One right signature does not make up for a wrong one.
    let wrong = try SignedNote.sign("other\n", by: [next]).dropFirst("other\n\n".count)
    let mixed = try SignedNote.sign("text\n", by: [ours]) + wrong
    #expect(try SignedNote.open(mixed, trusting: [ours.key]).text == "text\n")
    #expect(throws: LogError.self) { try SignedNote.open(mixed, trusting: [ours.key, next.key]) }
  }

  @Test(arguments: [
    "", "\n", "\n\n", "text\n", "text\n\n", "text", "text\n\n\u{2014} a\n", "text\n\n\u{2014} a b c\n",
    "text\n\n- a AAAAAAAA\n", "text\n\n\u{2014} a AAAAAA==\n", "te\txt\n\n\u{2014} a AAAAAAAA\n",
    "text\n\n\u{2014} a AAAAAAAA", "text\n\n\u{2014} a AAAAAAAA\n\n", "text\n\n\u{2014}  AAAAAAAA\n",
  ])
  func whatIsNoNoteIsRefused(text: String) {
    #expect(throws: LogError.self) { try SignedNote(text) }
  }

  @Test func moreSignaturesThanAReaderMustTakeAreRefused() throws {
    let signer = try NoteSigner(name: "a", seed: [UInt8](repeating: 3, count: 32))
    let note = try SignedNote.sign("text\n", by: Array(repeating: signer, count: 16))
    #expect(try SignedNote.open(note, trusting: [signer.key]).text == "text\n")
    let many = try SignedNote.sign("text\n", by: Array(repeating: signer, count: 65))
    #expect(throws: LogError.self) { try SignedNote.open(many, trusting: [signer.key]) }
  }

  /// The example of c2sp.org/tlog-checkpoint: its key is not published, so its form alone is read.
  @Test func thePublishedCheckpointIsRead() throws {
    let note = """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u{2014} example.com/behind-the-sofa \
      Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

      """
    let checkpoint = try Checkpoint(text: SignedNote(note).text)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.root.description == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(note.hasPrefix(checkpoint.text + "\n"))
  }

  @Test(arguments: ["-1", "+1", "01", "1.0", "", " 1", "9223372036854775808", "１"])
  func sizesHaveOneSpelling(size: String) {
    #expect(throws: LogError.self) {
      try Checkpoint(text: "log\n\(size)\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")
    }
  }

  @Test func aCheckpointOfAnotherLogIsRefused() throws {
    let ours = try NoteSigner(name: "example.org/log", seed: [UInt8](repeating: 3, count: 32))
    let checkpoint = Checkpoint(origin: "example.org/other", size: 0, root: .emptyRoot)
    let note = try checkpoint.signed(by: [ours])
    #expect(throws: LogError.self) { try Checkpoint.open(note, trusting: [ours.key]) }
  }
}

extension String {
  fileprivate func replacingCharacter(at index: Index, with text: String) -> String {
    String(self[..<index]) + text + String(self[self.index(after: index)...])
  }
}
