#include "CPassPhrase.h"

#include <stdlib.h>
#include <string.h>

#if __has_include(<crypt.h>)
#include <crypt.h>
#endif

#ifdef CRYPT_GENSALT_IMPLEMENTS_DEFAULT_PREFIX

_Static_assert(PASSPHRASE_TEXT_SIZE >= CRYPT_OUTPUT_SIZE, "a digest fits");

static const char prefix[] = "$y$";

bool passphrase_setting(unsigned long cost, const char *random, char *setting) {
  return crypt_gensalt_rn(prefix, cost, random, 16, setting, PASSPHRASE_TEXT_SIZE) != NULL;
}

bool passphrase_digest(const char *phrase, const char *setting, char *digest) {
  if (strncmp(setting, prefix, sizeof prefix - 1) != 0) return false;
  struct crypt_data *data = calloc(1, sizeof *data);
  if (data == NULL) return false;
  const char *found = crypt_rn(phrase, setting, data, sizeof *data);
  bool is_done = found != NULL && found[0] != '*' && strlen(found) < PASSPHRASE_TEXT_SIZE;
  if (is_done) strcpy(digest, found);
  explicit_bzero(data, sizeof *data);
  free(data);
  return is_done;
}

#else

bool passphrase_setting(unsigned long cost, const char *random, char *setting) {
  return false;
}

bool passphrase_digest(const char *phrase, const char *setting, char *digest) {
  return false;
}

#endif
