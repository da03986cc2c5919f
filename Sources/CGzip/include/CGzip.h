#ifndef CGZIP_H
#define CGZIP_H

#include <stddef.h>
#include <stdint.h>

/// gzip (RFC 1952) of whole messages. Keeps zlib's working memory between messages, about 300 KiB once both
/// directions were used. One thread at a time.
typedef struct gzip_codec gzip_codec;

typedef enum {
  GZIP_OK = 0,
  /// The bytes are not exactly one gzip member.
  GZIP_MALFORMED = 1,
  /// More would come out than was allowed.
  GZIP_TOO_LARGE = 2,
  GZIP_NO_MEMORY = 3,
} gzip_outcome;

/// A codec that has allocated nothing else yet. NULL when memory is short.
gzip_codec *gzip_codec_create(void);
void gzip_codec_destroy(gzip_codec *codec);

/// Decompresses one message. Never allocates more than `limit` bytes for it, whatever the message claims.
///
/// `*output` is to be freed by `gzip_free`; it is NULL unless the outcome is `GZIP_OK`.
gzip_outcome gzip_decompress(
    gzip_codec *codec, const uint8_t *input, size_t input_size, size_t limit, uint8_t **output,
    size_t *output_size);

/// Compresses one message into memory that `gzip_free` frees.
gzip_outcome gzip_compress(
    gzip_codec *codec, const uint8_t *input, size_t input_size, uint8_t **output, size_t *output_size);

void gzip_free(uint8_t *output);

#endif
