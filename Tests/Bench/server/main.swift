import ArgumentParser
import HandschlagServer

// bench-server: the daemon, flags and all, with an echo beside its services.
do {
  try await HandschlagdCommand.parse().run(extraServices: [Echo()])
} catch {
  HandschlagdCommand.exit(withError: error)
}
