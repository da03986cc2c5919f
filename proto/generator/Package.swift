// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let plugin: Target.Dependency = .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf")

/// The plugin for protoc that writes Handschlag's Swift. It is a package of its own, so that nobody who
/// builds the product builds it or what it stands on.
let package = Package(
  name: "handschlag-generator",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "protoc-gen-handschlag", targets: ["protoc-gen-handschlag"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0")
  ],
  targets: [
    .target(name: "HandschlagGenerator", dependencies: [protobuf, plugin], swiftSettings: strict),
    .executableTarget(
      name: "protoc-gen-handschlag", dependencies: ["HandschlagGenerator", protobuf, plugin],
      swiftSettings: strict),
    .testTarget(
      name: "HandschlagGeneratorTests", dependencies: ["HandschlagGenerator", protobuf, plugin],
      exclude: ["Golden"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
