import Foundation
import HandschlagClient
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private final class Flag: Sendable {
  private let state = Mutex(false)
  var isSet: Bool { state.withLock { $0 } }
  func set() { state.withLock { $0 = true } }
}

private final class Tally: Sendable {
  private let state = Mutex(0)
  var count: Int { state.withLock { $0 } }
  func add() { state.withLock { $0 += 1 } }
}

/// What a consumer of events keeps: the cursor of the last event that it has dealt with, and what it did.
private actor Diary {
  private(set) var cursor = HandschlagClient.oldestEvent
  private(set) var messages: [ThreadMessage] = []

  func note(_ event: WatchEngagementsResponse) {
    if let message = event.message, event.kind == .message, !message.own { messages.append(message) }
    cursor = event.cursor
  }
}

/// One client of a hundred: it writes into its engagement, and reads what the other side writes there.
private final class Talker: Sendable {
  let party: Party
  let view: String
  let opening: String
  private let address: String
  private let name: String
  private let diary = Diary()
  private let reading = Mutex<Task<Void, any Error>?>(nil)
  private let acknowledged = Mutex<[String: Int64]>([:])

  init(_ party: Party, _ view: String, _ opening: String, name: String, at address: String) {
    self.party = party
    self.view = view
    self.opening = opening
    self.name = name
    self.address = address
  }

  private func connect() async throws -> Party {
    let configuration = HandschlagClient.Configuration(timeout: .seconds(60), waitsForReady: true)
    while true {
      do {
        return party.over(try await HandschlagClient.connect(to: address, configuration: configuration))
      } catch let error as RPCError where error.code == .unavailable {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  /// Writes, each message once however often it has to be said.
  func write(until stop: Flag, counting done: Tally) async throws {
    let own = try await connect()
    var number = 0
    while !stop.isSet {
      number += 1
      let text = "Frage \(lettered(number)) von \(name)"
      let given = try await own.send(text, in: view)
      acknowledged.withLock { $0[text] = given }
      done.add()
      try await Task.sleep(for: .milliseconds(15))
    }
    await own.client.close()
  }

  /// Reads on from where the diary ends, over a connection of its own.
  func read() {
    let task = Task {
      let own = try await connect()
      for try await event in own.client.engagementEvents(from: await diary.cursor, patience: .seconds(60)) {
        await diary.note(event)
      }
    }
    reading.withLock { $0 = task }
  }

  /// The consumer dies, whatever it was doing.
  func stopReading() async {
    let task = reading.withLock { task in
      defer { task = nil }
      return task
    }
    task?.cancel()
    _ = await task?.result
  }

  func verify(over client: HandschlagClient) async throws {
    let all = try await party.over(client).messages(in: view)
    #expect(all.map(\.number) == Array(1...Int64(all.count)))
    let own = Dictionary(grouping: all.filter(\.own), by: \.text)
    for (text, number) in acknowledged.withLock({ $0 }) {
      #expect(own[text]?.map(\.number) == [number], "\(text)")
    }
    let expected = all.filter { !$0.own && $0.text != opening }
    try await eventually("the last of \(expected.count) events") {
      await diary.messages.count >= expected.count
    }
    await stopReading()
    let seen = await diary.messages
    #expect(seen == expected)
  }
}

extension EndToEndTests {
  /// A server that goes away and comes back while it is used.
  @Suite(.serialized) struct RestartTests {
    /// A TCP port that was free a moment ago, so that the server can have the same one again.
    private func freePort() throws -> UInt16 {
      let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let outcome = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
        }
      }
      guard outcome else { throw Failure("no free port") }
      return UInt16(bigEndian: address.sin_port)
    }

    private func talkers(_ daemon: Daemon) async throws -> [Talker] {
      let client = try await HandschlagClient.connect(to: daemon.unix)
      var talkers: [Talker] = []
      for number in 0..<25 {
        let worker = try await Party.worker(client, "feder")
        let company = try await Party.company(client, "rostwerk")
        let pair = try await Pair.meet(worker, company, "Katalogtext \(lettered(number))")
        let opening = try await worker.messages(in: pair.workerView).first?.text ?? ""
        // Two clients of each side, half of them over TCP.
        for (name, address) in [("uns hier", daemon.unix), ("uns dort", daemon.tcp)] {
          talkers.append(Talker(worker, pair.workerView, opening, name: name + " unten", at: address))
          talkers.append(Talker(company, pair.companyView, opening, name: name + " oben", at: address))
        }
      }
      return talkers
    }

    @Test func aHundredClientsLoseNothingAndSeeEverythingOnce() async throws {
      let flags = Daemon.generousQuotas + ["--listen", "tcp:127.0.0.1:\(try freePort())"]
      let place = try Daemon.Place(flags)
      var daemon = try await Daemon.start(place)
      let talkers = try await talkers(daemon)
      #expect(talkers.count == 100)
      let stop = Flag()
      let done = Tally()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for talker in talkers {
          talker.read()
          group.addTask { try await talker.write(until: stop, counting: done) }
        }
        for round in 0..<6 {
          let target = done.count + 150
          try await eventually("progress in round \(round)") { done.count >= target }
          if round % 2 == 0 {
            #expect(try await daemon.terminate() == 0)
          } else {
            try await daemon.kill()
          }
          // Some consumers die with the server, and go on from their cursors.
          for talker in talkers[(round * 16)..<(round * 16 + 16)] {
            await talker.stopReading()
            talker.read()
          }
          daemon = try await Daemon.start(place)
        }
        stop.set()
        try await group.waitForAll()
      }
      let client = try await HandschlagClient.connect(to: daemon.unix)
      for talker in talkers { try await talker.verify(over: client) }
      print("restarts under 100 clients: \(done.count) acknowledged messages")
      #expect(try await daemon.terminate() == 0)
    }
  }
}
