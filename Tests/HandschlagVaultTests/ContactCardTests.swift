import HandschlagVault
import Testing

struct ContactCardTests {
  private let directory: TemporaryDirectory
  private let store: KeyStore
  private let cards: ContactCardSealer
  private let fields = [
    ContactField(number: 1, text: "canary-mail@example.org"), ContactField(number: 2, text: "+49 30 1234567"),
    ContactField(number: 3, value: []),
  ]

  init() throws {
    directory = try TemporaryDirectory()
    store = try KeyStore(path: directory.file("keys.db"), key: .ephemeral())
    cards = ContactCardSealer(store: store)
  }

  @Test func aCardOpensAsItWas() throws {
    let subject = try cards.newSubject(account: 7)
    let sealed = try cards.seal(fields, subject: subject, row: 1)
    #expect(try cards.open(sealed, subject: subject, row: 1) == fields)
    #expect(fields[0].text == "canary-mail@example.org")
  }

  @Test func equalValuesLookDifferentEachTime() throws {
    let subject = try cards.newSubject(account: 7)
    let first = try cards.seal(fields, subject: subject, row: 1)
    let second = try cards.seal(fields, subject: subject, row: 1)
    for (left, right) in zip(first, second) { #expect(left.ciphertext != right.ciphertext) }
  }

  @Test func ciphertextsMovedBetweenFieldsAreRefused() throws {
    let subject = try cards.newSubject(account: 7)
    let sealed = try cards.seal(fields, subject: subject, row: 1)
    for from in sealed {
      for to in sealed where to.number != from.number {
        let moved = SealedField(number: to.number, ciphertext: from.ciphertext)
        #expect(throws: VaultError.altered) { try cards.open([moved], subject: subject, row: 1) }
      }
    }
  }

  @Test func ciphertextsOfAnotherRowAreRefused() throws {
    let subject = try cards.newSubject(account: 7)
    let old = try cards.seal(fields, subject: subject, row: 1)
    for row in [Int64(0), 2, -1, .max] {
      #expect(throws: VaultError.altered) { try cards.open(old, subject: subject, row: row) }
    }
  }

  @Test func ciphertextsOfAnotherSubjectAreRefused() throws {
    let ours = try cards.newSubject(account: 7)
    let theirs = try cards.newSubject(account: 8)
    let sealed = try cards.seal(fields, subject: theirs, row: 1)
    #expect(throws: VaultError.altered) { try cards.open(sealed, subject: ours, row: 1) }
    // Nor does it help to name their key as ours.
    let forged = SubjectRef(account: 7, key: theirs.key, version: 1)
    #expect(throws: VaultError.altered) { try cards.open(sealed, subject: forged, row: 1) }
  }

  @Test func aNewKeyVersionDoesNotOpenTheOld() throws {
    let first = try cards.newSubject(account: 7)
    let second = try cards.newSubject(account: 7, version: 2)
    let sealed = try cards.seal(fields, subject: first, row: 1)
    #expect(throws: VaultError.altered) { try cards.open(sealed, subject: second, row: 1) }
    let forged = SubjectRef(account: 7, key: first.key, version: 2)
    #expect(throws: VaultError.altered) { try cards.open(sealed, subject: forged, row: 1) }
  }

  @Test func everyAlteredByteIsRefused() throws {
    let subject = try cards.newSubject(account: 7)
    let sealed = try cards.seal([fields[0]], subject: subject, row: 1)[0]
    for index in sealed.ciphertext.indices {
      var bytes = sealed.ciphertext
      bytes[index] ^= 0x10
      let altered = SealedField(number: 1, ciphertext: bytes)
      #expect(throws: VaultError.altered) { try cards.open([altered], subject: subject, row: 1) }
    }
    for count in [0, 1, 11, 12, 27, 28, sealed.ciphertext.count - 1] {
      let cut = SealedField(number: 1, ciphertext: Array(sealed.ciphertext.prefix(count)))
      #expect(throws: VaultError.altered) { try cards.open([cut], subject: subject, row: 1) }
    }
  }

  @Test func nothingOpensAfterTheSubjectKeyIsDestroyed() throws {
    let subject = try cards.newSubject(account: 7)
    let other = try cards.newSubject(account: 8)
    let sealed = try cards.seal(fields, subject: subject, row: 1)
    try store.destroy([subject.key])
    #expect(throws: VaultError.keyGone) { try cards.open(sealed, subject: subject, row: 1) }
    #expect(throws: VaultError.keyGone) { try cards.seal(fields, subject: subject, row: 2) }
    #expect(try cards.open(cards.seal(fields, subject: other, row: 1), subject: other, row: 1) == fields)
  }

  @Test func noPlainTextReachesTheDisk() throws {
    let subject = try cards.newSubject(account: 7)
    let sealed = try cards.seal(fields, subject: subject, row: 1)
    let bytes = try directory.allBytes() + sealed.flatMap(\.ciphertext)
    #expect(!bytes.isEmpty)
    for field in fields where !field.value.isEmpty { #expect(!bytes.contains(run: field.value)) }
  }
}
