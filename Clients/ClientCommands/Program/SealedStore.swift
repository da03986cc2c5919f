import CommandLineOutput
import Foundation
import HandschlagClient

/// The one file of a person who seals: the seed of all keys, and the card that the server never has.
///
/// The seed may be under a pass phrase, the card is not. It stands beside the configuration as `PROGRAM.sealed.json`, is written for its owner alone (0600) and refused
/// if others could read it.
struct SealedStore: Codable, Equatable {
  /// The seed's text; nil where it is under a pass phrase.
  var seed: String?
  /// The seed under its pass phrase; nil where it is under none.
  var locked: String?
  /// The card's values by the names of the fields.
  var card: [String: String]

  /// `…/PROGRAM.json` becomes `…/PROGRAM.sealed.json`.
  static func path(_ configuration: String) -> String {
    (configuration.hasSuffix(".json") ? String(configuration.dropLast(5)) : configuration) + ".sealed.json"
  }

  /// Reads the file; nil where there is none.
  static func load(_ session: Session) throws -> SealedStore? {
    let path = path(session.configurationPath)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let data = try PrivateFile.read(path, holding: "the seed of your keys")
    do {
      return try JSONDecoder().decode(SealedStore.self, from: data)
    } catch {
      throw CommandFailure(
        .invalid,
        "\(path) is no sealing file: it must be a JSON object with \"seed\" or \"locked\", and \"card\"",
        advice: "Correct it, or run 'sealing import' with your seed after moving it away.")
    }
  }

  /// The file, or advice where there is none.
  static func required(_ session: Session) throws -> SealedStore {
    if let store = try load(session) { return store }
    throw CommandFailure(
      .refused, "there is no sealing file \(path(session.configurationPath))",
      advice: "Run '\(ClientProgram.current.name) sealing init' first.")
  }

  /// Replaces the file in one step.
  func save(_ session: Session) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try PrivateFile.replace(
      Self.path(session.configurationPath), with: try encoder.encode(self) + Data("\n".utf8))
  }

  /// Seed and card for the library. Asks for the pass phrase, if there is one.
  func cards() throws -> SealedCards { SealedCards(seed: try sealingSeed(), card: contactCard) }

  /// The seed. Asks for the pass phrase, if there is one.
  func sealingSeed() throws -> SealingSeed {
    guard let locked else { return try plainSeed() }
    guard let locked = LockedSeed(locked) else {
      throw CommandFailure(
        .invalid, "the locked seed in the sealing file is damaged",
        advice: "Move the file away and run 'sealing import' with your seed.")
    }
    let phrase = try PassPhrase.current()
    do throws(LockedSeed.Failure) {
      return try locked.seed(phrase)
    } catch {
      throw CommandFailure(.refused, error.description, advice: "Try again.")
    }
  }

  private func plainSeed() throws -> SealingSeed {
    do {
      return try SealingSeed(seed ?? "")
    } catch {
      throw CommandFailure(.invalid, "the sealing file holds no seed: \(error.description)")
    }
  }

  /// Puts a seed under a pass phrase, or under none.
  mutating func keep(_ new: SealingSeed, under passPhrase: String?) throws {
    guard let passPhrase else {
      seed = new.text
      locked = nil
      return
    }
    do throws(LockedSeed.Failure) {
      locked = try LockedSeed(new, under: passPhrase).text
      seed = nil
    } catch {
      throw CommandFailure(.failed, error.description, advice: "Nothing was changed.")
    }
  }

  /// The card.
  var contactCard: ContactCard {
    get {
      ContactCard(
        values: ContactField.allKnown.dropFirst().compactMap { field in
          card[field.commandName].map { ContactValue(field: field, value: $0) }
        })
    }
    set {
      card = Dictionary(newValue.values.map { ($0.field.commandName, $0.value) }) { $1 }
    }
  }
}

extension Session {
  /// The key for a text that begins an engagement, if this person seals.
  func newSealingKey() throws -> SealingKey? { try SealedStore.load(self)?.sealingSeed().newKey() }

  /// The key for a text in an engagement, if this person seals and none went before it.
  func newSealingKey(in engagement: String, _ handschlag: HandschlagClient) async throws -> SealingKey? {
    guard let store = try SealedStore.load(self) else { return nil }
    let view = try await handschlag.engagements.getEngagement(.init(engagementID: engagement)).engagement
    // Asked for a pass phrase only where the seed is needed.
    return view?.ownSealingKey == nil ? try store.sealingSeed().newKey() : nil
  }
}
