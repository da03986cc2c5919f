import HandschlagRPC
import HandschlagTransport
import Logging
import NIOPosix

// bench-server --data DIR --listen unix:PATH: the runtime with an echo behind it.
var path = ""
for (flag, value) in zip(CommandLine.arguments, CommandLine.arguments.dropFirst())
where flag == "--listen" && value.hasPrefix("unix:") {
  path = String(value.dropFirst(5))
}
let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
let server = RPCServer(
  configuration: ServerConfiguration(listeners: [.unix(path)]), router: Router(services: [Echo()]),
  group: group, logger: Logger(label: "bench-server"))
_ = try await server.start()
try await Task.sleep(for: .seconds(1_000_000))
