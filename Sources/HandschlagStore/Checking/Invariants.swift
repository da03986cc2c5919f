extension Invariant {
  /// All of them, in the order of the report.
  package static let all: [Invariant] = sides + reveals + consents + threads + terms + accounts + counters

  /// Who stands on which side. 1 is the worker's, 2 the company's.
  private static let sides = [
    Invariant(
      name: "view account", meaning: "a view belongs to its side's account",
      sql: """
        SELECT v.engagement FROM views v JOIN engagements e ON e.id = v.engagement
        WHERE v.account <> CASE v.side WHEN 1 THEN e.worker ELSE e.company END
        """),
    Invariant(
      name: "one open view", meaning: "a side has one open view of a counterpart and project at a time",
      // A view whose time is over ends with the next sweep; a newer one may have begun before that.
      sql: """
        SELECT DISTINCT a.id FROM engagements a JOIN views v ON v.engagement = a.id AND v.state = 1
          JOIN engagements b ON b.worker = a.worker AND b.company = a.company AND b.id > a.id
            AND b.project IS NOT DISTINCT FROM a.project
          JOIN views w ON w.engagement = b.id AND w.side = v.side AND w.state = 1
        WHERE w.created_at < v.ends_at
        """),
    Invariant(
      name: "shown", meaning: "an engagement keeps what its sides are shown of each other",
      sql: "SELECT id FROM engagements e WHERE NOT EXISTS (SELECT 1 FROM shown s WHERE s.engagement = e.id)"),
    Invariant(
      name: "grant accounts", meaning: "a grant is its giver's and the other side's",
      sql: """
        SELECT g.engagement FROM grants g JOIN engagements e ON e.id = g.engagement
        WHERE g.giver_account <> CASE g.giver WHEN 1 THEN e.worker ELSE e.company END
          OR g.holder_account <> CASE g.giver WHEN 1 THEN e.company ELSE e.worker END
        """),
  ]

  /// A reveal is whole or absent. An engagement whose `phase` is 1 is open: not revealed yet.
  private static let reveals = [
    Invariant(
      name: "whole reveal", meaning: "a revealed engagement has two revealed views, two grants and a receipt",
      sql: """
        SELECT e.id FROM engagements e WHERE e.phase <> 1 AND (
          (SELECT count(*) FROM views v WHERE v.engagement = e.id AND v.revealed_at IS NOT NULL) <> 2
          OR (SELECT count(*) FROM grants g WHERE g.engagement = e.id) <> 2
          OR NOT EXISTS (SELECT 1 FROM receipts r WHERE r.engagement = e.id))
        """),
    Invariant(
      name: "no early reveal", meaning: "before the reveal there is no revealed view, grant or receipt",
      sql: """
        SELECT e.id FROM engagements e WHERE e.phase = 1 AND (
          EXISTS (SELECT 1 FROM views v WHERE v.engagement = e.id
            AND (v.revealed_at IS NOT NULL OR v.state NOT IN (1, 6) OR v.own_grant <> 0 OR v.other_grant <> 0))
          OR EXISTS (SELECT 1 FROM grants g WHERE g.engagement = e.id)
          OR EXISTS (SELECT 1 FROM receipts r WHERE r.engagement = e.id))
        """),
    Invariant(
      name: "one moment", meaning: "both views and both grants name the same moment of the reveal",
      sql: """
        SELECT v.engagement FROM views v JOIN grants g ON g.engagement = v.engagement
        WHERE v.revealed_at <> g.granted_at
        """),
    Invariant(
      name: "revealed view", meaning: "after the reveal no view is open",
      sql: """
        SELECT e.id FROM engagements e JOIN views v ON v.engagement = e.id
        WHERE e.phase <> 1 AND v.state = 1
        """),
    Invariant(
      name: "readable grant", meaning: "a side can read the other's card exactly as long as the grant lives",
      sql: """
        SELECT v.engagement FROM views v
        WHERE v.other_grant <> EXISTS (SELECT 1 FROM grants g
          WHERE g.engagement = v.engagement AND g.giver = 3 - v.side AND g.revoked_at IS NULL)
        """),
    Invariant(
      name: "sealed grant", meaning: "a grant holds its sealed fields exactly as long as it lives",
      sql: "SELECT engagement FROM grants WHERE (sealed IS NULL) <> (revoked_at IS NOT NULL)"),
    Invariant(
      name: "receipt leaf",
      meaning: "the log has a leaf for each reveal at the least, in its tree or waiting",
      sql: """
        SELECT r.count FROM (SELECT count(*) AS count FROM receipts) r
        WHERE r.count > (SELECT count(*) FROM log_waiting) + (SELECT count(*) FROM log_nodes WHERE level = 0)
        """),
    Invariant(
      name: "log subtrees",
      meaning: "the log's tree has every complete subtree of its newest checkpoint's size",
      sql: """
        SELECT c.size FROM (SELECT coalesce(max(size), 0) AS size FROM checkpoints) c
        WHERE c.size <> (SELECT count(*) FROM log_nodes WHERE level = 0)
        UNION ALL
        SELECT n.level FROM log_nodes n, (SELECT coalesce(max(size), 0) AS size FROM checkpoints) c
        GROUP BY n.level, c.size
        HAVING count(*) <> (c.size >> n.level) OR max(n.position) + 1 <> count(*)
        """),
  ]

  /// A consent and what it sealed stand and fall together.
  private static let consents = [
    Invariant(
      name: "sealed consent", meaning: "a consent has its sealed disclosure, of the same fields and notice",
      sql: """
        SELECT v.engagement FROM views v
        WHERE v.consent_given_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM disclosures d
          WHERE d.engagement = v.engagement AND d.side = v.side AND d.fields = v.consent_fields
            AND d.notice = v.consent_notice)
        """),
    Invariant(
      name: "given disclosure", meaning: "a sealed disclosure has its consent",
      sql: """
        SELECT d.engagement FROM disclosures d
        WHERE NOT EXISTS (SELECT 1 FROM views v WHERE v.engagement = d.engagement AND v.side = d.side
          AND v.consent_given_at IS NOT NULL)
        """),
    Invariant(
      name: "open consent", meaning: "only an open view carries a consent, and it ends after it began",
      sql: """
        SELECT engagement FROM views
        WHERE consent_given_at IS NOT NULL AND (state <> 1 OR consent_expires_at <= consent_given_at)
        """),
    Invariant(
      name: "own key", meaning: "no two rows share a key of the key store",
      sql: """
        SELECT min(owner) FROM (
          SELECT subject_key AS key, 'account ' || id AS owner FROM accounts WHERE subject_key IS NOT NULL
          UNION ALL SELECT key_id, 'disclosure ' || engagement FROM disclosures
          UNION ALL SELECT salt_key, 'disclosure ' || engagement FROM disclosures
          UNION ALL SELECT key_id, 'grant ' || engagement FROM grants WHERE key_id IS NOT NULL
          UNION ALL SELECT salt_key, 'receipt ' || engagement FROM receipts WHERE salt_key IS NOT NULL
          UNION ALL SELECT worker_salt_key, 'receipt ' || engagement FROM receipts
            WHERE worker_salt_key IS NOT NULL
          UNION ALL SELECT company_salt_key, 'receipt ' || engagement FROM receipts
            WHERE company_salt_key IS NOT NULL
          UNION ALL SELECT salt_key, 'revocation ' || engagement FROM revocations) AS named
        GROUP BY key HAVING count(*) > 1
        """),
  ]

  /// What each side reads, and what it is told.
  private static let threads = [
    Invariant(
      name: "message numbers", meaning: "a message's number in a view is at most the view's count",
      sql: """
        SELECT m.id FROM messages m JOIN engagements e ON e.id = m.engagement
        WHERE m.worker_number > e.worker_messages OR m.company_number > e.company_messages
          OR m.worker_number < 1 OR m.company_number < 1
        """),
    Invariant(
      name: "delivery", meaning: "a message stands in its receiver's view exactly if it was delivered",
      sql: """
        SELECT id FROM messages
        WHERE (delivery = 1) <> (worker_number IS NOT NULL AND company_number IS NOT NULL)
        """),
    Invariant(
      name: "event order", meaning: "an account's events run without a gap from its floor to its head",
      sql: """
        SELECT h.account FROM event_heads h
          LEFT JOIN (SELECT account, count(*) AS many, min(seq) AS first, max(seq) AS last FROM events
            GROUP BY account) e ON e.account = h.account
        WHERE coalesce(e.many, 0) <> h.head - h.floor
          OR (e.many > 0 AND (e.first <> h.floor + 1 OR e.last <> h.head))
        UNION SELECT account FROM events WHERE account NOT IN (SELECT account FROM event_heads)
        """),
    Invariant(
      name: "event side", meaning: "an event about an engagement goes to one of its sides",
      sql: """
        SELECT v.account FROM events v JOIN engagements e ON e.id = v.engagement
        WHERE v.account <> 0 AND v.account NOT IN (e.worker, e.company)
        """),
  ]

  /// The negotiation after the reveal.
  private static let terms = [
    Invariant(
      name: "agreement", meaning: "an engagement is agreed exactly if one revision was accepted",
      sql: """
        SELECT e.id FROM engagements e
        WHERE (e.phase = 3) <> EXISTS (SELECT 1 FROM terms t WHERE t.engagement = e.id AND t.state = 4)
        """),
    Invariant(
      name: "open terms", meaning: "a revision waits for an answer only between reveal and agreement",
      sql: """
        SELECT t.engagement FROM terms t JOIN engagements e ON e.id = t.engagement
        WHERE (t.state = 1 AND e.phase <> 2) OR e.phase = 1
        """),
    Invariant(
      name: "revision numbers", meaning: "revisions are numbered from 1 without a gap",
      sql: """
        SELECT engagement FROM terms GROUP BY engagement
        HAVING count(*) <> max(number) OR min(number) <> 1
        """),
  ]

  /// What is left of those who went, and cards.
  private static let accounts = [
    Invariant(
      name: "erased", meaning: "an erased account keeps no token, no recovery code and no card",
      sql: """
        SELECT a.id FROM accounts a WHERE a.erased_at IS NOT NULL AND (a.recovery_hash IS NOT NULL
          OR a.subject_key IS NOT NULL
          OR EXISTS (SELECT 1 FROM tokens t WHERE t.account = a.id)
          OR EXISTS (SELECT 1 FROM card_values c WHERE c.account = a.id))
        """),
    Invariant(
      name: "card", meaning: "a card's values are those its account names, under a key",
      sql: """
        SELECT c.account FROM card_values c JOIN accounts a ON a.id = c.account
        WHERE a.subject_key IS NULL OR (a.card_fields & (1 << c.field)) = 0
        """),
  ]

  /// What only ever grows, and what happens once.
  private static let counters = [
    Invariant(
      name: "sequence", meaning: "the next number of a sequence is above every number given",
      sql: """
        SELECT s.name FROM sequences s WHERE s.next <= CASE s.name
          WHEN 'accounts' THEN (SELECT coalesce(max(id), 0) FROM accounts)
          WHEN 'audit' THEN (SELECT coalesce(max(id), 0) FROM audit)
          WHEN 'blocks' THEN (SELECT coalesce(max(id), 0) FROM blocks)
          WHEN 'engagements' THEN (SELECT coalesce(max(id), 0) FROM engagements)
          WHEN 'flagged' THEN (SELECT coalesce(max(id), 0) FROM flagged)
          WHEN 'idempotency' THEN (SELECT coalesce(max(id), 0) FROM idempotency)
          WHEN 'invites' THEN (SELECT coalesce(max(id), 0) FROM invites)
          WHEN 'messages' THEN (SELECT coalesce(max(id), 0) FROM messages)
          WHEN 'projects' THEN (SELECT coalesce(max(id), 0) FROM projects)
          WHEN 'reports' THEN (SELECT coalesce(max(id), 0) FROM reports)
          WHEN 'tokens' THEN (SELECT coalesce(max(id), 0) FROM tokens)
          ELSE 0 END
        """),
    Invariant(
      name: "idempotency", meaning: "a key of a scope and method stands for one call",
      sql: """
        SELECT min(id) FROM idempotency GROUP BY scope, method, key
        HAVING count(*) > 1 OR max(length(request_mac)) <> 32
        """),
    Invariant(
      name: "quota", meaning: "a quota's counts are positive and of an account that is",
      sql: """
        SELECT account FROM quota_counts
        WHERE count < 1 OR quota < 0 OR account NOT IN (SELECT id FROM accounts)
        """),
  ]
}
