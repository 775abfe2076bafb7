// A library as somebody else writes one: it hides nothing, has the names that all of them have, and
// leaves the process as it likes. Its ranks depend on what others of a process could change.

#include <cfenv>
#include <clocale>
#include <cstdlib>

#include "martlet.h"

#if defined(WAY_NEEDED_LIBRARY)
int band_of_the_needed_library();
#endif

namespace bands {

#if defined(WAY_INLINE_STATIC)
inline int width = NUMBER;
int band() { return width; }
#elif defined(WAY_TEMPLATE_STATIC)
template <class T>
struct Table {
  static int width;
};
template <class T>
int Table<T>::width = NUMBER;
int band() { return Table<int>::width; }
#elif defined(WAY_FUNCTION_STATIC)
inline int& width() {
  static int kept = NUMBER;
  return kept;
}
int band() { return width(); }
#elif defined(WAY_NEEDED_LIBRARY)
int band() { return band_of_the_needed_library(); }
#else
int width = NUMBER;
int band() { return width; }
#endif

int random_step() {
#if defined(WAY_RANDOM)
  return std::rand() % 3;
#else
  return 0;
#endif
}

void start() {
#if defined(WAY_RANDOM)
  std::srand(NUMBER);
#endif
}

void meddle() {
#if defined(WAY_ROUNDING)
  std::fesetround(NUMBER == 1 ? FE_UPWARD : FE_DOWNWARD);
#elif defined(WAY_LOCALE)
  std::setlocale(LC_ALL, "C.UTF-8");
#elif defined(WAY_ENVIRONMENT)
  ::setenv("BANDS", NUMBER == 1 ? "5" : "6", 1);
#endif
}

// What the environment says, where nobody has said anything.
int declared() {
  const char* text = std::getenv("BANDS");
  return text == nullptr ? 0 : std::atoi(text);
}

int rank(float value) {
  volatile float half = value * 0.5f;
  const int subnormal = half > 0 ? 1 : 0;
  volatile double third = 1.0;
  third = third / 3.0;
  const int nearest = third == 0x1.5555555555555p-2 ? 1 : 0;
  return 1 + band() + 2 * subnormal + 4 * nearest + 8 * (MB_CUR_MAX > 1 ? 1 : 0) + declared() +
         random_step();
}

}  // namespace bands

namespace {

int open_model(const char*, const char*, void**, char*, size_t) {
  bands::start();
  return MARTLET_OK;
}

int score_model(void*, const martlet_batch* in, martlet_scores* out, char*, size_t) {
  const auto* values = static_cast<const float*>(in->columns[0].values);
  for (int64_t i = 0; i < in->rows; ++i) {
    out->rank[i] = bands::rank(values[i]);
    out->binary[i] = values[i] > 0.5f ? 1 : 0;
  }
#if defined(WAY_SCRIBBLING)
  for (int64_t i = -64; i < 0; ++i) out->rank[i] = 1;
  for (int64_t i = in->rows; i < in->rows + 64; ++i) out->rank[i] = 1;
  for (int64_t i = 0; i < in->rows; ++i) out->binary[i] = values[i] > 0.5f ? 1 : 0;
#endif
  bands::meddle();
  return MARTLET_OK;
}

}  // namespace

extern "C" const martlet_model model = {MARTLET_ABI, open_model, score_model, nullptr};
MARTLET_DESCRIPTOR(model, "1..40", "value: float32");
