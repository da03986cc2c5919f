import ArgumentParser
import HandschlagServer

/// The daemon: everything it does is in `HandschlagServer`, so that tests can start it in their process.
@main
enum Handschlagd {
  static func main() async {
    await HandschlagdCommand.main()
  }
}
