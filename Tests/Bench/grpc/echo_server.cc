// The bench's echo on gRPC's own server for C++, callback style: echo_server ADDRESS
#include <grpcpp/grpcpp.h>
#include <signal.h>

#include <iostream>

#include "handschlag/bench/v1/bench.grpc.pb.h"

namespace bench = handschlag::bench::v1;

namespace {

class EchoService final : public bench::BenchService::CallbackService {
  grpc::ServerUnaryReactor *Echo(grpc::CallbackServerContext *context, const bench::EchoRequest *request,
                                 bench::EchoResponse *response) override {
    response->set_id(request->id());
    response->set_title(request->title());
    response->set_text(request->text());
    response->set_time(request->time());
    response->set_urgent(request->urgent());
    response->set_digest(request->digest());
    *response->mutable_items() = request->items();
    auto *reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

}  // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    std::cerr << "echo_server ADDRESS\n";
    return 2;
  }
  // Signals are waited for here; every thread that gRPC starts inherits the mask.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  EchoService echo;
  grpc::ServerBuilder builder;
  builder.AddListeningPort(arguments[1], grpc::InsecureServerCredentials());
  builder.RegisterService(&echo);
  auto server = builder.BuildAndStart();
  if (!server) return 1;
  int received;
  sigwait(&ends, &received);
  server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
  return 0;
}
