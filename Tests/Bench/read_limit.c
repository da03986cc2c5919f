// The limit of a point read: a C epoll loop that runs, for each call, the statements that the server ran for
// it, in one read transaction for each tick of the loop, unpacks what the rows hold in the wire's encoding,
// and packs the reply with protobuf-c.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "handschlag/v1/project.pb-c.h"
#include "recording.h"
#include "wire.h"

typedef struct {
  Recording recording;
  Player player;
  size_t per_call; // statements
  size_t next;
  int open; // whether a read transaction is
  Handschlag__V1__GetProjectResponse *response; // what does not come from the rows
  Handschlag__V1__ProjectContent *content;
  Handschlag__V1__CompanyAttributes *attributes;
} Reader;

// Marks the connections that only read the database which is read most.
static uint8_t *find_readers(const Recording *recording) {
  uint8_t *reads = calloc(recording->connection_count + 1, 1);
  size_t *counts = calloc(recording->connection_count + 1, sizeof *counts);
  uint32_t busiest = 0;
  if (!reads || !counts) die("memory");
  memset(reads, 1, recording->connection_count);
  for (size_t i = 0; i < recording->run_count; i++) {
    uint32_t connection = recording->runs[i].connection;
    const char *sql = recording->statements[recording->runs[i].statement];
    if (begins_with(sql, "SAVEPOINT") || begins_with(sql, "BEGIN IMMEDIATE")) reads[connection] = 0;
    if (begins_with(sql, "SELECT") && ++counts[connection] > counts[busiest] && reads[connection])
      busiest = connection;
  }
  for (uint32_t i = 0; i < recording->connection_count; i++)
    if (strcmp(recording->paths[i], recording->paths[busiest])) reads[i] = 0;
  free(counts);
  return reads;
}

// Keeps the readers' selections, in the order in which they ran.
static void keep_selections(Reader *reader) {
  Recording *recording = &reader->recording;
  uint8_t *reads = find_readers(recording);
  size_t kept = 0;
  for (size_t i = 0; i < recording->run_count; i++) {
    const char *sql = recording->statements[recording->runs[i].statement];
    if (!reads[recording->runs[i].connection]) continue;
    if (is_setting(sql)) play_text(&reader->player, sql);
    if (begins_with(sql, "SELECT") || begins_with(sql, "WITH")) recording->runs[kept++] = recording->runs[i];
  }
  recording->run_count = kept;
  free(reads);
}

// Finds the longest stretch in which the list of statements repeats, and after how many: these make one call.
static void find_calls(Reader *reader) {
  const Run *runs = reader->recording.runs;
  size_t count = reader->recording.run_count;
  for (size_t period = 1; period <= 32; period++) {
    size_t start = 0, best = 0, length = 0;
    for (size_t i = 0; i + period < count; i++) {
      length = runs[i].statement == runs[i + period].statement ? length + 1 : 0;
      if (length > best) best = length, start = i + 1 - length;
    }
    if (best < period || best < count / 4) continue;
    reader->per_call = period;
    reader->recording.runs += start;
    reader->recording.run_count = best / period * period;
    return;
  }
  die("the recording does not repeat");
}

static void take_blob(void *context, const char *column, const void *data, size_t length) {
  Reader *reader = context;
  if (!strcmp(column, "content") && !reader->content)
    reader->content = handschlag__v1__project_content__unpack(NULL, length, data);
  if (!strcmp(column, "attributes") && !reader->attributes)
    reader->attributes = handschlag__v1__company_attributes__unpack(NULL, length, data);
}

// Appends the reply that holds what was read.
static void pack_response(Reader *reader, Buffer *reply) {
  Handschlag__V1__Project project = *reader->response->project;
  Handschlag__V1__CompanyView company = HANDSCHLAG__V1__COMPANY_VIEW__INIT;
  Handschlag__V1__GetProjectResponse response = HANDSCHLAG__V1__GET_PROJECT_RESPONSE__INIT;
  if (project.company) company = *project.company;
  if (project.company && reader->attributes) company.attributes = reader->attributes;
  if (project.company) project.company = &company;
  if (reader->content) project.content = reader->content;
  response.project = &project;
  size_t size = handschlag__v1__get_project_response__get_packed_size(&response);
  handschlag__v1__get_project_response__pack(&response, buffer_reserve(reply, size));
  reply->length += size;
  if (reader->content) handschlag__v1__project_content__free_unpacked(reader->content, NULL);
  if (reader->attributes) handschlag__v1__company_attributes__free_unpacked(reader->attributes, NULL);
  reader->content = NULL;
  reader->attributes = NULL;
}

static int get_project(void *state, const Request *call, Buffer *reply) {
  Reader *reader = state;
  Handschlag__V1__GetProjectRequest *request =
      handschlag__v1__get_project_request__unpack(NULL, call->payload.length, call->payload.data);
  if (!request || !call->authorization.length) return 16;
  if (!reader->open) play_text(&reader->player, "BEGIN");
  reader->open = 1;
  const Run *runs = &reader->recording.runs[reader->next];
  for (size_t i = 0; i < reader->per_call; i++) play(&reader->player, &runs[i]);
  reader->next = (reader->next + reader->per_call) % reader->recording.run_count;
  free(reader->response->project->id);
  reader->response->project->id = request->project_id;
  request->project_id = NULL;
  handschlag__v1__get_project_request__free_unpacked(request, NULL);
  pack_response(reader, reply);
  return 0;
}

static void end_tick(void *state) {
  Reader *reader = state;
  if (reader->open) play_text(&reader->player, "COMMIT");
  reader->open = 0;
}

static Handschlag__V1__GetProjectResponse *read_response(const char *path) {
  static uint8_t data[1 << 20];
  FILE *file = fopen(path, "rb");
  if (!file) die(path);
  size_t length = fread(data, 1, sizeof data, file);
  fclose(file);
  Handschlag__V1__GetProjectResponse *response =
      handschlag__v1__get_project_response__unpack(NULL, length, data);
  if (!response || !response->project || !*response->project->id) die("no GetProjectResponse in the file");
  return response;
}

int main(int count, char **arguments) {
  if (count != 5) {
    fprintf(stderr, "usage: read_limit ADDRESS RECORDING DATABASE RESPONSE\n");
    return 2;
  }
  Reader reader = {.recording = read_recording(arguments[2])};
  reader.player = open_player(&reader.recording, arguments[3]);
  reader.response = read_response(arguments[4]);
  reader.player.show = take_blob;
  reader.player.context = &reader;
  keep_selections(&reader);
  find_calls(&reader);
  for (size_t i = 0; i < reader.per_call; i++)
    fprintf(stderr, "%s;\n", reader.recording.statements[reader.recording.runs[i].statement]);
  serve(arguments[1], &(Service){.state = &reader, .handle = get_project, .end = end_tick});
  return 0;
}
