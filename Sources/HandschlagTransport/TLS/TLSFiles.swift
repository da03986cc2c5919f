import NIOCore
import NIOSSL
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the files of one end of TLS are, all of them in PEM.
package struct TLSFiles: Sendable, Hashable {
  /// The end's own certificate, then those that vouch for it.
  package var certificate: String
  /// The key of the certificate.
  package var key: String
  /// Certificates of those who vouch for the other end's; nil asks for no certificate.
  package var peerRoots: String?

  /// Files at paths.
  package init(certificate: String, key: String, peerRoots: String? = nil) {
    self.certificate = certificate
    self.key = key
    self.peerRoots = peerRoots
  }

  /// Says what is wrong with a file, in a line for a person.
  static func reading<Result>(_ what: String, _ path: String, _ body: () throws -> Result) throws(ListenError)
    -> Result
  {
    guard access(path, R_OK) == 0 else {
      throw ListenError("cannot read the \(what) in \(path)", errno: errno)
    }
    do {
      return try body()
    } catch {
      throw ListenError("there is no usable \(what) in \(path): it must be PEM, without a password")
    }
  }

  /// The certificates of the first file.
  func chain() throws(ListenError) -> [NIOSSLCertificate] {
    try Self.reading("certificate", certificate) {
      let found = try NIOSSLCertificate.fromPEMFile(certificate)
      guard !found.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
      return found
    }
  }

  /// The key of the second.
  func privateKey() throws(ListenError) -> NIOSSLPrivateKey {
    try Self.reading("key", key) { try NIOSSLPrivateKey(file: key, format: .pem) }
  }
}

/// What a server proves itself with, as the files said when they were last read.
///
/// A connection keeps what it began with; the next one gets what was read since.
package final class TLSCredentials: Sendable {
  private let files: TLSFiles
  private let state: Mutex<NIOSSLContext>

  /// Reads the files.
  ///
  /// - Throws: ``ListenError`` in a line for a person.
  package init(_ files: TLSFiles) throws(ListenError) {
    self.files = files
    state = Mutex(try Self.read(files))
  }

  /// For the next connection.
  var context: NIOSSLContext { state.withLock { $0 } }

  /// Reads the files anew; when something is wrong with them, what was read before stays.
  ///
  /// - Throws: ``ListenError`` in a line for a person.
  package func reload() throws(ListenError) {
    let context = try Self.read(files)
    state.withLock { $0 = context }
  }

  private static func read(_ files: TLSFiles) throws(ListenError) -> NIOSSLContext {
    let chain = try files.chain()
    let key = try files.privateKey()
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    // gRPC's clients insist on it; a client of the native wire offers nothing and needs nothing.
    configuration.applicationProtocols = ["h2"]
    configuration.shutdownTimeout = .seconds(1)
    if let path = files.peerRoots {
      let roots = try TLSFiles.reading("certificate", path) {
        let found = try NIOSSLCertificate.fromPEMFile(path)
        guard !found.isEmpty else { throw NIOSSLError.failedToLoadCertificate }
        return found
      }
      configuration.trustRoots = .certificates(roots)
      // A client has no host name to be verified; its certificate must come from these roots.
      configuration.certificateVerification = .noHostnameVerification
    }
    do {
      if let leaf = chain.first, try key.belongs(to: leaf) == false {
        throw NIOSSLError.failedToLoadPrivateKey
      }
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw ListenError("the key in \(files.key) does not belong to the certificate in \(files.certificate)")
    }
  }
}
