#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The claim of one process to a data directory: an exclusive `flock` on the file `LOCK` in it.
///
/// The kernel lets go of it when the process ends, however it ends, so a stale file never locks anybody
/// out. The file holds the owner's process id for the error message, and a random name of this claim, by which
/// the next owner knows whether anybody owned the directory in between. It is never removed: a second
/// process could else lock a file that a third can no longer see.
package final class DirectoryLock: Sendable {
  private let descriptor: Int32
  /// A random name of this claim.
  package let claim: String
  /// The name of the claim before; empty where there was none.
  package let previousClaim: String

  /// Why a directory could not be claimed.
  package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process owns it; its id, when it could be read.
    case held(path: String, pid: Int32?)
    /// The lock file could not be opened, locked or written.
    case system(path: String, errno: Int32)

    package var description: String {
      switch self {
      case .held(let path, let pid):
        "\(path) is in use by another process" + (pid.map { " (pid \($0))" } ?? "")
      case .system(let path, let errno):
        "cannot lock \(path): \(String(cString: strerror(errno)))"
      }
    }
  }

  /// Claims a directory that exists.
  package init(directory: String) throws(Failure) {
    let path = directory + "/LOCK"
    // CLOEXEC: a child process must not keep the claim alive.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(path: path, errno: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let cause = errno
      let owner = Self.readOwner(descriptor)
      close(descriptor)
      throw cause == EWOULDBLOCK
        ? .held(path: directory, pid: owner) : .system(path: path, errno: cause)
    }
    previousClaim = Self.read(descriptor).dropFirst().first ?? ""
    claim =
      String(UInt64.random(in: .min ... .max), radix: 16)
      + String(UInt64.random(in: .min ... .max), radix: 16)
    let text = Array("\(getpid())\n\(claim)\n".utf8)
    // Synced: a claim that a power failure undoes would let the claim before it pass for the last one.
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count,
      fsync(descriptor) == 0
    else {
      let cause = errno
      close(descriptor)
      throw .system(path: path, errno: cause)
    }
    self.descriptor = descriptor
  }

  deinit {
    // A child process that is about to start may still hold a copy of the descriptor for a moment.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func readOwner(_ descriptor: Int32) -> Int32? {
    read(descriptor).first.flatMap { Int32($0) }
  }

  private static func read(_ descriptor: Int32) -> [String] {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return [] }
    return String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
