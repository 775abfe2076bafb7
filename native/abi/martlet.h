/*
 * The contract between Martlet's model host and a model library, version 1. C99 and C++.
 *
 * A library exports one `const martlet_model` per model, under the model's symbol. The host opens
 * it once, scores any number of batches with it, and closes it. All calls come from one thread.
 *
 * No C++ exception may leave any of these functions.
 */
#ifndef MARTLET_H
#define MARTLET_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a model's `abi` says: the version of this contract that it was compiled for. */
#define MARTLET_ABI 1

/* What `open` and `score` return. Any other value counts as MARTLET_ERROR. */
#define MARTLET_OK 0
#define MARTLET_ERROR 1
#define MARTLET_OUT_OF_MEMORY 2

/* What a rank and a binary hold before a model writes them; left there, the model has failed. */
#define MARTLET_RANK_UNWRITTEN INT32_MIN
#define MARTLET_BINARY_UNWRITTEN UINT8_MAX

/*
 * One input of a batch, in Arrow's buffer layout.
 *
 * values    per record, by the column's type:
 *             bool     1 byte, 0 or 1
 *             int8, int16, int32, int64, float32, float64   the native type, little-endian
 *             date     int32, days since 1970-01-01
 *             string   the bytes of all records, UTF-8, not terminated; see offsets
 * validity  bit `i & 7` of byte `i >> 3` is set where record i has a value. NULL: none is missing.
 *           What `values` holds for a missing value is undefined (but may be read).
 * offsets   strings only, else NULL: rows + 1 of them, never falling; record i is the bytes
 *           offsets[i] .. offsets[i + 1] of `values`.
 */
typedef struct {
  const void *values;
  const uint8_t *validity;
  const int32_t *offsets;
} martlet_column;

/* `rows` records; one column per input of the model, in the order the model declares. */
typedef struct {
  int64_t rows;
  int32_t column_count;
  const martlet_column *columns;
} martlet_batch;

/*
 * Where a model writes its two outputs, `rows` of each: the rank, within the model's declared
 * range, and the binary, 0 or 1. Every record must get both, also one whose inputs are missing.
 */
typedef struct {
  int32_t *rank;
  uint8_t *binary;
} martlet_scores;

/*
 * A model. `open` and `score` return MARTLET_OK, or another value after writing a message (UTF-8,
 * NUL-terminated, at most error_size bytes with the NUL) that tells a person what to mend.
 *
 * open   model is the symbol that the host looked up; parameters is the path of the model's
 * parameters file, or NULL where the catalog names none. It may set *state, which is NULL before.
 * score  must compute each record on its own: batches are cut as suits the host.
 * close  frees the state. It may be NULL where there is nothing to free.
 */
typedef struct {
  uint32_t abi;
  int (*open)(const char *model, const char *parameters, void **state, char *error,
              size_t error_size);
  int (*score)(void *state, const martlet_batch *in, martlet_scores *out, char *error,
               size_t error_size);
  void (*close)(void *state);
} martlet_model;

/*
 * The descriptor: what a library says of its models without being run.
 *
 * The ELF section MARTLET_SECTION holds, per model, one NUL-terminated UTF-8 text
 *
 *   martlet 1;SYMBOL;FIRST..LAST;NAME: TYPE, NAME: TYPE?, ...
 *
 * that is: the descriptor's version, the exported symbol, the range of its ranks (inclusive), and
 * its inputs in order. TYPE is one of bool int8 int16 int32 int64 float32 float64 date string; a
 * question mark says that the model copes with missing values. Spaces around ';' ':' ',' mean
 * nothing. Between texts there may be further NULs (padding). Texts with another version are to be
 * skipped.
 *
 * The C++ SDK's macros write it. A C author may use MARTLET_DESCRIPTOR:
 *
 *   MARTLET_DESCRIPTOR(churn, "1..20", "age: int8, region: string?");
 */
#define MARTLET_SECTION ".martlet"

#if defined(__has_attribute)
#if __has_attribute(retain)
#define MARTLET_RETAIN , retain
#endif
#endif
#ifndef MARTLET_RETAIN
#define MARTLET_RETAIN
#endif

/* `retain` holds the text through --gc-sections; `aligned(1)` keeps padding out. */
#define MARTLET_DESCRIPTOR(symbol, ranks, inputs)                                        \
  __attribute__((section(MARTLET_SECTION), aligned(1),                                   \
                 used MARTLET_RETAIN)) static const char martlet_descriptor_##symbol[] = \
      "martlet 1;" #symbol ";" ranks ";" inputs

#ifdef __cplusplus
}
#endif

#endif
