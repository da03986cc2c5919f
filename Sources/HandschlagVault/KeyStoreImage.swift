import HandschlagSQL
import Synchronization

extension KeyStore {
  /// The key store as of now, as the bytes of its file: every secret wrapped, and the journal of erasures.
  ///
  /// Whoever keeps it must let it go soon: a key that is destroyed later is still in it.
  package func image() throws -> [UInt8] { try connection.withLock { try $0.serialized() } }
}
