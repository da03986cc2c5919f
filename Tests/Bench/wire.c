#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

void die(const char *what) {
  fprintf(stderr, "%s: %s\n", what, errno ? strerror(errno) : "failed");
  exit(2);
}

uint64_t now_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

uint8_t *buffer_reserve(Buffer *buffer, size_t extra) {
  if (buffer->capacity - buffer->length < extra) {
    size_t capacity = buffer->capacity ? buffer->capacity : 4096;
    while (capacity - buffer->length < extra) capacity *= 2;
    uint8_t *data = realloc(buffer->data, capacity);
    if (!data) die("memory");
    buffer->data = data;
    buffer->capacity = capacity;
  }
  return buffer->data + buffer->length;
}

void buffer_append(Buffer *buffer, const void *data, size_t length) {
  if (!length) return;
  memcpy(buffer_reserve(buffer, length), data, length);
  buffer->length += length;
}

void buffer_consume(Buffer *buffer, size_t length) {
  buffer->length -= length;
  if (length && buffer->length) memmove(buffer->data, buffer->data + length, buffer->length);
}

void put_varint(Buffer *buffer, uint64_t value) {
  uint8_t *at = buffer_reserve(buffer, 10);
  size_t count = 0;
  while (value >= 0x80) {
    at[count++] = (uint8_t)(value | 0x80);
    value >>= 7;
  }
  at[count++] = (uint8_t)value;
  buffer->length += count;
}

void put_bytes(Buffer *buffer, unsigned field, const void *data, size_t length) {
  put_varint(buffer, field << 3 | 2);
  put_varint(buffer, length);
  buffer_append(buffer, data, length);
}

void put_text(Buffer *buffer, unsigned field, const char *text) {
  if (*text) put_bytes(buffer, field, text, strlen(text));
}

void put_number(Buffer *buffer, unsigned field, uint64_t value) {
  if (!value) return;
  put_varint(buffer, field << 3);
  put_varint(buffer, value);
}

static int read_varint(Bytes *message, uint64_t *value) {
  *value = 0;
  for (unsigned shift = 0; shift < 64 && message->length; shift += 7) {
    uint8_t byte = *message->data++;
    message->length--;
    *value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return 0;
  }
  return -1;
}

int next_field(Bytes *message, Field *field) {
  if (!message->length) return 0;
  uint64_t tag;
  if (read_varint(message, &tag)) return -1;
  field->number = (unsigned)(tag >> 3);
  field->bytes = (Bytes){NULL, 0};
  field->value = 0;
  size_t skipped;
  switch (tag & 7) {
  case 0: return read_varint(message, &field->value) ? -1 : 1;
  case 1: skipped = 8; break;
  case 5: skipped = 4; break;
  case 2:
    if (read_varint(message, &field->value)) return -1;
    skipped = (size_t)field->value;
    break;
  default: return -1;
  }
  if (skipped > message->length) return -1;
  field->bytes = (Bytes){message->data, skipped};
  message->data += skipped;
  message->length -= skipped;
  return 1;
}

uint32_t read_u32(const uint8_t *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

void write_u32(uint8_t *at, uint32_t value) {
  at[0] = (uint8_t)(value >> 24);
  at[1] = (uint8_t)(value >> 16);
  at[2] = (uint8_t)(value >> 8);
  at[3] = (uint8_t)value;
}

void write_header(uint8_t *at, size_t length, uint32_t stream, uint8_t type, uint8_t flags) {
  write_u32(at, (uint32_t)length);
  write_u32(at + 4, stream);
  at[8] = type;
  at[9] = flags;
}

// One pair of the metadata: kept where it is the token.
static int take_pair(Bytes pair, Request *request) {
  Field field;
  Bytes key = {NULL, 0}, value = {NULL, 0};
  int more;
  while ((more = next_field(&pair, &field)) > 0) {
    if (field.number == 1) key = field.bytes;
    if (field.number == 2) value = field.bytes;
  }
  if (key.length == 13 && !memcmp(key.data, "authorization", 13)) request->authorization = value;
  return more;
}

int parse_request(Bytes frame, Request *request) {
  Field field;
  int more;
  memset(request, 0, sizeof *request);
  while ((more = next_field(&frame, &field)) > 0) {
    if (field.number == 1) request->service = field.bytes;
    if (field.number == 2) request->method = field.bytes;
    if (field.number == 3) request->payload = field.bytes;
    if (field.number == 4) request->timeout_nano = field.value;
    if (field.number == 5 && take_pair(field.bytes, request)) return -1;
  }
  return more;
}

static socklen_t parse_address(const char *address, struct sockaddr_storage *storage) {
  memset(storage, 0, sizeof *storage);
  if (!strncmp(address, "unix:", 5)) {
    struct sockaddr_un *name = (struct sockaddr_un *)storage;
    if (strlen(address + 5) >= sizeof name->sun_path) return 0;
    name->sun_family = AF_UNIX;
    strcpy(name->sun_path, address + 5);
    return sizeof *name;
  }
  const char *colon = strrchr(address, ':');
  if (!strncmp(address, "tcp:", 4) && colon > address + 4) {
    struct sockaddr_in *name = (struct sockaddr_in *)storage;
    char host[64] = "";
    if ((size_t)(colon - address - 4) >= sizeof host) return 0;
    memcpy(host, address + 4, (size_t)(colon - address - 4));
    name->sin_family = AF_INET;
    name->sin_port = htons((uint16_t)atoi(colon + 1));
    return inet_pton(AF_INET, host, &name->sin_addr) == 1 ? sizeof *name : 0;
  }
  return 0;
}

static int open_socket(const char *address, struct sockaddr_storage *storage, socklen_t *length) {
  errno = EINVAL;
  *length = parse_address(address, storage);
  if (!*length) die(address);
  int fd = socket(storage->ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) die("socket");
  int one = 1;
  if (storage->ss_family == AF_INET) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return fd;
}

int wire_connect(const char *address) {
  struct sockaddr_storage storage;
  socklen_t length;
  int fd = open_socket(address, &storage, &length);
  if (connect(fd, (struct sockaddr *)&storage, length)) die(address);
  return fd;
}

int wire_listen(const char *address) {
  struct sockaddr_storage storage;
  socklen_t length;
  int fd = open_socket(address, &storage, &length);
  int one = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (storage.ss_family == AF_UNIX) unlink(address + 5);
  if (bind(fd, (struct sockaddr *)&storage, length) || listen(fd, 1024)) die(address);
  set_nonblocking(fd);
  return fd;
}

void set_nonblocking(int fd) {
  if (fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK)) die("fcntl");
}
