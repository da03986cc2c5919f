// gzip of whole messages over zlib, with a bound on what a message may become.

#include "CGzip.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <zlib.h>

enum {
  /// A window of 32 KiB, and 16 for gzip's header and checksum rather than zlib's.
  WINDOW = 15 + 16,
  MEMORY_LEVEL = 8,
  FIRST_OUTPUT = 1024,
};

struct gzip_codec {
  z_stream inflater;
  z_stream deflater;
  bool has_inflater;
  bool has_deflater;
};

gzip_codec *gzip_codec_create(void) { return calloc(1, sizeof(gzip_codec)); }

void gzip_codec_destroy(gzip_codec *codec) {
  if (!codec) return;
  if (codec->has_inflater) inflateEnd(&codec->inflater);
  if (codec->has_deflater) deflateEnd(&codec->deflater);
  free(codec);
}

void gzip_free(uint8_t *output) { free(output); }

static bool prepare_inflater(gzip_codec *codec) {
  if (codec->has_inflater) return inflateReset(&codec->inflater) == Z_OK;
  codec->has_inflater = inflateInit2(&codec->inflater, WINDOW) == Z_OK;
  return codec->has_inflater;
}

static bool prepare_deflater(gzip_codec *codec) {
  if (codec->has_deflater) return deflateReset(&codec->deflater) == Z_OK;
  codec->has_deflater =
      deflateInit2(
          &codec->deflater, Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW, MEMORY_LEVEL,
          Z_DEFAULT_STRATEGY) == Z_OK;
  return codec->has_deflater;
}

/// What a message of `input_size` bytes is first given room for: gzip of such messages saves about half.
static size_t first_capacity(size_t input_size, size_t limit) {
  size_t wanted = input_size < SIZE_MAX / 4 ? input_size * 4 : input_size;
  if (wanted < FIRST_OUTPUT) wanted = FIRST_OUTPUT;
  return wanted < limit ? wanted : limit;
}

/// Whether the stream has more to give than the full output, told by a byte that is thrown away.
static gzip_outcome probe_end(z_stream *stream) {
  uint8_t surplus;
  stream->next_out = &surplus;
  stream->avail_out = 1;
  int code = inflate(stream, Z_NO_FLUSH);
  if (stream->avail_out == 0) return GZIP_TOO_LARGE;
  return code == Z_STREAM_END ? GZIP_OK : code == Z_MEM_ERROR ? GZIP_NO_MEMORY : GZIP_MALFORMED;
}

static gzip_outcome inflate_all(
    z_stream *stream, size_t limit, size_t capacity, uint8_t **output, size_t *output_size) {
  uint8_t *bytes = *output;
  size_t count = 0;
  for (;;) {
    if (count == capacity) {
      if (capacity == limit) {
        *output_size = count;
        return probe_end(stream);
      }
      size_t larger = capacity > limit / 2 ? limit : capacity * 2;
      uint8_t *moved = realloc(bytes, larger);
      if (!moved) return GZIP_NO_MEMORY;
      *output = bytes = moved;
      capacity = larger;
    }
    stream->next_out = bytes + count;
    stream->avail_out = (uInt)(capacity - count);
    int code = inflate(stream, Z_NO_FLUSH);
    count = capacity - stream->avail_out;
    if (code == Z_STREAM_END) break;
    if (code == Z_MEM_ERROR) return GZIP_NO_MEMORY;
    // Room is left and nothing more comes: the message ends before its end.
    if (code != Z_OK || (stream->avail_in == 0 && stream->avail_out > 0)) return GZIP_MALFORMED;
  }
  *output_size = count;
  return GZIP_OK;
}

gzip_outcome gzip_decompress(
    gzip_codec *codec, const uint8_t *input, size_t input_size, size_t limit, uint8_t **output,
    size_t *output_size) {
  *output = NULL;
  *output_size = 0;
  if (input_size > INT_MAX || limit > INT_MAX) return GZIP_TOO_LARGE;
  if (!prepare_inflater(codec)) return GZIP_NO_MEMORY;
  size_t capacity = first_capacity(input_size, limit);
  // None of what is allocated for a limit of zero is used.
  if (!(*output = malloc(capacity > 0 ? capacity : 1))) return GZIP_NO_MEMORY;
  z_stream *stream = &codec->inflater;
  // zlib reads the input only; its older declarations lack the word.
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)input_size;
  gzip_outcome outcome = inflate_all(stream, limit, capacity, output, output_size);
  if (outcome == GZIP_OK && stream->avail_in > 0) outcome = GZIP_MALFORMED;
  if (outcome != GZIP_OK) {
    free(*output);
    *output = NULL;
    *output_size = 0;
  }
  return outcome;
}

gzip_outcome gzip_compress(
    gzip_codec *codec, const uint8_t *input, size_t input_size, uint8_t **output, size_t *output_size) {
  *output = NULL;
  *output_size = 0;
  if (input_size > INT_MAX) return GZIP_TOO_LARGE;
  if (!prepare_deflater(codec)) return GZIP_NO_MEMORY;
  z_stream *stream = &codec->deflater;
  uLong bound = deflateBound(stream, (uLong)input_size);
  if (!(*output = malloc(bound))) return GZIP_NO_MEMORY;
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)input_size;
  stream->next_out = *output;
  stream->avail_out = (uInt)bound;
  if (deflate(stream, Z_FINISH) != Z_STREAM_END) {
    free(*output);
    *output = NULL;
    return GZIP_NO_MEMORY;
  }
  *output_size = bound - stream->avail_out;
  return GZIP_OK;
}
