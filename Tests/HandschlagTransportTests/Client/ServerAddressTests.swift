import HandschlagTransport
import Testing

@Test(arguments: [
  ("unix:/run/h.sock", ServerAddress.unix(path: "/run/h.sock")),
  ("unix:h.sock", .unix(path: "h.sock")),
  ("tcp:localhost:7300", .tcp(host: "localhost", port: 7300)),
  ("tcp:[::1]:1", .tcp(host: "::1", port: 1)),
])
func addressesReadAsTheyAreWritten(_ text: String, _ address: ServerAddress) throws {
  #expect(try ServerAddress(text) == address)
  #expect(address.description == text)
}

@Test(arguments: [
  "", "/run/h.sock", "unix:", "tcp:", "tcp:host", "tcp:host:", "tcp::7300", "tcp:host:0", "tcp:host:65536",
  "tcp:::1:7300", "http://host:7300", "unix:/" + String(repeating: "a", count: 107),
])
func otherTextsAreNoAddresses(_ text: String) {
  #expect(throws: ServerAddress.Malformed.self) { try ServerAddress(text) }
}
