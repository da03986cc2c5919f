#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the process asks of the operating system before it opens anything.
enum ProcessLimits {
  /// Switches core dumps off, ignores the signals that would end the process for an error that a call
  /// reports as well, and raises the number of files to what is allowed.
  static func apply() {
    // A core holds keys and cards in plain.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    var files = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0 else { return }
    files.rlim_cur = files.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
    // New files are for this user alone, whoever makes them.
    umask(0o077)
  }

  /// Looks whether the process may open as many files as the server needs for itself; with fewer its event
  /// loops could not be made, and a runtime that cannot make them ends the process in a way that says nothing.
  ///
  /// - Throws: ``StartError``.
  static func requireFiles(_ count: Int) throws(StartError) {
    var files = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0, files.rlim_cur < rlim_t(count)
    else { return }
    throw StartError(
      [
        "the process may open \(files.rlim_cur) files and needs at least \(count): raise the limit (ulimit -n)"
      ],
      exitCode: StartError.configuration)
  }
}
