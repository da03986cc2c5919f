import HandschlagSQL

/// The numbers of all sequences, in the writer's memory, saved once a batch.
///
/// Memory may run ahead of the file when a batch fails; that leaves gaps, never a number given twice.
final class Sequences {
  private var next: [String: Int64] = [:]
  private var unsaved: Set<String> = []

  init(connection: Connection) throws {
    let rows = try connection.rows("SELECT name, next FROM sequences") { ($0.text(0), $0.int(1)) }
    for (name, value) in rows { next[name] = value }
  }

  func next(_ name: String) -> Int64 {
    let value = next[name, default: 1]
    next[name] = value + 1
    unsaved.insert(name)
    return value
  }

  /// Writes what changed; part of the batch's transaction.
  func save(_ connection: Connection) throws {
    for name in unsaved {
      try connection.run(
        """
        INSERT INTO sequences (name, next) VALUES (?1, ?2)
        ON CONFLICT (name) DO UPDATE SET next = excluded.next
        """, name, next[name, default: 1])
    }
  }

  /// The batch is committed.
  func saved() { unsaved.removeAll(keepingCapacity: true) }
}
