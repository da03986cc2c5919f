import HandschlagDomain
import HandschlagStore
import Synchronization

/// What somebody wrote last in an engagement, kept so that the next message is screened without a read.
///
/// Only messages that are not short: behind a short one, those before it count as well and are read.
///
/// A message is screened together with the one before it, before it comes to the writer. The writer holds the
/// number of messages in the author's view against the number here and screens anew where they differ, so
/// an entry may be missing or out of date, and the verdict is the same.
final class WritingCache: Sendable {
  /// A message as it stands in its author's view.
  struct Entry: Sendable {
    /// Its number there, which is the number of messages in the view as long as it is the last.
    let number: Int64
    /// What it says.
    let text: String

    /// About what it takes.
    var size: Int { text.utf8.count + 128 }
  }

  private struct Key: Hashable {
    let engagement: EngagementID
    let author: AccountID
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var size = 0
  }

  /// Bytes up to which a message is screened together with more than its neighbour.
  static let shortText = 64
  /// Beyond so many bytes the cache starts anew: a bound on memory, no working set.
  private static let limit = 8 << 20
  private let state = Mutex(State())

  /// What `author` wrote last; nil where that is not known, or where the other side has written since.
  func last(of author: AccountID, in engagement: EngagementID) -> Entry? {
    state.withLock { $0.entries[Key(engagement: engagement, author: author)] }
  }

  /// Remembers a message as soon as it is durable.
  func note(_ message: StoredMessage, in engagement: Engagement, _ tx: WriteTransaction) {
    // What is said after the reveal is not screened, and what comes after a revocation is read anew.
    guard engagement[message.author]?.screensMessages == true else { return }
    let author = Key(engagement: engagement.id, author: engagement.account(of: message.author))
    let other = Key(engagement: engagement.id, author: engagement.account(of: message.author.other))
    let entry = Entry(number: message.number, text: message.text)
    tx.afterCommit { [self] in
      state.withLock { state in
        // The other view has grown by this message, or else the writer finds that it has not.
        for key in [author, other] { state.size -= state.entries.removeValue(forKey: key)?.size ?? 0 }
        guard entry.text.utf8.count > Self.shortText else { return }
        if state.size + entry.size > Self.limit { state = State() }
        state.entries[author] = entry
        state.size += entry.size
      }
    }
  }

  /// Forgets everything: somebody asked for what they wrote to be deleted.
  func removeAll() {
    state.withLock { $0 = State() }
  }
}
