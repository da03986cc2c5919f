/// The part of a project that a consent relies on. Its other parts may change freely.
package struct ProjectTerms: Hashable, Sendable {
  /// The title.
  package var title: String
  /// What is to be done.
  package var text: String
  /// What it is about, by the wire's numbers.
  package var kinds: Set<Int64>
  /// How the parties would work together, by the wire's numbers.
  package var cooperation: Set<Int64>
  /// The pay, nil if open.
  package var rate: Rate?
  /// What the pay is for and in which currency; empty if open.
  package var rateUnit: String
  /// Whether the company shows its name.
  package var isNamed: Bool
  /// The fields its company offers and requires.
  package var minimum: FieldMinimum

  /// The terms of a project.
  package init(
    title: String, text: String, kinds: Set<Int64> = [], cooperation: Set<Int64> = [], rate: Rate? = nil,
    rateUnit: String = "", isNamed: Bool = false, minimum: FieldMinimum = FieldMinimum()
  ) {
    self.title = title
    self.text = text
    self.kinds = kinds
    self.cooperation = cooperation
    self.rate = rate
    self.rateUnit = rateUnit
    self.isNamed = isNamed
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
