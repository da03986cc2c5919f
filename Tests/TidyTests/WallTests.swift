import Testing

/// Imports point inward: who may import whom.
struct WallTests {
  /// What each target may import of this package and of others. Standard modules are not listed.
  private static let allowed: [String: Set<String>] = [
    "HandschlagProtobuf": ["CProtobufC"],
    "HandschlagRPC": ["HandschlagProtobuf", "CHandschlagRPC", "CProtobufC"],
    "HandschlagTransport": [
      "HandschlagRPC", "HandschlagProtobuf", "CGzip", "CMalloc", "NIOCore", "NIOPosix", "NIOHPACK",
      "NIOSSL", "NIOTLS", "Crypto",
      "Logging",
      "DequeModule",
    ],
    "HandschlagAPI": ["HandschlagRPC", "HandschlagProtobuf", "CHandschlagAPI", "CProtobufC"],
    "HandschlagLog": ["Crypto"],
    "HandschlagDomain": [],
    "HandschlagSQL": ["CSQLite"],
    "HandschlagVault": ["HandschlagLog", "HandschlagSQL", "Crypto", "CBlockCipher"],
    "HandschlagStore": ["HandschlagSQL", "HandschlagDomain", "HandschlagLog"],
    "HandschlagBackup": ["HandschlagStore", "HandschlagSQL", "HandschlagVault", "Crypto"],
    "HandschlagServices": [
      "HandschlagBackup", "HandschlagStore", "HandschlagVault", "HandschlagLog", "HandschlagDomain",
      "HandschlagAPI", "HandschlagRPC", "HandschlagProtobuf", "Logging",
    ],
    "HandschlagServer": [
      "HandschlagBackup", "HandschlagLog",
      "HandschlagServices", "HandschlagTransport", "HandschlagStore", "HandschlagVault", "HandschlagDomain",
      "HandschlagAPI", "HandschlagRPC", "HandschlagSQL", "NIOCore", "NIOPosix", "Logging",
      "ServiceLifecycle", "UnixSignals", "Configuration", "ArgumentParser", "SystemPackage",
    ],
    "handschlagd": ["HandschlagServer", "ArgumentParser"],
    "HandschlagClient": [
      "HandschlagAPI", "HandschlagRPC", "HandschlagProtobuf", "HandschlagTransport", "HandschlagLog",
      "CPassPhrase", "Crypto",
    ],
    "HandschlagAdmin": ["HandschlagClient", "CommandLineOutput", "ArgumentParser"],
    "handschlag-admin": ["HandschlagAdmin"],
    "CommandLineOutput": ["HandschlagClient", "ArgumentParser"],
    "ClientCommands": ["HandschlagClient", "CommandLineOutput", "ArgumentParser"],
    "company": ["ClientCommands", "HandschlagClient", "ArgumentParser"],
    "cloudworker": ["ClientCommands", "HandschlagClient", "ArgumentParser"],
  ]

  /// Modules of the toolchain.
  private static let standard: Set<String> = [
    "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Darwin", "Musl", "Dispatch", "Swift",
  ]

  @Test func eachTargetImportsOnlyWhatItMay() throws {
    let tree = SourceTree()
    let files =
      try tree.files(in: "Sources", generated: true)
      + tree.files(in: "Clients", generated: true)
    #expect(files.count > 100)
    for file in files {
      guard let allowed = Self.allowed[file.target] else {
        Issue.record("\(file.path): no rule says what the target \(file.target) may import: add one here")
        continue
      }
      for module in file.imports where !allowed.contains(module) && !Self.standard.contains(module) {
        Issue.record(
          "\(file.path) imports \(module), which \(file.target) must not: see the targets in Package.swift")
      }
    }
  }

  @Test func theRulesImportNothing() throws {
    for file in try SourceTree().files(in: "Sources/HandschlagDomain") {
      #expect(file.imports.isEmpty, "\(file.path): the rules are pure and stand alone")
    }
  }

  @Test func theWireStaysOutOfSight() throws {
    let hidden: [String: Set<String>] = [
      "NIOCore": ["HandschlagTransport", "HandschlagServer"],
      "NIOPosix": ["HandschlagTransport", "HandschlagServer"],
      "NIOHPACK": ["HandschlagTransport"],
      "NIOSSL": ["HandschlagTransport"],
      "CSQLite": ["HandschlagSQL"],
      "CHandschlagAPI": ["HandschlagAPI"],
      "CHandschlagRPC": ["HandschlagRPC"],
      "Crypto": [
        "HandschlagVault", "HandschlagBackup", "HandschlagClient", "HandschlagLog", "HandschlagTransport",
      ],
    ]
    for file in try SourceTree().files(in: "Sources", generated: true) {
      for module in file.imports {
        guard let users = hidden[module] else { continue }
        #expect(users.contains(file.target), "\(file.path) imports \(module)")
      }
    }
  }
}
