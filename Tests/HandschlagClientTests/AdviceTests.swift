import HandschlagClient
import Testing

@Test func everyErrorHasAdvice() {
  for code in StatusCode.allCases {
    let advice = RPCError(code, "x").advice
    #expect(advice.hasSuffix("."), "\(code): \(advice)")
  }
}

@Test func adviceFollowsTheReasonBeforeTheCode() {
  let plain = RPCError(.failedPrecondition, "x")
  let stale = RPCError(.failedPrecondition, "x", details: [.reason("NOTICE_STALE")])
  let unknown = RPCError(.failedPrecondition, "x", details: [.reason("SOMETHING_NEW")])
  #expect(stale.advice.contains("notice"))
  #expect(unknown.advice == plain.advice)
}

@Test func adviceNamesFieldsAndTheTimeToWait() {
  let bad = RPCError(violations: [FieldViolation(path: "text", description: "holds an e-mail address")])
  #expect(bad.advice == "Correct text (holds an e-mail address).")
  let wait: [(Duration, String)] = [
    (.milliseconds(200), "Wait 1 s at least."), (.seconds(90), "Wait 90 s at least."),
    (.seconds(3600), "Wait 60 min at least."), (.seconds(86400), "Wait 24 h at least."),
  ]
  for (delay, text) in wait {
    let error = RPCError(.resourceExhausted, "x", details: [.reason("QUOTA_EXCEEDED"), .retryInfo(delay)])
    #expect(error.advice.hasSuffix(text))
  }
}

@Test func adviceTellsWhetherALostCallMayHaveActed() {
  #expect(RPCError.lost.advice.contains("Look whether"))
  #expect(RPCError.notSent.advice.contains("no effect"))
  #expect(RPCError.connectFailed.advice.contains("address"))
}
