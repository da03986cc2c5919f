import HandschlagSQL

/// One row of an account's stream.
package struct StoredEvent: Hashable, Sendable {
  /// Its place in the account's stream: 1, 2, 3 … without gaps, whatever happens to other accounts.
  package let sequence: Int64
  /// What happened; the services give the numbers their meaning.
  package let kind: Int64
  /// The engagement it is about, if any.
  package let engagement: Int64?
  /// What else there is to say, in a form the services choose.
  package let body: [UInt8]
  /// When, in seconds since 1970.
  package let at: Int64
}

/// A part of an account's stream.
package struct EventPage: Hashable, Sendable {
  /// The events after the cursor, oldest first.
  package let events: [StoredEvent]
  /// Events after the cursor were trimmed; the reader must load the present state instead.
  package let isIncomplete: Bool
  /// The cursor from which to read on: the last event given, or what the reader had.
  package let cursor: Int64
}

/// The account numbers of streams that belong to no account.
package enum EventStream {
  /// Everything that `WatchProjects` shows. Accounts are numbered from 1.
  package static let projects: Int64 = 0
}

extension WriteTransaction {
  /// Adds an event to an account's stream, and wakes its watchers after the commit.
  ///
  /// - Parameter at: seconds since 1970.
  /// - Returns: its place in the stream.
  @discardableResult
  package func appendEvent(
    account: Int64, kind: Int64, engagement: Int64?, body: [UInt8], at: Int64
  ) throws -> Int64 {
    let sequence =
      try connection.row(
        """
        INSERT INTO event_heads (account, head, floor) VALUES (?1, 1, 0)
        ON CONFLICT (account) DO UPDATE SET head = event_heads.head + 1 RETURNING head
        """, account
      ) { $0.int(0) } ?? 1
    try connection.run(
      "INSERT INTO events (account, seq, kind, engagement, body, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      account, sequence, kind, engagement, body, at)
    signalAfterCommit(account: account)
    return sequence
  }

  /// Deletes an account's events from before a moment, the oldest first, and raises the floor.
  ///
  /// - Parameters:
  ///   - moment: seconds since 1970.
  ///   - limit: at most so many, for the writer is held up meanwhile.
  /// - Returns: how many were deleted.
  @discardableResult
  package func trimEvents(account: Int64, before moment: Int64, limit: Int) throws -> Int {
    let oldest = try connection.rows(
      "SELECT seq, at FROM events WHERE account = ?1 ORDER BY seq LIMIT ?2", account, limit
    ) { (sequence: $0.int(0), at: $0.int(1)) }
    guard let last = oldest.prefix(while: { $0.at < moment }).last else { return 0 }
    return try trimEvents(account: account, through: last.sequence)
  }

  /// Deletes an account's events up to and with a place, and raises the floor to it.
  ///
  /// The head stays: a place is never given twice, not even after an erasure (`through: .max`).
  /// - Returns: how many were deleted.
  @discardableResult
  package func trimEvents(account: Int64, through sequence: Int64) throws -> Int {
    try connection.run(
      """
      UPDATE event_heads SET floor = CASE WHEN head < ?2 THEN head ELSE ?2 END
      WHERE account = ?1 AND floor < ?2
      """, account, sequence)
    return try connection.run("DELETE FROM events WHERE account = ?1 AND seq <= ?2", account, sequence)
  }
}

extension ReadTransaction {
  /// The events of an account after a cursor, oldest first.
  ///
  /// - Parameters:
  ///   - cursor: the place of the last event that the reader has; 0 for none.
  ///   - limit: at most so many.
  package func events(account: Int64, after cursor: Int64, limit: Int) throws -> EventPage {
    let floor =
      try connection.row("SELECT floor FROM event_heads WHERE account = ?1", account) { $0.int(0) } ?? 0
    let events = try connection.rows(
      """
      SELECT seq, kind, engagement, body, at FROM events
      WHERE account = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3
      """, account, cursor, limit
    ) {
      StoredEvent(
        sequence: $0.int(0), kind: $0.int(1), engagement: $0.optionalInt(2), body: $0.bytes(3),
        at: $0.int(4))
    }
    return EventPage(
      events: events, isIncomplete: cursor < floor, cursor: events.last?.sequence ?? max(cursor, floor))
  }

  /// The place of an account's newest event; 0 when it never had one.
  package func eventHead(account: Int64) throws -> Int64 {
    try connection.row("SELECT head FROM event_heads WHERE account = ?1", account) { $0.int(0) } ?? 0
  }

  /// Accounts that have events to trim, in order, for a sweep by pages.
  package func accountsWithEvents(after account: Int64, limit: Int) throws -> [Int64] {
    try connection.rows(
      "SELECT account FROM event_heads WHERE account > ?1 AND floor < head ORDER BY account LIMIT ?2",
      account, limit
    ) { $0.int(0) }
  }
}
