import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A frame of the native wire, read and written by the published protocol alone.
struct RawFrame: Equatable, CustomStringConvertible {
  static let request: UInt8 = 1
  static let response: UInt8 = 2
  static let data: UInt8 = 3

  var stream: UInt32
  var kind: UInt8
  var flags: UInt8 = 0
  var body: [UInt8] = []

  var bytes: [UInt8] { Self.header(UInt32(body.count), stream, kind, flags) + body }

  static func header(_ length: UInt32, _ stream: UInt32, _ kind: UInt8, _ flags: UInt8) -> [UInt8] {
    [length, stream].flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
      + [kind, flags]
  }

  var description: String {
    "stream \(stream) kind \(kind) flags \(flags): " + Transcript.spelled(body)
  }
}

/// Protobuf by hand: fields of varints and of bytes.
enum RawMessage {
  static func varint(_ value: UInt64) -> [UInt8] {
    var rest = value
    var bytes: [UInt8] = []
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func field(_ number: UInt64, _ value: UInt64) -> [UInt8] { varint(number << 3) + varint(value) }

  static func field(_ number: UInt64, _ value: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(UInt64(value.count)) + value
  }

  static func field(_ number: UInt64, _ value: String) -> [UInt8] { field(number, Array(value.utf8)) }

  /// A call as `ttrpc.Request` has it.
  static func request(
    _ service: String, _ method: String, _ payload: [UInt8] = [], token: String? = nil
  ) -> [UInt8] {
    let metadata = token.map { field(5, field(1, "authorization") + field(2, "Bearer \($0)")) } ?? []
    return field(1, "handschlag.v1." + service) + field(2, method) + field(3, payload) + metadata
  }

  /// The status code of a `ttrpc.Response`; 0 for success, nil for bytes that are none.
  static func code(ofResponse body: [UInt8]) -> UInt8? {
    guard body.first == 0x0a else { return body.isEmpty || body.first == 0x12 ? 0 : nil }
    guard let start = body.dropFirst().firstIndex(where: { $0 < 128 }), start + 2 < body.count,
      body[start + 1] == 0x08
    else { return nil }
    return body[start + 2]
  }
}

/// A socket that sends and reads bytes as they are.
final class RawConnection {
  private let descriptor: Int32
  private var unread: [UInt8] = []

  /// - Parameter address: `unix:PATH` or `tcp:127.0.0.1:PORT`
  init(_ address: String) throws {
    let isUnix = address.hasPrefix("unix:")
    descriptor = socket(isUnix ? AF_UNIX : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure("no socket: errno \(errno)") }
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let result = isUnix ? Self.connectUnix(descriptor, address) : Self.connectLocal(descriptor, address)
    guard result == 0 else {
      Glibc.close(descriptor)
      throw Failure("cannot connect to \(address): errno \(errno)")
    }
  }

  deinit { Glibc.close(descriptor) }

  private static func connectUnix(_ descriptor: Int32, _ address: String) -> Int32 {
    var place = sockaddr_un()
    place.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: address.dropFirst(5).utf8) }
    return withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func connectLocal(_ descriptor: Int32, _ address: String) -> Int32 {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = (UInt16(address.split(separator: ":").last ?? "") ?? 0).bigEndian
    place.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// Sends everything, or as much as the peer takes before it closes.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func send(_ frame: RawFrame) { send(frame.bytes) }

  /// Says that nothing more is sent.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next frame; nil when the peer has closed. Fails when nothing comes for half a minute.
  func frame() throws -> RawFrame? {
    guard let head = try take(10) else { return nil }
    let words = [head[0..<4], head[4..<8]].map { $0.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
    guard let body = try take(Int(words[0])) else { throw Failure("the connection ended within a frame") }
    return RawFrame(stream: words[1], kind: head[8], flags: head[9], body: body)
  }

  private func take(_ count: Int) throws -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while unread.count < count {
      let read = recv(descriptor, &chunk, chunk.count, 0)
      if read > 0 {
        unread += chunk[..<read]
      } else if read == 0 || errno == ECONNRESET || errno == EPIPE {
        return nil
      } else {
        throw Failure("nothing came: errno \(errno)")
      }
    }
    defer { unread.removeFirst(count) }
    return Array(unread[..<count])
  }
}
