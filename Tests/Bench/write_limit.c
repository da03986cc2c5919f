// The limit of a durable write: the statements that the server ran for each call, run again by C on
// libsqlite3 against a copy of the same database, one savepoint a call and one transaction a batch. What the
// server ran once a batch, between the last savepoint and the commit, is run once a batch here too.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "recording.h"
#include "wire.h"

enum { kCheckpointFrames = 8000 }; // as in StoreConfiguration

// One savepoint of the recording: its statements, the savepoint's own included.
typedef struct {
  size_t first, count;
  size_t batch_end; // the commit after it
  uint64_t shape; // equal for equal lists of statements
} Operation;

typedef struct {
  Recording recording;
  uint32_t writer; // the connection that ran the savepoints
  const char *begin;
  Operation *operations;
  size_t operation_count;
  size_t committed; // operations before the last commit
  uint64_t call_shape; // of the call that was recorded: the commonest
} Plan;

static const char *text_of(const Plan *plan, size_t run) {
  return plan->recording.statements[plan->recording.runs[run].statement];
}

static void find_writer(Plan *plan) {
  size_t *counts = calloc(plan->recording.connection_count + 1, sizeof *counts);
  for (size_t i = 0; i < plan->recording.run_count; i++) {
    uint32_t connection = plan->recording.runs[i].connection;
    if (!begins_with(text_of(plan, i), "SAVEPOINT")) continue;
    if (++counts[connection] > counts[plan->writer]) plan->writer = connection;
  }
  if (!counts[plan->writer]) die("no savepoint in the recording");
  free(counts);
}

// Keeps only the writer's runs, so that an operation is a stretch of them.
static void keep_writer(Plan *plan) {
  size_t kept = 0;
  for (size_t i = 0; i < plan->recording.run_count; i++)
    if (plan->recording.runs[i].connection == plan->writer)
      plan->recording.runs[kept++] = plan->recording.runs[i];
  plan->recording.run_count = kept;
}

static void find_operations(Plan *plan) {
  Operation *current = NULL;
  plan->operations = calloc(plan->recording.run_count, sizeof *plan->operations);
  for (size_t i = 0; i < plan->recording.run_count; i++) {
    const char *sql = text_of(plan, i);
    if (!current && begins_with(sql, "BEGIN")) plan->begin = sql;
    if (!current && begins_with(sql, "COMMIT"))
      while (plan->committed < plan->operation_count) plan->operations[plan->committed++].batch_end = i;
    if (!current && begins_with(sql, "SAVEPOINT")) {
      current = &plan->operations[plan->operation_count];
      *current = (Operation){i, 0, 0, 14695981039346656037u};
    }
    if (!current) continue;
    current->count++;
    current->shape = (current->shape ^ plan->recording.runs[i].statement) * 1099511628211u;
    if (!begins_with(sql, "RELEASE")) continue;
    plan->operation_count++;
    current = NULL;
  }
  plan->operation_count = plan->committed;
  if (!plan->operation_count) die("no committed savepoint in the recording");
}

static void find_call_shape(Plan *plan) {
  // Calls are by far the most of what was recorded, so a majority vote finds them.
  size_t votes = 0;
  for (size_t i = 0; i < plan->operation_count; i++) {
    if (!votes) plan->call_shape = plan->operations[i].shape;
    votes += plan->operations[i].shape == plan->call_shape ? 1 : (size_t)-1;
  }
}

static void copy_file(const char *from, const char *to) {
  char buffer[1 << 16];
  size_t count;
  FILE *source = fopen(from, "rb"), *target = fopen(to, "wb");
  if (!source) die(from);
  if (!target) die(to);
  while ((count = fread(buffer, 1, sizeof buffer, source)) > 0)
    if (fwrite(buffer, 1, count, target) != count) die(to);
  if (fflush(target) || fsync(fileno(target))) die(to);
  fclose(source);
  fclose(target);
}

static Player fresh_player(const Plan *plan, const char *snapshot, const char *path) {
  char side[4096];
  static const char *suffixes[] = {"-wal", "-shm"};
  for (int i = 0; i < 2; i++) {
    snprintf(side, sizeof side, "%s%s", path, suffixes[i]);
    unlink(side);
  }
  copy_file(snapshot, path);
  Player player = open_player(&plan->recording, path);
  for (size_t i = 0; i < plan->recording.run_count && i < plan->operations[0].first; i++)
    if (is_setting(text_of(plan, i))) play_text(&player, text_of(plan, i));
  sqlite3_wal_autocheckpoint(player.database, kCheckpointFrames);
  return player;
}

typedef struct {
  uint64_t calls, elapsed, cpu;
} Figures;

static uint64_t cpu_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

// What the server ran after the last savepoint of the batch that held the operation.
static void play_batch_end(const Plan *plan, Player *player, const Operation *operation) {
  size_t first = operation->batch_end;
  while (!begins_with(text_of(plan, first - 1), "RELEASE")) first--;
  for (; first < operation->batch_end; first++) play(player, &plan->recording.runs[first]);
}

// Plays the whole recording once, in batches, unless the time is over before.
static void run_once(const Plan *plan, Player *player, size_t batch, uint64_t limit, Figures *figures) {
  uint64_t start = now_ns(), cpu = cpu_ns();
  for (size_t next = 0; next < plan->operation_count && now_ns() - start < limit;) {
    const Operation *operation = NULL;
    play_text(player, plan->begin);
    for (size_t i = 0; i < batch && next < plan->operation_count; i++, next++) {
      operation = &plan->operations[next];
      for (size_t run = 0; run < operation->count; run++)
        play(player, &plan->recording.runs[operation->first + run]);
      figures->calls += operation->shape == plan->call_shape;
    }
    play_batch_end(plan, player, operation);
    play_text(player, "COMMIT");
  }
  figures->elapsed += now_ns() - start;
  figures->cpu += cpu_ns() - cpu;
}

static void list_statements(const Plan *plan) {
  size_t first = 0;
  while (plan->operations[first].shape != plan->call_shape) first++;
  const Operation *operation = &plan->operations[first];
  for (size_t run = 0; run < operation->count; run++) printf("%s;\n", text_of(plan, operation->first + run));
}

int main(int count, char **arguments) {
  int lists = count == 3 && !strcmp(arguments[1], "--list");
  if (count != 6 && !lists) {
    fprintf(stderr, "usage: write_limit RECORDING SNAPSHOT SCRATCH BATCH SECONDS\n"
                    "       write_limit --list RECORDING\n");
    return 2;
  }
  Plan plan = {.recording = read_recording(arguments[lists ? 2 : 1])};
  find_writer(&plan);
  keep_writer(&plan);
  find_operations(&plan);
  find_call_shape(&plan);
  if (lists) {
    list_statements(&plan);
    return 0;
  }
  size_t batch = (size_t)atoi(arguments[4]);
  uint64_t limit = (uint64_t)(atof(arguments[5]) * 1e9);
  Figures figures = {0};
  while (figures.elapsed < limit && batch) {
    Player player = fresh_player(&plan, arguments[2], arguments[3]);
    run_once(&plan, &player, batch, limit - figures.elapsed, &figures);
    close_player(&player);
  }
  if (!figures.calls) die("no call was played");
  printf("{\"calls\": %llu, \"per_second\": %.1f, \"cpu_us\": %.2f, \"batch\": %zu, \"recorded\": %zu}\n",
         (unsigned long long)figures.calls, (double)figures.calls * 1e9 / (double)figures.elapsed,
         (double)figures.cpu / 1e3 / (double)figures.calls, batch, plan.operation_count);
  return 0;
}
