public import ArgumentParser
public import HandschlagClient

extension MessageEnum {
  /// The name on command lines and in JSON: `WORK_KIND_DATA_RESEARCH` is `data-research`.
  public var commandName: String {
    let prefix = Self.allKnown.first?.name.replacing("UNSPECIFIED", with: "") ?? ""
    let own = name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : name[...]
    return own.lowercased().replacing("_", with: "-")
  }

  /// The names that can be asked for.
  public static var commandNames: [String] { allKnown.dropFirst().map(\.commandName) }

  /// The value of a name; capitals, blanks and underscores are taken as well. Nil if there is none.
  public init?(commandName text: some StringProtocol) {
    let wanted = text.lowercased().split(whereSeparator: { " _-".contains($0) }).joined(separator: "-")
    guard let value = Self.allKnown.dropFirst().first(where: { $0.commandName == wanted }) else { return nil }
    self = value
  }

  /// The name as a value; nothing where the schema's first value says nothing.
  public var output: OutputValue { self == Self(rawValue: 0) ? .absent : .text(commandName) }
}

extension Array where Element: MessageEnum {
  /// The names as a value.
  public var output: OutputValue { .texts(map(\.commandName)) }
}

/// One value of the schema given on a command line.
public struct Named<Value: MessageEnum>: Sendable, Hashable {
  /// The value.
  public let value: Value
}

extension Named: ExpressibleByArgument {
  /// Reads a name; nil if there is no such value.
  public init?(argument: String) {
    guard let value = Value(commandName: argument) else { return nil }
    self.value = value
  }

  /// The names that can be given.
  public static var allValueStrings: [String] { Value.commandNames }
}

/// Values of the schema given on a command line, joined by commas.
public struct NamedList<Value: MessageEnum>: Sendable, Hashable {
  /// The values in the order given, each once.
  public let values: [Value]
}

extension NamedList: ExpressibleByArgument {
  /// Reads names; nil if one of them is none.
  public init?(argument: String) {
    var values: [Value] = []
    for part in argument.split(separator: ",") {
      guard let value = Value(commandName: part) else { return nil }
      if !values.contains(value) { values.append(value) }
    }
    self.values = values
  }

  /// The names that can be given.
  public static var allValueStrings: [String] { Value.commandNames }
}

extension DayArgument: ExpressibleByArgument {
  /// Reads a day such as `2026-11-22`; nil if it is none.
  public init?(argument: String) { self.init(argument) }
}
