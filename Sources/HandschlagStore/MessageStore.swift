package import HandschlagDomain
import HandschlagSQL

/// A message in one side's view.
package struct StoredMessage: Sendable, Hashable {
  /// The row's number.
  package let id: MessageID
  /// Its number in the view.
  package let number: Int64
  /// Who wrote it.
  package let author: Side
  /// When it was sent.
  package let sentAt: Timestamp
  /// What it says.
  package let text: String
}

/// What an author has written in an engagement, as far as screening has to know.
package struct StoredWriting: Sendable, Hashable {
  /// The author's side.
  package let side: Side
  /// Messages in the author's view, the other side's included.
  package let messages: Int64
  /// Whether both grants live: then nothing is screened.
  package let grantsLive: Bool
  /// What the author wrote last; nil if nothing.
  package let lastText: String?
}

extension ReadTransaction {
  /// Messages in the view of `side` with a number above `after`, in order.
  package func messages(
    in engagement: EngagementID, seenBy side: Side, after number: Int64, limit: Int64
  ) throws -> [StoredMessage] {
    func read(_ row: Row) throws -> StoredMessage {
      StoredMessage(
        id: MessageID(rawValue: row.int(0)), number: row.int(1), author: try stored(row.int(2)),
        sentAt: Timestamp(milliseconds: row.int(3)), text: row.text(4))
    }
    switch side {
    case .worker:
      return try connection.rows(
        """
        SELECT id, worker_number, author, sent_at, text FROM messages
        WHERE engagement = ?1 AND worker_number > ?2 ORDER BY worker_number LIMIT ?3
        """, engagement.rawValue, number, limit, read: read)
    case .company:
      return try connection.rows(
        """
        SELECT id, company_number, author, sent_at, text FROM messages
        WHERE engagement = ?1 AND company_number > ?2 ORDER BY company_number LIMIT ?3
        """, engagement.rawValue, number, limit, read: read)
    }
  }

  /// What one side has written in an engagement so far, or nil if `account` has no view of it.
  ///
  /// All that screening wants to know, for a fraction of what the whole engagement costs.
  package func written(by account: AccountID, in engagement: EngagementID) throws -> StoredWriting? {
    try connection.row(
      """
      SELECT v.side, CASE v.side WHEN 1 THEN e.worker_messages ELSE e.company_messages END,
        v.own_grant AND v.other_grant,
        CASE v.side
          WHEN 1 THEN (SELECT text FROM messages WHERE engagement = e.id AND worker_number IS NOT NULL
            AND author = 1 ORDER BY worker_number DESC LIMIT 1)
          ELSE (SELECT text FROM messages WHERE engagement = e.id AND company_number IS NOT NULL
            AND author = 2 ORDER BY company_number DESC LIMIT 1)
        END
      FROM engagements e JOIN views v ON v.engagement = e.id
      WHERE e.id = ?1 AND v.account = ?2 AND v.account IN (e.worker, e.company)
      """, engagement.rawValue, account.rawValue
    ) {
      StoredWriting(
        side: try stored($0.int(0)), messages: $0.int(1), grantsLive: $0.bool(2),
        lastText: $0.optionalText(3))
    }
  }

  /// What one side wrote last in an engagement, latest first.
  package func lastTexts(of side: Side, in engagement: EngagementID, limit: Int64) throws -> [String] {
    switch side {
    case .worker:
      try connection.rows(
        """
        SELECT text FROM messages WHERE engagement = ?1 AND worker_number IS NOT NULL AND author = 1
        ORDER BY worker_number DESC LIMIT ?2
        """, engagement.rawValue, limit
      ) { $0.text(0) }
    case .company:
      try connection.rows(
        """
        SELECT text FROM messages WHERE engagement = ?1 AND company_number IS NOT NULL AND author = 2
        ORDER BY company_number DESC LIMIT ?2
        """, engagement.rawValue, limit
      ) { $0.text(0) }
    }
  }

  /// The sealing key of `owner` in the view of `side`: the first that went with a text which stands there; 32
  /// bytes of the key and 16 of its nonce, or nil.
  package func sealingKey(of owner: Side, seenBy side: Side, in engagement: EngagementID) throws -> [UInt8]? {
    try connection.row(
      """
      SELECT sealing_key FROM messages
      WHERE engagement = ?1 AND author = ?2 AND sealing_key IS NOT NULL
        AND CASE ?3 WHEN 1 THEN worker_number ELSE company_number END IS NOT NULL
      ORDER BY id LIMIT 1
      """, engagement.rawValue, owner.rawValue, side.rawValue
    ) { $0.bytes(0) }
  }

  /// The engagement, author and text of a message, or nil.
  package func message(_ id: MessageID) throws -> (engagement: EngagementID, author: Side, text: String)? {
    try connection.row("SELECT engagement, author, text FROM messages WHERE id = ?1", id.rawValue) {
      (EngagementID(rawValue: $0.int(0)), try stored($0.int(1)), $0.text(2))
    }
  }

  /// Messages written for `receiver` that wait with `delivery`, oldest first.
  package func undelivered(
    in engagement: EngagementID, to receiver: Side, _ delivery: Delivery
  ) throws -> [MessageID] {
    try connection.rows(
      "SELECT id FROM messages WHERE engagement = ?1 AND author = ?2 AND delivery = ?3 ORDER BY id",
      engagement.rawValue, receiver.other.rawValue, delivery.rawValue
    ) { MessageID(rawValue: $0.int(0)) }
  }
}

extension WriteTransaction {
  /// Inserts a message and numbers it in the views that show it.
  ///
  /// - Parameters:
  ///   - sealingKey: what goes with it: 48 bytes, as ``sealingKey(of:seenBy:in:)`` gives them.
  ///   - record: its counts of messages are moved on.
  /// - Returns: the message as its author sees it.
  package func insertMessage(
    from author: Side, _ text: String, sealingKey: [UInt8]? = nil, _ delivery: Delivery, at now: Timestamp,
    in record: inout StoredEngagement
  ) throws -> StoredMessage {
    let id = MessageID(rawValue: nextID("messages"))
    record[messagesOf: author] += 1
    if delivery == .delivered { record[messagesOf: author.other] += 1 }
    let numbers = Side.allCases.map { side in
      side == author || delivery == .delivered ? record[messagesOf: side] : nil
    }
    try connection.run(
      """
      INSERT INTO messages (id, engagement, author, worker_number, company_number, delivery, sent_at, text,
        sealing_key)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """, id.rawValue, record.engagement.id.rawValue, author.rawValue, numbers[0], numbers[1],
      delivery.rawValue, now.milliseconds, text, sealingKey)
    return StoredMessage(
      id: id, number: record[messagesOf: author], author: author, sentAt: now, text: text)
  }

  /// Shows a message to its receiver, at the end of the receiver's view.
  ///
  /// - Returns: its number there.
  package func deliver(_ id: MessageID, to receiver: Side, in record: inout StoredEngagement) throws -> Int64
  {
    record[messagesOf: receiver] += 1
    let number = record[messagesOf: receiver]
    switch receiver {
    case .worker:
      try connection.run(
        "UPDATE messages SET delivery = 1, worker_number = ?2 WHERE id = ?1 AND delivery <> 1",
        id.rawValue, number)
    case .company:
      try connection.run(
        "UPDATE messages SET delivery = 1, company_number = ?2 WHERE id = ?1 AND delivery <> 1",
        id.rawValue, number)
    }
    return number
  }

  /// Changes how a message waits.
  package func setDelivery(_ id: MessageID, _ delivery: Delivery) throws {
    try connection.run(
      "UPDATE messages SET delivery = ?2 WHERE id = ?1 AND delivery <> 1", id.rawValue, delivery.rawValue)
  }

  /// Marks a held message as one that is never delivered; its author goes on seeing it.
  package func refuseMessage(_ id: MessageID) throws {
    try connection.run("UPDATE messages SET delivery = 4 WHERE id = ?1 AND delivery <> 1", id.rawValue)
  }

  /// Deletes what `author` wrote in an engagement and what never reached the other side.
  package func purgeUndelivered(from author: Side, in engagement: EngagementID) throws {
    try connection.run(
      "DELETE FROM messages WHERE engagement = ?1 AND author = ?2 AND delivery <> 1",
      engagement.rawValue, author.rawValue)
  }

  /// Deletes all that `author` wrote in an engagement: messages, what the operator holds of them, and the
  /// words of terms that were not accepted. A contract stays.
  package func purgeTexts(of author: Side, in engagement: EngagementID) throws {
    try connection.run(
      """
      DELETE FROM flagged WHERE source = 1 AND subject IN (
        SELECT id FROM messages WHERE engagement = ?1 AND author = ?2)
      """, engagement.rawValue, author.rawValue)
    try connection.run(
      "UPDATE terms SET text = '' WHERE engagement = ?1 AND author = ?2 AND state <> 4", engagement.rawValue,
      author.rawValue)
    try connection.run(
      "DELETE FROM messages WHERE engagement = ?1 AND author = ?2", engagement.rawValue, author.rawValue)
  }
}
