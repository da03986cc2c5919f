import Foundation
import SwiftProtobuf
import Testing

@testable import HandschlagGenerator

@Suite("What the generator writes")
struct OutputTests {
  private static let golden = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Golden")

  /// With HANDSCHLAG_WRITE_GOLDEN=1 in the environment the files are written anew, to be read before a commit.
  @Test func aSmallSchemaBecomesTheGoldenFiles() throws {
    let source = try String(contentsOf: Self.golden.appendingPathComponent("test.proto"), encoding: .utf8)
    let files = try Protoc.generate(set: Protoc.set(source))
    #expect(
      files.map(\.0) == [
        "test.messages.swift", "test.bridges.swift", "test.validation.swift", "test.services.swift",
      ])
    for (name, text) in files {
      let file = Self.golden.appendingPathComponent(name + ".golden")
      if ProcessInfo.processInfo.environment["HANDSCHLAG_WRITE_GOLDEN"] != nil {
        try Data(text.utf8).write(to: file)
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name)")
    }
  }

  @Test func theMethodsOfAllServicesAreListedWhereThatIsAsked() throws {
    let source = try String(contentsOf: Self.golden.appendingPathComponent("test.proto"), encoding: .utf8)
    let file = try #require(DescriptorSetOf(Protoc.set(source)).file("test.proto"))
    let listed = try SchemaWriter(Settings([(key: "Methods", value: "Listed")])).write([file])
    #expect(listed.contains("orderService: OrderServiceMethods.Each<Value>"))
    #expect(!(try SchemaWriter(Settings([])).write([file])).contains("EachMethod"))
  }

  @Test func theSameSchemaGivesTheSameFiles() throws {
    let source = try String(contentsOf: Self.golden.appendingPathComponent("test.proto"), encoding: .utf8)
    let set = try Protoc.set(source)
    #expect(try Protoc.generate(set: set).map(\.1) == Protoc.generate(set: set).map(\.1))
  }

  @Test func visibilityPrefixAndModuleAreAsAsked() throws {
    let files = try Protoc.generate(
      "message M { M next = 1; E e = 2; } enum E { E_NONE = 0; }",
      [("Visibility", "Package"), ("Prefix", "Wire"), ("CModule", "CThings")])
    let text = files.map(\.1).joined()
    #expect(text.contains("package struct WireM: Message"))
    #expect(text.contains("package enum WireE: MessageEnum"))
    #expect(text.contains("package var next: WireM?"))
    #expect(text.contains("import CThings"))
    #expect(!text.contains("public "))
  }

  @Test func withoutBoundsAndServicesThereAreNoFilesForThem() throws {
    let files = try Protoc.generate("message M { int32 f = 1; }")
    #expect(files.map(\.0) == ["test.messages.swift", "test.bridges.swift"])
  }

  @Test func namesReadAsSwift() {
    #expect(SwiftName.lowerCamel("project_id") == "projectID")
    #expect(SwiftName.lowerCamel("id") == "id")
    #expect(SwiftName.lowerCamel("card_ids") == "cardIDs")
    #expect(SwiftName.lowerCamel("GetProject") == "getProject")
    #expect(SwiftName.lowerCamel("2d") == "_2d")
    #expect(SwiftName.enumCase("WORK_KIND_TEXT", of: "WorkKind") == "text")
    #expect(SwiftName.enumCase("OTHER", of: "WorkKind") == "other")
    #expect(SwiftName.escaped("default") == "`default`")
  }

  @Test func namesOfCAreThoseOfProtocC() {
    #expect(CName.type("handschlag.v1.WorkKind") == "Handschlag__V1__WorkKind")
    #expect(CName.function("handschlag.v1.HTTPThing2x") == "handschlag__v1__httpthing2x")
    #expect(CName.member("Operator") == "operator_")
    #expect(CName.caseMember("choiceKind") == "choice_kind_case")
    #expect(CName.caseMember("_name") == "_name_case")
  }

  @Test func headerIncludesEachFileAndGivesEachDescriptor() throws {
    let set = try Protoc.set("syntax = \"proto3\"; package t.v1; message M { message Inner {} }")
    let file = try #require(DescriptorSetOf(set).file("test.proto"))
    let header = HeaderWriter().write([file])
    #expect(header.contains("#include \"test.pb-c.h\""))
    #expect(header.contains("*_Nonnull t__v1__m__type(void)"))
    #expect(header.contains("return &t__v1__m__inner__descriptor;"))
  }
}
