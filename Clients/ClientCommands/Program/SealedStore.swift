import CommandLineOutput
import Foundation
import HandschlagClient

/// The one file of a person who seals: the seed of all keys, and the card that the server never has.
///
/// It stands beside the configuration as `PROGRAM.sealed.json`, is written for its owner alone (0600) and refused
/// if others could read it.
struct SealedStore: Codable, Equatable {
  /// The seed's text.
  var seed: String
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
        .invalid, "\(path) is no sealing file: it must be a JSON object with \"seed\" and \"card\"",
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

  /// Seed and card for the library.
  var cards: SealedCards {
    get throws { SealedCards(seed: try sealingSeed, card: contactCard) }
  }

  /// The seed.
  var sealingSeed: SealingSeed {
    get throws {
      do {
        return try SealingSeed(seed)
      } catch {
        throw CommandFailure(.invalid, "the sealing file holds no seed: \(error.description)")
      }
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
  func newSealingKey() throws -> SealingKey? { try SealedStore.load(self)?.sealingSeed.newKey() }

  /// The key for a text in an engagement, if this person seals and none went before it.
  func newSealingKey(in engagement: String, _ handschlag: HandschlagClient) async throws -> SealingKey? {
    guard let key = try newSealingKey() else { return nil }
    let view = try await handschlag.engagements.getEngagement(.init(engagementID: engagement)).engagement
    return view?.ownSealingKey == nil ? key : nil
  }
}
