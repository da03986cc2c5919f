// Loaded before a server with LD_PRELOAD: writes down every statement that it runs on SQLite, with the
// values bound, to the file that HANDSCHLAG_BENCH_RECORD names. The limit programs run the same statements
// again, so they can't differ from what the store really does. recording.h describes the file.
#include <dlfcn.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recording.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static FILE *file;
static uint32_t connections, statement_count;
static char **statements;

static void put_u32(uint32_t value) { fwrite(&value, sizeof value, 1, file); }

static void put_text(const char *text, size_t length) {
  put_u32((uint32_t)length);
  fwrite(text, 1, length, file);
}

__attribute__((destructor)) static void finish(void) {
  if (file) fflush(file);
}

// The number of a statement's text; the first time, the text is written before it.
static uint32_t number_of(const char *sql) {
  for (uint32_t i = 0; i < statement_count; i++)
    if (!strcmp(statements[i], sql)) return i;
  statements = realloc(statements, sizeof *statements * (statement_count + 1));
  if (!statements || !(statements[statement_count] = strdup(sql))) abort();
  fputc(kRecordStatement, file);
  put_text(sql, strlen(sql));
  return statement_count++;
}

static void put_quoted(const char *start, const char *end) {
  char *text = malloc((size_t)(end - start) + 1);
  size_t length = 0;
  if (!text) abort();
  for (const char *at = start; at < end; at++) {
    text[length++] = *at;
    if (*at == '\'') at++;
  }
  put_text(text, length);
  free(text);
}

static unsigned digit(char letter) {
  return letter <= '9' ? (unsigned)letter - '0' : ((unsigned)letter | 32) - 'a' + 10;
}

static void put_hexadecimal(const char *start, const char *end) {
  put_u32((uint32_t)(end - start) / 2);
  for (; start + 1 < end; start += 2) fputc((int)(digit(start[0]) << 4 | digit(start[1])), file);
}

static const char *quote_end(const char *at) {
  while (*at && (*at != '\'' || at[1] == '\'')) at += *at == '\'' ? 2 : 1;
  return at;
}

// Writes the literal at `text`, the value of parameter `index`; returns what comes after it.
static const char *put_value(const char *text, int index) {
  fputc(index, file);
  if (!strncmp(text, "NULL", 4)) {
    fputc(kValueNull, file);
    return text + 4;
  }
  if (*text == '\'') {
    const char *end = quote_end(text + 1);
    fputc(kValueText, file);
    put_quoted(text + 1, end);
    return end + 1;
  }
  if (*text == 'x') {
    const char *end = quote_end(text + 2);
    fputc(kValueBlob, file);
    put_hexadecimal(text + 2, end);
    return end + 1;
  }
  size_t length = strspn(text, "+-.0123456789eE");
  if (memchr(text, '.', length) || memchr(text, 'e', length)) {
    double value = strtod(text, NULL);
    fputc(kValueReal, file);
    fwrite(&value, sizeof value, 1, file);
  } else {
    int64_t value = strtoll(text, NULL, 10);
    fputc(kValueInteger, file);
    fwrite(&value, sizeof value, 1, file);
  }
  return text + length;
}

// The values stand in the expanded text where the parameters `?1`, `?2` stand in the statement's.
static void put_values(const char *sql, const char *expanded) {
  while (*sql && *expanded) {
    if (*sql == '?') {
      char *end;
      int index = (int)strtol(sql + 1, &end, 10);
      expanded = put_value(expanded, index);
      sql = end;
    } else {
      sql++;
      expanded++;
    }
  }
}

static int note(unsigned kind, void *context, void *statement, void *text) {
  // Statements of triggers come as comments; the outer statement brings them about again.
  if (kind != SQLITE_TRACE_STMT || !strncmp(text, "--", 2)) return 0;
  const char *sql = sqlite3_sql(statement);
  char *expanded = sqlite3_expanded_sql(statement);
  if (!sql || !expanded) return 0;
  pthread_mutex_lock(&lock);
  uint32_t number = number_of(sql);
  fputc(kRecordRun, file);
  put_u32((uint32_t)(uintptr_t)context);
  put_u32(number);
  put_values(sql, expanded);
  fputc(0, file);
  pthread_mutex_unlock(&lock);
  sqlite3_free(expanded);
  return 0;
}

int sqlite3_open_v2(const char *path, sqlite3 **database, int flags, const char *vfs) {
  int (*open)(const char *, sqlite3 **, int, const char *) = dlsym(RTLD_NEXT, "sqlite3_open_v2");
  int result = open(path, database, flags, vfs);
  const char *name = getenv("HANDSCHLAG_BENCH_RECORD");
  if (result != SQLITE_OK || !name) return result;
  pthread_mutex_lock(&lock);
  if (!file && !(file = fopen(name, "wb"))) abort();
  uintptr_t number = connections++;
  fputc(kRecordOpen, file);
  put_u32((uint32_t)number);
  put_text(path, strlen(path));
  pthread_mutex_unlock(&lock);
  sqlite3_trace_v2(*database, SQLITE_TRACE_STMT, note, (void *)number);
  return result;
}
