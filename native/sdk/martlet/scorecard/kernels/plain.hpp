#pragma once

#include <cstring>

// The level that every processor has. The compiler turns these loops into the vector instructions
// of the build's own target: SSE2 on x86-64, NEON on AArch64.
#define MARTLET_LEVEL
#define MARTLET_LEVEL_NAME "plain"
#define MARTLET_LEVEL_HAS_BLOCKS

namespace martlet::scorecard::plain {

constexpr int kLanes = 4;

typedef float Floats __attribute__((vector_size(16)));
typedef std::int32_t Ints __attribute__((vector_size(16)));

inline Floats broadcast(float value) { return Floats{value, value, value, value}; }
inline Ints broadcast(std::int32_t value) { return Ints{value, value, value, value}; }

inline Floats load(const float* from) {
  Floats loaded;
  std::memcpy(&loaded, from, sizeof loaded);
  return loaded;
}
inline Ints load(const std::int32_t* from) {
  Ints loaded;
  std::memcpy(&loaded, from, sizeof loaded);
  return loaded;
}
inline void store(float* to, Floats value) { std::memcpy(to, &value, sizeof value); }
inline void store(std::int32_t* to, Ints value) { std::memcpy(to, &value, sizeof value); }

// For each byte of a validity bitmap, all ones in the lanes of the bits that are set.
struct LaneMasks {
  std::uint32_t of[256][8];
};

constexpr LaneMasks lane_masks() {
  LaneMasks masks{};
  for (int byte = 0; byte < 256; ++byte) {
    for (int bit = 0; bit < 8; ++bit) masks.of[byte][bit] = (byte >> bit & 1) != 0 ? ~0u : 0u;
  }
  return masks;
}

inline constexpr LaneMasks kLaneMasks = lane_masks();

// Plain loops over the sums' own memory: the compiler unpacks narrow types better there than in
// vectors of the size that it is told.
using Block = float[kBlock];

inline void load_block(const float* from, Block& block) { std::memcpy(block, from, sizeof block); }
inline void store_block(float* to, const Block& block) { std::memcpy(to, block, sizeof block); }

template <class T>
inline void add_terms(const WeightedColumn& column, const T* values, std::int64_t row,
                      Block& block) {
  const float weight = column.weight;
  if (column.validity == nullptr) {
    for (int i = 0; i < kBlock; ++i) block[i] += weight * static_cast<float>(values[i]);
    return;
  }
  std::uint32_t masks[kBlock];
  for (int i = 0; i < kBlock; i += 8) {
    std::memcpy(masks + i, kLaneMasks.of[column.validity[(row + i) / 8]], sizeof kLaneMasks.of[0]);
  }
  std::uint32_t missing;
  std::memcpy(&missing, &column.missing, sizeof missing);
  float terms[kBlock];
  for (int i = 0; i < kBlock; ++i) terms[i] = weight * static_cast<float>(values[i]);
  std::uint32_t bits[kBlock];
  std::memcpy(bits, terms, sizeof bits);
  for (int i = 0; i < kBlock; ++i) bits[i] = (bits[i] & masks[i]) | (missing & ~masks[i]);
  std::memcpy(terms, bits, sizeof terms);
  for (int i = 0; i < kBlock; ++i) block[i] += terms[i];
}

inline Ints add(Ints a, Ints b) { return a + b; }

inline Ints pick(std::uint64_t valid, Ints a, Ints b) {
  Ints mask;
  std::memcpy(&mask, kLaneMasks.of[valid & 0xf], sizeof mask);
  return (a & mask) | (b & ~mask);
}

inline Ints unless_nan(Ints, Ints points, Ints) { return points; }
inline Ints unless_nan(Floats value, Ints points, Ints nan) {
  const Ints ordered = value == value;
  return (points & ordered) | (nan & ~ordered);
}

template <class V>
inline Ints step_up(Ints points, V value, V at, Ints delta) {
  return points + ((value >= at) & delta);
}

// A comparison's lanes are -1 where it holds.
template <class V>
inline Ints miss(Ints rank, V sum, V cut) {
  return rank + 1 + (sum >= cut);
}

inline void add_code_block(const CodedColumn* columns, int count, std::int64_t row,
                           std::int32_t* sums) {
  for (int c = 0; c < count; ++c) {
    const CodeTable& table = *columns[c].table;
    const std::int8_t* values = columns[c].values + row;
    std::int16_t points[32];
    for (int i = 0; i < 32; ++i) {
      points[i] = static_cast<std::int16_t>(table.lower[i] | table.upper[i] << 8);
    }
    std::uint8_t places[kBlock];
    for (int i = 0; i < kBlock; ++i) {
      const std::int8_t floored = values[i] < table.low ? table.low : values[i];
      const std::int8_t clamped = floored > table.high ? table.high : floored;
      places[i] = static_cast<std::uint8_t>(clamped - table.low);
    }
    if (columns[c].validity != nullptr) {
      std::uint64_t valid;
      std::memcpy(&valid, columns[c].validity + row / 8, sizeof valid);
      for (std::uint64_t absent = ~valid; absent != 0; absent &= absent - 1) {
        places[__builtin_ctzll(absent)] = static_cast<std::uint8_t>(table.missing_place());
      }
    }
    for (int i = 0; i < kBlock; ++i) sums[i] += points[places[i]];
  }
}

#include "martlet/scorecard/kernels/kernels.inc"

}  // namespace martlet::scorecard::plain

#undef MARTLET_LEVEL
#undef MARTLET_LEVEL_NAME
#undef MARTLET_LEVEL_HAS_BLOCKS
