import HandschlagSQL

/// Why the store did not do what it was asked, apart from what a caller's own closure throws.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The write was not committed, or could not be proved to be: disk full, I/O error, lack of memory, or
  /// another operation of the same batch that took the whole transaction down. Trying again is safe under
  /// the same idempotency key.
  case unavailable(String)
  /// The queue is full. Trying again later is safe; nothing was done.
  case overloaded
  /// The store is closed or closing. Nothing was done.
  case closed
  /// The idempotency key was used before, with another request.
  case idempotencyKeyReused
  /// The file was written by a newer program: the version found, and the newest this program knows.
  case newerFile(found: Int, known: Int)
  /// The file has another version of the schema than the one asked for: the version found, and this
  /// program's.
  case otherVersion(found: Int, known: Int)
  /// The file is no database of this program.
  case foreignFile(String)
  /// A step of the schema's history failed; the file is as it was before that step.
  case migrationFailed(version: Int, reason: String)
  /// The data directory could not be made or claimed.
  case directory(String)
  /// Another process owns the data directory; which one, when it could be read.
  case inUse(String)

  package var description: String {
    switch self {
    case .unavailable(let reason): "the store is unavailable: \(reason)"
    case .overloaded: "the store has too much to do"
    case .closed: "the store is closed"
    case .idempotencyKeyReused: "the idempotency key was used with another request"
    case .newerFile(let found, let known):
      "the database has schema version \(found), this program knows \(known): run the newer program"
    case .otherVersion(let found, let known):
      "the database has schema version \(found), this program looks at \(known): "
        + (found < known ? "start the server once, which brings it up to date" : "use the newer program")
    case .foreignFile(let path): "\(path) is not a database of this program"
    case .migrationFailed(let version, let reason): "migration to version \(version) failed: \(reason)"
    case .directory(let reason), .inUse(let reason): reason
    }
  }

  /// Gives errors of the engine that say nothing about the request their name; passes all others on.
  package static func translating(_ error: any Error) -> any Error {
    guard let error = error as? SQLError, error.isUnavailable else { return error }
    return StoreError.unavailable(error.description)
  }
}
