import Crypto
package import HandschlagLog
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The copy of `log.key` that goes with the backups, sealed under the server key.
///
/// A log that goes on under another key is another log to everyone who watches it. So that a restore needs no
/// more than the one key that it needs anyway, the keys of the log come along; and so that who holds the backups
/// and their key cannot sign for the log, they come sealed. The copy stands beside where `log.key` stood, and
/// becomes that file at the next start.
package final class LogKeyCopy: Sendable {
  /// Its name in a data directory and among the files kept with the key store.
  package static let name = "log.key.sealed"
  private static let limit = 2 * LogKeyFile.largest
  private static let associated: [UInt8] = Array("handschlag log key copy v1".utf8)
  private let path: String
  private let key: SymmetricKey
  /// What was sealed last, so that a file that stays the same gives the same bytes.
  private let last = Mutex<(plain: [UInt8], sealed: [UInt8])>(([], []))

  init(of path: String, under key: ServerKey) {
    self.path = path
    self.key = key.subKey(.logKeyCopy)
  }

  /// The file as it is now, sealed; nil when it is not there.
  ///
  /// - Throws: ``KeyFileError`` when it cannot be read.
  package func bytes() throws -> [UInt8]? {
    guard let plain = try KeyFile.contents(path, limit: LogKeyCopy.limit) else { return nil }
    return try last.withLock { last in
      if last.plain != plain {
        last = (plain, try Sealing.seal(plain, under: key, associated: LogKeyCopy.associated))
      }
      return last.sealed
    }
  }

  /// Makes `log.key` of a sealed copy beside it, where there is a copy and no such file; then the copy goes.
  static func unseal(in directory: String, under key: ServerKey) throws(KeyFileError) {
    let copy = "\(directory)/\(name)"
    guard KeyFile.exists(copy) else { return }
    let path = directory + "/log.key"
    if !KeyFile.exists(path) {
      guard let plain = try open(copy, under: key) else { return }
      try KeyFile.publish(plain, at: path)
    }
    unlink(copy)
  }

  /// What a sealed copy holds; nil when there is none.
  static func open(_ path: String, under key: ServerKey) throws(KeyFileError) -> [UInt8]? {
    guard let sealed = try KeyFile.contents(path, limit: limit) else { return nil }
    do {
      return try Sealing.open(sealed, under: key.subKey(.logKeyCopy), associated: associated)
    } catch {
      throw KeyFileError(
        "\(path) was altered, or sealed under another server.key: bring the server.key of the server that made "
          + "the backup, or its log.key")
    }
  }
}

extension LogKeyFile {
  /// The public keys of the log whose data these are, without a start: those of `log.key`, or of its sealed copy.
  ///
  /// - Parameters:
  ///   - directory: where `log.key` or its copy stands.
  ///   - serverKey: the file that opens the copy.
  /// - Returns: none where the files are not there.
  /// - Throws: ``KeyFileError`` for a file that is damaged, or a copy of another server.
  package static func publicKeys(in directory: String, serverKey: String) throws(KeyFileError) -> [NoteKey] {
    let path = directory + "/log.key"
    if let bytes = try KeyFile.contents(path, limit: largest) { return keys(of: try parse(bytes, path)) }
    let copy = "\(directory)/\(LogKeyCopy.name)"
    guard KeyFile.exists(copy), let key = try KeyFile.load(serverKey),
      let bytes = try LogKeyCopy.open(copy, under: key)
    else { return [] }
    return keys(of: try parse(bytes, copy))
  }

  /// Those in use, and those that notes announced and that are out of use since.
  private static func keys(of content: Content) -> [NoteKey] {
    content.notes.compactMap { try? KeySuccession(note: $0).key }
      .reduce(into: content.signers.map(\.key)) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Refuses keys under which the log of a database would not go on as the same log.
  ///
  /// - Parameters:
  ///   - checkpoint: the newest that the database holds.
  ///   - origin: the name that the operator gave the log at this start: another one than the checkpoint has, and
  ///     the one of the keys, says that another log is meant to begin.
  static func require(
    _ keys: LogKeys, continuing checkpoint: String, origin: String?, _ path: String
  ) throws(KeyFileError) {
    guard let note = try? SignedNote(checkpoint), let last = try? Checkpoint(text: note.text) else {
      throw KeyFileError(
        "the newest checkpoint in the database is damaged: look at it with handschlagd check")
    }
    if keys.signers.contains(where: { note.isSigned(by: $0.key) == true }) { return }
    if let origin, origin != last.origin, keys.signers.first?.key.name == origin { return }
    throw KeyFileError(
      "\(path) is of another log: none of its keys has signed the newest checkpoint of '\(last.origin)' in the "
        + "database. \(remedy)")
  }

  /// Refuses to make a first key beside a log that there is already.
  static func requireFirst(_ path: String, beside checkpoint: String, origin: String?) throws(KeyFileError) {
    let name = (try? SignedNote(checkpoint)).flatMap { try? Checkpoint(text: $0.text) }?.origin
    if let origin, origin != name { return }
    throw KeyFileError("\(path) is missing, but the database holds the log '\(name ?? "?")'. \(remedy)")
  }

  private static let remedy =
    "Bring the log.key of this log: under other keys it is another log to all who watch it. If it is lost for "
    + "good, begin another one openly, with --log-origin and a new name"
}
