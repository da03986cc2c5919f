import HandschlagAPI
import HandschlagLog
import HandschlagProtobuf
import HandschlagRPC
import HandschlagSQL
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Testing

/// Receipts, from the consent to what stays of them after an erasure.
struct ReceiptTests {
  @Test func bothSidesGetOneReceiptThatVerifiesOffline() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      for party in [pair.worker, pair.company] {
        #expect(try await reason { _ = try await party.receipt(pair.id(of: party)) } == "NOT_FOUND")
      }
      try await pair.reveal()
      #expect(try await pair.worker.receipt(pair.workerID).inclusion == nil)
      try await market.sweep()
      let file = try await pair.worker.receiptFile(pair.workerID)
      #expect(try await pair.company.receiptFile(pair.companyID) == file)
      let (content, checkpoint) = try ReceiptFile(text: file.text).verify(trusting: market.logKeys)
      guard case .reveal(let receipt) = content else { throw LogError("not a reveal") }
      #expect(checkpoint.size == 64)
      #expect(receipt.day == market.clock.milliseconds / 86_400_000)
      #expect(receipt.worker.fields == [1, 3] && receipt.company.fields == [1, 3])
      #expect(receipt.worker.signature == nil && receipt.company.signature == nil)
      // The receipt commits to what was disclosed.
      for (party, part, salt) in [
        (pair.worker, receipt.worker, file.workerSalt), (pair.company, receipt.company, file.companySalt),
      ] {
        let values = try await pair.other(party).grant(pair.id(of: pair.other(party))) ?? []
        #expect(values.count == 2)
        for (commitment, value) in zip(part.commitments, values) {
          #expect(commitment.matches(value: Array(value.utf8), salt: salt))
          #expect(!commitment.matches(value: Array(value.utf8) + [0], salt: salt))
        }
      }
    }
  }

  @Test func strangersGetTheSameNothing() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let stranger = try await market.worker("stranger")
      try await pair.reveal()
      try await market.sweep()
      for kind in [ReceiptKind.reveal, .revocation] {
        for id in [pair.workerID, pair.companyID, "eng_" + String(repeating: "0", count: 26)] {
          #expect(try await reason { _ = try await stranger.receipt(id, kind) } == "NOT_FOUND")
        }
      }
      #expect(try await reason { _ = try await pair.worker.receipt(pair.companyID) } == "NOT_FOUND")
    }
  }

  @Test func aSignedConsentAppearsInTheReceipt() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let signer = ConsentSigner()
      var request = try await pair.worker.consentRequest(pair.workerID)
      let signed = try signer.sign(noticeHash: request.noticeHash, fields: [1, 3], purpose: 1)
      request.proof = ConsentProof(publicKey: signed.publicKey, signature: signed.signature)
      _ = try await pair.worker.consents.giveConsent(request)
      try await pair.company.consent(pair.companyID)
      try await market.sweep()
      let file = try await pair.company.receiptFile(pair.companyID)
      guard case .reveal(let receipt) = try file.verify(trusting: market.logKeys).content else {
        throw LogError("not a reveal")
      }
      #expect(receipt.worker.signature?.publicKey == signer.publicKey)
      #expect(receipt.worker.signatureVerifies == true)
      #expect(receipt.company.signatureVerifies == nil)
    }
  }

  @Test func theHashOfANoticeIsThatOfItsEncoding() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let reply = try await pair.worker.consents.getConsentNotice(
        GetConsentNoticeRequest(
          engagementID: pair.workerID, fields: [.legalName, .email], purpose: .thisWork))
      #expect(reply.noticeHash == NoticeHash.of(try #require(reply.notice).encoded()))
    }
  }

  @Test func aWrongSignatureIsRefusedWhateverTheOtherSideDid() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      var request = try await pair.worker.consentRequest(pair.workerID)
      let signed = try ConsentSigner().sign(noticeHash: request.noticeHash, fields: [1, 3], purpose: 1)
      var answers: Set<String> = []
      for consentsFirst in [false, true] {
        if consentsFirst { try await pair.company.consent(pair.companyID) }
        for byte in [0, 31, 63] {
          var signature = signed.signature
          signature[byte] ^= 1
          request.proof = ConsentProof(publicKey: signed.publicKey, signature: signature)
          do {
            _ = try await pair.worker.consents.giveConsent(request)
            Issue.record("a wrong signature was taken")
          } catch let error as RPCError {
            #expect(error.violations.map(\.path) == ["proof.signature"])
            answers.insert("\(error)")
          }
        }
      }
      #expect(answers.count == 1)
      #expect(try await pair.states == [.open, .open])
    }
  }

  @Test func aSignatureChangesNothingThatTheOtherSideSees() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let before = try await pair.company.engagement(pair.companyID)
      var request = try await pair.worker.consentRequest(pair.workerID)
      let signed = try ConsentSigner().sign(noticeHash: request.noticeHash, fields: [1, 3], purpose: 1)
      request.proof = ConsentProof(publicKey: signed.publicKey, signature: signed.signature)
      _ = try await pair.worker.consents.giveConsent(request)
      #expect(try await pair.company.engagement(pair.companyID) == before)
      // At rest it is sealed, and as long as none.
      let sealed = try await market.market.store.read { tx in
        try tx.connection.rows("SELECT signature FROM disclosures") { $0.bytes(0) }
      }
      #expect(sealed.map(\.count) == [ConsentSignature.byteCount + 28])
      #expect(!sealed.contains { $0.contains(signed.publicKey) })
    }
  }

  @Test func aRevocationHasAReceiptOfItsOwn() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      try await market.sweep()
      let file = try await pair.worker.receiptFile(pair.workerID, .revocation)
      guard case .revocation(let revocation) = try file.verify(trusting: market.logKeys).content,
        case .reveal(let reveal) = try await pair.worker.receiptFile(pair.workerID)
          .verify(trusting: market.logKeys).content
      else { throw LogError("not what was asked for") }
      #expect(revocation.giver == .worker)
      #expect(revocation.id == reveal.worker.id && revocation.holder == reveal.company.id)
      // The side whose grant has ended has neither.
      for kind in [ReceiptKind.reveal, .revocation] {
        #expect(try await reason { _ = try await pair.company.receipt(pair.companyID, kind) } == "NOT_FOUND")
      }
      // A second call revokes nothing more, and writes no second leaf.
      _ = try? await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      #expect(try await market.waitingLeaves() == 0)
    }
  }

  /// What the counterpart can see of a receipt does not tell an erasure from a revocation.
  @Test(arguments: [false, true])
  func anErasureLooksLikeARevocation(agreed: Bool) async throws {
    var seen: [[String?]] = []
    for erases in [false, true] {
      try await TestMarket.run { market in
        let pair = try await market.applied(try await market.worker(), try await market.company())
        try await pair.reveal()
        if agreed { try await pair.agree() }
        try await market.sweep()
        if erases {
          _ = try await pair.worker.accounts.eraseAccount(EraseAccountRequest(accountID: pair.worker.account))
        } else {
          _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
        }
        #expect(try await market.waitingLeaves() == 1)
        var answers: [String?] = []
        for kind in [ReceiptKind.reveal, .revocation] {
          answers.append(try await reason { _ = try await pair.company.receipt(pair.companyID, kind) })
        }
        _ = try await pair.company.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.companyID))
        answers.append(try await reason { _ = try await pair.company.receipt(pair.companyID, .revocation) })
        seen.append(answers)
      }
    }
    #expect(seen[0] == seen[1])
    #expect(seen[0] == ["NOT_FOUND", "NOT_FOUND", nil])
  }

  @Test func afterAnErasureCopiesVerifyAndTheServerKnowsOnlyThatThereWasAReveal() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      try await market.sweep()
      let text = try await pair.company.receiptFile(pair.companyID).text
      let keys = try market.market.vault.keys.count()
      _ = try await pair.worker.accounts.eraseAccount(EraseAccountRequest(accountID: pair.worker.account))
      #expect(throws: Never.self) { try ReceiptFile(text: text).verify(trusting: market.logKeys) }
      let rows = try await market.market.store.read { tx in
        try tx.connection.rows(
          """
          SELECT count(*), count(sealed), count(salt_key), count(worker_salt_key), count(company_salt_key)
          FROM receipts
          """
        ) { row in (0..<5).map { row.int($0) } }
      }
      #expect(rows == [[1, 0, 0, 0, 0]])
      // Gone: the card's key, the grant's, the leaf's salt, and both sides' commitment salts.
      #expect(try market.market.vault.keys.count() == keys - 5)
      // The log goes on from where it was.
      let old = try Checkpoint.open(ReceiptFile(text: text).proof.checkpoint, trusting: market.logKeys)
      market.clock.advance(hours: 1)
      try await market.sweep()
      let audited = try await market.audit(earlier: old)
      #expect(audited.size == 128)
    }
  }
}

extension Party {
  func receipt(_ id: String, _ kind: ReceiptKind = .reveal) async throws -> GetReceiptResponse {
    try await consents.getReceipt(GetReceiptRequest(engagementID: id, kind: kind))
  }

  /// The receipt as its holder keeps it.
  func receiptFile(_ id: String, _ kind: ReceiptKind = .reveal) async throws -> ReceiptFile {
    let reply = try await receipt(id, kind)
    let inclusion = try #require(reply.inclusion)
    return ReceiptFile(
      content: reply.content, salt: reply.salt, workerSalt: reply.workerSalt, companySalt: reply.companySalt,
      index: inclusion.index, path: inclusion.path.compactMap { TreeHash($0) },
      checkpoint: inclusion.checkpoint)
  }
}

extension Pair {
  /// Both sides agree on terms.
  func agree() async throws {
    let terms = Terms(kind: .fixedPrice, amount: 100, currency: "EUR", unit: .project)
    let proposed = try #require(
      try await worker.agreements.proposeTerms(ProposeTermsRequest(engagementID: workerID, terms: terms))
        .revision)
    _ = try await company.agreements.acceptTerms(
      AcceptTermsRequest(engagementID: companyID, revisionHash: proposed.hash))
  }
}

extension TestMarket {
  /// The log's public keys.
  var logKeys: [NoteKey] { market.vault.logKeys.signers.map(\.key) }

  /// Leaves that no checkpoint covers yet.
  func waitingLeaves() async throws -> Int64 {
    try await market.store.read { tx in
      try tx.connection.row("SELECT count(*) FROM log_waiting") { $0.int(0) } ?? 0
    }
  }

  /// Fetches the whole log as a stranger and checks it against the newest checkpoint.
  @discardableResult
  func audit(earlier: Checkpoint? = nil) async throws -> Checkpoint {
    let log = caller("auditor", token: []).log
    let checkpoint = try Checkpoint.open(
      try await log.getCheckpoint(GetCheckpointRequest()).checkpoint, trusting: logKeys)
    var audit = try LogAudit(checkpoint, earlier: earlier)
    while audit.size < checkpoint.size {
      let leaves = try await log.listLeaves(ListLeavesRequest(start: audit.size, count: 100)).leaves
      try #require(!leaves.isEmpty)
      for start in stride(from: 0, to: leaves.count, by: 32) {
        audit.append(try #require(TreeHash(leaves[start..<start + 32])))
      }
    }
    try audit.finish()
    return checkpoint
  }
}
