import Testing

@testable import HandschlagStore

@Suite struct MailboxTests {
  private func put(_ number: Int, _ mailbox: Mailbox<Int>) {
    guard case .accepted = mailbox.put(number) else {
      Issue.record("\(number) was not taken")
      return
    }
  }

  /// Whoever waits for more than comes goes on when its patience is over. (By a clock that nobody can set: a test
  /// cannot set the other one.)
  @Test(arguments: [1, 1_000, 999_999_999])
  func patienceEnds(nanoseconds: Int) {
    let mailbox = Mailbox<Int>(limit: 10)
    for number in 1...3 { put(number, mailbox) }
    var taken: [Int] = []
    #expect(mailbox.takeAll(into: &taken, hoping: 4, patience: nanoseconds))
    #expect(taken == [1, 2, 3] && mailbox.count == 0)
  }

  @Test func whoHasWhatWasHopedForDoesNotWait() async throws {
    let mailbox = Mailbox<Int>(limit: 10)
    put(1, mailbox)
    try WorkerThread.start(name: "putter") { for number in 2...4 { put(number, mailbox) } }
    var all: [Int] = []
    while all.count < 4 {
      var taken: [Int] = []
      #expect(mailbox.takeAll(into: &taken, hoping: 4 - all.count, patience: 999_999_999))
      all += taken
    }
    #expect(all == [1, 2, 3, 4])
  }

  @Test func aClosedMailboxGivesWhatItHasAndEnds() {
    let mailbox = Mailbox<Int>(limit: 1)
    put(1, mailbox)
    guard case .full = mailbox.put(2) else {
      Issue.record("more was taken than there is room for")
      return
    }
    mailbox.close()
    guard case .closed = mailbox.put(2) else {
      Issue.record("a closed mailbox took something")
      return
    }
    var taken: [Int] = []
    #expect(mailbox.takeAll(into: &taken, hoping: 5, patience: 999_999_999) && taken == [1])
    #expect(!mailbox.takeAll(into: &taken, hoping: 5, patience: 1))
  }
}
