import Configuration
import Foundation

/// Why a server does not start: one line for each reason, and the exit code of the process.
package struct StartError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The reasons.
  package let reasons: [String]
  /// One of `sysexits.h`.
  package let exitCode: Int32

  /// The flags are wrong.
  package static let usage: Int32 = 64
  /// The data is damaged, or breaks a rule.
  package static let data: Int32 = 65
  /// Something inside went wrong.
  package static let software: Int32 = 70
  /// Something could not be made or opened.
  package static let cannotCreate: Int32 = 73
  /// Another process holds the data.
  package static let locked: Int32 = 75
  /// The configuration, or what it names, is wrong.
  package static let configuration: Int32 = 78

  /// An error of several reasons.
  package init(_ reasons: [String], exitCode: Int32) {
    self.reasons = reasons
    self.exitCode = exitCode
  }

  /// The reasons, one a line.
  package var description: String { reasons.joined(separator: "\n") }
}

/// Where settings come from: flags before the environment before a file.
package struct ConfigurationSources: Sendable {
  private let reader: ConfigReader

  /// Reads a file, if one is named, and puts flags and environment before it.
  ///
  /// - Parameters:
  ///   - flags: values by setting; a setting that is not a list takes the last one.
  ///   - environment: all variables; those of other programs are passed over.
  ///   - file: a path, or nil for the one that `HANDSCHLAG_CONFIG` names, if it does.
  /// - Throws: ``StartError`` for a file that cannot be read, or has a key that is no setting's.
  package init(flags: [Setting: [String]], environment: [String: String], file: String?) throws(StartError) {
    let known = Set(Setting.all.map(\.variable))
    // An empty variable is how a shell leaves one out.
    let variables = environment.filter { known.contains($0.key) && !$0.value.isEmpty }
    var providers: [any ConfigProvider] = [
      Self.provider("flags", flags),
      EnvironmentVariablesProvider(environmentVariables: variables).prefixKeys(with: ["handschlag"]),
    ]
    if let path = file ?? environment["HANDSCHLAG_CONFIG"].flatMap({ $0.isEmpty ? nil : $0 }) {
      providers.append(Self.provider("file", try ConfigurationFile.read(path)))
    }
    reader = ConfigReader(providers: providers)
  }

  /// The value of a setting, or nil where nobody gave one.
  func text(_ setting: Setting) -> String? {
    list(setting)?.last
  }

  /// The values of a setting that is a list.
  func list(_ setting: Setting) -> [String]? {
    reader.stringArray(forKey: ConfigKey([setting.name]))
  }

  private static func provider(_ name: String, _ values: [Setting: [String]]) -> InMemoryProvider {
    var keyed: [AbsoluteConfigKey: ConfigValue] = [:]
    for (setting, texts) in values where !texts.isEmpty {
      keyed[AbsoluteConfigKey([setting.name])] = ConfigValue(.stringArray(texts), isSecret: false)
    }
    return InMemoryProvider(name: name, values: keyed)
  }
}

/// A file of settings: a JSON object, or lines of the form `key = value`.
enum ConfigurationFile {
  static func read(_ path: String) throws(StartError) -> [Setting: [String]] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw StartError(["cannot read the file \(path)"], exitCode: StartError.configuration)
    }
    let text = String(decoding: data, as: UTF8.self)
    let isObject = text.first { !$0.isWhitespace } == "{"
    var problems: [String] = []
    var values: [Setting: [String]] = [:]
    for (key, texts) in isObject ? object(data, &problems) : lines(text, &problems) {
      guard let setting = Setting.all.first(where: { $0.name == key }) else {
        problems.append("'\(key)' is no setting")
        continue
      }
      values[setting, default: []] += texts
    }
    guard problems.isEmpty else {
      throw StartError(problems.map { "\(path): \($0)" }, exitCode: StartError.configuration)
    }
    return values
  }

  private static func object(_ data: Data, _ problems: inout [String]) -> [(String, [String])] {
    guard let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
      problems.append("is no JSON object")
      return []
    }
    return object.sorted { $0.key < $1.key }.compactMap { key, value in
      if let texts = texts(value) { return (key, texts) }
      problems.append("'\(key)' is neither a text, a number, a truth value nor a list of texts")
      return nil
    }
  }

  private static func texts(_ value: Any) -> [String]? {
    switch value {
    case let text as String: return [text]
    case let number as NSNumber:
      let isTruth = CFBooleanKind.matches(number)
      return [isTruth ? String(number.boolValue) : number.stringValue]
    case let list as [String]: return list
    default: return nil
    }
  }

  private static func lines(_ text: String, _ problems: inout [String]) -> [(String, [String])] {
    var found: [(String, [String])] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { continue }
      guard let sign = trimmed.firstIndex(of: "=") else {
        problems.append("line \(number + 1) is not of the form 'key = value'")
        continue
      }
      let key = trimmed[..<sign].trimmingCharacters(in: .whitespaces)
      let value = trimmed[trimmed.index(after: sign)...].trimmingCharacters(in: .whitespaces)
      found.append((key, [value]))
    }
    return found
  }
}

/// Tells a truth value of JSON from a number: Foundation has one type for both.
private enum CFBooleanKind {
  static func matches(_ number: NSNumber) -> Bool {
    // The C type of a truth value is a character's; JSON numbers never have it.
    String(cString: number.objCType) == "c"
  }
}
