import Foundation

/// The processors that this process may use.
package enum Processors {
  /// By their numbers; empty where the system does not tell.
  package static let usable: [Int] = {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed_list:") })
    else { return [] }
    // As in `0-3,8`.
    return line.dropFirst("Cpus_allowed_list:".count).split(separator: ",").flatMap { range -> [Int] in
      let ends = range.split(separator: "-").compactMap { Int($0.filter(\.isNumber)) }
      guard let first = ends.first, let last = ends.last, first <= last else { return [] }
      return Array(first...last)
    }
  }()

  /// How many; those of the machine where the system does not tell.
  package static var count: Int {
    usable.isEmpty ? ProcessInfo.processInfo.activeProcessorCount : usable.count
  }
}
