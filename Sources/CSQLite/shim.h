#ifndef HANDSCHLAG_CSQLITE_SHIM_H
#define HANDSCHLAG_CSQLITE_SHIM_H

#include <sqlite3.h>

// Swift imports neither SQLITE_TRANSIENT (a cast in a macro) nor functions with variable arguments.

static inline int handschlag_bind_text(sqlite3_stmt *statement, int index, const char *bytes,
                                       sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int handschlag_bind_blob(sqlite3_stmt *statement, int index, const void *bytes,
                                       sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// Before anything else is asked of the library; says with SQLITE_MISUSE that it is too late.
static inline int handschlag_leave_memory_uncounted(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static inline int handschlag_db_config(sqlite3 *connection, int option, int on) {
  return sqlite3_db_config(connection, option, on, (int *)0);
}

// Stores the number of frames in the write-ahead log after each commit into the first Int32 given as context,
// and counts the commits that changed something in the second.
static inline int handschlag_note_frames(void *frames, sqlite3 *connection, const char *name, int count) {
  (void)connection;
  (void)name;
  ((int *)frames)[0] = count;
  ((int *)frames)[1] = (int)((unsigned)((int *)frames)[1] + 1);
  return SQLITE_OK;
}

static inline void handschlag_watch_frames(sqlite3 *connection, int *frames) {
  sqlite3_wal_hook(connection, handschlag_note_frames, frames);
}

#endif
