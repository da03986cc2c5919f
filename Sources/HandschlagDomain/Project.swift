/// Whether a project shows who posted it. The raw values are stored.
package enum ProjectDisclosure: Int64, CaseIterable, Sendable {
  /// Nobody learns its company before a reveal.
  case anonymous = 1
  /// Its company shows its name, by its own choice.
  case named = 2
}

/// Whether a project takes applications. The raw values are stored.
package enum ProjectState: Int64, CaseIterable, Sendable {
  /// It does.
  case open = 1
  /// It was closed by its company. Final.
  case closed = 2
}

/// The part of a project that a consent relies on. Its other parts may change freely.
package struct ProjectTerms: Hashable, Sendable {
  /// What it is about.
  package var kind: WorkKind
  /// Anonymous or named.
  package var disclosure: ProjectDisclosure
  /// The title.
  package var title: String
  /// What is to be done.
  package var text: String
  /// How the parties would work together.
  package var cooperation: CooperationKind
  /// The least pay offered, in minor units; nil if open.
  package var minimumPay: Int64?
  /// The most pay offered, in minor units; nil if open.
  package var maximumPay: Int64?
  /// The currency of both; nil if no pay is named.
  package var currency: String?
  /// The fields its company offers and requires.
  package var minimum: FieldMinimum

  /// The terms of a project.
  package init(
    kind: WorkKind, disclosure: ProjectDisclosure, title: String, text: String,
    cooperation: CooperationKind, minimumPay: Int64? = nil, maximumPay: Int64? = nil,
    currency: String? = nil, minimum: FieldMinimum = FieldMinimum()
  ) {
    self.kind = kind
    self.disclosure = disclosure
    self.title = title
    self.text = text
    self.cooperation = cooperation
    self.minimumPay = minimumPay
    self.maximumPay = maximumPay
    self.currency = currency
    self.minimum = minimum
  }

  /// Whether a consent to `old` no longer means the same: all here is material, but for a change of
  /// white space in the words.
  package func isMaterialChange(from old: ProjectTerms) -> Bool {
    var left = self
    var right = old
    for path in [\ProjectTerms.title, \ProjectTerms.text] {
      left[keyPath: path] = ProjectTerms.collapsed(left[keyPath: path])
      right[keyPath: path] = ProjectTerms.collapsed(right[keyPath: path])
    }
    return left != right
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
