#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread of the store's own, for work that blocks and must not occupy Swift's shared threads.
enum WorkerThread {
  private final class Start: Sendable {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread that ends with its body.
  ///
  /// - Parameter name: what an error calls it.
  /// - Throws: ``StoreError/unavailable(_:)`` when the system gives no thread.
  static func start(name: String, _ body: @escaping @Sendable () -> Void) throws {
    let start = Unmanaged.passRetained(Start(body: body))
    let result = create(start.toOpaque())
    if result != 0 {
      start.release()
      throw StoreError.unavailable("no thread for \(name): error \(result)")
    }
  }

  #if canImport(Darwin)
    private static func create(_ context: UnsafeMutableRawPointer) -> Int32 {
      var thread: pthread_t?
      let result = pthread_create(&thread, nil, { WorkerThread.run($0) }, context)
      if let thread { pthread_detach(thread) }
      return result
    }
  #else
    private static func create(_ context: UnsafeMutableRawPointer) -> Int32 {
      var thread: pthread_t = 0
      let result = pthread_create(&thread, nil, { WorkerThread.run($0) }, context)
      if result == 0 { pthread_detach(thread) }
      return result
    }
  #endif

  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
    return nil
  }
}
