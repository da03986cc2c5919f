#include "recording.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "wire.h"

// A place in the file; `ok` falls when it ends early.
typedef struct {
  const uint8_t *at, *end;
  int ok;
} Cursor;

static const uint8_t *take(Cursor *cursor, size_t length) {
  const uint8_t *at = cursor->at;
  if ((size_t)(cursor->end - at) < length) {
    cursor->ok = 0;
    cursor->at = cursor->end;
    return NULL;
  }
  cursor->at += length;
  return at;
}

static uint32_t take_u32(Cursor *cursor) {
  uint32_t value = 0;
  const uint8_t *at = take(cursor, sizeof value);
  if (at) memcpy(&value, at, sizeof value);
  return value;
}

static char *take_text(Cursor *cursor) {
  uint32_t length = take_u32(cursor);
  const uint8_t *at = take(cursor, length);
  return at ? strndup((const char *)at, length) : NULL;
}

static void skip_values(Cursor *cursor) {
  const uint8_t *index;
  while ((index = take(cursor, 1)) && *index) {
    const uint8_t *type = take(cursor, 1);
    if (!type) return;
    if (*type == kValueInteger || *type == kValueReal) take(cursor, 8);
    if (*type == kValueText || *type == kValueBlob) take(cursor, take_u32(cursor));
  }
}

static void *grow(void *array, size_t count, size_t size) {
  // Capacity is the next power of two, so it changes only when the count is one.
  if (count & (count - 1)) return array;
  void *grown = realloc(array, (count ? count * 2 : 1) * size);
  if (!grown) die("memory");
  return grown;
}

static void take_record(Recording *recording, Cursor *cursor) {
  uint8_t kind = *take(cursor, 1);
  if (kind == kRecordOpen) {
    take_u32(cursor);
    char *path = take_text(cursor);
    recording->paths = grow(recording->paths, recording->connection_count, sizeof path);
    recording->paths[recording->connection_count] = path;
    recording->connection_count += cursor->ok;
  } else if (kind == kRecordStatement) {
    char *text = take_text(cursor);
    recording->statements = grow(recording->statements, recording->statement_count, sizeof text);
    recording->statements[recording->statement_count] = text;
    recording->statement_count += cursor->ok;
  } else {
    Run run = {take_u32(cursor), take_u32(cursor), NULL};
    run.values = cursor->at;
    skip_values(cursor);
    recording->runs = grow(recording->runs, recording->run_count, sizeof run);
    recording->runs[recording->run_count] = run;
    recording->run_count += cursor->ok;
  }
}

Recording read_recording(const char *path) {
  Recording recording = {0};
  struct stat status;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &status)) die(path);
  if (!status.st_size) die("empty recording");
  const uint8_t *data = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  if (data == MAP_FAILED) die("mmap");
  close(fd);
  Cursor cursor = {data, data + status.st_size, 1};
  while (cursor.ok && cursor.at < cursor.end) take_record(&recording, &cursor);
  return recording;
}

static void check(Player *player, int result, const char *sql) {
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW) return;
  fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(player->database));
  exit(2);
}

Player open_player(const Recording *recording, const char *path) {
  Player player = {.recording = recording};
  player.prepared = calloc(recording->statement_count, sizeof(sqlite3_stmt *));
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  check(&player, sqlite3_open_v2(path, &player.database, flags, NULL), path);
  return player;
}

void close_player(Player *player) {
  for (uint32_t i = 0; i < player->recording->statement_count; i++) sqlite3_finalize(player->prepared[i]);
  free(player->prepared);
  check(player, sqlite3_close(player->database), "close");
}

static sqlite3_stmt *prepared(Player *player, uint32_t number) {
  sqlite3_stmt **place = &player->prepared[number];
  if (*place) return *place;
  const char *sql = player->recording->statements[number];
  check(player, sqlite3_prepare_v3(player->database, sql, -1, SQLITE_PREPARE_PERSISTENT, place, NULL), sql);
  return *place;
}

static void bind_values(sqlite3_stmt *statement, const uint8_t *at) {
  while (*at) {
    int index = at[0], type = at[1];
    int64_t integer;
    double real;
    uint32_t length = 0;
    at += 2;
    if (type == kValueNull) sqlite3_bind_null(statement, index);
    if (type == kValueInteger || type == kValueReal) {
      memcpy(&integer, at, 8);
      memcpy(&real, at, 8);
      if (type == kValueInteger) sqlite3_bind_int64(statement, index, integer);
      else sqlite3_bind_double(statement, index, real);
      at += 8;
    }
    if (type != kValueText && type != kValueBlob) continue;
    memcpy(&length, at, 4);
    at += 4;
    if (type == kValueText) sqlite3_bind_text(statement, index, (const char *)at, (int)length, SQLITE_STATIC);
    else sqlite3_bind_blob(statement, index, at, (int)length, SQLITE_STATIC);
    at += length;
  }
}

static void read_row(const Player *player, sqlite3_stmt *statement) {
  static volatile size_t seen;
  for (int i = 0, count = sqlite3_column_count(statement); i < count; i++) {
    switch (sqlite3_column_type(statement, i)) {
    case SQLITE_INTEGER: seen += (size_t)sqlite3_column_int64(statement, i); break;
    case SQLITE_TEXT: seen += (size_t)sqlite3_column_text(statement, i)[0]; break;
    case SQLITE_BLOB:
      seen += (size_t)sqlite3_column_bytes(statement, i);
      if (player->show)
        player->show(player->context, sqlite3_column_name(statement, i), sqlite3_column_blob(statement, i),
                     (size_t)sqlite3_column_bytes(statement, i));
      break;
    default: break;
    }
  }
}

size_t play(Player *player, const Run *run) {
  sqlite3_stmt *statement = prepared(player, run->statement);
  size_t rows = 0;
  int result;
  bind_values(statement, run->values);
  while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
    read_row(player, statement);
    rows++;
  }
  check(player, result, player->recording->statements[run->statement]);
  sqlite3_reset(statement);
  return rows;
}

void play_text(Player *player, const char *sql) {
  check(player, sqlite3_exec(player->database, sql, NULL, NULL, NULL), sql);
}

int begins_with(const char *sql, const char *word) {
  sql += strspn(sql, " \n\t");
  return !strncasecmp(sql, word, strlen(word));
}

int is_setting(const char *sql) {
  static const char *settings[] = {
      "journal_mode", "synchronous",  "wal_autocheckpoint", "foreign_keys", "cache_size",
      "mmap_size",    "temp_store",   "locking_mode",       "query_only",   "journal_size_limit",
      "busy_timeout", "secure_delete", "trusted_schema",    "cell_size_check"};
  if (!begins_with(sql, "PRAGMA")) return 0;
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
    if (strcasestr(sql, settings[i])) return 1;
  return 0;
}
