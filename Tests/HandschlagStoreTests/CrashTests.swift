import Foundation
import HandschlagSQL
import Testing

@testable import HandschlagStore

/// What a killed process leaves is what its files held at that moment; so the files are copied while the
/// writer stands inside an operation, and the copy is opened as a new start would open it.
@Suite struct CrashTests {
  let directory: ScratchDirectory

  init() throws { directory = try ScratchDirectory() }

  /// Opens a copy of the files and gives its notes, having checked the file.
  private func notesAfterCrash(_ copy: String) async throws -> Set<String> {
    let store = try Store.open(StoreConfiguration(directory: copy), migrations: [.core, notes])
    #expect(try store.readInline { try $0.connection.integrityErrors() } == [])
    let texts = try store.readInline { try $0.noteTexts() }
    await store.close()
    return Set(texts)
  }

  @Test(arguments: [0, 1, 2])
  func whatWasAnsweredIsThereAndWhatWasNotIntendedIsNot(seed: Int) async throws {
    // A low threshold, so that checkpoints fall between the copies too.
    let store = try Store.scratch(directory) { $0.checkpointFrames = 40 + seed }
    let (intended, answered) = (Journal<String>(), Journal<String>())
    let copies = Journal<(path: String, answered: Set<String>, own: String)>()
    let source = directory.path
    await withTaskGroup(of: Void.self) { group in
      for caller in 0..<8 {
        group.addTask {
          for round in 0..<40 {
            let text = "\(caller).\(round)." + String(repeating: "x", count: (caller * 97 + round * 31) % 900)
            let crashes = caller == seed && round % 10 == 9
            intended.add(text)
            let id = try? await store.write { tx in
              let id = try tx.addNote(text)
              if crashes {
                let known = Set(answered.all)
                let path = "\(source)/crash\(round)"
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
                for file in ["handschlag.db", "handschlag.db-wal"] {
                  try FileManager.default.copyItem(atPath: "\(source)/\(file)", toPath: "\(path)/\(file)")
                }
                copies.add((path, known, text))
              }
              return id
            }
            if id != nil { answered.add(text) }
          }
        }
      }
    }
    #expect(copies.all.count == 4 && answered.all.count == 320)
    for copy in copies.all {
      let durable = try await notesAfterCrash(copy.path)
      #expect(copy.answered.isSubset(of: durable))
      #expect(durable.isSubset(of: Set(intended.all)))
      #expect(!durable.contains(copy.own), "an operation that had not ended must not be there")
    }
    await store.close()
  }

  @Test func aTornEndOfTheLogLosesNothingThatWasAnswered() async throws {
    let store = try Store.scratch(directory)
    for index in 0..<20 { try await store.write { try $0.addNote("\(index)") } }
    let copy = directory.path + "/copy"
    let source = directory.path
    try await store.write { _ in
      try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: false)
      for file in ["handschlag.db", "handschlag.db-wal"] {
        try FileManager.default.copyItem(atPath: "\(source)/\(file)", toPath: "\(copy)/\(file)")
      }
    }
    let log = try FileHandle(forWritingTo: URL(fileURLWithPath: copy + "/handschlag.db-wal"))
    try log.seekToEnd()
    try log.write(contentsOf: Data(repeating: 0xa5, count: 5000))
    try log.close()
    #expect(try await notesAfterCrash(copy) == Set((0..<20).map(String.init)))
    await store.close()
  }
}
