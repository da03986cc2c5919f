import Testing

@testable import HandschlagTransport

/// The head of a request of HTTP/1.
struct ScrapeRequestTests {
  @Test(arguments: [
    ("GET / HTTP/1.1\r\n\r\n", ScrapeRequest.get("/")),
    ("GET /metrics?x=y HTTP/1.0\r\nHost: a\r\n\r\nmore", .get("/metrics")),
    ("GET /metrics HTTP/1.1\r\n", .incomplete), ("", .incomplete), ("G", .incomplete),
    ("GET /metrics\r\n\r\n", .refuse(400)), ("GET  / HTTP/1.1\r\n\r\n", .refuse(400)),
    ("GET / HTTP/2\r\n\r\n", .refuse(400)), ("GOT / HTTP/1.1\r\n\r\n", .refuse(400)),
    ("GET http://x/ HTTP/1.1\r\n\r\n", .refuse(400)),
  ])
  func aHeadIsRead(_ text: String, _ expected: ScrapeRequest) {
    #expect(ScrapeRequest(Array(text.utf8)) == expected)
  }

  @Test func aHeadThatDoesNotEndIsRefused() {
    let text = "GET /" + String(repeating: "x", count: ScrapeRequest.largest)
    #expect(ScrapeRequest(Array(text.utf8)) == .refuse(431))
  }
}
