// The native wire as the bench's C programs speak it: frames, the two envelopes, and an epoll loop.
#ifndef BENCH_WIRE_H
#define BENCH_WIRE_H

#include <stddef.h>
#include <stdint.h>

enum {
  kFrameHeader = 10,
  kTypeRequest = 1,
  kTypeResponse = 2,
  kMaxFrame = 4 << 20,
  kReadChunk = 256 << 10,
};

// Bytes that belong to someone else.
typedef struct {
  const uint8_t *data;
  size_t length;
} Bytes;

// Bytes that grow at the end.
typedef struct {
  uint8_t *data;
  size_t length;
  size_t capacity;
} Buffer;

// Makes room for `extra` more bytes and returns the end; the program ends if memory does.
uint8_t *buffer_reserve(Buffer *buffer, size_t extra);
void buffer_append(Buffer *buffer, const void *data, size_t length);
void buffer_consume(Buffer *buffer, size_t length);

// Fields of protobuf's encoding, appended; an empty or zero field is left out as proto3 does.
void put_varint(Buffer *buffer, uint64_t value);
void put_bytes(Buffer *buffer, unsigned field, const void *data, size_t length);
void put_text(Buffer *buffer, unsigned field, const char *text);
void put_number(Buffer *buffer, unsigned field, uint64_t value);

// Reads the next field of a message. 1: a field; 0: the end; -1: malformed.
typedef struct {
  unsigned number;
  uint64_t value;
  Bytes bytes;
} Field;
int next_field(Bytes *message, Field *field);

uint32_t read_u32(const uint8_t *at);
void write_u32(uint8_t *at, uint32_t value);
void write_header(uint8_t *at, size_t length, uint32_t stream, uint8_t type, uint8_t flags);

// What a server needs of a Request envelope.
typedef struct {
  Bytes service;
  Bytes method;
  Bytes payload;
  uint64_t timeout_nano;
  Bytes authorization;
} Request;
// 0, or -1 where the envelope is malformed.
int parse_request(Bytes frame, Request *request);

// `unix:PATH` or `tcp:HOST:PORT`. The program ends with a message where it can't be done.
int wire_connect(const char *address);
int wire_listen(const char *address);

uint64_t now_ns(void);
void die(const char *what);

// Sets what the kernel gives for a descriptor to non-blocking.
void set_nonblocking(int fd);

// What a limit program does for each request, and around the requests of one tick of the loop.
typedef struct {
  void *state;
  void (*begin)(void *state);
  // Appends the packed reply message to `reply`; a code other than 0 is an error.
  int (*handle)(void *state, const Request *request, Buffer *reply);
  void (*end)(void *state);
} Service;

// Serves until SIGTERM or SIGINT: one thread, one read and one write for a ready connection.
void serve(const char *address, const Service *service);

#endif
