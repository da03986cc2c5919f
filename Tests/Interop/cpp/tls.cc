// Calls a method over TLS by gRPC's client in C++, with an empty request:
//   tls ADDRESS METHOD ROOTS [CERTIFICATE KEY]
// METHOD is a path as in /grpc.health.v1.Health/Check. Prints the status and the reply in hexadecimal digits.
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

std::string Contents(const char *path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 4 && count != 6) {
    std::cerr << "usage: tls ADDRESS METHOD ROOTS [CERTIFICATE KEY]\n";
    return 2;
  }
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = Contents(arguments[3]);
  if (count == 6) {
    options.pem_cert_chain = Contents(arguments[4]);
    options.pem_private_key = Contents(arguments[5]);
  }
  grpc::GenericStub stub(grpc::CreateChannel(arguments[1], grpc::SslCredentials(options)));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  grpc::CompletionQueue queue;
  grpc::ByteBuffer request(nullptr, 0), reply;
  grpc::Status status;
  auto call = stub.PrepareUnaryCall(&context, arguments[2], request, &queue);
  call->StartCall();
  call->Finish(&reply, &status, &status);
  void *tag = nullptr;
  bool holds = false;
  if (!queue.Next(&tag, &holds)) return 1;
  if (!status.ok()) {
    std::cout << status.error_code() << " " << status.error_message() << std::endl;
    return 0;
  }
  std::vector<grpc::Slice> pieces;
  if (!reply.Dump(&pieces).ok()) return 1;
  std::printf("0 ");
  for (const auto &piece : pieces) {
    for (auto byte = piece.begin(); byte != piece.end(); ++byte) std::printf("%02x", *byte);
  }
  std::printf("\n");
  return 0;
}
