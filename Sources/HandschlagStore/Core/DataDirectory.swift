import HandschlagSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The directory that holds everything of one server.
enum DataDirectory {
  /// Makes the directory, for its owner alone, when it does not exist, and claims it for this process.
  static func claim(_ path: String) throws -> DirectoryLock {
    let isNew = mkdir(path, 0o700) == 0
    guard isNew || errno == EEXIST else {
      throw StoreError.directory("cannot make \(path): \(String(cString: strerror(errno)))")
    }
    do {
      if isNew { try SettledFile.syncDirectory(of: path) }
      return try DirectoryLock(directory: path)
    } catch DirectoryLock.Failure.held(let path, let pid) {
      throw StoreError.inUse("\(DirectoryLock.Failure.held(path: path, pid: pid))")
    } catch {
      throw StoreError.directory("\(error)")
    }
  }

  /// Makes an empty file that only its owner can read; the engine gives its log the same mode.
  static func makePrivateFile(_ path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError.directory("cannot open \(path): \(String(cString: strerror(errno)))")
    }
    close(descriptor)
  }
}
