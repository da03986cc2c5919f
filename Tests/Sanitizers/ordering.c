// Tells the thread sanitizer of what Swift's libraries order and don't tell it of, as they are not built for it.
//
// Preloaded into the tests and the programs that they start. Without it the sanitizer takes for a race what happens
// under a `Mutex` that two threads wanted at once, and what is handed over by a continuation that was resumed before
// its task came to wait. Each function does what the library's own does, which it calls.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SWIFT_SELF __attribute__((swift_context))
#define SWIFT_ASYNC __attribute__((swiftasynccall))

// There only in programs that are built with the sanitizer.
extern void __tsan_acquire(const void *) __attribute__((weak));
extern void __tsan_release(const void *) __attribute__((weak));

static void acquire(const void *what) {
  if (__tsan_acquire) __tsan_acquire(what);
}

static void release(const void *what) {
  if (__tsan_release) __tsan_release(what);
}

// The library's own function of a name, found once.
#define NEXT(variable, name)                                                     \
  __typeof__(variable) variable##Found = __atomic_load_n(&variable, __ATOMIC_RELAXED); \
  if (!variable##Found) {                                                        \
    *(void **)&variable##Found = dlsym(RTLD_NEXT, name);                         \
    __atomic_store_n(&variable, variable##Found, __ATOMIC_RELAXED);              \
  }

// Synchronization._MutexHandle: its fast paths are compiled into those who use it and seen there.

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

static SWIFT void (*nextLock)(uint32_t, SWIFT_SELF void *);
static SWIFT _Bool (*nextTryLock)(SWIFT_SELF void *);
static SWIFT void (*nextUnlock)(SWIFT_SELF void *);

SWIFT void lockSlow(uint32_t thread, SWIFT_SELF void *mutex) __asm__(LOCK);
SWIFT void lockSlow(uint32_t thread, SWIFT_SELF void *mutex) {
  NEXT(nextLock, LOCK)
  nextLockFound(thread, mutex);
  acquire(mutex);
}

SWIFT _Bool tryLockSlow(SWIFT_SELF void *mutex) __asm__(TRY_LOCK);
SWIFT _Bool tryLockSlow(SWIFT_SELF void *mutex) {
  NEXT(nextTryLock, TRY_LOCK)
  _Bool isLocked = nextTryLockFound(mutex);
  if (isLocked) acquire(mutex);
  return isLocked;
}

SWIFT void unlockSlow(SWIFT_SELF void *mutex) __asm__(UNLOCK);
SWIFT void unlockSlow(SWIFT_SELF void *mutex) {
  NEXT(nextUnlock, UNLOCK)
  release(mutex);
  nextUnlockFound(mutex);
}

// Continuations: the runtime tells of those that wake a task, and not of those that the task finds resumed, be it when
// it comes to wait or, which it learns last, while it prepares to; then it enters its thread anew.

static SWIFT void (*nextResume)(void *);
static SWIFT void (*nextThrowingResume)(void *);
static SWIFT void (*nextThrowingError)(void *, void *);
static SWIFT_ASYNC void (*nextAwait)(void *);
static SWIFT void (*nextEnter)(void *);
static SWIFT void *(*nextCurrent)(void);

static void acquireCurrent(void) {
  NEXT(nextCurrent, "swift_task_getCurrent")
  void *task = nextCurrentFound();
  if (task) acquire(task);
}

SWIFT void swift_continuation_resume(void *task) {
  NEXT(nextResume, "swift_continuation_resume")
  release(task);
  nextResumeFound(task);
}

SWIFT void swift_continuation_throwingResume(void *task) {
  NEXT(nextThrowingResume, "swift_continuation_throwingResume")
  release(task);
  nextThrowingResumeFound(task);
}

SWIFT void swift_continuation_throwingResumeWithError(void *task, void *error) {
  NEXT(nextThrowingError, "swift_continuation_throwingResumeWithError")
  release(task);
  nextThrowingErrorFound(task, error);
}

SWIFT_ASYNC void swift_continuation_await(void *context) {
  NEXT(nextAwait, "swift_continuation_await")
  acquireCurrent();
  __attribute__((musttail)) return nextAwaitFound(context);
}

SWIFT void swift_task_enterThreadLocalContext(void *context) {
  NEXT(nextEnter, "swift_task_enterThreadLocalContext")
  nextEnterFound(context);
  acquireCurrent();
}
