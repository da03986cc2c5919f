import HandschlagClient

/// A part of the load: it makes calls until the server dies, and knows what it intended and what was
/// acknowledged. That knowledge is in this process, which nobody kills.
protocol Lane: Actor {
  /// Calls until the server has gone. Any other error is the test's.
  func work(_ client: HandschlagClient) async throws

  /// Looks whether all that was acknowledged is there, and nothing that was not intended; then repeats, twice,
  /// what was not acknowledged, under its own key, and looks whether it acted once.
  func verify(_ client: HandschlagClient) async throws
}

extension Lane {
  /// Repeats a step until the server has gone.
  func untilGone(_ step: () async throws -> Void) async throws {
    do {
      while true { try await step() }
    } catch let error as RPCError where error.code == .unavailable {
      return
    }
  }
}

/// A call that was begun under a key, and is not known to have come to its end.
struct OpenCall: Sendable {
  let key = CallOptions.freshIdempotencyKey()
  var options: CallOptions { CallOptions(idempotencyKey: .key(key)) }
}

/// Numbers in words of letters alone, for digits may look like a telephone number's.
func lettered(_ number: Int) -> String {
  String(number).compactMap(\.wholeNumberValue).map {
    ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru"][$0]
  }
  .joined()
}
