/// What one side keeps as the proof that it stopped its grant.
///
/// The two ids are those of the receipt of the reveal, which tell which grant it was.
public struct Revocation: Hashable, Sendable {
  /// Whose grant ended.
  public enum Giver: Int64, Hashable, Sendable {
    /// The worker's.
    case worker = 1
    /// The company's.
    case company = 2
  }

  /// Whose grant ended.
  public var giver: Giver
  /// The id under which the other side knows the giver.
  public var id: String
  /// The id under which the giver knows the other side, who held the grant.
  public var holder: String
  /// The day of the revocation, counted from 1 January 1970, UTC.
  public var day: Int64

  /// A receipt of a revocation.
  public init(giver: Giver, id: String, holder: String, day: Int64) {
    self.giver = giver
    self.id = id
    self.holder = holder
    self.day = day
  }

  private static let label = "handschlag revocation v1\n"

  /// The bytes that the log's leaf is made of: the label `handschlag revocation v1` and a line feed, the
  /// giver (8 bytes: 1 the worker, 2 the company), its id, the holder's id, the day (8 bytes). The ids are led
  /// by their length (4 bytes); integers have their most significant byte first.
  public var canonicalBytes: [UInt8] {
    var writer = CanonicalWriter(label: Revocation.label)
    writer.integer(giver.rawValue)
    writer.framed(id)
    writer.framed(holder)
    writer.integer(day)
    return writer.bytes
  }

  /// Reads canonical bytes.
  ///
  /// - Returns: nil unless they are exactly what ``canonicalBytes`` gives for the result.
  public init?(canonicalBytes bytes: [UInt8]) {
    guard var reader = CanonicalReader(bytes, label: Revocation.label),
      let giver = reader.integer(Int64.self).flatMap(Giver.init(rawValue:)), let id = reader.text(),
      let holder = reader.text(), let day = reader.integer(Int64.self), reader.isAtEnd
    else { return nil }
    self.init(giver: giver, id: id, holder: holder, day: day)
    // Characters can be spelled in several ways and compare equal all the same.
    guard canonicalBytes == bytes else { return nil }
  }
}
