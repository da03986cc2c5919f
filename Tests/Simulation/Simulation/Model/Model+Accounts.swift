// Beginnings, and what an account or the operator does to all of its engagements.
extension Model {
  // MARK: - Beginnings

  mutating func begin(
    _ side: Side, worker: Int, company: Int, project: Int?, _ words: String, _ now: Int64
  ) -> Outcome {
    let own = side == .worker ? worker : company
    let face: Face = side == .company ? .worker(worker) : project.map(Face.project) ?? .company(company)
    guard isInSight(side, worker: worker, company: company, project: project, now) else {
      return .refused("NOT_FOUND")
    }
    if accounts[own].isErased { return .refused("TOKEN_INVALID") }
    if accounts[own].isSuspended { return .refused("ACCOUNT_SUSPENDED") }
    let existing = engagements.indices.filter {
      engagements[$0].worker == worker && engagements[$0].company == company
        && engagements[$0].project == project
    }
    let current = existing.first {
      let state = engagements[$0][side]?.state(at: now)
      return state == .open || state == .revealed
    }
    if blocks.contains(where: { $0.owner == own && $0.face == face })
      || current.flatMap({ engagements[$0][side] })?.blocks == true
    {
      return .refused("COUNTERPART_BLOCKED")
    }
    if let view = current.flatMap({ engagements[$0][side] }), view.state(at: now) != .open || !view.declines {
      return .refused("ALREADY_ENGAGED")
    }
    if let project, projects[project].isClosed { return .refused("PROJECT_NOT_OPEN") }
    let facts = facts(worker: worker, company: company, project: project)
    if let current { return resumed(current, side, words, facts, now) }
    for candidate in existing
    where engagements[candidate][side] == nil && engagements[candidate].phase == .open {
      if engagements[candidate].bars.union(facts).isDisjoint(with: [.neverSent, .excluded(side)]),
        seemsPresent(candidate, side.other, now)
      {
        return merged(candidate, side, words, facts, now)
      }
    }
    return created(side, worker: worker, company: company, project: project, words, facts, now)
  }

  private func isInSight(_ side: Side, worker: Int, company: Int, project: Int?, _ now: Int64) -> Bool {
    if side == .worker { return project.map { projects[$0].isShown } ?? false }
    let today = now / Self.day * Self.day
    let isBlocked = blocks.contains { $0.owner == worker && $0.blocked == company && $0.setAt < today }
    return accounts[worker].isFound && !isBlocked && !excludes(worker, company)
  }

  private mutating func resumed(
    _ id: Int, _ side: Side, _ words: String, _ facts: Set<Bar>, _ now: Int64
  ) -> Outcome {
    see(id, now)
    settle(id, side, now, own: true)
    engagements[id][side]?.declines = false
    resume(id, side, facts, now)
    let number = write(id, side, words, facts, now)
    tell(.message, side, id, now, message: number)
    finish(id)
    return sight(id, side, now)
  }

  private mutating func merged(
    _ id: Int, _ side: Side, _ words: String, _ facts: Set<Bar>, _ now: Int64
  ) -> Outcome {
    see(id, now)
    engagements[id].bars.remove(.declined(side))
    open(id, side, began: true, now)
    reopen(id, to: side, facts, now)
    write(id, side, words, facts, now)
    finish(id)
    return sight(id, side, now)
  }

  private mutating func created(
    _ side: Side, worker: Int, company: Int, project: Int?, _ words: String, _ facts: Set<Bar>, _ now: Int64
  ) -> Outcome {
    let receiver = side.other
    var bars = facts.intersection([
      .suspended(receiver), .erased(receiver), .blocked(receiver), .excluded(receiver), .projectClosed,
    ])
    if !facts.isDisjoint(with: [.blocked(side), .excluded(side)]) { bars.insert(.neverSent) }
    let id = engagements.count
    engagements.append(
      Engagement(worker: worker, company: company, project: project, bars: bars, seen: now))
    open(id, side, began: true, now)
    let isDelivered = self.bars(id, to: receiver, facts).isEmpty
    if isDelivered { open(id, receiver, began: false, now) }
    var numbers = [side: 1]
    engagements[id][side]?.messages = 1
    if isDelivered {
      engagements[id][receiver]?.messages = 1
      numbers[receiver] = 1
    }
    engagements[id].texts = [Text(author: side, words: words, isDelivered: isDelivered, numbers: numbers)]
    finish(id)
    return sight(id, side, now)
  }

  // MARK: - Keeping away

  mutating func block(_ id: Int, _ side: Side, _ now: Int64) -> Outcome {
    guard engagements[id][side] != nil else { return .refused("NOT_FOUND") }
    let engagement = engagements[id]
    let face = engagement.face(of: side.other)
    let owner = engagement.account(side)
    if !blocks.contains(where: { $0.owner == owner && $0.face == face }) {
      blocks.append(
        Block(owner: owner, blocked: engagement.account(side.other), face: face, setAt: now))
    }
    for other in pair(engagement) {
      see(other, now)
      if engagements[other].face(of: side.other) == face {
        if engagements[other][side] != nil {
          settle(other, side, now, own: true)
          engagements[other][side]?.blocks = true
          dropConsent(other, side, now, .voided)
        }
        engagements[other].bars.insert(.blocked(side))
      } else {
        engagements[other].bars.insert(.excluded(side))
      }
      finish(other)
    }
    return .done
  }

  mutating func unblock(_ index: Int, _ now: Int64) -> Outcome {
    let block = blocks.remove(at: index)
    let side = accounts[block.owner].side
    for id in engagements.indices
    where engagements[id].account(side) == block.owner && engagements[id].account(side.other) == block.blocked
      && engagements[id].face(of: side.other) == block.face
    {
      see(id, now)
      if engagements[id][side] != nil {
        settle(id, side, now, own: true)
        if engagements[id][side]?.blocks == true, engagements[id][side]?.state == .open {
          engagements[id][side]?.declines = true
        }
        engagements[id][side]?.blocks = false
      }
      if engagements[id].bars.remove(.blocked(side)) != nil {
        if engagements[id].phase == .open {
          engagements[id].bars.insert(.declined(side))
        } else {
          reopen(id, to: side, facts(of: id), now)
        }
      }
      finish(id)
    }
    return .done
  }

  private func pair(_ engagement: Engagement) -> [Int] {
    engagements.indices.filter {
      engagements[$0].worker == engagement.worker && engagements[$0].company == engagement.company
    }
  }

  mutating func exclude(_ worker: Int, _ companies: Set<Int>, _ now: Int64) -> Outcome {
    accounts[worker].excluded = companies
    for id in engagements.indices
    where engagements[id].worker == worker && excludes(worker, engagements[id].company) {
      see(id, now)
      engagements[id].bars.insert(.excluded(.worker))
      finish(id)
    }
    return .done
  }

  // MARK: - All of an account's engagements

  mutating func closeProject(_ project: Int, _ now: Int64) -> Outcome {
    guard !projects[project].isClosed else { return .done }
    projects[project].isClosed = true
    for id in engagements.indices where engagements[id].project == project {
      see(id, now)
      if engagements[id].companyView != nil {
        settle(id, .company, now, own: true)
        endOpen(id, .company, now)
      }
      if engagements[id].phase == .open { engagements[id].bars.insert(.projectClosed) }
      endOther(id, .worker, now)
      finish(id)
    }
    return .done
  }

  mutating func changeCard(_ account: Int, _ now: Int64) -> Outcome {
    accounts[account].card += 1
    let side = accounts[account].side
    // The server asks for those with a consent that nothing has swept, the newest first.
    for id in engagements.indices.reversed()
    where engagements[id].account(side) == account && engagements[id][side]?.consent != nil {
      see(id, now)
      settle(id, side, now, own: true)
      dropConsent(id, side, now, .voided)
      finish(id)
    }
    return .done
  }

  mutating func setSuspended(_ account: Int, _ isSuspended: Bool, _ now: Int64) -> Outcome {
    guard !accounts[account].isErased else { return .refused("NOT_FOUND") }
    guard accounts[account].isSuspended != isSuspended else { return .done }
    accounts[account].isSuspended = isSuspended
    let side = accounts[account].side
    for id in engagements.indices where engagements[id].account(side) == account {
      see(id, now)
      if isSuspended {
        engagements[id].bars.insert(.suspended(side))
        if engagements[id][side]?.state == .open {
          settle(id, side, now, own: false)
          dropConsent(id, side, now, .voided)
        }
      } else if engagements[id].bars.remove(.suspended(side)) != nil {
        reopen(id, to: side, facts(of: id), now)
      }
      finish(id)
    }
    return .done
  }

  mutating func erase(_ account: Int, _ now: Int64) -> Outcome {
    let side = accounts[account].side
    for id in engagements.indices where engagements[id].account(side) == account {
      see(id, now)
      eraseView(id, side, now)
      engagements[id].bars.insert(.erased(side))
      if engagements[id].phase == .revealed || engagements[id].phase == .notAgreed {
        engagements[id].phase = .revoked
      }
      let other = side.other
      if engagements[id][other]?.holds != nil {
        let state = engagements[id][other]?.state
        if state == .revealed || state == .notAgreed { engagements[id][other]?.state = .revoked }
        stopOther(id, of: side, now)
      }
      let isAwaited = engagements[id][other] == nil && engagements[id].phase == .open
      if engagements[id][other]?.state != .open, !isAwaited {
        engagements[id].texts.removeAll { $0.author == side }
      }
      finish(id)
    }
    accounts[account].isErased = true
    // Nobody can repeat a call of theirs, and what was answered is part of what is erased.
    answers.removeAll { $0.account == account }
    return .done
  }

  private mutating func eraseView(_ id: Int, _ side: Side, _ now: Int64) {
    guard engagements[id][side] != nil else { return }
    settle(id, side, now, own: true)
    engagements[id][side]?.consent = nil
    engagements[id][side]?.gives = false
    if engagements[id][side]?.state != .ended { tell(.ended, side, id, now) }
    engagements[id][side]?.state = .ended
  }

  // MARK: - What happens without anybody asking

  /// The server's timer comes round.
  mutating func sweep(_ time: Int64) {
    sweptThrough = max(sweptThrough, time)
    let now = sweptThrough
    for id in engagements.indices where isDue(id, now) {
      see(id, now)
      for side in Side.allCases { settle(id, side, now, own: false) }
      forget(id)
      finish(id)
    }
    let today = now / Self.day
    if lastVisibilityDay < today {
      lastVisibilityDay = today
      renewVisibility()
    }
    if lastEventDay < today {
      lastEventDay = today
      let moment = (now - Self.eventLength) / 1000
      for account in streams.indices { trim(account, before: moment) }
    }
    if tidiedMinute != now / 60_000 {
      tidiedMinute = now / 60_000
      let moment = (now - Self.keyLength) / 1000
      answers.removeFirst(answers.prefix { $0.at < moment }.count)
    }
  }

  /// The server starts anew.
  mutating func restart() {
    sweptThrough = .min
    tidiedMinute = .min
  }

  private func isDue(_ id: Int, _ now: Int64) -> Bool {
    let engagement = engagements[id]
    for side in Side.allCases {
      guard let view = engagement[side] else { continue }
      if view.state == .open, view.endsAt <= now { return true }
      if let consent = view.consent, consent.endsAt <= now { return true }
      if view.state == .revealed, let end = view.agreeUntil, end <= now { return true }
      if engagement[side.other] == nil, view.endsAt <= now, engagement.phase == .open,
        Side.allCases.contains(where: { engagement.bars.contains(.erased($0)) }),
        engagement.bars.isDisjoint(with: [.viewEnded(.worker), .viewEnded(.company)])
      {
        return true
      }
    }
    return false
  }

  /// The time of an erased side's view is over and nobody was reached: nobody will be.
  private mutating func forget(_ id: Int) {
    let engagement = engagements[id]
    for side in Side.allCases {
      guard engagement.phase == .open, engagement.bars.contains(.erased(side)),
        engagement[side.other] == nil, !engagement.bars.contains(.viewEnded(side.other)),
        let view = engagement[side], engagement.seen >= view.endsAt
      else { continue }
      engagements[id].bars.insert(.viewEnded(side.other))
      engagements[id].texts.removeAll { $0.author == side }
    }
  }

  private mutating func renewVisibility() {
    for index in accounts.indices where accounts[index].side == .worker {
      accounts[index].isFound = !accounts[index].isSuspended && !accounts[index].isErased
    }
    for index in projects.indices {
      let owner = accounts[projects[index].owner]
      let project = projects[index]
      projects[index].isShown =
        (!project.isClosed || project.isShown) && !owner.isSuspended && !owner.isErased
    }
  }

  private mutating func trim(_ account: Int, before moment: Int64) {
    let old = streams[account].events.prefix { $0.at < moment }
    guard let last = old.last else { return }
    streams[account].floor = last.place
    streams[account].events.removeFirst(old.count)
  }
}
