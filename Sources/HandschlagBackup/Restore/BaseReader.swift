/// Reads a base, page by page, and trusts none of it.
struct BaseReader {
  let folder: BackupFolder
  let key: BackupKey
  let manifest: BaseManifest

  /// Visits each page, in order.
  ///
  /// - Throws: ``BackupError`` that names the file and the record that was altered or cut; what `visit`
  ///   throws.
  func read(_ visit: (UInt32, [UInt8]) throws -> Void) throws {
    let name = BaseManifest.baseName(manifest.number)
    let reader = try SealedReader(folder, name, key, .base)
    var expected: UInt32 = 1
    while true {
      let record: [UInt8]?
      do {
        record = try reader.next()
      } catch {
        let place = "record \(reader.mark.count + 1) of \(name)"
        throw BackupError(.damaged, "\(place) was \(error == .cut ? "cut off" : "altered")")
      }
      guard let record else { break }
      var pages = SegmentPages(pageSize: manifest.pageSize)
      guard let numbers = pages.apply(record) else {
        throw BackupError(.damaged, "record \(reader.mark.count) of \(name) makes no sense")
      }
      for number in numbers {
        guard number == expected, let image = pages.images[number] else {
          throw BackupError(.damaged, "\(name) leaves out page \(expected)")
        }
        try visit(number, image)
        expected += 1
      }
    }
    guard Int(expected) - 1 == manifest.pageCount, reader.mark.count == manifest.records,
      reader.mark.tag.hexadecimal == manifest.tag
    else { throw BackupError(.damaged, "\(name) was cut off, or is not the file that its manifest names") }
  }
}
