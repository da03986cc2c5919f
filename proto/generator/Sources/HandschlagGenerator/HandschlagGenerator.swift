public import SwiftProtobufPluginLibrary

/// The plugin for protoc: Swift values, bridges to protobuf-c, validation, services and clients.
public struct HandschlagGenerator: CodeGenerator {
  /// The features of the schema that it supports.
  public var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] { [.proto3Optional] }

  /// A generator; what it is asked for comes with each run.
  public init() {}

  /// Writes the files of one run.
  ///
  /// - Throws: `SchemaError` for a schema that cannot or must not be generated.
  public func generate(
    files: [FileDescriptor], parameter: any CodeGeneratorParameter,
    protoCompilerContext: any ProtoCompilerContext, generatorOutputs: any GeneratorOutputs
  ) throws {
    let settings = try Settings(parameter.parsedPairs)
    if settings.output == .header {
      try generatorOutputs.add(fileName: settings.cModule + ".h", contents: HeaderWriter().write(files))
      return
    }
    if settings.output == .schema {
      try generatorOutputs.add(fileName: "schema.swift", contents: SchemaWriter(settings).write(files))
      return
    }
    let schema = Schema(settings)
    try generatorOutputs.add(fileName: "support.swift", contents: SupportWriter.text)
    for file in files {
      try SchemaCheck(schema: schema).check(file)
      for (name, contents) in try Self.swift(file, schema) {
        try generatorOutputs.add(fileName: name, contents: contents)
      }
    }
  }

  /// The Swift files of a file of the schema, by name.
  static func swift(_ file: FileDescriptor, _ schema: Schema) throws(SchemaError) -> [(String, String)] {
    let visibility = schema.settings.visibility
    let base = file.name.split(separator: "/").last?.dropLast(".proto".count) ?? ""
    let head = "// Generated from \(file.name) by protoc-gen-handschlag. Do not edit."

    var messages = Lines()
    // A conformance in public needs the import in public; one within the package does not.
    messages.add(
      head, visibility == "public" ? "public import HandschlagProtobuf" : "import HandschlagProtobuf")
    try MessageWriter(schema).write(file, to: &messages)

    var bridges = Lines()
    bridges.add(head, "import \(schema.settings.cModule)", "import CProtobufC")
    bridges.add("\(visibility) import HandschlagProtobuf")
    try BridgeWriter(schema).write(file, to: &bridges)

    var result = [("\(base).messages.swift", messages.text), ("\(base).bridges.swift", bridges.text)]

    var validation = Lines()
    try ValidationWriter(schema).write(file, to: &validation)
    if !validation.text.isEmpty {
      result.append(
        ("\(base).validation.swift", "\(head)\n\(visibility) import HandschlagProtobuf\n" + validation.text))
    }

    var services = Lines()
    try ServiceWriter(schema).write(file, to: &services)
    if !services.text.isEmpty {
      let calls = schema.settings.module == "HandschlagRPC" ? "" : "\(visibility) import HandschlagRPC\n"
      let imports = "import HandschlagProtobuf\n" + calls
      result.append(("\(base).services.swift", "\(head)\n" + imports + services.text))
    }
    return result
  }
}
