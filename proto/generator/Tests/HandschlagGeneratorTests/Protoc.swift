import Foundation
import SwiftProtobuf
import SwiftProtobufPluginLibrary
import Testing

@testable import HandschlagGenerator

/// Schemas written in a test, compiled by the protoc that is installed.
enum Protoc {
  /// The folder with the project's schema.
  static let schemas = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The descriptors of a schema and of what it imports.
  static func set(_ source: String, name: String = "test.proto") throws -> Google_Protobuf_FileDescriptorSet {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(source.utf8).write(to: folder.appendingPathComponent(name))
    let output = folder.appendingPathComponent("set")
    try run(
      "protoc",
      [
        "--proto_path=\(folder.path)", "--proto_path=\(schemas.path)", "--include_imports",
        "--include_source_info", "--descriptor_set_out=\(output.path)", name,
      ])
    return try Google_Protobuf_FileDescriptorSet(serializedBytes: Data(contentsOf: output))
  }

  /// Runs a program, which must succeed.
  static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) failed")
  }

  /// What a schema in package `test`, with the options at hand, becomes: names of files, and texts.
  static func generate(_ body: String, _ options: [(String, String)] = []) throws -> [(String, String)] {
    let source = """
      syntax = "proto3";
      package test;
      import "handschlag/options/v1/options.proto";

      """
    return try generate(set: set(source + body), options)
  }

  static func generate(
    set: Google_Protobuf_FileDescriptorSet, _ options: [(String, String)] = []
  ) throws -> [(String, String)] {
    let descriptors = DescriptorSet(protos: set.file)
    let file = try #require(descriptors.fileDescriptor(named: "test.proto"))
    let schema = Schema(try Settings(options.map { (key: $0.0, value: $0.1) }))
    try SchemaCheck(schema: schema).check(file)
    return try HandschlagGenerator.swift(file, schema)
  }

  /// Why a schema is refused.
  static func refusal(_ body: String) throws -> String? {
    do {
      _ = try generate(body)
      return nil
    } catch let error as SchemaError {
      return error.description
    }
  }
}
