// What record.c writes, and how the limit programs run it again. Integers in the machine's order:
//   'O' connection:u32 path            a connection was opened
//   'S' text                           the next statement's text; they are numbered from 0
//   'R' connection:u32 statement:u32 { index:u8 type:u8 value }… 0:u8
// A text or blob is its length:u32 and its bytes.
#ifndef BENCH_RECORDING_H
#define BENCH_RECORDING_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

enum { kRecordOpen = 'O', kRecordStatement = 'S', kRecordRun = 'R' };
enum { kValueNull = 0, kValueInteger = 1, kValueReal = 2, kValueText = 3, kValueBlob = 4 };

// One statement that ran, and where its values begin in the file.
typedef struct {
  uint32_t connection;
  uint32_t statement;
  const uint8_t *values;
} Run;

typedef struct {
  char **statements;
  uint32_t statement_count;
  char **paths; // of the connections
  uint32_t connection_count;
  Run *runs;
  size_t run_count;
} Recording;

// Reads a whole recording; a run cut off at the end is left out.
Recording read_recording(const char *path);

// Statements of a recording, prepared on a connection when they first run.
typedef struct {
  const Recording *recording;
  sqlite3 *database;
  sqlite3_stmt **prepared;
  // Is shown every blob that is read, if set; the bytes live until it returns.
  void (*show)(void *context, const char *column, const void *data, size_t length);
  void *context;
} Player;

Player open_player(const Recording *recording, const char *path);
void close_player(Player *player);
// Runs a statement with its values, reads every column of every row, and returns how many rows came.
size_t play(Player *player, const Run *run);
// Runs a text without values.
void play_text(Player *player, const char *sql);

// Whether a statement's text begins so, whatever the case.
int begins_with(const char *sql, const char *word);
// Whether a PRAGMA sets how a connection works, so that the limit program must set it too.
int is_setting(const char *sql);

#endif
