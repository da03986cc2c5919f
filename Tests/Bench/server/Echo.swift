import HandschlagRPC

/// Answers with what it was asked.
struct Echo: BenchService {
  func echo(_ request: EchoRequest, context: ServerContext) async throws -> EchoResponse {
    EchoResponse(
      id: request.id, title: request.title, text: request.text, time: request.time, urgent: request.urgent,
      digest: request.digest, items: request.items)
  }
}
