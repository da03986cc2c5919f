public import ArgumentParser
public import HandschlagClient

/// How a program knows its server at a `tls:` address, and proves itself to it.
public struct TLSArguments: ParsableArguments {
  @Option(
    name: .customLong("tls-ca"),
    help: ArgumentHelp(
      "Who vouches for a server at tls:HOST:PORT, in PEM (else HANDSCHLAG_TLS_CA, else whom the system trusts).",
      valueName: "file"))
  var ca: String?

  @Option(
    name: .customLong("tls-certificate"),
    help: ArgumentHelp(
      "The program's own certificate, in PEM (else HANDSCHLAG_TLS_CERTIFICATE).", valueName: "file"))
  var certificate: String?

  @Option(
    name: .customLong("tls-key"),
    help: ArgumentHelp("Its key, in PEM (else HANDSCHLAG_TLS_KEY).", valueName: "file"))
  var key: String?

  /// No options given.
  public init() {}

  /// What was given, else what the environment says.
  public func options(_ environment: [String: String]) -> TLSOptions {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    return TLSOptions(
      roots: ca ?? variable("HANDSCHLAG_TLS_CA"),
      certificate: certificate ?? variable("HANDSCHLAG_TLS_CERTIFICATE"),
      key: key ?? variable("HANDSCHLAG_TLS_KEY"))
  }
}
