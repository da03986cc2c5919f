import Foundation
import Testing

extension EndToEndTests {
  /// Pass phrases, typed at a terminal.
  @Suite(.serialized) struct TerminalTests {
    private struct Session: Decodable {
      /// All that the terminal showed, with a mark wherever an answer was typed.
      let shown: String
      let status: Int32?
      /// Of each answer, whether the terminal showed nothing of it when it was typed.
      let silent: [Bool]
      /// Whether it shows what is typed when the program has gone.
      let echoes: Bool
    }

    private static let helper = Programs.root.appendingPathComponent(
      "Tests/EndToEndTests/Support/terminal.py"
    ).path

    private func type(_ answers: [String], to arguments: [String], _ scratch: Scratch) async throws -> Session
    {
      let python = try #require(Programs.installed("python3"))
      let typed = String(decoding: try JSONEncoder().encode(answers), as: UTF8.self)
      let file = ["--config", "\(scratch.path)/cloudworker.json"]
      let result = try await RunningProgram.result(
        python, [Self.helper, typed, Programs.built("cloudworker")] + arguments + file)
      #expect(result.status == 0, "\(result)")
      return try JSONDecoder().decode(Session.self, from: Data(result.output.utf8))
    }

    @Test func aPassPhraseIsTypedUnseen() async throws {
      let scratch = try Scratch()
      let made = try await type([], to: ["sealing", "init"], scratch)
      #expect(made.status == 0, "\(made)")
      let plain = try await type([], to: ["sealing", "export", "--json"], scratch)
      let phrase = "vier Wörter aus Papier"
      let locked = try await type([phrase + "\n", phrase + "\n"], to: ["sealing", "passphrase"], scratch)
      #expect(locked.status == 0 && locked.silent == [true, true] && locked.echoes, "\(locked)")
      #expect(!locked.shown.contains("Papier"), "\(locked)")
      let file = try String(contentsOfFile: scratch.path + "/cloudworker.sealed.json", encoding: .utf8)
      #expect(file.contains("$y$"))

      let opened = try await type([phrase + "\n"], to: ["sealing", "export", "--json"], scratch)
      #expect(opened.status == 0 && opened.silent == [true] && opened.echoes, "\(opened)")
      #expect(!opened.shown.contains("Papier"), "\(opened)")
      let answer = try #require(opened.shown.split(separator: "<asked>").last)
      #expect(
        answer.trimmingCharacters(in: .whitespacesAndNewlines)
          == plain.shown.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test func aSlipOrAnInterruptChangesNothing() async throws {
      let scratch = try Scratch()
      #expect(try await type([], to: ["sealing", "init"], scratch).status == 0)
      let file = scratch.path + "/cloudworker.sealed.json"
      let before = try String(contentsOfFile: file, encoding: .utf8)
      let slip = try await type(["vier Wörter\n", "vier Worte\n"], to: ["sealing", "passphrase"], scratch)
      #expect(slip.status == 5 && slip.echoes && slip.shown.contains("not the same"), "\(slip)")
      // Control-C and Return.
      let interrupted = try await type(["\u{3}\n"], to: ["sealing", "passphrase"], scratch)
      #expect(interrupted.status == 4 && interrupted.echoes, "\(interrupted)")
      #expect(interrupted.shown.contains("nothing was done"), "\(interrupted)")
      let nothing = try await type(["\n"], to: ["sealing", "passphrase"], scratch)
      #expect(nothing.status == 5 && nothing.echoes, "\(nothing)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
    }

    @Test func aWrongPassPhraseOpensNothing() async throws {
      let scratch = try Scratch()
      #expect(try await type([], to: ["sealing", "init"], scratch).status == 0)
      let locked = try await type(["eins zwei\n", "eins zwei\n"], to: ["sealing", "passphrase"], scratch)
      #expect(locked.status == 0, "\(locked)")
      let wrong = try await type(["eins drei\n"], to: ["sealing", "export"], scratch)
      #expect(wrong.status == 4 && wrong.silent == [true] && wrong.echoes, "\(wrong)")
    }
  }
}
