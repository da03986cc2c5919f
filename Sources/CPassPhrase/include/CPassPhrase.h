#ifndef CPASSPHRASE_H
#define CPASSPHRASE_H

#include <stdbool.h>

/// Bytes that a setting or a digest takes at most, the final zero included.
#define PASSPHRASE_TEXT_SIZE 384

/// Makes a setting of yescrypt, in PASSPHRASE_TEXT_SIZE bytes: its cost and a salt from `random`, of which 16 bytes are read.
///
/// False where the system's libcrypt has no yescrypt.
bool passphrase_setting(unsigned long cost, const char *random, char *setting);

/// Digests a pass phrase under a setting, into PASSPHRASE_TEXT_SIZE bytes; slow and in much memory, as the setting says.
///
/// False for a setting that is none of yescrypt's, or one that the system's libcrypt cannot do.
bool passphrase_digest(const char *phrase, const char *setting, char *digest);

#endif
