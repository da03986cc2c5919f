import Foundation
import NIOSSL
import TestCertificates
import Testing

@testable import HandschlagTransport

/// Keys and certificates of each kind, as openssl makes them.
struct KeyOwnershipTests {
  private static let kinds = [
    ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
    ["ec", "-pkeyopt", "ec_paramgen_curve:P-521"], ["rsa:2048"],
  ]

  private func make(_ kind: [String], _ path: String) throws -> (NIOSSLPrivateKey, NIOSSLCertificate) {
    try TestCertificates.openssl(
      [
        "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=one", "-keyout", path + ".key", "-out",
        path + ".pem",
      ]
        + ["-newkey"] + kind)
    let certificate = try #require(try NIOSSLCertificate.fromPEMFile(path + ".pem").first)
    return (try NIOSSLPrivateKey(file: path + ".key", format: .pem), certificate)
  }

  @Test func aKeyBelongsToItsOwnCertificateAlone() throws {
    let folder = NSTemporaryDirectory() + "keys-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Two of each kind.
    let count = 2 * Self.kinds.count
    let pairs = try (Self.kinds + Self.kinds).enumerated().map { try make($1, "\(folder)/\($0)") }
    for (owner, (key, certificate)) in pairs.enumerated() {
      let ofItsKind = pairs[(owner + Self.kinds.count) % count].1
      #expect(try key.belongs(to: certificate) == true && key.belongs(to: ofItsKind) == false, "\(owner)")
    }
    #expect(try pairs[0].0.belongs(to: pairs[3].1) == false && pairs[3].0.belongs(to: pairs[0].1) == false)
    // Nothing is said against what is not known.
    let (unknown, certificate) = try make(["ed25519"], folder + "/unknown")
    #expect(try unknown.belongs(to: certificate) == nil)
    let files = TLSFiles(certificate: folder + "/unknown.pem", key: folder + "/unknown.key")
    #expect(throws: Never.self) { try TLSCredentials(files) }
    // Some programs leave the public part of a key out.
    for index in 0..<3 {
      let path = "\(folder)/\(index)"
      try TestCertificates.openssl(["ec", "-in", path + ".key", "-no_public", "-out", path + ".short"])
      let key = try NIOSSLPrivateKey(file: path + ".short", format: .pem)
      #expect(try key.belongs(to: pairs[index].1) == true)
      #expect(try key.belongs(to: pairs[index + Self.kinds.count].1) == false)
    }
  }

  @Test func whatIsNoWholeElementIsNone() {
    let long = [0x30, 0x82, 0x01, 0x00] + [UInt8](repeating: 7, count: 256)
    #expect(DERElement(long[...], tag: 0x30)?.content.count == 256)
    #expect(DERElement(long[...], tag: 0x31) == nil && DERElement([], tag: 0x30) == nil)
    for count in 0..<long.count { #expect(DERElement(long[..<count], tag: 0x30) == nil) }
    #expect(DERElement([0x30, 0x84, 0, 0, 0, 0], tag: 0x30) == nil)
    #expect(DERElement([0x30, 0x80], tag: 0x30) == nil)
  }
}
