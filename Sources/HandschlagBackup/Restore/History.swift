/// Walks the change log from a base on, and says where it ends and why.
struct History {
  /// Where a walk ended.
  struct End: Hashable {
    /// The last commit that was reached.
    var position: LogPosition
    /// Commits after the base.
    var commits = 0
    /// What keeps later commits from being read, in one line; nil when there are none, or none are missed.
    var damage: String?
    /// The server ended in order here, or a new chain begins: nothing more is to come.
    var isClosed = false
  }

  let folder: BackupFolder
  let key: BackupKey
  let base: BaseManifest
  private let segments: Set<Int64>

  init(_ folder: BackupFolder, _ key: BackupKey, _ base: BaseManifest) throws(BackupError) {
    self.folder = folder
    self.key = key
    self.base = base
    segments = Set(FileNames.numbers("log", in: try folder.names()))
  }

  /// One commit after the base.
  struct Step {
    let commit: ChangeRecord.Commit
    let pages: [UInt32]
    let image: (UInt32) -> [UInt8]?
  }

  /// Visits each commit after the base, oldest first, until `visit` returns false.
  func walk(_ visit: (Step) throws -> Bool) throws -> End {
    var end = End(position: LogPosition(sequence: base.sequence, time: base.time))
    var number = base.segment
    guard segments.contains(number) else {
      end.damage = missing(number)
      return end
    }
    var link: RecordMark?
    while true {
      let reader: SegmentReader
      do {
        reader = try SegmentReader(folder, number, key)
      } catch {
        end.damage = error.description
        return end
      }
      guard reader.facts.chain.hexadecimal == base.chain, link == nil || link == reader.facts.link else {
        end.damage = "\(SegmentFacts.name(number)) belongs elsewhere: it was swapped"
        return end
      }
      let next = follower(of: number)
      switch try read(reader, until: next?.link, &end, visit) {
      case .stopped: return end
      case .faulty(let fault):
        end.damage = describe(fault, reader, isLast: next == nil)
        return end
      case .ended: break
      }
      switch next {
      case .none: return end
      case .missing(let absent):
        end.damage = missing(absent)
        return end
      case .unreadable(let reason):
        end.damage = reason
        return end
      case .otherChain:
        end.isClosed = true
        return end
      case .sameChain(let mark): link = mark
      }
      number += 1
    }
  }

  // MARK: - What comes after a segment

  private enum Next {
    case sameChain(RecordMark)
    case otherChain
    case missing(Int64)
    case unreadable(String)

    var link: RecordMark? {
      if case .sameChain(let mark) = self { mark } else { nil }
    }
  }

  /// nil after the last segment of all.
  private func follower(of number: Int64) -> Next? {
    guard let following = segments.filter({ $0 > number }).min() else { return nil }
    let facts: SegmentFacts
    do {
      facts = try SegmentReader(folder, following, key).facts
    } catch {
      return .unreadable(error.description)
    }
    guard facts.chain.hexadecimal == base.chain else { return .otherChain }
    return following == number + 1 ? .sameChain(facts.link) : .missing(number + 1)
  }

  private enum Reading {
    case ended
    case stopped
    case faulty(RecordFault)
  }

  /// Reads a segment to its end, or to the place that the next one names.
  private func read(
    _ reader: SegmentReader, until link: RecordMark?, _ end: inout End, _ visit: (Step) throws -> Bool
  ) throws -> Reading {
    while true {
      if let link, reader.mark.count >= link.count { return reader.mark == link ? .ended : .faulty(.altered) }
      let entry: SegmentReader.Entry?
      do {
        entry = try reader.next()
      } catch {
        return .faulty(error)
      }
      switch entry {
      case nil: return link == nil ? .ended : .faulty(.cut)
      case .position(let position): end.isClosed = position.ending != nil
      case .commit(let commit, let pages):
        end.isClosed = false
        guard commit.position.sequence > base.sequence else { continue }
        guard commit.position.sequence == end.position.sequence + 1 else { return .faulty(.altered) }
        guard try visit(Step(commit: commit, pages: pages, image: reader.image)) else { return .stopped }
        end.position = commit.position
        end.commits += 1
      }
    }
  }

  // MARK: - Words

  private func missing(_ number: Int64) -> String { "\(SegmentFacts.name(number)) is missing" }

  private func describe(_ fault: RecordFault, _ reader: SegmentReader, isLast: Bool) -> String? {
    // A server that writes, or a crash, leaves the very last record half written: nothing is missed.
    if isLast, fault == .cut { return nil }
    let place = "record \(reader.mark.count + 1) of \(SegmentFacts.name(reader.facts.number))"
    return fault == .cut ? "\(place) was cut off" : "\(place) was altered"
  }
}
