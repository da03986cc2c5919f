/// The one copy of the key store, and of the files beside it.
///
/// Its secrets are wrapped under the server key, which is not in it, and the whole is sealed under the backup
/// key. There is never more than one, so that a key once destroyed is in no backup.
enum KeyCopy {
  private static let block = 1 << 20

  static func name(_ number: Int64) -> String { FileNames.numbered("keys", number) }

  static func encode(_ files: [Backups.KeyFile]) -> [UInt8] {
    var encoder = ByteEncoder()
    for file in files {
      encoder.framed(Array(file.name.utf8))
      encoder.integer(UInt64(file.bytes.count))
      encoder.raw(file.bytes)
    }
    return encoder.bytes
  }

  static func write(_ contents: [UInt8], _ number: Int64, _ folder: BackupFolder, _ key: BackupKey) throws {
    var length = ByteEncoder()
    length.integer(UInt64(contents.count))
    let writer = try SealedWriter(folder, name(number), facts: length.bytes, key, .keys)
    for start in stride(from: 0, to: contents.count, by: block) {
      try writer.append(Array(contents[start..<min(start + block, contents.count)]))
    }
    try writer.publish()
  }

  /// Reads a copy.
  ///
  /// - Throws: ``BackupError`` when it was cut or altered, or made under another key.
  static func read(_ number: Int64, _ folder: BackupFolder, _ key: BackupKey) throws -> [Backups.KeyFile] {
    let reader = try SealedReader(folder, name(number), key, .keys)
    let damaged = BackupError(
      .damaged, "\(name(number)) was altered or cut, or made under another backup key")
    var contents: [UInt8] = []
    do {
      while let block = try reader.next() { contents += block }
    } catch {
      throw damaged
    }
    var facts = ByteDecoder(reader.header.facts)
    guard facts.integer(UInt64.self) == UInt64(contents.count) else { throw damaged }
    var decoder = ByteDecoder(contents)
    var files: [Backups.KeyFile] = []
    while !decoder.isAtEnd {
      guard let name = decoder.framed().flatMap({ String(validating: $0, as: UTF8.self) }),
        !name.contains("/"), name != "..", name != ".", let count = decoder.integer(UInt64.self),
        let bytes = Int(exactly: count).flatMap({ decoder.raw($0) })
      else { throw damaged }
      files.append(.init(name: name, bytes: Array(bytes)))
    }
    return files
  }
}

/// The copy of the key store in a folder, to be put back.
package struct KeyCopies {
  private let folder: BackupFolder
  private let key: BackupKey

  /// The copy in a folder.
  package init(_ folder: BackupFolder, _ key: BackupKey) {
    self.folder = folder
    self.key = key
  }

  /// Writes the files of the copy into a directory.
  ///
  /// - Returns: whether there is a copy.
  /// - Throws: ``BackupError`` when it was altered or cut.
  @discardableResult
  package func restore(to directory: String) throws -> Bool {
    // A server may put the next copy into the place of this one: look again then.
    for attempt in 1... {
      guard let number = FileNames.numbers("keys", in: try folder.names()).last else { return false }
      do {
        let target = BackupFolder(directory)
        for file in try KeyCopy.read(number, folder, key) { try target.write(file.name, file.bytes) }
        return true
      } catch let error as BackupError where error.kind == .file && attempt < 3 {
        continue
      }
    }
    return false
  }
}
