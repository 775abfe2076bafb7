/* A model in C, compiled for a version of the contract that does not exist. */
#include "martlet.h"

static int open_nothing(const char *model, const char *parameters, void **state, char *error,
                        size_t error_size) {
  (void)model, (void)parameters, (void)state, (void)error, (void)error_size;
  return MARTLET_OK;
}

static int score_nothing(void *state, const martlet_batch *in, martlet_scores *out, char *error,
                         size_t error_size) {
  (void)state, (void)in, (void)out, (void)error, (void)error_size;
  return MARTLET_OK;
}

MARTLET_DESCRIPTOR(stale, "1..20", "age: int8");
const martlet_model stale = {MARTLET_ABI + 98, open_nothing, score_nothing, NULL};
