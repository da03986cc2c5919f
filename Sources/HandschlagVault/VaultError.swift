/// Why the vault refused.
///
/// Nothing in it comes from a secret, so it may be logged.
package enum VaultError: Error, Hashable, Sendable {
  /// The key was destroyed, or never was: what it sealed is gone for good.
  case keyGone
  /// Bytes that were not sealed in this place: altered, moved from another row or field, or put back from
  /// before.
  case altered
  /// Two disclosures that do not belong to the two sides of one engagement.
  case disclosuresDoNotMatch
  /// Keys were destroyed, but old pages of the key store may linger until its next start.
  case destructionIncomplete
  /// A rotation of the wrapping key runs already.
  case rotationRuns
  /// The vault has no key file, so that its wrapping key cannot be rotated.
  case noKeyFile
  /// The public log has as many keys, or as many notes that announced one, as its readers accept.
  case tooManyLogKeys
  /// The key store belongs to another server key: the key file was lost, or swapped.
  case keyStoreOfAnotherServer
  /// The key store was written by a later version of this server.
  case keyStoreTooNew
}
