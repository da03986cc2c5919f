import HandschlagSQL

/// Where the wrapped secrets lie in the key store's file: places of one length, each overwritten where it is.
///
/// A row that the engine deletes, moves or makes longer can leave a copy of itself in the unused bytes of a page,
/// which `secure_delete` does not reach (seen with SQLite 3.40 where pages are balanced). So rows of `slots` are
/// only ever appended in the order of their numbers, which fills the last page or begins a new one and moves none,
/// and overwritten by as many bytes, which the engine does in place. No row is deleted: a slot that is
/// free holds zeros and waits in `free_slots` for the next secret. What says whose a secret is stands in `keys`, which holds none.
enum KeySlots {
  /// Bytes of a wrapped secret: nonce, 32 bytes, tag.
  static let length = 12 + 32 + 16
  private static let zeros = [UInt8](repeating: 0, count: length)

  /// Puts a wrapped secret into a free slot, or a new one.
  ///
  /// - Returns: the slot's number.
  static func put(_ wrapped: [UInt8], _ connection: Connection) throws -> Int64 {
    let free = try connection.row(
      "DELETE FROM free_slots WHERE slot = (SELECT slot FROM free_slots ORDER BY slot LIMIT 1) RETURNING slot"
    ) { $0.int(0) }
    if let free {
      try overwrite(free, with: wrapped, connection)
      return free
    }
    let made = try connection.row("INSERT INTO slots (secret) VALUES (?1) RETURNING slot", wrapped) {
      $0.int(0)
    }
    guard let made else { throw VaultError.altered }
    return made
  }

  /// Puts a wrapped secret in the place of the one that a slot holds.
  static func overwrite(_ slot: Int64, with wrapped: [UInt8], _ connection: Connection) throws {
    try connection.run("UPDATE slots SET secret = ?2 WHERE slot = ?1", slot, wrapped)
  }

  /// Wipes a slot for another secret to come.
  static func free(_ slot: Int64, _ connection: Connection) throws {
    try overwrite(slot, with: zeros, connection)
    try connection.run("INSERT INTO free_slots (slot) VALUES (?1)", slot)
  }
}
