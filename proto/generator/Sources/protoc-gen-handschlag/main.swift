import Foundation
import HandschlagGenerator
import SwiftProtobuf
import SwiftProtobufPluginLibrary

// Run by protoc it is a plugin. With `--strip IN OUT` it rewrites a descriptor set for protoc-c.
let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "--strip" {
  let set = try Google_Protobuf_FileDescriptorSet(
    serializedBytes: Data(contentsOf: URL(fileURLWithPath: arguments[2])))
  let stripped: Data = try DescriptorStripper.strip(set).serializedBytes()
  try stripped.write(to: URL(fileURLWithPath: arguments[3]))
} else {
  HandschlagGenerator.main()
}
