import HandschlagLog
import Testing

struct ReceiptFileTests {
  private func verify(_ bytes: [UInt8], _ key: NoteKey) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw LogError("no text") }
    _ = try ReceiptFile(text: text).verify(trusting: [key])
  }

  @Test func aReceiptVerifiesWithTheLogsKeyAlone() throws {
    let fixture = try Fixture()
    let read = try ReceiptFile(text: fixture.file.text)
    #expect(read == fixture.file)
    let (content, checkpoint) = try read.verify(trusting: [fixture.signer.key])
    #expect(content == .reveal(try Fixture.receipt(signed: true)))
    #expect(checkpoint.size == 7)
    #expect(throws: LogError.self) { try read.verify(trusting: []) }
  }

  @Test func aRevocationVerifiesAsWell() throws {
    let revocation = Revocation(giver: .worker, id: "wkr_0000", holder: "cmp_0000", day: 20_001)
    let fixture = try Fixture(content: revocation.canonicalBytes)
    #expect(try fixture.file.verify(trusting: [fixture.signer.key]).content == .revocation(revocation))
  }

  @Test func everyAlteredByteOfAReceiptIsRefused() throws {
    let fixture = try Fixture()
    let bytes = Array(fixture.file.text.utf8)
    try verify(bytes, fixture.signer.key)
    for index in bytes.indices {
      for bit in 0..<8 {
        var altered = bytes
        altered[index] ^= 1 << bit
        #expect(throws: LogError.self, "byte \(index), bit \(bit)") {
          try verify(altered, fixture.signer.key)
        }
      }
    }
  }

  @Test func aCutOrLengthenedReceiptIsRefused() throws {
    let fixture = try Fixture()
    let bytes = Array(fixture.file.text.utf8)
    for count in bytes.indices {
      #expect(throws: LogError.self) { try verify(Array(bytes.prefix(count)), fixture.signer.key) }
      #expect(throws: LogError.self) { try verify(Array(bytes.suffix(count)), fixture.signer.key) }
    }
    for extra in ["\n", " ", "x"] {
      #expect(throws: LogError.self) { try verify(bytes + Array(extra.utf8), fixture.signer.key) }
    }
  }

  @Test func aConsentThatTheServerMadeUpIsRefused() throws {
    var receipt = try Fixture.receipt(signed: true)
    // The server signs for the worker with a field more than the worker signed.
    receipt.worker.commitments.append(Commitment(field: 5, value: [5], salt: Fixture.workerSalt))
    let fixture = try Fixture(content: receipt.canonicalBytes)
    #expect(throws: LogError.self) { try fixture.file.verify(trusting: [fixture.signer.key]) }
  }

  @Test func aFileOfAnotherKindIsRefused() throws {
    let fixture = try Fixture(content: Array("not a receipt".utf8))
    #expect(throws: LogError.self) { try fixture.file.verify(trusting: [fixture.signer.key]) }
    let proof = LogProof(extra: [1, 2, 3], index: 0, path: [], checkpoint: fixture.checkpoint)
    #expect(throws: LogError.self) { try ReceiptFile(text: proof.text) }
  }

  /// The example of c2sp.org/tlog-proof, with signatures in full length.
  @Test func thePublishedFormIsRead() throws {
    let text = """
      c2sp.org/tlog-proof@v1
      extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
      index 73894
      gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
      B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

      example.com/fancylog
      109482
      sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

      \u{2014} example.com/fancylog AAAAAAAA

      """
    let proof = try LogProof(text: text)
    #expect(proof.index == 73_894)
    #expect(proof.path.count == 2)
    #expect(String(decoding: proof.extra, as: UTF8.self) == "age-v1.2.1-darwin-arm64.tar.gz")
    #expect(proof.text == text)
    #expect(try Checkpoint(text: SignedNote(proof.checkpoint).text).size == 109_482)
  }
}
