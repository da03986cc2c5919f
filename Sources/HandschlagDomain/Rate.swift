/// A band of pay. Amounts are minor units of the currency (cents).
package struct Rate: Hashable, Sendable {
  /// The least pay.
  package var least: Int64
  /// The most pay; 0 if it is open.
  package var most: Int64

  /// A band from `least` to `most`.
  package init(least: Int64, most: Int64) {
    self.least = least
    self.most = most
  }

  /// Whether the end is not below the beginning.
  package var isValid: Bool { least >= 0 && most >= 0 && (most == 0 || most >= least) }

  /// The band widened to whole steps: an exact figure would be the mark of a person.
  ///
  /// - Parameter step: the width of a step, 1 or more.
  package func widened(toStepsOf step: Int64) -> Rate {
    let up = most % step == 0 ? 0 : step - most % step
    return Rate(least: least - least % step, most: most > .max - up ? .max : most + up)
  }
}
