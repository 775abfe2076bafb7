#pragma once

#include <immintrin.h>

#include <cstring>

#define MARTLET_LEVEL __attribute__((target("avx2")))
#define MARTLET_LEVEL_NAME "avx2"

namespace martlet::scorecard::avx2 {

constexpr int kLanes = 8;

using Floats = __m256;
using Ints = __m256i;

inline bool supported() { return __builtin_cpu_supports("avx2") != 0; }

MARTLET_LEVEL inline Floats broadcast(float value) { return _mm256_set1_ps(value); }
MARTLET_LEVEL inline Ints broadcast(std::int32_t value) { return _mm256_set1_epi32(value); }

MARTLET_LEVEL inline Ints load_bytes(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}
MARTLET_LEVEL inline Floats load(const float* from) { return _mm256_loadu_ps(from); }
MARTLET_LEVEL inline Ints load(const std::int32_t* from) { return load_bytes(from); }
MARTLET_LEVEL inline void store(float* to, Floats value) { _mm256_storeu_ps(to, value); }
MARTLET_LEVEL inline void store(std::int32_t* to, Ints value) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), value);
}

MARTLET_LEVEL inline Floats load_numbers(const std::int8_t* from) {
  const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from));
  return _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(bytes));
}
MARTLET_LEVEL inline Floats load_numbers(const std::int16_t* from) {
  const __m128i words = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  return _mm256_cvtepi32_ps(_mm256_cvtepi16_epi32(words));
}
MARTLET_LEVEL inline Floats load_numbers(const std::int32_t* from) {
  return _mm256_cvtepi32_ps(load(from));
}
MARTLET_LEVEL inline Floats load_numbers(const float* from) { return load(from); }

MARTLET_LEVEL inline Floats add(Floats a, Floats b) { return _mm256_add_ps(a, b); }
MARTLET_LEVEL inline Ints add(Ints a, Ints b) { return _mm256_add_epi32(a, b); }
MARTLET_LEVEL inline Floats multiply(Floats a, Floats b) { return _mm256_mul_ps(a, b); }

// Each lane's bit of `valid` as its sign, which blends go by.
MARTLET_LEVEL inline Floats signs(std::uint64_t valid) {
  const Ints to_sign = _mm256_setr_epi32(31, 30, 29, 28, 27, 26, 25, 24);
  return _mm256_castsi256_ps(
      _mm256_sllv_epi32(broadcast(static_cast<std::int32_t>(valid)), to_sign));
}

MARTLET_LEVEL inline Floats term(Floats weight, Floats value, std::uint64_t valid, Floats missing) {
  return _mm256_blendv_ps(missing, multiply(weight, value), signs(valid));
}

MARTLET_LEVEL inline Ints pick(std::uint64_t valid, Ints a, Ints b) {
  return _mm256_castps_si256(
      _mm256_blendv_ps(_mm256_castsi256_ps(b), _mm256_castsi256_ps(a), signs(valid)));
}

MARTLET_LEVEL inline Ints unless_nan(Ints, Ints points, Ints) { return points; }
MARTLET_LEVEL inline Ints unless_nan(Floats value, Ints points, Ints nan) {
  const Ints ordered = _mm256_castps_si256(_mm256_cmp_ps(value, value, _CMP_ORD_Q));
  return _mm256_blendv_epi8(nan, points, ordered);
}

MARTLET_LEVEL inline Ints step_up(Ints points, Floats value, Floats at, Ints delta) {
  const Ints reached = _mm256_castps_si256(_mm256_cmp_ps(value, at, _CMP_GE_OQ));
  return _mm256_add_epi32(points, _mm256_and_si256(reached, delta));
}
MARTLET_LEVEL inline Ints step_up(Ints points, Ints value, Ints at, Ints delta) {
  return _mm256_add_epi32(points, _mm256_andnot_si256(_mm256_cmpgt_epi32(at, value), delta));
}

// A comparison's lanes are -1 where it holds.
MARTLET_LEVEL inline Ints miss(Ints rank, Floats sum, Floats cut) {
  return _mm256_sub_epi32(rank, _mm256_castps_si256(_mm256_cmp_ps(sum, cut, _CMP_NGE_UQ)));
}
MARTLET_LEVEL inline Ints miss(Ints rank, Ints sum, Ints cut) {
  return _mm256_sub_epi32(rank, _mm256_cmpgt_epi32(cut, sum));
}

// All ones in the bytes whose bit of `valid` is set.
MARTLET_LEVEL inline Ints byte_mask(std::uint32_t valid) {
  const Ints byte_of =
      _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const Ints bit_of = _mm256_set1_epi64x(static_cast<std::int64_t>(0x8040201008040201));
  const Ints spread = _mm256_shuffle_epi8(broadcast(static_cast<std::int32_t>(valid)), byte_of);
  return _mm256_cmpeq_epi8(_mm256_and_si256(spread, bit_of), bit_of);
}

// 32 bytes in a table of 32: a shuffle looks up in 16 and yields 0 for a byte with its high bit
// set, so each half of the table gets the places shifted to where the other half's are negative.
struct Lookup {
  Ints first;
  Ints second;
};
MARTLET_LEVEL inline Ints look_up(const std::uint8_t* table, const Lookup& places) {
  const Ints low =
      _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(table)));
  const Ints high =
      _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(table + 16)));
  return _mm256_or_si256(_mm256_shuffle_epi8(low, places.first),
                         _mm256_shuffle_epi8(high, places.second));
}

// Adds 8 16-bit numbers to as many sums.
MARTLET_LEVEL inline void add_words(std::int32_t* sums, __m128i words) {
  store(sums, _mm256_add_epi32(load(sums), _mm256_cvtepi16_epi32(words)));
}

MARTLET_LEVEL inline void add_half_block(const CodedColumn* columns, int count, std::int64_t row,
                                         std::int32_t* sums) {
  // The records' points as the unpacking of bytes leaves them: the first and the second eight of
  // each 16.
  Ints first_eights = _mm256_setzero_si256();
  Ints second_eights = _mm256_setzero_si256();
  for (int c = 0; c < count; ++c) {
    const CodeTable& table = *columns[c].table;
    const Ints low = _mm256_set1_epi8(table.low);
    Ints place = load_bytes(columns[c].values + row);
    place = _mm256_min_epi8(_mm256_max_epi8(place, low), _mm256_set1_epi8(table.high));
    place = _mm256_sub_epi8(place, low);
    if (columns[c].validity != nullptr) {
      std::uint32_t valid;
      std::memcpy(&valid, columns[c].validity + row / 8, sizeof valid);
      place = _mm256_blendv_epi8(_mm256_set1_epi8(static_cast<char>(table.missing_place())), place,
                                 byte_mask(valid));
    }
    const Lookup places{_mm256_add_epi8(place, _mm256_set1_epi8(0x70)),
                        _mm256_sub_epi8(place, _mm256_set1_epi8(16))};
    const Ints lower = look_up(table.lower.data(), places);
    const Ints upper = look_up(table.upper.data(), places);
    first_eights = _mm256_add_epi16(first_eights, _mm256_unpacklo_epi8(lower, upper));
    second_eights = _mm256_add_epi16(second_eights, _mm256_unpackhi_epi8(lower, upper));
  }
  add_words(sums, _mm256_castsi256_si128(first_eights));
  add_words(sums + 8, _mm256_castsi256_si128(second_eights));
  add_words(sums + 16, _mm256_extracti128_si256(first_eights, 1));
  add_words(sums + 24, _mm256_extracti128_si256(second_eights, 1));
}

MARTLET_LEVEL inline void add_code_block(const CodedColumn* columns, int count, std::int64_t row,
                                         std::int32_t* sums) {
  add_half_block(columns, count, row, sums);
  add_half_block(columns, count, row + 32, sums + 32);
}

#include "martlet/scorecard/kernels/kernels.inc"

}  // namespace martlet::scorecard::avx2

#undef MARTLET_LEVEL
#undef MARTLET_LEVEL_NAME
