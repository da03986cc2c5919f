/// What an operator may configure about the rules.
package struct Policy: Hashable, Sendable {
  /// How long a view lives from its creation.
  package var viewLength: Span
  /// How much an extension adds to both views, once.
  package var extensionLength: Span
  /// How long a consent lives; never beyond its giver's view.
  package var consentLifetime: Span
  /// How long after the reveal terms may be agreed.
  package var agreementWindow: Span
  /// How often accounts may act.
  package var quotas: Quotas

  /// The default policy: 14 days a view and an extension, 7 a consent, 30 to agree.
  package init(
    viewLength: Span = .days(14), extensionLength: Span = .days(14),
    consentLifetime: Span = .days(7), agreementWindow: Span = .days(30), quotas: Quotas = Quotas()
  ) {
    self.viewLength = viewLength
    self.extensionLength = extensionLength
    self.consentLifetime = consentLifetime
    self.agreementWindow = agreementWindow
    self.quotas = quotas
  }
}
