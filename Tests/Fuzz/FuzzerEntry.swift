#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The target that `FUZZ_TARGET` names.
private let target: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    let names = FuzzTarget.all.map(\.name).joined(separator: ", ")
    print("FUZZ_TARGET names no fuzzer: it is '\(name)', and there are \(names)")
    exit(64)
  }
  return target
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.body(UnsafeRawBufferPointer(start: start, count: count))
  } catch {
    fatalError("\(target.name): \(error)")
  }
  return 0
}
