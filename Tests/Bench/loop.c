// The epoll loop that both limit programs stand on. It does for a request what any server must, and no more.
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "wire.h"

typedef struct {
  int fd;
  int waiting_to_write;
  Buffer in;
  Buffer out;
} Connection;

static volatile sig_atomic_t stopped;

static void stop(int number) {
  (void)number;
  stopped = 1;
}

static void close_connection(Connection *connection) {
  close(connection->fd);
  free(connection->in.data);
  free(connection->out.data);
  free(connection);
}

// Appends the Response frame to the connection's output.
static void answer(Connection *connection, uint32_t stream, int code, const Buffer *payload) {
  Buffer *out = &connection->out;
  size_t start = out->length;
  buffer_reserve(out, kFrameHeader + payload->length + 32);
  out->length += kFrameHeader;
  if (code) {
    uint8_t status[2] = {1 << 3, (uint8_t)code};
    put_bytes(out, 1, status, sizeof status);
  } else {
    put_bytes(out, 2, payload->data, payload->length);
  }
  write_header(out->data + start, out->length - start - kFrameHeader, stream, kTypeResponse, 0);
}

// Answers every whole frame that has come in. -1: the peer broke the protocol.
static int handle_frames(Connection *connection, const Service *service, Buffer *reply) {
  size_t offset = 0;
  while (connection->in.length - offset >= kFrameHeader) {
    const uint8_t *frame = connection->in.data + offset;
    size_t length = read_u32(frame);
    if (length > kMaxFrame || frame[8] != kTypeRequest) return -1;
    if (connection->in.length - offset < kFrameHeader + length) break;
    Request request;
    reply->length = 0;
    int code = 3;
    if (!parse_request((Bytes){frame + kFrameHeader, length}, &request))
      code = service->handle(service->state, &request, reply);
    answer(connection, read_u32(frame + 4), code, reply);
    offset += kFrameHeader + length;
  }
  buffer_consume(&connection->in, offset);
  return 0;
}

// Writes what there is. -1: the connection is gone.
static int flush(int epoll, Connection *connection) {
  if (!connection->out.length) return 0;
  ssize_t count = send(connection->fd, connection->out.data, connection->out.length, MSG_NOSIGNAL);
  if (count < 0 && errno != EAGAIN) return -1;
  if (count > 0) buffer_consume(&connection->out, (size_t)count);
  int waiting = connection->out.length > 0;
  if (waiting != connection->waiting_to_write) {
    struct epoll_event event = {waiting ? EPOLLOUT : EPOLLIN, {.ptr = connection}};
    epoll_ctl(epoll, EPOLL_CTL_MOD, connection->fd, &event);
    connection->waiting_to_write = waiting;
  }
  return 0;
}

static void accept_all(int epoll, int listener) {
  int fd;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    Connection *connection = calloc(1, sizeof *connection);
    if (!connection) die("memory");
    connection->fd = fd;
    struct epoll_event event = {EPOLLIN, {.ptr = connection}};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event)) die("epoll_ctl");
  }
}

// One ready connection: read once, answer all, write once. -1: it is over.
static int run_connection(int epoll, Connection *connection, uint32_t events, const Service *service,
                          Buffer *reply) {
  if (events & EPOLLOUT) return flush(epoll, connection);
  uint8_t *end = buffer_reserve(&connection->in, kReadChunk);
  ssize_t count = read(connection->fd, end, kReadChunk);
  if (count < 0 && errno == EAGAIN) return 0;
  if (count <= 0) return -1;
  connection->in.length += (size_t)count;
  if (handle_frames(connection, service, reply)) return -1;
  return 0;
}

void serve(const char *address, const Service *service) {
  struct sigaction action = {.sa_handler = stop};
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  int listener = wire_listen(address), epoll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {EPOLLIN, {.ptr = NULL}}, ready[256];
  if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event)) die("epoll");
  Buffer reply = {0};
  while (!stopped) {
    int count = epoll_wait(epoll, ready, 256, -1);
    if (service->begin && count > 0) service->begin(service->state);
    for (int i = 0; i < count; i++) {
      Connection *connection = ready[i].data.ptr;
      if (!connection) {
        accept_all(epoll, listener);
      } else if (run_connection(epoll, connection, ready[i].events, service, &reply)) {
        close_connection(connection);
        ready[i].data.ptr = NULL;
      }
    }
    if (service->end && count > 0) service->end(service->state);
    for (int i = 0; i < count; i++) {
      Connection *connection = ready[i].data.ptr;
      if (!connection || connection->waiting_to_write) continue;
      if (flush(epoll, connection)) close_connection(connection);
    }
  }
  free(reply.data);
  close(listener);
  if (!strncmp(address, "unix:", 5)) unlink(address + 5);
}
