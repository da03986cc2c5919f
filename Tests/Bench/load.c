// Load on the native wire: one thread keeps so many unary calls in flight on so many connections, and
// prints what came of it as one line of JSON. Requests are made before the clock starts; while it runs
// only stream id, idempotency key and text are written into them.
//
// With --rate calls begin at set times instead, at most so many at once, and a call's time runs from when it
// was due: a server that stalls is not spared the calls that would have come meanwhile.
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "wire.h"

enum { kRing = 1 << 13, kKeyLength = 32, kWordLength = 12, kSubBits = 6 };

typedef enum { kEcho, kProject, kMessage } Kind;

// A frame that is ready but for what differs from call to call.
typedef struct {
  Buffer frame;
  Bytes expected;    // must stand in the reply (echo: is the reply)
  size_t key_offset; // 0: no key
  size_t word_offset;
} Template;

typedef struct {
  uint64_t sent;
  uint64_t serial;
  uint32_t template;
  uint32_t open;
} Call;

typedef struct {
  int fd;
  int waiting_to_write;
  uint32_t next_stream;
  uint32_t in_flight;
  Buffer in;
  Buffer out;
  Call ring[kRing];
} Connection;

typedef struct {
  const char *address, *targets;
  Kind kind;
  int connections, in_flight, may_fail;
  double seconds, warmup, rate;
  pid_t pid;
} Options;

static Options options = {.connections = 1, .in_flight = 1, .seconds = 3, .warmup = 0.5};
static Template *templates;
static uint32_t template_count;
static uint64_t serial, run_id, calls, errors, wrong;
static uint64_t histogram[64 << kSubBits];
static char first_error[256];
static int measuring, closing;
static uint64_t first_due;

// When the call of that number is due, at a set rate.
static uint64_t due_at(uint64_t number) { return first_due + (uint64_t)((double)number * 1e9 / options.rate); }

static unsigned bucket_of(uint64_t value) {
  if (value < 1u << kSubBits) return (unsigned)value;
  unsigned top = 63 - (unsigned)__builtin_clzll(value);
  return (top - kSubBits + 1) << kSubBits | (unsigned)(value >> (top - kSubBits) & ((1u << kSubBits) - 1));
}

static double bucket_value(unsigned bucket) {
  if (bucket < 1u << kSubBits) return bucket;
  unsigned shift = (bucket >> kSubBits) - 1;
  uint64_t low = (uint64_t)((bucket & ((1u << kSubBits) - 1)) | 1u << kSubBits) << shift;
  return (double)low + (double)(1ull << shift) / 2;
}

static double percentile(double share) {
  uint64_t wanted = (uint64_t)((double)calls * share), seen = 0;
  for (unsigned i = 0; i < 64u << kSubBits; i++) {
    seen += histogram[i];
    if (seen > wanted) return bucket_value(i) / 1000;
  }
  return 0;
}

// Letters rather than digits: a server that screens texts for telephone numbers lets them pass.
static void write_word(uint8_t *at, uint64_t value) {
  for (int i = kWordLength - 1; i >= 0; i--, value >>= 4) at[i] = (uint8_t)('a' + (value & 15));
}

static void write_key(uint8_t *at, uint64_t value) {
  static const char digits[] = "0123456789abcdef";
  for (int i = 15; i >= 0; i--, value >>= 4) at[16 + i] = (uint8_t)digits[value & 15];
  uint64_t run = run_id;
  for (int i = 15; i >= 0; i--, run >>= 4) at[i] = (uint8_t)digits[run & 15];
}

static void put_metadata(Buffer *envelope, const char *key, const char *value) {
  Buffer pair = {0};
  put_text(&pair, 1, key);
  put_text(&pair, 2, value);
  put_bytes(envelope, 5, pair.data, pair.length);
  free(pair.data);
}

static void put_echo(Buffer *payload) {
  static const char *names[] = {"words", "pages", "hours", "rounds", "drafts"};
  uint8_t digest[32];
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(i * 37 + 11);
  put_text(payload, 1, "prj_0123456789abcdefghjkmnpqrs");
  put_text(payload, 2, "A text of three hundred words on a small bakery");
  put_text(payload, 3, "We look for somebody who writes about bread as if it were alive: the oven at four in "
                       "the morning, the queue at seven, and the last roll at noon.");
  put_number(payload, 4, 1767225600);
  put_number(payload, 5, 1);
  put_bytes(payload, 6, digest, sizeof digest);
  for (int i = 0; i < 5; i++) {
    Buffer item = {0};
    put_text(&item, 1, names[i]);
    put_number(&item, 2, 300 + (uint64_t)i * 40);
    put_text(&item, 3, i % 2 ? "agreed on" : "at most");
    put_bytes(payload, 7, item.data, item.length);
    free(item.data);
  }
}

static const char kWordMark[kWordLength + 1] = "############";
static const char kKeyMark[kKeyLength + 1] = "################################";

static size_t offset_of(const Buffer *frame, const char *mark, size_t length) {
  const uint8_t *found = memmem(frame->data, frame->length, mark, length);
  return found ? (size_t)(found - frame->data) : 0;
}

static void make_template(Template *template, const char *token, const char *id) {
  Buffer payload = {0}, envelope = {0};
  const char *service = "handschlag.bench.v1.BenchService", *method = "Echo";
  if (options.kind == kEcho) put_echo(&payload);
  if (options.kind == kProject) {
    service = "handschlag.v1.ProjectService", method = "GetProject";
    put_text(&payload, 1, id);
  }
  if (options.kind == kMessage) {
    service = "handschlag.v1.EngagementService", method = "SendMessage";
    char text[200];
    static const char rest[] = ": the draft is done, and we could go through it together tomorrow.";
    snprintf(text, sizeof text, "%s%s", kWordMark, rest);
    put_text(&payload, 1, id);
    put_text(&payload, 2, text);
  }
  put_text(&envelope, 1, service);
  put_text(&envelope, 2, method);
  put_bytes(&envelope, 3, payload.data, payload.length);
  put_number(&envelope, 4, 30000000000ull);
  char authorization[600];
  snprintf(authorization, sizeof authorization, "Bearer %s", token);
  put_metadata(&envelope, "authorization", authorization);
  if (options.kind == kMessage) put_metadata(&envelope, "idempotency-key", kKeyMark);
  uint8_t *header = buffer_reserve(&template->frame, kFrameHeader);
  write_header(header, envelope.length, 0, kTypeRequest, 0);
  template->frame.length = kFrameHeader;
  buffer_append(&template->frame, envelope.data, envelope.length);
  if (options.kind == kMessage) {
    template->key_offset = offset_of(&template->frame, kKeyMark, kKeyLength);
    template->word_offset = offset_of(&template->frame, kWordMark, kWordLength);
  }
  if (options.kind == kEcho) template->expected = (Bytes){payload.data, payload.length};
  if (options.kind == kProject) template->expected = (Bytes){(uint8_t *)strdup(id), strlen(id)};
  if (options.kind != kEcho) free(payload.data);
  free(envelope.data);
}

// Lines of `TOKEN ID`: whom to call as, and what to name.
static void read_targets(void) {
  FILE *file = fopen(options.targets, "r");
  if (!file) die(options.targets);
  char token[512], id[128];
  while (fscanf(file, "%511s %127s", token, id) == 2) {
    templates = realloc(templates, sizeof *templates * (template_count + 1));
    if (!templates) die("memory");
    memset(&templates[template_count], 0, sizeof *templates);
    make_template(&templates[template_count++], token, id);
  }
  fclose(file);
  errno = 0;
  if (!template_count) die("no target");
}

static void fill(Connection *connection, uint64_t now) {
  while (!closing && connection->in_flight < (uint32_t)options.in_flight) {
    if (options.rate > 0 && due_at(serial) > now) return;
    uint32_t stream = connection->next_stream;
    Call *call = &connection->ring[stream / 2 % kRing];
    if (call->open) return;
    uint32_t chosen = (uint32_t)(serial % template_count);
    const Template *template = &templates[chosen];
    uint8_t *frame = buffer_reserve(&connection->out, template->frame.length);
    memcpy(frame, template->frame.data, template->frame.length);
    write_u32(frame + 4, stream);
    if (template->key_offset) write_key(frame + template->key_offset, serial);
    if (template->word_offset) write_word(frame + template->word_offset, serial);
    connection->out.length += template->frame.length;
    *call = (Call){options.rate > 0 ? due_at(serial) : now, serial, chosen, 1};
    serial++;
    connection->next_stream += 2;
    connection->in_flight++;
  }
}

static void note_error(uint64_t code, Bytes message) {
  if (!errors++)
    snprintf(first_error, sizeof first_error, "%llu %.*s", (unsigned long long)code,
             (int)(message.length < 200 ? message.length : 200), (const char *)message.data);
}

// Whether the reply is the one to that call.
static int fits(const Call *call, Bytes payload) {
  Bytes expected = templates[call->template].expected;
  if (options.kind == kEcho)
    return payload.length == expected.length && !memcmp(payload.data, expected.data, expected.length);
  uint8_t word[kWordLength];
  if (options.kind == kMessage) {
    write_word(word, call->serial);
    expected = (Bytes){word, sizeof word};
  }
  return payload.length && memmem(payload.data, payload.length, expected.data, expected.length) != NULL;
}

static void take_reply(const Call *call, Bytes envelope, uint64_t now) {
  Field field, inner;
  Bytes payload = {NULL, 0}, message = {NULL, 0};
  uint64_t code = 0;
  int more;
  while ((more = next_field(&envelope, &field)) > 0) {
    if (field.number == 2) payload = field.bytes;
    if (field.number != 1) continue;
    while (next_field(&field.bytes, &inner) > 0) {
      if (inner.number == 1) code = inner.value;
      if (inner.number == 2) message = inner.bytes;
    }
  }
  if (code || more < 0) {
    note_error(code, message);
  } else if (!fits(call, payload)) {
    wrong++;
  } else if (measuring) {
    calls++;
    histogram[bucket_of(now - call->sent)]++;
  }
}

static void take_frames(Connection *connection, uint64_t now) {
  size_t offset = 0;
  while (connection->in.length - offset >= kFrameHeader) {
    const uint8_t *frame = connection->in.data + offset;
    size_t length = read_u32(frame);
    uint32_t stream = read_u32(frame + 4);
    errno = EPROTO;
    if (length > kMaxFrame) die("frame too long");
    if (connection->in.length - offset < kFrameHeader + length) break;
    Call *call = &connection->ring[stream / 2 % kRing];
    if (frame[8] != kTypeResponse || !call->open) die("unexpected frame");
    take_reply(call, (Bytes){frame + kFrameHeader, length}, now);
    call->open = 0;
    connection->in_flight--;
    offset += kFrameHeader + length;
  }
  buffer_consume(&connection->in, offset);
}

static void flush(int epoll, Connection *connection) {
  if (!connection->out.length) return;
  ssize_t count = send(connection->fd, connection->out.data, connection->out.length, MSG_NOSIGNAL);
  if (count < 0 && errno != EAGAIN) die("send");
  if (count > 0) buffer_consume(&connection->out, (size_t)count);
  int waiting = connection->out.length > 0;
  if (waiting == connection->waiting_to_write) return;
  struct epoll_event event = {waiting ? EPOLLIN | EPOLLOUT : EPOLLIN, {.ptr = connection}};
  if (epoll_ctl(epoll, EPOLL_CTL_MOD, connection->fd, &event)) die("epoll_ctl");
  connection->waiting_to_write = waiting;
}

static void run_connection(int epoll, Connection *connection, uint32_t events) {
  if (events & ~(uint32_t)EPOLLOUT) {
    uint8_t *end = buffer_reserve(&connection->in, kReadChunk);
    ssize_t count = read(connection->fd, end, kReadChunk);
    if (count < 0 && errno != EAGAIN) die("read");
    errno = 0;
    if (!count) die("the server closed the connection");
    uint64_t now = now_ns();
    if (count > 0) connection->in.length += (size_t)count;
    take_frames(connection, now);
    fill(connection, now);
  }
  flush(epoll, connection);
}

static void print_histogram(void) {
  const char *separator = "";
  printf(", \"histogram\": [");
  for (unsigned i = 0; i < 64u << kSubBits; i++) {
    if (!histogram[i]) continue;
    printf("%s[%.2f, %llu]", separator, bucket_value(i) / 1000, (unsigned long long)histogram[i]);
    separator = ", ";
  }
  printf("]");
}

static double cpu_seconds(void) {
  clockid_t clock;
  struct timespec time;
  if (!options.pid || clock_getcpuclockid(options.pid, &clock) || clock_gettime(clock, &time)) return 0;
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void parse_options(int count, char **arguments) {
  static const struct option known[] = {
      {"connect", 1, 0, 'a'}, {"kind", 1, 0, 'k'},    {"targets", 1, 0, 't'}, {"connections", 1, 0, 'c'},
      {"in-flight", 1, 0, 'n'}, {"seconds", 1, 0, 's'}, {"warmup", 1, 0, 'w'},  {"pid", 1, 0, 'p'},
      {"may-fail", 0, 0, 'e'},  {"rate", 1, 0, 'r'},    {0, 0, 0, 0}};
  int option;
  const char *kind = "echo";
  while ((option = getopt_long(count, arguments, "", known, NULL)) != -1) {
    switch (option) {
    case 'a': options.address = optarg; break;
    case 'k': kind = optarg; break;
    case 't': options.targets = optarg; break;
    case 'c': options.connections = atoi(optarg); break;
    case 'n': options.in_flight = atoi(optarg); break;
    case 's': options.seconds = atof(optarg); break;
    case 'w': options.warmup = atof(optarg); break;
    case 'p': options.pid = atoi(optarg); break;
    case 'e': options.may_fail = 1; break;
    case 'r': options.rate = atof(optarg); break;
    default: exit(2);
    }
  }
  options.kind = !strcmp(kind, "echo") ? kEcho : !strcmp(kind, "project") ? kProject : kMessage;
  errno = EINVAL;
  if (options.kind == kMessage && strcmp(kind, "message")) die("--kind echo|project|message");
  if (!options.address || !options.targets) die("--connect and --targets are needed");
  if (options.connections < 1 || options.in_flight < 1 || options.in_flight > kRing / 2) die("--in-flight");
}

// Turns the loop until that moment, or, when closing, until nothing is in flight.
static void run_until(int epoll, Connection **connections, uint64_t end) {
  struct epoll_event ready[64];
  for (uint64_t now = now_ns(); now < end; now = now_ns()) {
    uint32_t open = 0;
    for (int i = 0; closing && i < options.connections; i++) open += connections[i]->in_flight;
    if (closing && !open) return;
    uint64_t next = end;
    if (options.rate > 0 && !closing && due_at(serial) < end) next = due_at(serial);
    uint64_t wait = next > now ? next - now : 0;
    struct timespec timeout = {(time_t)(wait / 1000000000), (long)(wait % 1000000000)};
    int count = epoll_pwait2(epoll, ready, 64, &timeout, NULL);
    for (int i = 0; i < count; i++) run_connection(epoll, ready[i].data.ptr, ready[i].events);
    if (options.rate <= 0) continue;
    for (int i = 0; i < options.connections; i++) {
      fill(connections[i], now_ns());
      flush(epoll, connections[i]);
    }
  }
}

int main(int count, char **arguments) {
  parse_options(count, arguments);
  read_targets();
  run_id = now_ns() ^ (uint64_t)getpid() << 44;
  // A timer may be late by 50 us otherwise, which is more than a call takes.
  prctl(PR_SET_TIMERSLACK, 1);
  first_due = now_ns();
  int epoll = epoll_create1(EPOLL_CLOEXEC);
  Connection **connections = calloc((size_t)options.connections, sizeof *connections);
  if (epoll < 0 || !connections) die("start");
  for (int i = 0; i < options.connections; i++) {
    Connection *connection = connections[i] = calloc(1, sizeof *connection);
    if (!connection) die("memory");
    connection->fd = wire_connect(options.address);
    connection->next_stream = 1;
    set_nonblocking(connection->fd);
    struct epoll_event event = {EPOLLIN, {.ptr = connection}};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, connection->fd, &event)) die("epoll_ctl");
    fill(connection, now_ns());
    flush(epoll, connection);
  }
  run_until(epoll, connections, now_ns() + (uint64_t)(options.warmup * 1e9));
  measuring = 1;
  uint64_t start = now_ns();
  double cpu = cpu_seconds();
  struct timespec own_start, own_end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own_start);
  run_until(epoll, connections, start + (uint64_t)(options.seconds * 1e9));
  double elapsed = (double)(now_ns() - start) / 1e9;
  cpu = cpu_seconds() - cpu;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own_end);
  measuring = 0;
  closing = 1;
  run_until(epoll, connections, now_ns() + 5000000000ull);
  double own = (double)(own_end.tv_sec - own_start.tv_sec);
  own += (double)(own_end.tv_nsec - own_start.tv_nsec) / 1e9;
  double each = calls ? 1e6 / (double)calls : 0;
  printf("{\"calls\": %llu, \"per_second\": %.1f, \"p50_us\": %.2f, \"p99_us\": %.2f, \"p999_us\": %.2f, "
         "\"errors\": %llu, \"wrong\": %llu, \"server_cpu_us\": %.3f, \"load_cpu_us\": %.3f, \"load_busy\": %.3f",
         (unsigned long long)calls, (double)calls / elapsed, percentile(0.5), percentile(0.99), percentile(0.999),
         (unsigned long long)errors, (unsigned long long)wrong, cpu * each, own * each, own / elapsed);
  if (options.rate > 0) print_histogram();
  printf("}\n");
  if (errors) fprintf(stderr, "first error: %s\n", first_error);
  if (wrong) fprintf(stderr, "%llu replies do not fit their requests\n", (unsigned long long)wrong);
  return (errors && !options.may_fail) || wrong || !calls ? 1 : 0;
}
