// AES-128 (FIPS 197) for single blocks. Neither way looks a secret up in a table: the processor's own
// instructions take constant time, and the portable way computes the S-box on all sixteen bytes at once.

#include "CBlockCipher.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <wmmintrin.h>
#define ACCELERATED __attribute__((target("aes,sse2")))
#endif

enum { ROUNDS = 10 };

/// The state of the cipher: byte i is row i % 4 of column i / 4.
typedef uint8_t lanes __attribute__((vector_size(16)));

struct block_cipher {
  /// The round keys as FIPS 197 writes them.
  lanes forward[ROUNDS + 1];
  /// The same for the equivalent inverse cipher, in the order of their use.
  lanes backward[ROUNDS + 1];
  bool accelerated;
};

static lanes load(block128 block) {
  uint64_t words[2] = {__builtin_bswap64(block.high), __builtin_bswap64(block.low)};
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  words[0] = block.high;
  words[1] = block.low;
#endif
  lanes state;
  memcpy(&state, words, sizeof state);
  return state;
}

static block128 store(lanes state) {
  uint64_t words[2];
  memcpy(words, &state, sizeof words);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return (block128){words[0], words[1]};
#else
  return (block128){__builtin_bswap64(words[0]), __builtin_bswap64(words[1])};
#endif
}

// MARK: The portable way

/// Each byte times x in GF(2^8).
static lanes twice(lanes a) { return (a << 1) ^ (-(a >> 7) & 0x1b); }

static lanes multiply(lanes a, lanes b) {
  lanes product = {0};
  for (int bit = 0; bit < 8; bit++) {
    product ^= a & -((b >> bit) & 1);
    a = twice(a);
  }
  return product;
}

static lanes square(lanes a) { return multiply(a, a); }

/// Each byte to the power of 254, which is its inverse, and 0 for 0.
static lanes invert(lanes a) {
  lanes a2 = square(a);
  lanes a3 = multiply(a2, a);
  lanes a12 = square(square(a3));
  lanes a15 = multiply(a12, a3);
  lanes a240 = square(square(square(square(a15))));
  return multiply(multiply(a240, a12), a2);
}

static lanes rotate(lanes a, int bits) { return (a << bits) | (a >> (8 - bits)); }

static lanes substitute(lanes a) {
  lanes b = invert(a);
  return b ^ rotate(b, 1) ^ rotate(b, 2) ^ rotate(b, 3) ^ rotate(b, 4) ^ 0x63;
}

static lanes unsubstitute(lanes a) { return invert(rotate(a, 1) ^ rotate(a, 3) ^ rotate(a, 6) ^ 0x05); }

static lanes shift_rows(lanes a) {
  return __builtin_shufflevector(a, a, 0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11);
}

static lanes unshift_rows(lanes a) {
  return __builtin_shufflevector(a, a, 0, 13, 10, 7, 4, 1, 14, 11, 8, 5, 2, 15, 12, 9, 6, 3);
}

/// Each column turned by one byte.
static lanes turn(lanes a) {
  return __builtin_shufflevector(a, a, 1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12);
}

static lanes mix_columns(lanes a) {
  lanes b = turn(a);
  return twice(a ^ b) ^ b ^ turn(b) ^ turn(turn(b));
}

static lanes unmix_columns(lanes a) { return mix_columns(a ^ twice(twice(a ^ turn(turn(a))))); }

static lanes encrypt_portable(const block_cipher *cipher, lanes state) {
  state ^= cipher->forward[0];
  for (int round = 1; round < ROUNDS; round++) {
    state = mix_columns(shift_rows(substitute(state))) ^ cipher->forward[round];
  }
  return shift_rows(substitute(state)) ^ cipher->forward[ROUNDS];
}

static lanes decrypt_portable(const block_cipher *cipher, lanes state) {
  state ^= cipher->backward[0];
  for (int round = 1; round < ROUNDS; round++) {
    state = unmix_columns(unshift_rows(unsubstitute(state))) ^ cipher->backward[round];
  }
  return unshift_rows(unsubstitute(state)) ^ cipher->backward[ROUNDS];
}

static void expand(block_cipher *cipher, lanes key) {
  uint8_t constant = 1;
  cipher->forward[0] = key;
  for (int round = 1; round <= ROUNDS; round++) {
    lanes word = substitute(key);
    // The last column, turned by one byte, in every column.
    lanes mixed = __builtin_shufflevector(
        word, word, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12);
    lanes constants = {constant, 0, 0, 0, constant, 0, 0, 0, constant, 0, 0, 0, constant, 0, 0, 0};
    // Each column takes up all columns before it.
    lanes zero = {0};
    key ^= __builtin_shufflevector(
        key, zero, 16, 16, 16, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    key ^= __builtin_shufflevector(
        key, zero, 16, 16, 16, 16, 16, 16, 16, 16, 0, 1, 2, 3, 4, 5, 6, 7);
    key ^= mixed ^ constants;
    cipher->forward[round] = key;
    constant = (uint8_t)((constant << 1) ^ ((constant >> 7) * 0x1b));
  }
  for (int round = 0; round <= ROUNDS; round++) {
    lanes forward = cipher->forward[ROUNDS - round];
    cipher->backward[round] = round == 0 || round == ROUNDS ? forward : unmix_columns(forward);
  }
}

// MARK: The processor's way

#if defined(__x86_64__)
static bool processor_has_aes(void) {
  unsigned a, b, c, d;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_AES);
}

ACCELERATED static lanes encrypt_accelerated(const block_cipher *cipher, lanes plain) {
  __m128i state = _mm_xor_si128((__m128i)plain, (__m128i)cipher->forward[0]);
  for (int round = 1; round < ROUNDS; round++) {
    state = _mm_aesenc_si128(state, (__m128i)cipher->forward[round]);
  }
  return (lanes)_mm_aesenclast_si128(state, (__m128i)cipher->forward[ROUNDS]);
}

ACCELERATED static lanes decrypt_accelerated(const block_cipher *cipher, lanes sealed) {
  __m128i state = _mm_xor_si128((__m128i)sealed, (__m128i)cipher->backward[0]);
  for (int round = 1; round < ROUNDS; round++) {
    state = _mm_aesdec_si128(state, (__m128i)cipher->backward[round]);
  }
  return (lanes)_mm_aesdeclast_si128(state, (__m128i)cipher->backward[ROUNDS]);
}
#else
static bool processor_has_aes(void) { return false; }
static lanes encrypt_accelerated(const block_cipher *cipher, lanes plain) {
  return encrypt_portable(cipher, plain);
}
static lanes decrypt_accelerated(const block_cipher *cipher, lanes sealed) {
  return decrypt_portable(cipher, sealed);
}
#endif

// MARK: The interface

block_cipher *block_cipher_create(block128 key, bool portable) {
  // The round keys are read as aligned vectors; sizeof is a multiple of the alignment.
  block_cipher *cipher = aligned_alloc(_Alignof(block_cipher), sizeof(block_cipher));
  if (cipher == NULL) {
    return NULL;
  }
  expand(cipher, load(key));
  cipher->accelerated = !portable && processor_has_aes();
  return cipher;
}

void block_cipher_destroy(block_cipher *cipher) {
  if (cipher == NULL) {
    return;
  }
  memset(cipher, 0, sizeof *cipher);
  // Without this the compiler may drop the overwriting of memory about to be freed.
  __asm__ volatile("" : : "r"(cipher) : "memory");
  free(cipher);
}

bool block_cipher_is_accelerated(const block_cipher *cipher) { return cipher->accelerated; }

block128 block_cipher_encrypt(const block_cipher *cipher, block128 plain) {
  lanes state = load(plain);
  return store(
      cipher->accelerated ? encrypt_accelerated(cipher, state) : encrypt_portable(cipher, state));
}

block128 block_cipher_decrypt(const block_cipher *cipher, block128 sealed) {
  lanes state = load(sealed);
  return store(
      cipher->accelerated ? decrypt_accelerated(cipher, state) : decrypt_portable(cipher, state));
}
