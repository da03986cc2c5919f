import HandschlagVault
import Testing

/// A ciphertext opens in the one place it was sealed for: every other account, key version, row and field is
/// tried against every ciphertext.
struct SwapTests {
  private struct Place: Hashable {
    let account: Int64
    let version: Int64
    let row: Int64
    let field: Int
  }

  private static let places: [Place] = [1, 2].flatMap { account in
    [1, 2].flatMap { version in
      [1, 2, 3].flatMap { row in
        [3, 4].map { Place(account: account, version: version, row: row, field: $0) }
      }
    }
  }

  @Test func aSwappedOrReplayedCiphertextIsRefused() throws {
    let directory = try TemporaryDirectory()
    let store = try KeyStore(path: directory.file("keys.db"), key: .ephemeral())
    let cards = ContactCardSealer(store: store)
    var subjects: [[Int64]: SubjectRef] = [:]
    for account in Int64(1)...2 {
      for version in Int64(1)...2 {
        subjects[[account, version]] = try cards.newSubject(account: account, version: version)
      }
    }
    var sealed: [Place: [UInt8]] = [:]
    for place in Self.places {
      let subject = try #require(subjects[[place.account, place.version]])
      let field = ContactField(number: place.field, text: "\(place)")
      sealed[place] = try cards.seal([field], subject: subject, row: place.row).first?.ciphertext
    }
    for place in Self.places {
      let subject = try #require(subjects[[place.account, place.version]])
      for (origin, ciphertext) in sealed {
        let field = SealedField(number: place.field, ciphertext: ciphertext)
        if origin == place {
          #expect(try cards.open([field], subject: subject, row: place.row).first?.text == "\(place)")
        } else {
          #expect(throws: VaultError.altered) { try cards.open([field], subject: subject, row: place.row) }
        }
      }
    }
    // A key that claims another version or account is no key.
    let subject = try #require(subjects[[1, 1]])
    for forged in [
      SubjectRef(account: 1, key: subject.key, version: 2),
      SubjectRef(account: 2, key: subject.key, version: 1),
    ] {
      #expect(throws: VaultError.altered) {
        try cards.open(
          [SealedField(number: 3, ciphertext: sealed[Self.places[0]] ?? [])], subject: forged, row: 1)
      }
    }
  }
}
