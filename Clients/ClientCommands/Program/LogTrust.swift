import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

/// The public log's keys, as a person gives them or as they were pinned at first use.
struct LogTrust: ParsableArguments {
  @Option(
    name: .customLong("log-key"),
    help: ArgumentHelp(
      "The log's public key, from a place you trust; may be given several times. Else the one seen first.",
      valueName: "vkey"))
  var keys: [String] = []

  /// The keys given, else those pinned; nil for neither.
  func known(_ kept: ProgramConfiguration) throws -> [NoteKey]? {
    let texts = keys.isEmpty ? kept.logKeys ?? [] : keys
    return texts.isEmpty ? nil : try texts.map { try NoteKey(vkey: $0) }
  }

  /// The keys known and those that they announce; where there are none, the server's own are taken on trust this
  /// once. All are pinned. Then checks that the log continues what was seen of it before, and remembers where it is now.
  func settle(_ handschlag: HandschlagClient, _ session: Session) async throws -> [NoteKey] {
    var kept = try ProgramConfiguration.load(session.configurationPath)
    let reply = try await handschlag.log.getCheckpoint(.init())
    let trusted: [NoteKey]
    if let known = try known(kept) {
      trusted = KeySuccession.keys(following: known, by: reply.keyNotes)
      for key in trusted.dropFirst(known.count) {
        session.output.remark("The log has a new key, announced by one that you trust: \(key.vkey)")
      }
    } else {
      trusted = try reply.keys.map { try NoteKey(vkey: $0) }
      for key in trusted {
        session.output.remark("The log's key is pinned at first use; compare it elsewhere: \(key.vkey)")
      }
    }
    kept.checkpoint = try await handschlag.checkpoint(trusting: trusted, after: kept.checkpoint)
    kept.logKeys = trusted.map(\.vkey)
    try kept.save(session.configurationPath)
    return trusted
  }
}

/// The keys that a person signs consents with: one for each engagement, kept beside the token.
enum ConsentKeys {
  /// The key kept for an engagement, or a new one, which is on disk when this returns.
  static func signer(for engagement: String, _ session: Session) throws -> ConsentSigner {
    let path = session.configurationPath
    var kept = try ProgramConfiguration.load(path)
    if let text = kept.signingKeys?[engagement] {
      guard let seed = Data(base64Encoded: text), let signer = ConsentSigner(seed: Array(seed)) else {
        throw CommandFailure(
          .invalid, "the signing key for \(engagement) in \(path) is damaged",
          advice: "Take its line out; a new key will be made.")
      }
      return signer
    }
    let signer = ConsentSigner()
    kept.signingKeys = (kept.signingKeys ?? [:]).merging(
      [engagement: Data(signer.seed).base64EncodedString()]) { $1 }
    try kept.save(path)
    return signer
  }

  /// The public keys that this side has signed with.
  static func ownKeys(_ kept: ProgramConfiguration) -> Set<[UInt8]> {
    Set(
      (kept.signingKeys ?? [:]).values.compactMap { text in
        Data(base64Encoded: text).flatMap { ConsentSigner(seed: Array($0)) }?.publicKey
      })
  }
}
