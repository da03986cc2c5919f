import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2
import GRPCProtobuf

/// The bench's echo as grpc-swift-2 serves it.
struct Echo: RegistrableRPCService {
  func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
    let service = ServiceDescriptor(fullyQualifiedService: "handschlag.bench.v1.BenchService")
    router.registerHandler(
      forMethod: MethodDescriptor(service: service, method: "Echo"),
      deserializer: ProtobufDeserializer<Handschlag_Bench_V1_EchoRequest>(),
      serializer: ProtobufSerializer<Handschlag_Bench_V1_EchoResponse>()
    ) { stream, _ in
      let request = try await ServerRequest(stream: stream).message
      var response = Handschlag_Bench_V1_EchoResponse()
      response.id = request.id
      response.title = request.title
      response.text = request.text
      response.time = request.time
      response.urgent = request.urgent
      response.digest = request.digest
      response.items = request.items
      return StreamingServerResponse(single: ServerResponse(message: response))
    }
  }
}

guard CommandLine.arguments.count == 2, CommandLine.arguments[1].hasPrefix("unix:") else {
  print("grpc-swift-echo unix:PATH")
  exit(2)
}
let server = GRPCServer(
  transport: .http2NIOPosix(
    address: .unixDomainSocket(path: String(CommandLine.arguments[1].dropFirst(5))),
    transportSecurity: .plaintext),
  services: [Echo()])
try await server.serve()
