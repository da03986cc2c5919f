import HandschlagTransport

/// How a client knows its server at an address of the form `tls:HOST:PORT`, and proves itself to it. All files are
/// in PEM.
public struct TLSOptions: Sendable, Hashable {
  /// Certificates of those who vouch for the server; nil trusts those whom the system trusts.
  public var roots: String?
  /// The client's own certificate, then those that vouch for it; nil for none. Operators need one.
  public var certificate: String?
  /// The certificate's key, without a password.
  public var key: String?
  /// The name that the server's certificate must bear; nil for the host of the address.
  public var serverName: String?

  /// Options; without any: trusts whom the system trusts, and proves nothing.
  public init(
    roots: String? = nil, certificate: String? = nil, key: String? = nil, serverName: String? = nil
  ) {
    self.roots = roots
    self.certificate = certificate
    self.key = key
    self.serverName = serverName
  }

  var transport: ClientTLS {
    var identity: TLSFiles?
    if let certificate { identity = TLSFiles(certificate: certificate, key: key ?? certificate) }
    return ClientTLS(roots: roots, identity: identity, serverName: serverName)
  }
}
