#ifndef CBLOCKCIPHER_H
#define CBLOCKCIPHER_H

#include <stdbool.h>
#include <stdint.h>

/// One block of 128 bits; `high` holds its first eight bytes, most significant first.
typedef struct {
  uint64_t high;
  uint64_t low;
} block128;

/// AES-128 (FIPS 197) with its key schedule kept, for public ids: one block at a time, no mode.
/// Never written after its creation, so any number of threads may use one.
typedef struct block_cipher block_cipher;

/// Expands `key`. NULL when memory is short.
///
/// `portable` leaves the processor's AES instructions unused, so that tests can compare both ways.
block_cipher *block_cipher_create(block128 key, bool portable);

/// Overwrites the key schedule and frees it.
void block_cipher_destroy(block_cipher *cipher);

/// Whether the processor's AES instructions do the work.
bool block_cipher_is_accelerated(const block_cipher *cipher);

block128 block_cipher_encrypt(const block_cipher *cipher, block128 plain);
block128 block_cipher_decrypt(const block_cipher *cipher, block128 sealed);

#endif
