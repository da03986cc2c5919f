public import SwiftProtobuf

/// Makes of a schema what protoc-c 1.4 can compile.
///
/// It refuses `optional`, so that each becomes the oneof of one field that it is on the wire; its code for
/// custom options needs a header that Debian does not ship, and nothing here uses its services. It
/// initialises a union by its first member, so that the largest comes first.
public enum DescriptorStripper {
  /// Options that protoc-c knows; the files of descriptor options themselves are left out.
  private static let optionsFiles: Set<String> = [
    "google/protobuf/descriptor.proto", "handschlag/options/v1/options.proto",
  ]

  /// A set that holds the same messages, and nothing that protoc-c stumbles over.
  public static func strip(_ set: Google_Protobuf_FileDescriptorSet) -> Google_Protobuf_FileDescriptorSet {
    var result = Google_Protobuf_FileDescriptorSet()
    result.file = set.file.filter { !optionsFiles.contains($0.name) }.map { file in
      var file = file
      file.dependency.removeAll(where: optionsFiles.contains)
      file.publicDependency = []
      file.weakDependency = []
      file.service = []
      file.extension = []
      file.clearOptions()
      file.clearSourceCodeInfo()
      file.messageType = file.messageType.map(strip)
      file.enumType = file.enumType.map(strip)
      return file
    }
    return result
  }

  private static func strip(_ message: Google_Protobuf_DescriptorProto) -> Google_Protobuf_DescriptorProto {
    var message = message
    message.clearOptions()
    message.nestedType = message.nestedType.map(strip)
    message.enumType = message.enumType.map(strip)
    message.oneofDecl = message.oneofDecl.map { oneof in
      var oneof = oneof
      oneof.clearOptions()
      return oneof
    }
    message.field = message.field.map { field in
      var field = field
      field.clearOptions()
      field.clearProto3Optional()
      return field
    }
    sortUnions(&message)
    return message
  }

  private static func strip(_ enumeration: Google_Protobuf_EnumDescriptorProto)
    -> Google_Protobuf_EnumDescriptorProto
  {
    var enumeration = enumeration
    enumeration.clearOptions()
    enumeration.value = enumeration.value.map { value in
      var value = value
      value.clearOptions()
      return value
    }
    return enumeration
  }

  /// Puts the members of each oneof, at the places that they have, into order by size.
  private static func sortUnions(_ message: inout Google_Protobuf_DescriptorProto) {
    for oneof in message.oneofDecl.indices {
      let places = message.field.indices.filter {
        message.field[$0].hasOneofIndex && message.field[$0].oneofIndex == oneof
      }
      let members = places.map { message.field[$0] }.sorted {
        (-size($0.type), $0.number) < (-size($1.type), $1.number)
      }
      for (place, member) in zip(places, members) { message.field[place] = member }
    }
  }

  /// Bytes of a member of a union in C.
  private static func size(_ type: Google_Protobuf_FieldDescriptorProto.TypeEnum) -> Int {
    switch type {
    case .bytes: 16
    case .string, .message, .group, .int64, .uint64, .sint64, .fixed64, .sfixed64, .double: 8
    default: 4
    }
  }
}
