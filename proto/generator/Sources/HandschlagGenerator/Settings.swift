/// What a run of the generator is asked for, by protoc's `--handschlag_opt`.
struct Settings {
  /// What to write.
  enum Output: String {
    /// Swift: messages, bridges, services.
    case swift = "Swift"
    /// The header of the C module, which includes what protoc-c wrote.
    case header = "Header"
    /// Swift: the files of the schema themselves, for reflection.
    case schema = "Schema"
  }

  var output = Output.swift
  /// `public` or `package`.
  var visibility = "public"
  /// What the names of message and enumeration types begin with.
  var prefix = ""
  /// Whether the schema is one that others published, without options of ours: methods that name no audience are
  /// for everyone, and are answered under any load.
  var isStandard = false
  /// Whether the schema is written with the files that it imports; without, where another module has those.
  var writesImports = true
  /// Whether the schema is written with a type that wants a value for each method of each service.
  var listsMethods = false
  /// The module of protoc-c's code.
  var cModule = "CHandschlagAPI"
  /// The Swift module that the code becomes part of, which it must not import; empty where that is no matter.
  var module = ""

  init(_ pairs: [(key: String, value: String)]) throws(SchemaError) {
    for (key, value) in pairs {
      switch key {
      case "Output":
        guard let output = Output(rawValue: value) else {
          throw SchemaError("Output=\(value): Swift, Header or Schema")
        }
        self.output = output
      case "Visibility":
        guard ["Public", "Package"].contains(value) else {
          throw SchemaError("Visibility=\(value): Public or Package")
        }
        visibility = value.lowercased()
      case "Prefix": prefix = value
      case "Standard":
        guard value == "Operation" else { throw SchemaError("Standard=\(value): Operation") }
        isStandard = true
      case "Imports":
        guard value == "Elsewhere" else { throw SchemaError("Imports=\(value): Elsewhere") }
        writesImports = false
      case "Methods":
        guard value == "Listed" else { throw SchemaError("Methods=\(value): Listed") }
        listsMethods = true
      case "CModule": cModule = value
      case "Module": module = value
      default: throw SchemaError("unknown option \(key)")
      }
    }
  }
}

/// Why the generator refuses a schema, in words for whoever wrote it.
struct SchemaError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
