// The limit of an echo on this machine: decode and encode with protobuf-c in a C epoll loop.
#include <stdio.h>

#include "handschlag/bench/v1/bench.pb-c.h"
#include "wire.h"

static int echo(void *state, const Request *call, Buffer *reply) {
  (void)state;
  Handschlag__Bench__V1__EchoRequest *request =
      handschlag__bench__v1__echo_request__unpack(NULL, call->payload.length, call->payload.data);
  if (!request) return 3;
  Handschlag__Bench__V1__EchoResponse response = HANDSCHLAG__BENCH__V1__ECHO_RESPONSE__INIT;
  response.id = request->id;
  response.title = request->title;
  response.text = request->text;
  response.time = request->time;
  response.urgent = request->urgent;
  response.digest = request->digest;
  response.n_items = request->n_items;
  response.items = request->items;
  size_t size = handschlag__bench__v1__echo_response__get_packed_size(&response);
  handschlag__bench__v1__echo_response__pack(&response, buffer_reserve(reply, size));
  reply->length += size;
  handschlag__bench__v1__echo_request__free_unpacked(request, NULL);
  return 0;
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: echo_limit unix:PATH|tcp:HOST:PORT\n");
    return 2;
  }
  serve(arguments[1], &(Service){.handle = echo});
  return 0;
}
