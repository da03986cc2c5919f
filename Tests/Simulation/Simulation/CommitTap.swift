import HandschlagSQL
import Synchronization

/// Where the schedule takes hold of a group commit: before it, or between it and its answers.
final class CommitTap: Sendable {
  /// What becomes of a group of calls.
  enum Fate: String, CaseIterable, Sendable {
    /// It is committed and answered.
    case answered
    /// Its commit fails: nobody is acknowledged, and the process ends.
    case failed
    /// The process is killed amid the commit, of which the disk has a part.
    case torn
    /// The process is killed when all is durable and nobody is answered.
    case unanswered
  }

  private struct State {
    var fate = Fate.answered
    var skip = 0
    var part = 0
    /// The files before a commit that is to be torn.
    var before: Image?
    /// Whether the commit that runs is the last thing that this process does.
    var isUnanswered = false
    var left: Image?
  }

  private let disk: Disk
  private let state = Mutex(State())

  init(_ disk: Disk) { self.disk = disk }

  /// Decides what becomes of a batch that is still to come.
  ///
  /// - Parameters:
  ///   - skip: batches before it.
  ///   - part: of a torn commit, how much is there, in thousandths.
  func arm(_ fate: Fate, skipping skip: Int, part: Int) {
    state.withLock { $0 = State(fate: fate, skip: skip, part: part) }
  }

  /// The files as the end of the process left them; nil if it did not end.
  var left: Image? { state.withLock { $0.left } }

  /// To be called before each commit.
  func beforeCommit() throws {
    let fate = state.withLock { state -> Fate in
      guard state.fate != .answered else { return .answered }
      guard state.skip == 0 else {
        state.skip -= 1
        return .answered
      }
      return state.fate
    }
    switch fate {
    case .answered: return
    case .failed:
      let image = disk.image()
      state.withLock { $0.left = image }
      throw SQLError(extendedCode: 1034, message: "disk I/O error", sql: "COMMIT")
    case .torn:
      let image = disk.image()
      state.withLock { $0.before = image }
    case .unanswered:
      state.withLock { $0.isUnanswered = true }
    }
  }

  /// To be called after each commit and before its answers.
  func afterCommit() {
    let (before, isUnanswered, part) = state.withLock { ($0.before, $0.isUnanswered, $0.part) }
    guard before != nil || isUnanswered else { return }
    // Of a torn commit nothing is there but a part of the log.
    let left = before?.torn(later: disk.log(), part: part) ?? disk.image()
    state.withLock { state in
      state.left = left
      state.before = nil
      state.isUnanswered = false
      state.fate = .answered
    }
  }
}
