// Load by gRPC's own client for C++, callback style. It keeps so many calls in flight on so many connections
// and prints what came of it as one line of JSON; every reply is compared with its request. With a rate above 0
// calls begin at set times instead, at most so many at once, and a call's time runs from when it was due.
//
// echo_load ADDRESS TOKEN CONNECTIONS IN_FLIGHT SECONDS WARMUP PID RATE
#include <grpcpp/grpcpp.h>
#include <sys/prctl.h>
#include <time.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "handschlag/bench/v1/bench.grpc.pb.h"

namespace bench = handschlag::bench::v1;
using Clock = std::chrono::steady_clock;

namespace {

enum Phase { kWarm, kMeasured, kClosing };

std::atomic<int> phase{kWarm};
std::atomic<int> open{0};
std::atomic<uint64_t> errors{0}, wrong{0};
std::string token;
double rate = 0;
std::mutex idle_lock;
std::vector<struct Slot *> idle;
bench::EchoRequest request;
std::string expected;

// The message that load.c sends.
void FillRequest() {
  static const char *names[] = {"words", "pages", "hours", "rounds", "drafts"};
  std::string digest(32, 0);
  for (int i = 0; i < 32; i++) digest[i] = static_cast<char>(i * 37 + 11);
  request.set_id("prj_0123456789abcdefghjkmnpqrs");
  request.set_title("A text of three hundred words on a small bakery");
  request.set_text(
      "We look for somebody who writes about bread as if it were alive: the oven at four in the morning, the "
      "queue at seven, and the last roll at noon.");
  request.set_time(1767225600);
  request.set_urgent(true);
  request.set_digest(digest);
  for (int i = 0; i < 5; i++) {
    auto *item = request.add_items();
    item->set_name(names[i]);
    item->set_amount(300 + i * 40);
    item->set_note(i % 2 ? "agreed on" : "at most");
  }
  expected = request.SerializeAsString();
}

// One place for a call in flight: when a call ends, the next begins.
struct Slot {
  bench::BenchService::Stub *stub;
  std::unique_ptr<grpc::ClientContext> context;
  bench::EchoResponse response;
  Clock::time_point sent;
  std::vector<uint32_t> times;

  void Begin(Clock::time_point due) {
    context = std::make_unique<grpc::ClientContext>();
    context->AddMetadata("authorization", "Bearer " + token);
    context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
    response.Clear();
    sent = due;
    stub->async()->Echo(context.get(), &request, &response, [this](grpc::Status status) { End(status); });
  }

  void End(const grpc::Status &status) {
    auto took = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - sent).count();
    if (!status.ok()) {
      if (!errors++) std::fprintf(stderr, "first error: %s\n", status.error_message().c_str());
    } else if (response.SerializeAsString() != expected) {
      wrong++;
    } else if (phase == kMeasured) {
      times.push_back(static_cast<uint32_t>(std::min<int64_t>(took, UINT32_MAX)));
    }
    if (phase == kClosing || !status.ok()) {
      open--;
    } else if (rate > 0) {
      open--;
      std::lock_guard<std::mutex> guard(idle_lock);
      idle.push_back(this);
    } else {
      Begin(Clock::now());
    }
  }
};

// Begins a call whenever one is due and a slot is idle, until the load closes.
void Pace() {
  prctl(PR_SET_TIMERSLACK, 1);
  auto start = Clock::now();
  for (uint64_t number = 0; phase != kClosing; number++) {
    auto due = start + std::chrono::nanoseconds(static_cast<int64_t>(static_cast<double>(number) * 1e9 / rate));
    std::this_thread::sleep_until(due);
    Slot *slot = nullptr;
    while (!slot && phase != kClosing) {
      std::unique_lock<std::mutex> guard(idle_lock);
      if (!idle.empty()) {
        slot = idle.back();
        idle.pop_back();
      } else {
        guard.unlock();
        std::this_thread::sleep_for(std::chrono::microseconds(20));
      }
    }
    if (!slot) return;
    open++;
    slot->Begin(due);
  }
}

// Counts of calls by time, in steps of about a sixteenth: pairs of microseconds and calls.
std::string Histogram(const std::vector<uint32_t> &times) {
  std::map<uint32_t, uint64_t> counts;
  for (uint32_t time : times) {
    unsigned shift = time < 32 ? 0 : 27 - static_cast<unsigned>(__builtin_clz(time));
    counts[time >> shift << shift]++;
  }
  std::string text;
  for (auto [time, number] : counts) {
    char pair[64];
    std::snprintf(pair, sizeof pair, "%s[%.2f, %llu]", text.empty() ? "" : ", ", time / 1e3,
                  static_cast<unsigned long long>(number));
    text += pair;
  }
  return text;
}

double CPUOf(pid_t pid) {
  clockid_t clock;
  timespec time;
  if (!pid || clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &time)) return 0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double OwnCPU() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 9) {
    std::fprintf(stderr, "echo_load ADDRESS TOKEN CONNECTIONS IN_FLIGHT SECONDS WARMUP PID RATE\n");
    return 2;
  }
  token = arguments[2];
  int connections = std::atoi(arguments[3]), in_flight = std::atoi(arguments[4]);
  double seconds = std::atof(arguments[5]), warmup = std::atof(arguments[6]);
  pid_t pid = std::atoi(arguments[7]);
  rate = std::atof(arguments[8]);
  FillRequest();
  std::vector<std::unique_ptr<bench::BenchService::Stub>> stubs;
  for (int i = 0; i < connections; i++) {
    grpc::ChannelArguments own;
    own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    stubs.push_back(bench::BenchService::NewStub(
        grpc::CreateCustomChannel(arguments[1], grpc::InsecureChannelCredentials(), own)));
  }
  std::vector<Slot> slots(static_cast<size_t>(connections * in_flight));
  for (size_t i = 0; i < slots.size(); i++) {
    slots[i].stub = stubs[i % stubs.size()].get();
    if (rate > 0) {
      idle.push_back(&slots[i]);
    } else {
      open++;
      slots[i].Begin(Clock::now());
    }
  }
  std::thread pacer;
  if (rate > 0) pacer = std::thread(Pace);
  std::this_thread::sleep_for(std::chrono::duration<double>(warmup));
  double cpu = CPUOf(pid), own = OwnCPU();
  auto start = Clock::now();
  phase = kMeasured;
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  phase = kClosing;
  double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
  cpu = CPUOf(pid) - cpu;
  own = OwnCPU() - own;
  if (pacer.joinable()) pacer.join();
  for (int i = 0; open && i < 500; i++) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::vector<uint32_t> times;
  for (auto &slot : slots) times.insert(times.end(), slot.times.begin(), slot.times.end());
  std::sort(times.begin(), times.end());
  auto at = [&](double share) {
    return times.empty() ? 0.0 : times[static_cast<size_t>(share * static_cast<double>(times.size() - 1))] / 1e3;
  };
  double each = times.empty() ? 0 : 1e6 / static_cast<double>(times.size());
  std::printf(
      "{\"calls\": %zu, \"per_second\": %.1f, \"p50_us\": %.2f, \"p99_us\": %.2f, \"p999_us\": %.2f, \"errors\": %llu, "
      "\"wrong\": %llu, \"server_cpu_us\": %.3f, \"load_cpu_us\": %.3f, \"load_busy\": %.3f, \"histogram\": [%s]}\n",
      times.size(), static_cast<double>(times.size()) / elapsed, at(0.5), at(0.99), at(0.999),
      static_cast<unsigned long long>(errors), static_cast<unsigned long long>(wrong), cpu * each, own * each,
      own / elapsed, rate > 0 ? Histogram(times).c_str() : "");
  return errors || wrong || times.empty() ? 1 : 0;
}
