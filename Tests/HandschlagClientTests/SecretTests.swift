import HandschlagClient
import Testing

@Test func tokensReadAsTheyAreWritten() throws {
  for _ in 0..<200 {
    let token = AccessToken()
    #expect(token.text.count == 56)
    #expect(try AccessToken(token.text) == token)
  }
}

@Test func aTokenHasOneSpelling() {
  let text = AccessToken().text
  let wrong = [
    "", "hst_", text + "0", String(text.dropLast()), text.uppercased(), " " + text,
    "wkr_" + text.dropFirst(4),
    String(text.dropLast()) + "u", "hst_" + String(repeating: "z", count: 52),
    "hst_" + String(repeating: "o", count: 52), "hst_" + String(repeating: "ä", count: 26),
  ]
  for text in wrong {
    #expect(throws: MalformedSecret.self, "\(text)") { try AccessToken(text) }
  }
}

@Test func oneBitMakesAnotherSecret() throws {
  let zero = try AccessToken("hst_" + String(repeating: "0", count: 52))
  let others = try (0..<52).flatMap { place in
    // The last character holds four unused bits, which must be zero.
    try (place == 51 ? ["g"] : ["1", "2", "4", "8", "g"]).map { digit in
      let digits = String(repeating: "0", count: place) + digit + String(repeating: "0", count: 51 - place)
      return try AccessToken("hst_" + digits)
    }
  }
  #expect(others.count == 256)
  #expect(Set(others).count == 256)
  for other in others { #expect(other != zero) }
  // Differences that would cancel each other out must still count.
  let two = try AccessToken("hst_" + "ab" + String(repeating: "0", count: 50))
  for place in 0..<25 {
    let digits = String(repeating: "00", count: place) + "ab" + String(repeating: "00", count: 25 - place)
    #expect((try AccessToken("hst_" + digits) == two) == (place == 0))
  }
}

@Test func aHashIsTheSHA256OfTheBytes() throws {
  let zero = try AccessToken("hst_" + String(repeating: "0", count: 52))
  #expect(zero.bytes == [UInt8](repeating: 0, count: 32))
  // sha256sum of 32 zero bytes.
  let expected = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
  #expect(zero.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
}

@Test func secretsDoNotShowWhenPrinted() {
  let token = AccessToken()
  let code = RecoveryCode()
  for printed in ["\(token)", String(reflecting: token), "\([token])", "\(code)", String(reflecting: code)] {
    #expect(!printed.contains(token.text.dropFirst(4)))
    #expect(!printed.contains(code.text))
    #expect(printed.count < 20)
  }
}

@Test func aRecoveryCodeSurvivesBeingCopiedByHand() throws {
  let code = try RecoveryCode(String(repeating: "01", count: 25) + "00")
  #expect(code.text.split(separator: "-").count == 13)
  #expect(code.text.hasPrefix("0101-0101-"))
  let copied = code.text.replacing("0", with: "O").replacing("1", with: "l").replacing("-", with: " ")
  #expect(try RecoveryCode("  \(copied)\n") == code)
  for _ in 0..<200 {
    let code = RecoveryCode()
    #expect(try RecoveryCode(code.text.uppercased()) == code)
  }
  #expect(throws: MalformedSecret.self) { try RecoveryCode(String(code.text.dropLast())) }
}

@Test func anInvitationIsReadAsItWasMeant() throws {
  let invite = InviteCode()
  #expect(invite.text.count == 30)
  let copied = try InviteCode(" \(invite.text.uppercased()) ")
  #expect(copied == invite)
  #expect(copied.hash == invite.hash)
  #expect(throws: MalformedSecret.self) { try InviteCode("hst_" + invite.text.dropFirst(4)) }
  #expect(InviteCode() != invite)
}
