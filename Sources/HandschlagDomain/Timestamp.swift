/// A moment, in milliseconds since 1970-01-01T00:00:00Z. Rules receive it; they never read a clock.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970, negative before.
  package let milliseconds: Int64

  /// The moment `milliseconds` after the start of 1970.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders by time.
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment `span` later, at most the last one that can be told.
  package static func + (moment: Timestamp, span: Span) -> Timestamp {
    let (sum, overflow) = moment.milliseconds.addingReportingOverflow(span.milliseconds)
    guard overflow else { return Timestamp(milliseconds: sum) }
    return Timestamp(milliseconds: span.milliseconds > 0 ? .max : .min)
  }

  /// The time between two moments, at most the longest span that can be told.
  package static func - (left: Timestamp, right: Timestamp) -> Span {
    let (difference, overflow) = left.milliseconds.subtractingReportingOverflow(right.milliseconds)
    guard overflow else { return Span(milliseconds: difference) }
    return Span(milliseconds: left > right ? .max : .min)
  }

  /// The start of the hour (UTC): how messages are dated in histories.
  package var flooredToHour: Timestamp { floored(to: .hours(1)) }

  /// The start of the day (UTC): how profiles and receipts are dated.
  package var flooredToDay: Timestamp { floored(to: .days(1)) }

  /// The last multiple of `span` since 1970 that is not after this moment.
  private func floored(to span: Span) -> Timestamp {
    let remainder = milliseconds % span.milliseconds
    let distance = remainder < 0 ? remainder + span.milliseconds : remainder
    let (floor, overflow) = milliseconds.subtractingReportingOverflow(distance)
    return Timestamp(milliseconds: overflow ? .min : floor)
  }
}

/// A length of time in milliseconds.
package struct Span: Hashable, Comparable, Sendable {
  /// The length, negative for the past.
  package let milliseconds: Int64

  /// A length of `milliseconds`.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Orders by length.
  package static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }

  /// `count` seconds.
  package static func seconds(_ count: Int64) -> Span { scaled(count, by: 1_000) }
  /// `count` minutes.
  package static func minutes(_ count: Int64) -> Span { scaled(count, by: 60_000) }
  /// `count` hours.
  package static func hours(_ count: Int64) -> Span { scaled(count, by: 3_600_000) }
  /// `count` days of 24 hours.
  package static func days(_ count: Int64) -> Span { scaled(count, by: 86_400_000) }

  /// `count` units, at most the longest span: a setting typed by an operator may be any number.
  private static func scaled(_ count: Int64, by unit: Int64) -> Span {
    let (product, overflow) = count.multipliedReportingOverflow(by: unit)
    return Span(milliseconds: overflow ? (count > 0 ? .max : .min) : product)
  }
}
