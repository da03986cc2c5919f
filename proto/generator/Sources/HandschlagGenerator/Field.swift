import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// A field, as both languages see it.
struct Field {
  /// How often it may occur, and how that looks in Swift.
  enum Presence: Equatable {
    /// Always has a value: the default where the wire has none.
    case plain
    /// `Optional`, in C a pointer.
    case message
    /// `Optional`, in C a oneof of one.
    case optional
    /// `Array`.
    case repeated
    /// A case of an enumeration.
    case oneof
  }

  let descriptor: FieldDescriptor
  let rule: FieldRule
  let presence: Presence
  /// The value goes on the heap, because it may contain another of the owner's type.
  let isIndirect: Bool
  private let types: TypeNames

  init(_ descriptor: FieldDescriptor, _ schema: Schema) throws(SchemaError) {
    self.descriptor = descriptor
    rule = try schema.rule(descriptor)
    types = TypeNames(schema.settings)
    if descriptor.isRepeated {
      presence = .repeated
    } else if descriptor.realContainingOneof != nil {
      presence = .oneof
    } else if descriptor.containingOneof != nil {
      presence = .optional
    } else {
      presence = descriptor.type == .message ? .message : .plain
    }
    isIndirect = !descriptor.isRepeated && schema.isRecursive(descriptor)
  }

  /// The property, without backticks.
  var name: String { SwiftName.lowerCamel(descriptor.name) }
  /// The property where it is declared.
  var declaredName: String { SwiftName.escaped(name) }
  /// The member of protobuf-c's struct.
  var cName: String { CName.member(descriptor.name) }
  /// The member that tells whether the field is set, of a oneof's field.
  var cCase: String { CName.caseMember(descriptor.containingOneof?.name ?? "") }
  var type: Google_Protobuf_FieldDescriptorProto.TypeEnum { descriptor.type }

  /// The type of one value in Swift.
  var elementType: String {
    switch descriptor.type {
    case .double: "Double"
    case .float: "Float"
    case .int64, .sfixed64, .sint64: "Int64"
    case .uint64, .fixed64: "UInt64"
    case .int32, .sfixed32, .sint32: "Int32"
    case .uint32, .fixed32: "UInt32"
    case .bool: "Bool"
    case .string: "String"
    case .bytes: "[UInt8]"
    case .message, .group: types.swift(descriptor.messageType)
    case .enum: types.swift(descriptor.enumType)
    }
  }

  /// The type of the property.
  var swiftType: String {
    switch presence {
    case .plain, .oneof: elementType
    case .message, .optional: elementType + "?"
    case .repeated: "[\(elementType)]"
    }
  }

  /// What the property is before anything sets it.
  var defaultValue: String {
    switch presence {
    case .message, .optional, .oneof: return "nil"
    case .repeated: return "[]"
    case .plain: break
    }
    switch descriptor.type {
    case .bool: return "false"
    case .string: return "\"\""
    case .bytes: return "[]"
    case .enum:
      return "." + types.caseName(descriptor.enumType.values.first { $0.number == 0 }, descriptor.enumType)
    default: return "0"
    }
  }
}

/// Names of types in Swift.
struct TypeNames {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  /// The whole name of a message's type, the types around it included.
  func swift(_ message: Descriptor) -> String {
    if let outer = message.containingType { return swift(outer) + "." + message.name }
    return settings.prefix + message.name
  }

  /// The whole name of an enumeration's type, the types around it included.
  func swift(_ enumeration: EnumDescriptor) -> String {
    if let outer = enumeration.containingType { return swift(outer) + "." + enumeration.name }
    return settings.prefix + enumeration.name
  }

  /// The case of a value, as it follows a dot.
  func caseName(_ value: EnumValueDescriptor?, _ enumeration: EnumDescriptor) -> String {
    guard let value else { return "unrecognized(0)" }
    return SwiftName.enumCase(value.name, of: enumeration.name)
  }
}
