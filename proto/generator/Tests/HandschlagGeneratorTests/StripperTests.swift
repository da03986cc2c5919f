import Foundation
import SwiftProtobuf
import SwiftProtobufPluginLibrary
import Testing

@testable import HandschlagGenerator

/// Keeps the descriptors alive that a file refers to.
struct DescriptorSetOf {
  private let set: DescriptorSet

  init(_ set: Google_Protobuf_FileDescriptorSet) {
    self.set = DescriptorSet(protos: set.file)
  }

  func file(_ name: String) -> FileDescriptor? { set.fileDescriptor(named: name) }
}

@Suite("What protoc-c is given")
struct StripperTests {
  private let source = """
    syntax = "proto3";
    package test;
    import "handschlag/options/v1/options.proto";
    message M {
      optional string name = 1 [(handschlag.options.v1.field) = { max_len: 5 }];
      oneof choice { bool flag = 2; int64 number = 3; bytes data = 4; }
      int32 last = 5;
      map<string, M> others = 6;
    }
    service S { rpc Call(M) returns (M) { option (handschlag.options.v1.method) = { audience: AUDIENCE_PUBLIC }; } }
    """

  @Test func optionalsBecomeOneofsAndOptionsAndServicesGo() throws {
    let stripped = DescriptorStripper.strip(try Protoc.set(source))
    #expect(stripped.file.map(\.name) == ["test.proto"])
    let file = stripped.file[0]
    #expect(file.dependency.isEmpty && file.service.isEmpty)
    let fields = file.messageType[0].field
    #expect(fields.allSatisfy { !$0.proto3Optional && !$0.hasOptions })
    #expect(file.messageType[0].oneofDecl.map(\.name) == ["choice", "_name"])
  }

  @Test func theLargestMemberOfAUnionStandsFirst() throws {
    let stripped = DescriptorStripper.strip(try Protoc.set(source))
    #expect(stripped.file[0].messageType[0].field.map(\.number) == [1, 4, 3, 2, 5, 6])
  }

  @Test func protocCCompilesIt() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let set = folder.appendingPathComponent("set")
    let bytes: Data = try DescriptorStripper.strip(try Protoc.set(source)).serializedBytes()
    try bytes.write(to: set)
    try Protoc.run("protoc", ["--descriptor_set_in=\(set.path)", "--c_out=\(folder.path)", "test.proto"])
    let header = try String(contentsOf: folder.appendingPathComponent("test.pb-c.h"), encoding: .utf8)
    #expect(header.contains("_name_case"))
    // A map is a list of its entries, as on the wire.
    #expect(header.contains("Test__M__OthersEntry **others;"))
  }
}
