import HandschlagRPC
import HandschlagTransport

/// Where a server listens, and who may reach it there.
extension ServerSettings {
  mutating func readListeners(_ parser: inout SettingParser) {
    let mode = parser.mode(.socketMode)
    let isInsecure = parser.choice(.insecure, ["true": true, "false": false], else: false)
    let files = tlsFiles(&parser)
    var addresses: [ListenAddress] = []
    for text in parser.sources.list(.listen) ?? ["unix:\(dataDirectory)/handschlag.sock"] {
      guard let address = self.address(text, .listen, isInsecure, files, &parser) else { continue }
      if addresses.contains(address), !address.takesFreePort {
        parser.complain(.listen, "'\(text)' is given twice")
      }
      addresses.append(address)
    }
    listeners = addresses.map { $0.listener(mode: mode, files) }
    readAdminListener(&parser, besides: addresses, files)
    readMetricsListener(&parser, besides: addresses, isInsecure, mode, files)
  }

  /// Reads an address that must not be in clear beyond this machine.
  private func address(
    _ text: String, _ setting: Setting, _ isInsecure: Bool, _ files: TLSFiles?,
    _ parser: inout SettingParser
  ) -> ListenAddress? {
    switch ListenAddress.parse(text) {
    case .failure(let problem):
      parser.complain(setting, problem.reason)
      return nil
    case .success(let address):
      if address.isTLS, files == nil {
        parser.complain(setting, "'\(text)' needs --tls-certificate and --tls-key")
      } else if !isInsecure, !address.isLocal, !address.isTLS {
        parser.complain(
          setting,
          "'\(text)' can be reached from other machines and nothing is encrypted: "
            + "write tls: for tcp:, or say --insecure if that is meant")
      }
      return address
    }
  }

  /// The files of TLS; nil where none are named.
  private func tlsFiles(_ parser: inout SettingParser) -> TLSFiles? {
    let certificate = parser.sources.text(.tlsCertificate)
    let key = parser.sources.text(.tlsKey)
    guard let certificate, let key else {
      if certificate != nil { parser.complain(.tlsCertificate, "needs --tls-key as well") }
      if key != nil { parser.complain(.tlsKey, "needs --tls-certificate as well") }
      return nil
    }
    return TLSFiles(certificate: certificate, key: key)
  }

  private mutating func readAdminListener(
    _ parser: inout SettingParser, besides public: [ListenAddress], _ files: TLSFiles?
  ) {
    readOperatorCertificates(&parser)
    let text = parser.sources.text(.adminListen) ?? "unix:\(dataDirectory)/admin.sock"
    adminListener = nil
    guard text != "none" else { return }
    var files = files
    files?.peerRoots = parser.sources.text(.adminClientCA)
    switch ListenAddress.parse(text) {
    case .failure(let problem): parser.complain(.adminListen, problem.reason)
    case .success(.tcp):
      parser.complain(
        .adminListen, "the operator calls over unix:PATH, or over tls:HOST:PORT with a certificate")
    case .success(let address):
      if `public`.contains(address), !address.takesFreePort {
        parser.complain(.adminListen, "'\(text)' is also given to --listen")
      }
      if address.isTLS, files?.peerRoots == nil {
        parser.complain(
          .adminListen, "'\(text)' needs --tls-certificate, --tls-key and --admin-client-ca")
      }
      adminListener = address.listener(mode: 0o600, files, tag: .admin)
    }
  }

  private mutating func readOperatorCertificates(_ parser: inout SettingParser) {
    for text in parser.sources.list(.operatorCertificate) ?? [] {
      let digits = text.lowercased().filter { $0 != ":" }
      guard digits.utf8.count == 64, digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
      else {
        parser.complain(.operatorCertificate, "'\(text)' is no SHA-256: write 64 hexadecimal digits")
        continue
      }
      operatorCertificates.insert(digits)
    }
  }

  private mutating func readMetricsListener(
    _ parser: inout SettingParser, besides public: [ListenAddress], _ isInsecure: Bool, _ mode: UInt32,
    _ files: TLSFiles?
  ) {
    metricsListener = nil
    guard let text = parser.sources.text(.metricsListen), text != "none",
      let address = self.address(text, .metricsListen, isInsecure, files, &parser)
    else { return }
    // Where calls come in as well, only because the operator has named that very address.
    if let place = `public`.firstIndex(of: address), !address.takesFreePort {
      listeners[place].wires.insert(.scrape)
      return
    }
    var listener = address.listener(mode: mode, files, tag: ListenerTag("metrics"))
    listener.wires = .scrape
    if adminListener?.address == listener.address, !address.takesFreePort {
      return parser.complain(.metricsListen, "'\(text)' is also given to --admin-listen")
    }
    metricsListener = listener
  }
}
