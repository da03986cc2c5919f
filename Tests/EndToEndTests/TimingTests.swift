import Foundation
import HandschlagClient
import Testing

extension EndToEndTests {
  /// How long the one refusal takes, by what is behind it: nothing, another's thing, or the caller's own without
  /// a consent. Nothing is asserted of the times; `make timing` prints them.
  @Suite(.serialized) struct TimingTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let rounds = environment["HANDSCHLAG_TIMING"].flatMap { Int($0) }

    @Test func refusalsAreAlikeOverTheSocketAndTheirTimesAreReported() async throws {
      let daemon = try await Daemon.start(try Daemon.Place(Daemon.generousQuotas))
      let client = try await HandschlagClient.connect(to: daemon.unix)
      let probes = try await self.probes(client)
      var random = SystemRandomNumberGenerator()
      var samples = probes.map { $0.calls.map { _ in [Double]() } }
      var answers: Set<RPCError> = []
      let rounds = Self.rounds ?? 20
      // The first tenth warms caches and is forgotten; the order within a round is random.
      for round in -(rounds / 10)..<rounds {
        for (place, probe) in probes.enumerated() {
          for kind in probe.calls.indices.shuffled(using: &random) {
            let (time, error) = try await measured(probe.calls[kind].call)
            answers.insert(error)
            if round >= 0 { samples[place][kind].append(time) }
          }
        }
      }
      #expect(answers.count == 1 && answers.first?.code == .notFound)
      if Self.rounds != nil {
        print(
          "Overlap of the distributions, and the share of calls that are slower: 0.5 tells nothing apart.")
        for (probe, samples) in zip(probes, samples) { print(report(probe, samples)) }
      }
      await client.close()
      #expect(try await daemon.terminate() == 0)
    }

    /// One method, and what it is called with.
    private struct Probe {
      let method: String
      let calls: [(kind: String, call: @Sendable () async throws -> Void)]
    }

    private func probes(_ client: HandschlagClient) async throws -> [Probe] {
      let worker = try await Party.worker(client, "Uhrwerk")
      let company = try await Party.company(client, "Stoppuhr")
      let foreign = try await Pair.meet(worker, try await Party.company(client, "Fremd"), "Fremdes")
      let plain = try await Pair.meet(worker, company, "Ohne Einwilligung")
      let half = try await Pair.meet(worker, company, "Mit einer Einwilligung")
      try await half.worker.consent(to: half.workerView)
      let caller = company.client
      let absent = "eng_" + String(repeating: "0", count: 26)
      let views = [
        ("absent", absent), ("foreign", foreign.companyView), ("its other side's", plain.workerView),
      ]
      func probe(
        _ method: String, _ ids: [(String, String)],
        _ call: @escaping @Sendable (String) async throws -> Void
      ) -> Probe {
        Probe(method: method, calls: ids.map { kind, id in (kind, { try await call(id) }) })
      }
      let held = try await heldProject(try await Party.company(client, "Wartend"))
      return [
        probe(
          "GetGrant", views + [("unconsented", plain.companyView), ("half consented", half.companyView)]
        ) { _ = try await caller.consents.getGrant(.init(engagementID: $0)) },
        probe("GetEngagement", views) {
          _ = try await caller.engagements.getEngagement(.init(engagementID: $0))
        },
        probe("SendMessage", views) {
          _ = try await caller.engagements.sendMessage(.init(engagementID: $0, text: "Guten Tag"))
        },
        probe("GiveConsent", views) {
          _ = try await caller.consents.giveConsent(
            .init(
              engagementID: $0, fields: [.email], purpose: .thisWork,
              noticeHash: [UInt8](repeating: 1, count: 32)))
        },
        probe("GetProject", [("absent", "prj_" + absent.dropFirst(4)), ("another's, held", held)]) {
          _ = try await caller.projects.getProject(.init(projectID: $0))
        },
      ]
    }

    /// A project that waits for the operator: it is there, and nobody but its owner sees it.
    private func heldProject(_ company: Party) async throws -> String {
      let content = ProjectContent(
        title: "Garten", description: "Fragen beantwortet anna (at) beetwerk, sie kennt den Katalog.",
        kinds: [.text], naming: .anonymous)
      guard let project = try await company.client.projects.postProject(.init(content: content)).project,
        project.state == .held
      else { throw Failure("the project is not held") }
      return project.id
    }

    /// The time of a call in microseconds, and the error that it must end with.
    private func measured(_ call: () async throws -> Void) async throws -> (Double, RPCError) {
      let clock = ContinuousClock()
      let start = clock.now
      do {
        try await call()
      } catch let error as RPCError {
        return ((clock.now - start) / .microseconds(1), error)
      }
      throw Failure("a call that must be refused succeeded")
    }

    private func report(_ probe: Probe, _ samples: [[Double]]) -> String {
      func padded(_ text: String) -> String { text.padding(toLength: 20, withPad: " ", startingAt: 0) }
      var lines = [
        padded(probe.method) + "   p10 us    p50    p90    p99   against the first   against the row before"
      ]
      for (place, times) in samples.enumerated() {
        let sorted = times.sorted()
        let quantiles = [0.1, 0.5, 0.9, 0.99].map { share in
          String(format: "%7.0f", sorted[Int(share * Double(sorted.count - 1))])
        }
        let compared = [samples[0], samples[max(0, place - 1)]].map { other in
          String(format: "   %.2f  %.3f       ", overlap(other, times), slowerShare(other, times))
        }
        lines.append(
          padded("  " + probe.calls[place].kind) + quantiles.joined(separator: "") + compared.joined())
      }
      return lines.joined(separator: "\n")
    }

    /// The probability that a call of the second kind takes longer than one of the first (the area under the
    /// curve of a guess by time), ties counting half.
    private func slowerShare(_ first: [Double], _ second: [Double]) -> Double {
      let sorted = first.sorted()
      func count(below limit: Double, orEqual: Bool) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
          let middle = (low + high) / 2
          if sorted[middle] < limit || orEqual && sorted[middle] == limit {
            low = middle + 1
          } else {
            high = middle
          }
        }
        return low
      }
      let sum = second.reduce(0) {
        $0 + count(below: $1, orEqual: false) + count(below: $1, orEqual: true)
      }
      return Double(sum) / 2 / Double(first.count * second.count)
    }

    /// The share that two distributions have in common, over twenty bins that hold equal parts of both together.
    private func overlap(_ first: [Double], _ second: [Double]) -> Double {
      let pooled = (first + second).sorted()
      let borders = (1..<20).map { pooled[$0 * pooled.count / 20] }
      func shares(_ times: [Double]) -> [Double] {
        var counts = [Double](repeating: 0, count: 20)
        for time in times { counts[borders.firstIndex { time < $0 } ?? 19] += 1 / Double(times.count) }
        return counts
      }
      return zip(shares(first), shares(second)).reduce(0) { $0 + min($1.0, $1.1) }
    }
  }
}
