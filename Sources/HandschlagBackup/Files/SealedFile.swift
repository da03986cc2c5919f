import Crypto
import HandschlagVault

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The one form of all files of a backup:
//
//   "HSCHBAK" 1 | id, 16 bytes | length of the facts, 4 bytes | facts | records …
//   record: length, 4 bytes | AES-256-GCM ciphertext and tag
//
// The key is the file's own, so the nonce is the record's place, counted from 0. Each record authenticates
// the tag before it, the first one the SHA-256 of the header: none can be altered, left out, repeated or put
// elsewhere. Where the file may end is told by what its last record says, or by the file after it.

/// What identifies a place in a sealed file: how many records came before, and the tag of the last.
struct RecordMark: Hashable, Sendable {
  static let tagLength = 16
  /// Records up to here.
  var count: UInt64
  /// The tag of the last of them; zeros before the first.
  var tag: [UInt8]

  static let start = RecordMark(count: 0, tag: [UInt8](repeating: 0, count: tagLength))
}

/// The head of a sealed file.
struct SealedHeader: Hashable {
  static let magic: [UInt8] = Array("HSCHBAK".utf8) + [1]
  static let factsLimit = 4096
  let id: [UInt8]
  let facts: [UInt8]

  var bytes: [UInt8] {
    var encoder = ByteEncoder()
    encoder.raw(Self.magic)
    encoder.raw(id)
    encoder.framed(facts)
    return encoder.bytes
  }
}

/// What both writer and reader of a file know of its next record.
private struct RecordChain {
  let key: SymmetricKey
  let digest: [UInt8]
  var mark = RecordMark.start

  init(_ header: SealedHeader, _ key: BackupKey, _ use: BackupKey.Use) {
    self.key = key.fileKey(header.id, use)
    digest = Array(SHA256.hash(data: header.bytes))
  }

  var associated: [UInt8] { mark.count == 0 ? digest : mark.tag }

  func nonce() throws -> AES.GCM.Nonce {
    var encoder = ByteEncoder()
    encoder.integer(UInt32(0))
    encoder.integer(mark.count)
    return try AES.GCM.Nonce(data: encoder.bytes)
  }

  mutating func advance(_ tag: some Sequence<UInt8>) {
    mark = RecordMark(count: mark.count + 1, tag: Array(tag))
  }
}

/// Writes a sealed file, record by record.
///
/// Bytes are collected; ``flush()`` hands them to the system and ``sync()`` to the disk.
// Used by one queue or thread at a time; its owner says which.
final class SealedWriter: @unchecked Sendable {
  static let recordLimit = 16 << 20
  private static let bufferLimit = 256 << 10
  let folder: BackupFolder
  let name: String
  private let descriptor: Int32
  private var chain: RecordChain
  private var buffer: [UInt8]
  /// Bytes of the file, those not yet written included.
  private(set) var size: Int

  init(_ folder: BackupFolder, _ name: String, facts: [UInt8], _ key: BackupKey, _ use: BackupKey.Use) throws
  {
    self.folder = folder
    self.name = name
    let header = SealedHeader(id: Bytes.random(BackupKey.idLength), facts: facts)
    chain = RecordChain(header, key, use)
    buffer = header.bytes
    size = buffer.count
    descriptor = try folder.create(name)
  }

  deinit { close(descriptor) }

  /// The place after the last record.
  var mark: RecordMark { chain.mark }

  func append(_ plain: [UInt8]) throws {
    let box = try AES.GCM.seal(
      plain, using: chain.key, nonce: chain.nonce(), authenticating: chain.associated)
    var length = ByteEncoder()
    length.integer(UInt32(box.ciphertext.count + RecordMark.tagLength))
    buffer += length.bytes
    buffer += box.ciphertext
    buffer += box.tag
    size += length.bytes.count + box.ciphertext.count + RecordMark.tagLength
    chain.advance(box.tag)
    if buffer.count >= Self.bufferLimit { try flush() }
  }

  func flush() throws {
    guard !buffer.isEmpty else { return }
    try folder.before(.write, name)
    var done = 0
    while done < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw BackupFolder.failure("cannot write", folder.path(of: name)) }
      done += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  func sync() throws {
    try flush()
    try folder.before(.sync, name)
    guard fsync(descriptor) == 0 else { throw BackupFolder.failure("cannot sync", folder.path(of: name)) }
  }

  /// Syncs the file and gives it its name.
  func publish() throws {
    try sync()
    try folder.publish(name)
  }
}

/// Why the next record of a file cannot be read.
enum RecordFault: Error, Hashable {
  /// The file ends inside it.
  case cut
  /// It is not what was written in this place.
  case altered
}

/// Reads a sealed file, record by record, and trusts none of it.
final class SealedReader {
  let header: SealedHeader
  let name: String
  private var chain: RecordChain
  private let descriptor: Int32
  private let size: Int
  private var offset: Int

  /// Opens a file.
  ///
  /// - Throws: ``BackupError`` when it cannot be read, or does not begin as such a file does.
  init(_ folder: BackupFolder, _ name: String, _ key: BackupKey, _ use: BackupKey.Use) throws(BackupError) {
    let path = folder.path(of: name)
    self.name = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw BackupFolder.failure("cannot open", path) }
    size = folder.size(of: name)
    let fixed = SealedHeader.magic.count + BackupKey.idLength + 4
    guard let head = Self.read(descriptor, fixed, at: 0, size), head.starts(with: SealedHeader.magic),
      let length = Self.count(head.suffix(4)), length <= SealedHeader.factsLimit,
      let facts = Self.read(descriptor, length, at: fixed, size)
    else {
      close(descriptor)
      throw BackupError(.damaged, "\(name) is no file of a backup, or was cut")
    }
    header = SealedHeader(
      id: Array(head[SealedHeader.magic.count..<fixed - 4]), facts: facts)
    chain = RecordChain(header, key, use)
    offset = fixed + length
  }

  deinit { close(descriptor) }

  /// The place after the last record that was read.
  var mark: RecordMark { chain.mark }

  /// The next record; nil at the end of the file.
  func next() throws(RecordFault) -> [UInt8]? {
    if offset == size { return nil }
    guard let head = Self.read(descriptor, 4, at: offset, size), let length = Self.count(head) else {
      throw .cut
    }
    guard length >= RecordMark.tagLength, length <= SealedWriter.recordLimit + 65_536 else { throw .altered }
    guard let sealed = Self.read(descriptor, length, at: offset + 4, size) else { throw .cut }
    let tag = sealed.suffix(RecordMark.tagLength)
    do {
      let box = try AES.GCM.SealedBox(
        nonce: chain.nonce(), ciphertext: sealed.dropLast(RecordMark.tagLength), tag: tag)
      let plain = try AES.GCM.open(box, using: chain.key, authenticating: chain.associated)
      chain.advance(tag)
      offset += 4 + length
      return Array(plain)
    } catch {
      throw .altered
    }
  }

  private static func count(_ bytes: some Sequence<UInt8>) -> Int? {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// nil when the file ends before, or cannot be read there.
  private static func read(_ descriptor: Int32, _ count: Int, at offset: Int, _ size: Int) -> [UInt8]? {
    // Before anything is set aside for a length that a stranger may have written.
    guard count >= 0, offset + count <= size else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { return nil }
      done += read
    }
    return bytes
  }
}
