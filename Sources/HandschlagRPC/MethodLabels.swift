/// The names under which calls are told apart in figures and logs.
///
/// Methods whose effect is kept from the other party share one name: how often consent was given at some
/// moment says who consented when there are few.
package struct MethodLabels: Sendable, Hashable {
  /// The name that all sealed methods share.
  package static let sealed = "sealed"

  /// All names, each once, in the order of the methods.
  package let names: [String]
  /// Whether the methods of a name have a stream of replies or requests; never for the sealed ones.
  package let areStreams: [Bool]
  /// The position of a method's name, by the position of the method.
  package let byMethod: [Int]

  /// The names of a router's methods: the service without its package, a slash, the method.
  package init(_ methods: [MethodDescriptor]) {
    var names: [String] = []
    var areStreams: [Bool] = []
    var places: [String: Int] = [:]
    byMethod = methods.map { method in
      let name = Self.name(method)
      if let place = places[name] { return place }
      places[name] = names.count
      names.append(name)
      areStreams.append(!method.isSealed && method.kind != .unary)
      return names.count - 1
    }
    self.names = names
    self.areStreams = areStreams
  }

  /// The name of the method at a position of the router's list.
  package subscript(method: Int) -> String {
    byMethod.indices.contains(method) ? names[byMethod[method]] : "unknown"
  }

  private static func name(_ method: MethodDescriptor) -> String {
    guard !method.isSealed else { return sealed }
    let package = method.service.utf8.lastIndex(of: UInt8(ascii: "."))
    let service = package.map { method.service[method.service.utf8.index(after: $0)...] }
    return "\(service ?? method.service[...])/\(method.name)"
  }
}
