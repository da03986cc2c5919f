// The cases of gRPC's interoperability description by gRPC's client in C++: interop ADDRESS
// Says one line for each case; ends with 1 when one fails.
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "grpc/testing/test.grpc.pb.h"

using grpc::ClientContext;
using grpc::Status;
using grpc::StatusCode;
using namespace grpc::testing;

namespace {

constexpr int kLargeRequest = 271828, kLargeReply = 314159;
const std::vector<int> kRequestSizes{27182, 8, 1828, 45904};
const std::vector<int> kReplySizes{31415, 9, 2653, 58979};

void Expect(bool holds, const char *what, int line) {
  if (!holds) throw std::runtime_error(std::string(what) + " in line " + std::to_string(line));
}
#define EXPECT(condition) Expect(condition, #condition, __LINE__)

void ExpectCode(const Status &status, StatusCode code, int line) {
  if (status.error_code() != code) {
    throw std::runtime_error("status " + std::to_string(status.error_code()) + " (" + status.error_message() +
                             ") in line " + std::to_string(line));
  }
}
#define EXPECT_CODE(status, code) ExpectCode(status, StatusCode::code, __LINE__)

class Cases {
 public:
  explicit Cases(const std::string &address) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    channel_ = grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
    stub_ = TestService::NewStub(channel_);
  }

  void EmptyUnary() {
    ClientContext context;
    Empty reply;
    EXPECT_CODE(stub_->EmptyCall(&context, Empty(), &reply), OK);
  }

  void LargeUnary() { EXPECT_CODE(Unary(Large()), OK); }

  void ConcurrentLargeUnary() {
    std::vector<std::thread> threads;
    std::vector<Status> statuses(16);
    for (auto &status : statuses) threads.emplace_back([&] { status = Unary(Large()); });
    for (auto &thread : threads) thread.join();
    for (auto &status : statuses) EXPECT_CODE(status, OK);
  }

  void ClientCompressedUnary() {
    auto expecting = Large();
    expecting.mutable_expect_compressed()->set_value(true);
    EXPECT_CODE(Unary(expecting), INVALID_ARGUMENT);
    EXPECT_CODE(Unary(expecting, GRPC_COMPRESS_GZIP), OK);
    expecting.mutable_expect_compressed()->set_value(false);
    EXPECT_CODE(Unary(expecting), OK);
  }

  void ServerCompressedUnary() {
    for (bool wanted : {true, false}) {
      auto request = Large();
      request.mutable_response_compressed()->set_value(wanted);
      EXPECT_CODE(Unary(request), OK);
    }
  }

  void ClientStreaming() {
    ClientContext context;
    StreamingInputCallResponse reply;
    auto writer = stub_->StreamingInputCall(&context, &reply);
    for (int size : kRequestSizes) EXPECT(writer->Write(Input(size)));
    EXPECT(writer->WritesDone());
    EXPECT_CODE(writer->Finish(), OK);
    EXPECT(reply.aggregated_payload_size() == 74922);
  }

  void ClientCompressedStreaming() {
    {
      ClientContext context;
      StreamingInputCallResponse reply;
      auto writer = stub_->StreamingInputCall(&context, &reply);
      auto request = Input(27182);
      request.mutable_expect_compressed()->set_value(true);
      writer->Write(request, grpc::WriteOptions().set_no_compression());
      writer->WritesDone();
      EXPECT_CODE(writer->Finish(), INVALID_ARGUMENT);
    }
    ClientContext context;
    context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
    StreamingInputCallResponse reply;
    auto writer = stub_->StreamingInputCall(&context, &reply);
    auto request = Input(27182);
    request.mutable_expect_compressed()->set_value(true);
    EXPECT(writer->Write(request));
    request = Input(45904);
    request.mutable_expect_compressed()->set_value(false);
    EXPECT(writer->Write(request, grpc::WriteOptions().set_no_compression()));
    EXPECT(writer->WritesDone());
    EXPECT_CODE(writer->Finish(), OK);
    EXPECT(reply.aggregated_payload_size() == 73086);
  }

  void ServerStreaming() {
    StreamingOutputCallRequest request;
    for (int size : kReplySizes) request.add_response_parameters()->set_size(size);
    ReadAll(request, kReplySizes);
  }

  void ServerCompressedStreaming() {
    StreamingOutputCallRequest request;
    request.add_response_parameters()->set_size(31415);
    request.mutable_response_parameters(0)->mutable_compressed()->set_value(true);
    request.add_response_parameters()->set_size(92653);
    request.mutable_response_parameters(1)->mutable_compressed()->set_value(false);
    ReadAll(request, {31415, 92653});
  }

  void PingPong() {
    ClientContext context;
    auto stream = stub_->FullDuplexCall(&context);
    for (size_t turn = 0; turn < kReplySizes.size(); turn++) {
      EXPECT(stream->Write(Output(kReplySizes[turn], kRequestSizes[turn])));
      StreamingOutputCallResponse reply;
      EXPECT(stream->Read(&reply));
      EXPECT(static_cast<int>(reply.payload().body().size()) == kReplySizes[turn]);
    }
    EXPECT(stream->WritesDone());
    StreamingOutputCallResponse reply;
    EXPECT(!stream->Read(&reply));
    EXPECT_CODE(stream->Finish(), OK);
  }

  void HalfDuplex() {
    ClientContext context;
    auto stream = stub_->HalfDuplexCall(&context);
    for (int size : kReplySizes) EXPECT(stream->Write(Output(size, 8)));
    EXPECT(stream->WritesDone());
    StreamingOutputCallResponse reply;
    for (int size : kReplySizes) {
      EXPECT(stream->Read(&reply));
      EXPECT(static_cast<int>(reply.payload().body().size()) == size);
    }
    EXPECT_CODE(stream->Finish(), OK);
  }

  void EmptyStream() {
    ClientContext context;
    auto stream = stub_->FullDuplexCall(&context);
    stream->WritesDone();
    StreamingOutputCallResponse reply;
    EXPECT(!stream->Read(&reply));
    EXPECT_CODE(stream->Finish(), OK);
  }

  void CustomMetadata() {
    const std::string initial = "x-grpc-test-echo-initial", trailing = "x-grpc-test-echo-trailing-bin";
    const std::string value = "test_initial_metadata_value", bytes = "\x0a\x0b\x0a\x0b\x0a\x0b";
    ClientContext unary;
    unary.AddMetadata(initial, value);
    unary.AddMetadata(trailing, bytes);
    SimpleResponse reply;
    EXPECT_CODE(stub_->UnaryCall(&unary, Large(), &reply), OK);
    ClientContext context;
    context.AddMetadata(initial, value);
    context.AddMetadata(trailing, bytes);
    auto stream = stub_->FullDuplexCall(&context);
    EXPECT(stream->Write(Output(kLargeReply, kLargeRequest)));
    stream->WritesDone();
    StreamingOutputCallResponse streamed;
    EXPECT(stream->Read(&streamed));
    EXPECT(!stream->Read(&streamed));
    EXPECT_CODE(stream->Finish(), OK);
    for (auto *call : {&unary, &context}) {
      auto head = call->GetServerInitialMetadata().find(initial);
      EXPECT(head != call->GetServerInitialMetadata().end() && head->second == value);
      auto trailer = call->GetServerTrailingMetadata().find(trailing);
      EXPECT(trailer != call->GetServerTrailingMetadata().end() && trailer->second == bytes);
    }
  }

  void StatusCodeAndMessage() { EchoStatusOf("test status message"); }

  void SpecialStatusMessage() {
    EchoStatusOf("\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n");
  }

  void UnimplementedMethod() {
    ClientContext context;
    Empty reply;
    EXPECT_CODE(stub_->UnimplementedCall(&context, Empty(), &reply), UNIMPLEMENTED);
  }

  void CancelAfterBegin() {
    ClientContext context;
    StreamingInputCallResponse reply;
    auto writer = stub_->StreamingInputCall(&context, &reply);
    context.TryCancel();
    EXPECT_CODE(writer->Finish(), CANCELLED);
  }

  void CancelAfterFirstResponse() {
    ClientContext context;
    auto stream = stub_->FullDuplexCall(&context);
    EXPECT(stream->Write(Output(31415, 27182)));
    StreamingOutputCallResponse reply;
    EXPECT(stream->Read(&reply));
    context.TryCancel();
    EXPECT_CODE(stream->Finish(), CANCELLED);
  }

  void TimeoutOnSleepingServer() {
    ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(10));
    auto stream = stub_->FullDuplexCall(&context);
    stream->Write(Input2(27182));
    StreamingOutputCallResponse reply;
    EXPECT(!stream->Read(&reply));
    EXPECT_CODE(stream->Finish(), DEADLINE_EXCEEDED);
  }

  /// A channel lives through a great many calls.
  void Soak() {
    for (int number = 0; number < 2000; number++) {
      SimpleRequest request;
      request.set_response_size(number);
      ClientContext context;
      SimpleResponse reply;
      EXPECT_CODE(stub_->UnaryCall(&context, request, &reply), OK);
      EXPECT(static_cast<int>(reply.payload().body().size()) == number);
    }
  }

 private:
  SimpleRequest Large() {
    SimpleRequest request;
    request.set_response_size(kLargeReply);
    request.mutable_payload()->set_body(std::string(kLargeRequest, '\0'));
    return request;
  }

  StreamingInputCallRequest Input(int size) {
    StreamingInputCallRequest request;
    request.mutable_payload()->set_body(std::string(size, '\0'));
    return request;
  }

  StreamingOutputCallRequest Input2(int size) {
    StreamingOutputCallRequest request;
    request.mutable_payload()->set_body(std::string(size, '\0'));
    return request;
  }

  StreamingOutputCallRequest Output(int size, int request_size) {
    auto request = Input2(request_size);
    request.add_response_parameters()->set_size(size);
    return request;
  }

  Status Unary(const SimpleRequest &request, grpc_compression_algorithm algorithm = GRPC_COMPRESS_NONE) {
    ClientContext context;
    context.set_compression_algorithm(algorithm);
    SimpleResponse reply;
    auto status = stub_->UnaryCall(&context, request, &reply);
    if (status.ok()) EXPECT(reply.payload().body() == std::string(kLargeReply, '\0'));
    return status;
  }

  void ReadAll(const StreamingOutputCallRequest &request, const std::vector<int> &sizes) {
    ClientContext context;
    auto reader = stub_->StreamingOutputCall(&context, request);
    StreamingOutputCallResponse reply;
    for (int size : sizes) {
      EXPECT(reader->Read(&reply));
      EXPECT(static_cast<int>(reply.payload().body().size()) == size);
    }
    EXPECT(!reader->Read(&reply));
    EXPECT_CODE(reader->Finish(), OK);
  }

  void EchoStatusOf(const std::string &message) {
    SimpleRequest request;
    request.mutable_response_status()->set_code(2);
    request.mutable_response_status()->set_message(message);
    auto status = Unary(request);
    EXPECT_CODE(status, UNKNOWN);
    EXPECT(status.error_message() == message);
    ClientContext context;
    auto stream = stub_->FullDuplexCall(&context);
    StreamingOutputCallRequest streamed;
    *streamed.mutable_response_status() = request.response_status();
    EXPECT(stream->Write(streamed));
    stream->WritesDone();
    StreamingOutputCallResponse reply;
    EXPECT(!stream->Read(&reply));
    status = stream->Finish();
    EXPECT_CODE(status, UNKNOWN);
    EXPECT(status.error_message() == message);
  }

  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<TestService::Stub> stub_;
};

}  // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    std::cerr << "usage: interop ADDRESS\n";
    return 2;
  }
  Cases cases(arguments[1]);
  const std::vector<std::pair<const char *, void (Cases::*)()>> all{
      {"empty_unary", &Cases::EmptyUnary},
      {"large_unary", &Cases::LargeUnary},
      {"concurrent_large_unary", &Cases::ConcurrentLargeUnary},
      {"client_compressed_unary", &Cases::ClientCompressedUnary},
      {"server_compressed_unary", &Cases::ServerCompressedUnary},
      {"client_streaming", &Cases::ClientStreaming},
      {"client_compressed_streaming", &Cases::ClientCompressedStreaming},
      {"server_streaming", &Cases::ServerStreaming},
      {"server_compressed_streaming", &Cases::ServerCompressedStreaming},
      {"ping_pong", &Cases::PingPong},
      {"half_duplex", &Cases::HalfDuplex},
      {"empty_stream", &Cases::EmptyStream},
      {"custom_metadata", &Cases::CustomMetadata},
      {"status_code_and_message", &Cases::StatusCodeAndMessage},
      {"special_status_message", &Cases::SpecialStatusMessage},
      {"unimplemented_method", &Cases::UnimplementedMethod},
      {"cancel_after_begin", &Cases::CancelAfterBegin},
      {"cancel_after_first_response", &Cases::CancelAfterFirstResponse},
      {"timeout_on_sleeping_server", &Cases::TimeoutOnSleepingServer},
      {"rpc_soak", &Cases::Soak},
  };
  int failed = 0;
  for (auto [name, run] : all) {
    try {
      (cases.*run)();
      std::cout << "ok " << name << std::endl;
    } catch (const std::exception &error) {
      failed++;
      std::cout << "FAILED " << name << ": " << error.what() << std::endl;
    }
  }
  return failed ? 1 : 0;
}
