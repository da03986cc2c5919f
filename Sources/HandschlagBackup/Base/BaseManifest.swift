import Foundation

/// What is said of a base, written when the base is whole: a base without it does not count.
struct BaseManifest: Hashable, Codable {
  /// The backup's number, from 1 on.
  var number: Int64
  /// The chain of the change log that it belongs to, in hexadecimal.
  var chain: String
  /// The last commit that it holds.
  var sequence: Int64
  /// When that was, in milliseconds since 1970.
  var time: Int64
  /// The segment of the change log in which the next commit is.
  var segment: Int64
  /// The version of the schema.
  var schemaVersion: Int
  /// Bytes in a page.
  var pageSize: Int
  /// The database's size, in pages.
  var pageCount: Int
  /// Bytes of the base's file.
  var bytes: Int
  /// Records in the base's file.
  var records: UInt64
  /// The tag of the last of them, in hexadecimal: by it all that comes before is fixed.
  var tag: String

  static func baseName(_ number: Int64) -> String { FileNames.numbered("base", number) }
  static func name(_ number: Int64) -> String { baseName(number) + ".manifest" }
  static func verifiedName(_ number: Int64) -> String { baseName(number) + ".verified" }

  func write(_ folder: BackupFolder, _ key: BackupKey) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let writer = try SealedWriter(folder, Self.name(number), facts: [], key, .manifest)
    try writer.append(Array(try encoder.encode(self)))
    try writer.publish()
  }

  static func read(_ folder: BackupFolder, _ key: BackupKey, _ number: Int64) throws(BackupError) -> Self {
    let reader = try SealedReader(folder, name(number), key, .manifest)
    guard let bytes = try? reader.next(),
      let manifest = try? JSONDecoder().decode(Self.self, from: Data(bytes)), manifest.number == number,
      (512...65_536).contains(manifest.pageSize), manifest.pageSize.nonzeroBitCount == 1
    else {
      throw BackupError(
        .damaged,
        "\(name(number)) does not open: it was altered or cut, or made under another backup key")
    }
    return manifest
  }
}

/// What the folder holds, as far as names and manifests say.
struct BackupCatalog {
  /// The bases whose manifest opens, oldest first.
  var bases: [BaseManifest] = []
  /// The numbers of the segments, in order.
  var segments: [Int64] = []
  /// The numbers of the copies of the key store, in order.
  var keyCopies: [Int64] = []
  /// One line for each manifest that does not open.
  var problems: [String] = []

  init(_ folder: BackupFolder, _ key: BackupKey) throws(BackupError) {
    let names = try folder.names()
    segments = FileNames.numbers("log", in: names)
    keyCopies = FileNames.numbers("keys", in: names)
    for number in FileNames.numbers("base", in: names, suffix: ".manifest") {
      do {
        bases.append(try BaseManifest.read(folder, key, number))
      } catch {
        problems.append(error.description)
      }
    }
  }

  static func hasBase(_ folder: BackupFolder, _ key: BackupKey, chain: [UInt8]) -> Bool {
    let catalog = try? BackupCatalog(folder, key)
    return catalog?.bases.contains { $0.chain == chain.hexadecimal } ?? false
  }
}
