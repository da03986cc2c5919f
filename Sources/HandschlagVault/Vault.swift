/// All that the services use of the vault, made from the files that hold its secrets.
package struct Vault: Sendable {
  /// Public ids and handles.
  package let ids: PublicIDs
  /// Page tokens and cursors.
  package let tokens: TokenSealer
  /// Codes of requests that carry an idempotency key.
  package let requests: RequestMAC
  /// The key store, to destroy keys and to sweep it.
  package let keys: KeyStore
  /// The file of the server key; nil for a vault without one.
  package let keyFile: String?
  /// Contact cards.
  package let cards: ContactCardSealer
  /// Disclosures and grants.
  package let disclosures: Disclosures
  /// Receipts at rest.
  package let receipts: Receipts
  /// The keys that sign checkpoints.
  package let logKeys: LogKeys
  /// The copy of their file for backups; nil for a vault without a file.
  package let logKeyCopy: LogKeyCopy?

  /// Opens the vault of a data directory that exists: `server.key`, `keys.db` and `log.key` in it, all made
  /// at the first start.
  ///
  /// - Parameters:
  ///   - logOrigin: the public log's name, fixed at the first start; nil for the one that it has.
  ///   - checkpoint: the newest that the database holds; nil before the first. No `log.key` is made beside one,
  ///     and the keys must be those that signed it.
  ///   - onFatalError: As that of the key store.
  /// - Throws: ``KeyFileError``, also when the key file is missing beside a key store; ``VaultError``; an
  ///   SQL error.
  package init(
    directory: String, logOrigin: String? = nil, checkpoint: String? = nil,
    onFatalError: (@Sendable (String) -> Void)? = nil
  ) throws {
    let keyFile = directory + "/server.key"
    let keyStore = directory + "/keys.db"
    // A new key would open nothing, and would stand where the old one must be put back.
    guard KeyFile.exists(keyFile) || !KeyFile.exists(keyStore) else {
      throw KeyFileError("the key file \(keyFile) is missing, but \(keyStore) was made under it: put it back")
    }
    let key = try ServerKey.load(orCreateAt: keyFile)
    let keys = try KeyStore(path: keyStore, key: key, onFatalError: onFatalError)
    // A rotation was cut off: brought to its end before anybody calls.
    if key.wrapping.versions.count > 1 { _ = try keys.rotate(keyFile: keyFile) { _ in } }
    let logKey = directory + "/log.key"
    try LogKeyCopy.unseal(in: directory, under: key)
    if let checkpoint, !KeyFile.exists(logKey) {
      try LogKeyFile.requireFirst(logKey, beside: checkpoint, origin: logOrigin)
    }
    let logKeys = try LogKeys(file: logKey, origin: logOrigin)
    if let checkpoint {
      try LogKeyFile.require(logKeys, continuing: checkpoint, origin: logOrigin, logKey)
    }
    self.init(
      key: key, keys: keys, logKeys: logKeys, keyFile: keyFile, logKeyCopy: LogKeyCopy(of: logKey, under: key)
    )
  }

  /// Rotates the wrapping key, as ``KeyStore/rotate(keyFile:)`` does.
  ///
  /// - Throws: ``VaultError/noKeyFile`` for a vault without a file, and what that function throws.
  package func rotateKeys() async throws -> KeyRotation {
    guard let keyFile else { throw VaultError.noKeyFile }
    return try await keys.rotate(keyFile: keyFile)
  }

  /// A vault of a server key, a store made under it, and the keys of the public log.
  package init(
    key: ServerKey, keys: KeyStore, logKeys: LogKeys, keyFile: String? = nil,
    logKeyCopy: LogKeyCopy? = nil
  ) {
    self.keyFile = keyFile
    ids = PublicIDs(key: key)
    tokens = TokenSealer(key: key)
    requests = RequestMAC(key: key)
    self.keys = keys
    cards = ContactCardSealer(store: keys)
    disclosures = Disclosures(store: keys)
    receipts = Receipts(store: keys)
    self.logKeys = logKeys
    self.logKeyCopy = logKeyCopy
  }
}
