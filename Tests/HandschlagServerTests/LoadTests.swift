import Foundation
import HandschlagAPI
import HandschlagClient
import HandschlagRPC
import HandschlagServer
import HandschlagStore
import HandschlagTransport
import Logging
import Testing

/// What a server counts, and what it does when there is too much.
struct LoadTests {
  private static let missing = String(repeating: "0", count: 26)

  @Test func callsAreCountedByMethodAndSealedOnesTogether() async throws {
    try await TestServer.run { server in
      let client = try await server.client().createAccount(roles: [.worker]).client
      for _ in 0..<2 { _ = try await client.accounts.getAccount(GetAccountRequest()) }
      _ = await status {
        _ = try await client.projects.getProject(GetProjectRequest(projectID: "prj_" + Self.missing))
      }
      _ = await status {
        _ = try await client.engagements.decline(DeclineRequest(engagementID: "eng_" + Self.missing))
      }
      _ = await status {
        _ = try await client.consents.withdrawConsent(
          WithdrawConsentRequest(engagementID: "eng_" + Self.missing))
      }
      let watching = try await client.engagements.watchEngagements(WatchEngagementsRequest())
      defer { watching.cancel() }
      let load = try await server.operation().admin.getLoad(GetLoadRequest())
      func method(_ name: String) -> MethodLoad? { load.methods.first { $0.method == name } }
      let get = try #require(method("AccountService/GetAccount"))
      #expect(get.started == 2 && get.ended == [2] && get.nanoseconds > 0)
      #expect(get.latencies.reduce(0, +) == 2 && get.latencies.count <= load.latencyBounds.count + 1)
      let notFound = StatusCode.notFound.rawValue
      #expect(method("ProjectService/GetProject")?.ended == [Int64](repeating: 0, count: notFound) + [1])
      #expect(method("sealed")?.ended == [Int64](repeating: 0, count: notFound) + [2])
      #expect(method("EngagementService/WatchEngagements")?.started == 1)
      #expect(method("EngagementService/WatchEngagements")?.ended == [])
      #expect(load.streams == 1 && load.calls == 2 && load.connections == 2)
      #expect(load.commits > 0 && load.operations >= load.commits)
      #expect(load.batchSizes.reduce(0, +) == load.commits)
      let sealed = server.server.router.methods.filter(\.isSealed).map(\.name)
      #expect(sealed.contains("Decline") && sealed.contains("GiveConsent"))
      #expect(!load.methods.contains { entry in sealed.contains { entry.method.hasSuffix("/\($0)") } })
    }
  }

  @Test func aCallThatNobodyWaitsForAnyMoreIsCountedOnce() async throws {
    let service = SlowService()
    try await TestServer.run(extra: [service]) { server in
      let channel = try await server.channel()
      let call = Task {
        let _: UnaryResponse<GetStatisticsRequest> = try await channel.unaryResponse(
          SlowService.method, GetStatisticsRequest(), options: CallOptions(timeout: .milliseconds(30)))
      }
      await service.started.wait()
      _ = await call.result
      service.mayEnd.open()
      let isOver = try await eventually { server.server.load.transport.calls == 0 }
      #expect(isOver)
      let label = server.server.load.transport.labels.first { $0.name == "Slow/Wait" }
      #expect(label?.started == 1 && label?.endedInAll == 1)
    }
  }

  /// Parses the text as Prometheus would: metadata before samples, each series once, cumulative buckets.
  @Test func theTextForPrometheusIsWellFormed() async throws {
    try await TestServer.run { server in
      let client = try await server.client().createAccount(roles: [.worker]).client
      for _ in 0..<20 { _ = try await client.accounts.getAccount(GetAccountRequest()) }
      let text = PrometheusText(server.server.load).text
      #expect(text.hasSuffix("\n") && !text.contains("\n\n"))
      var types: [String: String] = [:]
      var values: [String: Double] = [:]
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ", maxSplits: 3).map(String.init)
        if line.hasPrefix("# TYPE ") {
          #expect(types.updateValue(words[3], forKey: words[2]) == nil)
        } else if !line.hasPrefix("# HELP ") {
          let sample = try #require(line.wholeMatch(of: /([a-z_]+)(\{[^}]*\})? (\S+)/), "\(line)")
          let family = String(sample.1).replacing(/_(bucket|sum|count)$/, with: "")
          #expect(types[String(sample.1)] ?? types[family] != nil, "\(line)")
          let value = try #require(Double(String(sample.3)), "\(line)")
          #expect(values.updateValue(value, forKey: String(line.dropLast(sample.3.count + 1))) == nil)
        }
      }
      let get = #"{method="AccountService/GetAccount"}"#
      let name = "handschlag_call_duration_seconds"
      #expect(values[#"handschlag_calls_total{method="AccountService/GetAccount",code="OK"}"#] == 20)
      #expect(values[name + "_count" + get] == 20 && (values[name + "_sum" + get] ?? 0) > 0)
      #expect(values[name + #"_bucket{method="AccountService/GetAccount",le="+Inf"}"#] == 20)
      let buckets = text.split(separator: "\n").filter {
        $0.hasPrefix(name + #"_bucket{method="AccountService/GetA"#)
      }
      let counts = buckets.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
      #expect(counts.count == 28 && counts == counts.sorted())
      #expect(
        values["handschlag_batch_operations_count"]
          == values[#"handschlag_batch_operations_bucket{le="+Inf"}"#])
      #expect(types[name] == "histogram" && types["handschlag_connections"] == "gauge")
      #expect(values["handschlag_reveals_total"] == 0)
    }
  }

  @Test func batchesAreCountedBySize() {
    let figures = BatchFigures()
    for size in [1, 2, 3, 4, 5, 1 << 16, 1 << 20] {
      figures.add(BatchReport(operations: size, failures: 1, isCommitted: true))
    }
    figures.add(BatchReport(operations: 7, failures: 7, isCommitted: false))
    let found = figures.snapshot
    #expect(found.commits == 7 && found.failures == 14)
    #expect(found.sizes == [1, 1, 2, 1] + [UInt64](repeating: 0, count: 12) + [2])
  }

  @Test func underLoadTheOperatorAndHealthAreAnsweredStill() async throws {
    let service = SlowService()
    try await TestServer.run(extra: [service], { $0.admission = AdmissionBounds(calls: 2) }) { server in
      let client = try await server.client()
      let channel = try await server.channel()
      let calls = (0..<2).map { _ in
        Task {
          let _: UnaryResponse<GetStatisticsRequest> = try await channel.unaryResponse(
            SlowService.method, GetStatisticsRequest(), options: CallOptions())
        }
      }
      // Both, before anything else takes the place of one.
      #expect(try await eventually { service.count == 2 })
      let isShed = try await eventually {
        await status { _ = try await client.createAccount(roles: [.worker]) } == .resourceExhausted
      }
      #expect(isShed)
      let operation = try await server.operation()
      #expect(try await operation.admin.getLoad(GetLoadRequest()).callsShed > 0)
      #expect(try await WireHealthClient(channel: channel).check(.init()).status == .serving)
      service.mayEnd.open()
      for call in calls { try await call.value }
      let isOver = try await eventually {
        await status { _ = try await client.createAccount(roles: [.worker]) } == .ok
      }
      #expect(isOver)
      #expect(server.log.all.contains { $0.contains("calls are turned away") })
      #expect(server.log.all.contains { $0.contains("all calls are let in again") })
    }
  }

  @Test func aTokenThatCallsTooOftenIsToldToWaitAndOthersAreNot() async throws {
    let change: (inout ServerSettings) -> Void = {
      $0.rates.perToken = RateLimit(perSecond: 1, burst: .seconds(3))
    }
    try await TestServer.run(change) { server in
      let client = try await server.client()
      let busy = try await client.createAccount(roles: [.worker]).client
      let other = try await client.createAccount(roles: [.worker]).client
      // All at once, so that a slow machine does not keep to the rate by itself.
      let refusals: [RPCError] = await withTaskGroup(of: RPCError?.self) { group in
        for _ in 0..<60 {
          group.addTask {
            do { _ = try await busy.accounts.getAccount(GetAccountRequest()) } catch {
              return error as? RPCError
            }
            return nil
          }
        }
        return await group.reduce(into: []) { list, refusal in
          if let refusal { list.append(refusal) }
        }
      }
      #expect(!refusals.isEmpty)
      for refusal in refusals {
        #expect(refusal.code == .resourceExhausted && refusal.reason == "RATE_LIMITED")
        #expect((refusal.retryDelay ?? .zero) > .zero)
      }
      _ = try await other.accounts.getAccount(GetAccountRequest())
      #expect(try await server.operation().admin.getLoad(GetLoadRequest()).callsLimited == refusals.count)
    }
  }

  @Test func aSlowCallIsLoggedWithItsTraceAndASealedOneWithoutItsName() async throws {
    let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    try await TestServer.run(level: .info, { $0.slowCall = .nanoseconds(1) }) { server in
      let made = try await server.client().createAccount(roles: [.worker])
      var options = CallOptions()
      options.metadata.add("traceparent", header)
      _ = try await made.client.accounts.getAccount(GetAccountRequest(), options: options)
      _ = await status {
        _ = try await made.client.engagements.decline(
          DeclineRequest(engagementID: "eng_" + Self.missing), options: options)
      }
      let slow = server.log.all.filter { $0.contains("a call was slow") }
      let get = slow.first { $0.contains("AccountService/GetAccount") }
      #expect(get?.contains(#""trace_id":"0af7651916cd43dd8448eb211c80319c""#) == true)
      let sealed = slow.first { $0.contains(#""method":"sealed""#) }
      #expect(sealed?.contains("trace_id") == false)
      #expect(!slow.contains { $0.contains("Decline") || $0.contains(Self.missing) || $0.contains("acc_") })
      #expect(!slow.contains { $0.contains(made.token.text) })
    }
  }

  @Test func reflectionCanBeSwitchedOff() async throws {
    func answer(_ reflects: Bool) async throws -> StatusCode {
      var found = StatusCode.unknown
      try await TestServer.run({ $0.reflects = reflects }) { server in
        let call: BidirectionalCall<WireServerReflectionRequest, WireServerReflectionResponse> =
          try await server.channel().bidirectional(ReflectionService.methods[0], options: CallOptions())
        found = await status {
          try await call.requests.write(.init(messageRequest: .listServices("")))
          await call.requests.finish()
          for try await _ in call.responses {}
        }
      }
      return found
    }
    #expect(try await answer(true) == .ok)
    #expect(try await answer(false) == .unimplemented)
  }
}
