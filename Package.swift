// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is compiled with.
///
/// `InternalImportsByDefault` and `MemberImportVisibility` make an import a decision of one file;
/// `ExistentialAny` makes dynamic dispatch visible where it happens.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let ssl: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let tls: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let hpack: Target.Dependency = .product(name: "NIOHPACK", package: "swift-nio-http2")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration: Target.Dependency = .product(
  name: "Configuration", package: "swift-configuration")

/// The fuzzers' entry functions and what they stand on.
///
/// libFuzzer brings its own `main`, which SwiftPM can't link beside ours: with `HANDSCHLAG_FUZZ` set (`make fuzz`)
/// the folder is a program without one, else a test target that replays what the fuzzers have found.
let fuzzed: [Target.Dependency] = [
  "HandschlagTransport", "HandschlagRPC", "HandschlagAPI", "HandschlagProtobuf", nio, hpack, logging,
  .product(name: "NIOEmbedded", package: "swift-nio"),
]
let fuzz: Target =
  Context.environment["HANDSCHLAG_FUZZ"] == nil
  ? .testTarget(
    name: "FuzzTests", dependencies: fuzzed, path: "Tests/Fuzz",
    exclude: ["FuzzerEntry.swift", "corpus", "run"], swiftSettings: strict)
  : .executableTarget(
    name: "fuzz", dependencies: fuzzed, path: "Tests/Fuzz", exclude: ["ReplayTests.swift", "corpus", "run"],
    swiftSettings: strict)

let package = Package(
  name: "handschlag",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "HandschlagClient", targets: ["HandschlagClient"]),
    .executable(name: "handschlagd", targets: ["handschlagd"]),
    .executable(name: "handschlag-admin", targets: ["handschlag-admin"]),
    .executable(name: "company", targets: ["company"]),
    .executable(name: "cloudworker", targets: ["cloudworker"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries of the system, and C that protoc-c wrote.
    .systemLibrary(
      name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CHandschlagRPC", dependencies: ["CProtobufC"]),
    .target(name: "CHandschlagAPI", dependencies: ["CProtobufC"]),
    // gzip of the gRPC wire, over the system's zlib, with a bound on what comes out.
    .target(name: "CGzip", linkerSettings: [.linkedLibrary("z")]),
    // AES for single blocks, for public ids: seven times as fast as CryptoExtras and far sooner built.
    .target(name: "CBlockCipher"),
    // Keys from pass phrases, by yescrypt of the system's libcrypt (libcrypt-dev comes with every C compiler).
    .target(name: "CPassPhrase", linkerSettings: [.linkedLibrary("crypt", .when(platforms: [.linux]))]),

    // The RPC layer: messages, calls, wires.
    .target(name: "HandschlagProtobuf", dependencies: ["CProtobufC"], swiftSettings: strict),
    .target(
      name: "HandschlagRPC",
      dependencies: ["HandschlagProtobuf", "CHandschlagRPC", "CProtobufC"], swiftSettings: strict),
    .target(
      name: "HandschlagTransport",
      dependencies: [
        "HandschlagRPC", "HandschlagProtobuf", "CGzip", "CMalloc", nio, nioPosix, hpack, ssl, tls, crypto,
        logging,
      ], swiftSettings: strict),
    .target(
      name: "HandschlagAPI",
      dependencies: ["HandschlagRPC", "HandschlagProtobuf", "CHandschlagAPI", "CProtobufC"],
      swiftSettings: strict),

    // The public log's tree, notes and receipts, for server and clients alike.
    .target(name: "HandschlagLog", dependencies: [crypto], swiftSettings: strict),

    // The marketplace: rules, state, services.
    .target(name: "HandschlagDomain", swiftSettings: strict),
    .target(name: "HandschlagSQL", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(
      name: "HandschlagVault",
      dependencies: ["HandschlagLog", "HandschlagSQL", "CBlockCipher", crypto],
      swiftSettings: strict),
    .target(
      name: "HandschlagStore", dependencies: ["HandschlagSQL", "HandschlagDomain", "HandschlagLog"],
      swiftSettings: strict),
    .target(
      name: "HandschlagServices",
      dependencies: [
        "HandschlagBackup", "HandschlagStore", "HandschlagVault", "HandschlagLog", "HandschlagDomain",
        "HandschlagAPI", "HandschlagRPC", "HandschlagProtobuf", logging,
      ], swiftSettings: strict),

    // Backups of the store, and the way back.
    .target(
      name: "HandschlagBackup",
      dependencies: ["HandschlagStore", "HandschlagVault", "HandschlagSQL", crypto],
      swiftSettings: strict),

    // The daemon.
    .target(
      name: "HandschlagServer",
      dependencies: [
        "HandschlagBackup", "HandschlagServices", "HandschlagTransport", "HandschlagStore",
        "HandschlagVault", "HandschlagLog", "HandschlagSQL",
        "HandschlagDomain", "HandschlagAPI", "HandschlagRPC", nio, nioPosix, logging, lifecycle,
        signals, configuration, arguments,
      ], swiftSettings: strict),
    .executableTarget(
      name: "handschlagd", dependencies: ["HandschlagServer", arguments], swiftSettings: strict),

    // What client programs link, and the programs.
    .target(
      name: "HandschlagClient",
      dependencies: [
        "HandschlagAPI", "HandschlagRPC", "HandschlagProtobuf", "HandschlagTransport", "HandschlagLog",
        "CPassPhrase", crypto,
      ],
      swiftSettings: strict),
    .target(
      name: "CommandLineOutput", dependencies: ["HandschlagClient", arguments], swiftSettings: strict),
    .target(
      name: "HandschlagAdmin", dependencies: ["HandschlagClient", "CommandLineOutput", arguments],
      swiftSettings: strict),
    .executableTarget(
      name: "handschlag-admin", dependencies: ["HandschlagAdmin"], swiftSettings: strict),
    .target(
      name: "ClientCommands", dependencies: ["HandschlagClient", "CommandLineOutput", arguments],
      path: "Clients/ClientCommands", packageAccess: false, swiftSettings: strict),
    .executableTarget(
      name: "company", dependencies: ["ClientCommands"],
      path: "Clients/company", packageAccess: false, swiftSettings: strict),
    .executableTarget(
      name: "cloudworker", dependencies: ["ClientCommands"],
      path: "Clients/cloudworker", packageAccess: false, swiftSettings: strict),

    // Tests mirror the targets.
    .target(
      name: "CHandschlagTestMessages", dependencies: ["CProtobufC"],
      path: "Tests/CHandschlagTestMessages"),
    // Certificates for tests, made by openssl.
    .target(name: "TestCertificates", path: "Tests/TestCertificates", swiftSettings: strict),
    .testTarget(
      name: "HandschlagProtobufTests",
      dependencies: [
        "HandschlagProtobuf", "HandschlagAPI", "HandschlagRPC", "CHandschlagTestMessages", "CProtobufC",
      ],
      exclude: ["Python"],
      swiftSettings: strict),
    .testTarget(
      name: "HandschlagRPCTests",
      dependencies: ["HandschlagRPC", "HandschlagAPI", "HandschlagProtobuf"], swiftSettings: strict),
    .testTarget(
      name: "HandschlagTransportTests",
      dependencies: [
        "HandschlagTransport", "HandschlagRPC", "HandschlagAPI", "HandschlagProtobuf", nio, nioPosix,
        "TestCertificates", hpack, ssl,
        .product(name: "NIOEmbedded", package: "swift-nio"), logging,
      ], swiftSettings: strict),
    .testTarget(
      name: "HandschlagDomainTests", dependencies: ["HandschlagDomain"], exclude: ["ScreeningSet"],
      swiftSettings: strict),
    .testTarget(
      name: "HandschlagLogTests", dependencies: ["HandschlagLog", crypto], swiftSettings: strict),
    .testTarget(name: "HandschlagSQLTests", dependencies: ["HandschlagSQL"], swiftSettings: strict),
    .testTarget(
      name: "HandschlagVaultTests", dependencies: ["HandschlagVault", "HandschlagLog", "HandschlagSQL"],
      swiftSettings: strict),
    .testTarget(
      name: "HandschlagStoreTests",
      dependencies: ["HandschlagStore", "HandschlagSQL", "HandschlagDomain", "HandschlagLog"],
      swiftSettings: strict),
    .testTarget(
      name: "HandschlagBackupTests",
      dependencies: ["HandschlagBackup", "HandschlagStore", "HandschlagVault", "HandschlagSQL"],
      swiftSettings: strict),
    .testTarget(
      name: "HandschlagServicesTests",
      dependencies: [
        "HandschlagServices", "HandschlagStore", "HandschlagSQL", "HandschlagVault", "HandschlagLog",
        "HandschlagDomain", "HandschlagAPI", "HandschlagRPC", "HandschlagProtobuf", logging,
      ], swiftSettings: strict),
    .testTarget(
      name: "HandschlagServerTests",
      dependencies: [
        "HandschlagServer", "handschlagd", "HandschlagServices", "HandschlagStore", "HandschlagVault",
        "HandschlagDomain", "HandschlagTransport", "HandschlagAPI", "HandschlagRPC", "HandschlagProtobuf",
        "HandschlagClient", "TestCertificates", logging, arguments,
      ], swiftSettings: strict),
    .testTarget(
      name: "HandschlagClientTests",
      dependencies: [
        "HandschlagClient", "HandschlagAPI", "HandschlagRPC", "HandschlagTransport",
        "HandschlagProtobuf", "ClientCommands", "CommandLineOutput", "HandschlagAdmin", arguments, nio,
        nioPosix, logging,
      ],
      swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),

    // Histories from seeds on the whole server in one process, against a small model; no product.
    .target(
      name: "Simulation",
      dependencies: [
        "HandschlagServer", "HandschlagServices", "HandschlagStore", "HandschlagVault", "HandschlagLog",
        "HandschlagDomain", "HandschlagAPI", "HandschlagRPC", "HandschlagProtobuf", "HandschlagSQL",
        "HandschlagTransport", "HandschlagBackup", logging,
      ], path: "Tests/Simulation/Simulation", swiftSettings: strict),
    .executableTarget(
      name: "simulate", dependencies: ["Simulation", arguments], path: "Tests/Simulation/simulate",
      swiftSettings: strict),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation"], swiftSettings: strict),

    // What the bench measures besides the daemon; no product.
    .target(
      name: "CHandschlagBench", dependencies: ["CProtobufC"], path: "Tests/Bench/CHandschlagBench"),
    .executableTarget(
      name: "bench-server",
      dependencies: [
        "HandschlagServer", "HandschlagRPC", "HandschlagProtobuf", "CHandschlagBench", "CProtobufC",
        arguments,
      ], path: "Tests/Bench/server", swiftSettings: strict),
    // gRPC's interoperability tests; no product.
    .target(
      name: "CHandschlagInterop", dependencies: ["CProtobufC"], path: "Tests/Interop/CHandschlagInterop"),
    .target(
      name: "InteropService",
      dependencies: ["HandschlagRPC", "HandschlagProtobuf", "CHandschlagInterop", "CProtobufC"],
      path: "Tests/Interop/service", swiftSettings: strict),
    .executableTarget(
      name: "interop-server",
      dependencies: ["InteropService", "HandschlagTransport", "HandschlagRPC", nioPosix, arguments],
      path: "Tests/Interop/server", swiftSettings: strict),
    fuzz,
    // Runs the programs as they are built; the store is opened only to check its files.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "HandschlagClient", "HandschlagTransport", "HandschlagRPC", "HandschlagSQL", "HandschlagLog",
        "HandschlagStore", "HandschlagBackup", "InteropService", "TestCertificates",
        "handschlagd", "handschlag-admin", "company", "cloudworker", "interop-server",
      ], exclude: ["Transcripts", "Support/terminal.py"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
