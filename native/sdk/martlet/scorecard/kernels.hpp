#pragma once

#include <array>
#include <cstdint>
#include <cstring>

// The inner loops of scorecards. Each exists once per instruction set ("level"), compiled beside
// the others whatever the build's own flags are, and the fastest that the processor has is chosen
// once a process. All levels compute the same bits.
namespace martlet::scorecard {

// Records are scored in chunks whose sums stay in the first-level cache, and the loops work on
// blocks of them: one word of the validity bitmap.
constexpr int kBlock = 64;
constexpr int kChunk = 16 * kBlock;

inline int whole_blocks(int rows) { return (rows + kBlock - 1) / kBlock * kBlock; }

// How a weighted column's values are stored. A bool is an int8, a date an int32.
enum class Stored : std::uint8_t { kInt8, kInt16, kInt32, kInt64, kFloat32, kFloat64 };

// Bytes a value.
inline int stored_width(Stored stored) {
  switch (stored) {
    case Stored::kInt8:
      return 1;
    case Stored::kInt16:
      return 2;
    case Stored::kInt32:
    case Stored::kFloat32:
      return 4;
    case Stored::kInt64:
    case Stored::kFloat64:
      break;
  }
  return 8;
}

// One weighted input: its term is weight * value, or `missing`.
struct WeightedColumn {
  const void* values;
  const std::uint8_t* validity;
  float weight;
  float missing;
  Stored stored;
};

// Points of a byte in at most 32 places, which fits the processors' byte shuffles: a value's place
// is its distance from `low` after it was clamped to low..high; a missing value has the place
// after. A place's points are a 16-bit number, in two halves.
struct CodeTable {
  std::int8_t low;
  std::int8_t high;
  alignas(32) std::array<std::uint8_t, 32> lower;
  alignas(32) std::array<std::uint8_t, 32> upper;

  int missing_place() const { return high - low + 1; }
};

// One input of bytes whose points are in a CodeTable.
struct CodedColumn {
  const std::int8_t* values;
  const std::uint8_t* validity;
  const CodeTable* table;
};

// A step function's edge: from `at` on, `delta` more points.
template <class E>
struct Edge {
  E at;
  std::int32_t delta;
};

// One input of wider numbers whose points are a step function.
template <class T>
struct SteppedColumn {
  const T* values;
  const std::uint8_t* validity;
  const Edge<T>* edges;
  int edge_count;
  // Points left of the first edge, of a NaN, and of a missing value.
  std::int32_t start;
  std::int32_t nan;
  std::int32_t missing;
};

template <class Sum>
struct Ranking {
  const Sum* cuts;
  int cut_count;
  Sum threshold;
  std::int32_t first_rank;
};

// Row counts are multiples of kBlock.
struct Kernels {
  const char* level;

  // Adds the columns' terms to the sums, column after column.
  void (*add_weights)(const WeightedColumn* columns, int count, int rows, float* sums);
  // Adds the columns' points to the sums. No record's points of these columns may leave 16 bits.
  void (*add_codes)(const CodedColumn* columns, int count, int rows, std::int32_t* sums);
  // Adds the column's points to the sums.
  void (*add_steps_int32)(const SteppedColumn<std::int32_t>& column, int rows, std::int32_t* sums);
  void (*add_steps_float32)(const SteppedColumn<float>& column, int rows, std::int32_t* sums);
  // A record has the rank of the first cut that its sum reaches, and the last rank if it reaches
  // none, as a NaN does; its binary is whether it reaches the threshold.
  void (*rank_int32)(const std::int32_t* sums, int rows, const Ranking<std::int32_t>& ranking,
                     std::int32_t* rank, std::uint8_t* binary);
  void (*rank_float32)(const float* sums, int rows, const Ranking<float>& ranking,
                       std::int32_t* rank, std::uint8_t* binary);
};

}  // namespace martlet::scorecard

#include "martlet/scorecard/kernels/plain.hpp"
#if defined(__x86_64__)
#include "martlet/scorecard/kernels/avx2.hpp"
#include "martlet/scorecard/kernels/avx512.hpp"
#endif

namespace martlet::scorecard {

// What this processor can run, the fastest first, ended by a null pointer.
inline std::array<const Kernels*, 4> supported_kernels() {
  std::array<const Kernels*, 4> supported{};
  std::size_t count = 0;
#if defined(__x86_64__)
  if (avx512::supported()) supported[count++] = &avx512::kKernels;
  if (avx2::supported()) supported[count++] = &avx2::kKernels;
#endif
  supported[count] = &plain::kKernels;
  return supported;
}

inline const Kernels& best_kernels() {
  static const Kernels& best = *supported_kernels().front();
  return best;
}

}  // namespace martlet::scorecard
