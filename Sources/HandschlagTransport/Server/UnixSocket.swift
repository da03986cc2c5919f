import HandschlagRPC
import NIOCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A listener that cannot be opened.
package struct ListenError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Why, in a sentence.
  package let description: String

  init(_ description: String) { self.description = description }

  init(_ doing: String, errno code: CInt) {
    description = "\(doing): \(String(cString: strerror(code)))"
  }
}

/// A listening Unix socket: its file, its permissions, and its removal.
struct UnixListener: Sendable {
  let path: String
  private let device: UInt64
  private let inode: UInt64

  /// Binds a socket that nobody but those whom `mode` lets can open, not even for a moment.
  ///
  /// A socket file that is left over, so that nobody answers on it, is replaced; anything else in the way
  /// is an error.
  static func bind(path: String, mode: UInt32) throws -> (UnixListener, descriptor: CInt) {
    try clearLeftover(path)
    let descriptor = try makeSocket()
    do {
      // On Linux the file gets the mode of the socket, less the umask; what the umask took comes after.
      guard fchmod(descriptor, mode_t(mode)) == 0 else { throw ListenError("chmod of \(path)", errno: errno) }
      guard try withAddress(path, { Glibc.bind(descriptor, $0, $1) }) == 0 else {
        throw ListenError("cannot listen on \(path)", errno: errno)
      }
      guard chmod(path, mode_t(mode)) == 0 else { throw ListenError("chmod of \(path)", errno: errno) }
      var status = stat()
      guard lstat(path, &status) == 0 else { throw ListenError("cannot stat \(path)", errno: errno) }
      let listener = UnixListener(
        path: path, device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
      return (listener, descriptor)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Removes the file, if it is still the one that was made.
  func remove() {
    var status = stat()
    guard lstat(path, &status) == 0, UInt64(status.st_dev) == device, UInt64(status.st_ino) == inode
    else { return }
    unlink(path)
  }

  private static func clearLeftover(_ path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw ListenError("cannot listen on \(path): a file of another kind is there")
    }
    let probe = try makeSocket()
    defer { close(probe) }
    let outcome = try withAddress(path) { connect(probe, $0, $1) }
    guard outcome != 0, errno == ECONNREFUSED else {
      throw ListenError("cannot listen on \(path): another process does")
    }
    unlink(path)
  }

  private static func makeSocket() throws -> CInt {
    let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { throw ListenError("cannot open a socket", errno: errno) }
    return descriptor
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
  ) throws -> CInt {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard !bytes.isEmpty, bytes.count < room, !bytes.contains(0) else {
      throw ListenError("the path \(path) is empty or longer than \(room - 1) bytes")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

/// Who is at the other end of a channel, as the kernel says.
enum PeerLookup {
  /// `struct ucred` of Linux.
  private struct Credentials: Sendable {
    var pid: Int32 = 0
    var uid: UInt32 = 0
    var gid: UInt32 = 0
  }

  private static let socketLevel = NIOBSDSocket.OptionLevel.socket
  private static let peerCredentials = NIOBSDSocket.Option(rawValue: CInt(SO_PEERCRED))

  /// Looks up the peer of an accepted channel, on its loop.
  static func peer(of channel: any Channel) -> EventLoopFuture<Peer> {
    if let address = channel.remoteAddress?.ipAddress {
      return channel.eventLoop.makeSucceededFuture(.tcp(address: address))
    }
    guard let options = channel as? any SocketOptionProvider else {
      return channel.eventLoop.makeSucceededFuture(.inProcess)
    }
    let credentials: EventLoopFuture<Credentials> = options.unsafeGetSocketOption(
      level: socketLevel, name: peerCredentials)
    return credentials.map { .unix(uid: $0.uid, gid: $0.gid, pid: $0.pid) }
  }
}
