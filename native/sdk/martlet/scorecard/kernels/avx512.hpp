#pragma once

#include <immintrin.h>

#include <cstring>

// GCC 12's own header leaves lanes that are never read uninitialised, and warns of it.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#define MARTLET_LEVEL __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512dq,avx512vbmi")))
#define MARTLET_LEVEL_NAME "avx512"

namespace martlet::scorecard::avx512 {

constexpr int kLanes = 16;

using Floats = __m512;
using Ints = __m512i;

// Processors with the byte permutations too: Ice Lake, Zen 4 and later.
inline bool supported() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0;
}

MARTLET_LEVEL inline Floats broadcast(float value) { return _mm512_set1_ps(value); }
MARTLET_LEVEL inline Ints broadcast(std::int32_t value) { return _mm512_set1_epi32(value); }

MARTLET_LEVEL inline Floats load(const float* from) { return _mm512_loadu_ps(from); }
MARTLET_LEVEL inline Ints load(const std::int32_t* from) { return _mm512_loadu_si512(from); }
MARTLET_LEVEL inline void store(float* to, Floats value) { _mm512_storeu_ps(to, value); }
MARTLET_LEVEL inline void store(std::int32_t* to, Ints value) { _mm512_storeu_si512(to, value); }

MARTLET_LEVEL inline Floats load_numbers(const std::int8_t* from) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(bytes));
}
MARTLET_LEVEL inline Floats load_numbers(const std::int16_t* from) {
  const __m256i words = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  return _mm512_cvtepi32_ps(_mm512_cvtepi16_epi32(words));
}
MARTLET_LEVEL inline Floats load_numbers(const std::int32_t* from) {
  return _mm512_cvtepi32_ps(load(from));
}
MARTLET_LEVEL inline Floats load_numbers(const float* from) { return load(from); }

MARTLET_LEVEL inline Floats add(Floats a, Floats b) { return _mm512_add_ps(a, b); }
MARTLET_LEVEL inline Ints add(Ints a, Ints b) { return _mm512_add_epi32(a, b); }
MARTLET_LEVEL inline Floats multiply(Floats a, Floats b) { return _mm512_mul_ps(a, b); }

MARTLET_LEVEL inline Floats term(Floats weight, Floats value, std::uint64_t valid, Floats missing) {
  return _mm512_mask_mul_ps(missing, static_cast<__mmask16>(valid), weight, value);
}

MARTLET_LEVEL inline Ints pick(std::uint64_t valid, Ints a, Ints b) {
  return _mm512_mask_blend_epi32(static_cast<__mmask16>(valid), b, a);
}

MARTLET_LEVEL inline Ints unless_nan(Ints, Ints points, Ints) { return points; }
MARTLET_LEVEL inline Ints unless_nan(Floats value, Ints points, Ints nan) {
  return _mm512_mask_blend_epi32(_mm512_cmp_ps_mask(value, value, _CMP_ORD_Q), nan, points);
}

MARTLET_LEVEL inline Ints step_up(Ints points, Floats value, Floats at, Ints delta) {
  return _mm512_mask_add_epi32(points, _mm512_cmp_ps_mask(value, at, _CMP_GE_OQ), points, delta);
}
MARTLET_LEVEL inline Ints step_up(Ints points, Ints value, Ints at, Ints delta) {
  return _mm512_mask_add_epi32(points, _mm512_cmpge_epi32_mask(value, at), points, delta);
}

MARTLET_LEVEL inline Ints miss(Ints rank, Floats sum, Floats cut) {
  const __mmask16 missed = _mm512_cmp_ps_mask(sum, cut, _CMP_NGE_UQ);
  return _mm512_mask_add_epi32(rank, missed, rank, broadcast(std::int32_t{1}));
}
MARTLET_LEVEL inline Ints miss(Ints rank, Ints sum, Ints cut) {
  const __mmask16 missed = _mm512_cmplt_epi32_mask(sum, cut);
  return _mm512_mask_add_epi32(rank, missed, rank, broadcast(std::int32_t{1}));
}

MARTLET_LEVEL inline Ints look_up(const std::array<std::uint8_t, 32>& table, Ints places) {
  const __m256i entries = _mm256_load_si256(reinterpret_cast<const __m256i*>(table.data()));
  return _mm512_permutexvar_epi8(places, _mm512_castsi256_si512(entries));
}

// Adds 8 16-bit numbers to as many sums.
MARTLET_LEVEL inline void add_words(std::int32_t* sums, __m128i words) {
  auto* place = reinterpret_cast<__m256i*>(sums);
  _mm256_storeu_si256(place,
                      _mm256_add_epi32(_mm256_loadu_si256(place), _mm256_cvtepi16_epi32(words)));
}

MARTLET_LEVEL inline void add_code_block(const CodedColumn* columns, int count, std::int64_t row,
                                         std::int32_t* sums) {
  // The records' points as the unpacking of bytes leaves them: the first and the second eight of
  // each 16.
  Ints first_eights = _mm512_setzero_si512();
  Ints second_eights = _mm512_setzero_si512();
  for (int c = 0; c < count; ++c) {
    const CodeTable& table = *columns[c].table;
    const Ints low = _mm512_set1_epi8(table.low);
    Ints place = _mm512_loadu_si512(columns[c].values + row);
    place = _mm512_min_epi8(_mm512_max_epi8(place, low), _mm512_set1_epi8(table.high));
    place = _mm512_sub_epi8(place, low);
    if (columns[c].validity != nullptr) {
      std::uint64_t valid;
      std::memcpy(&valid, columns[c].validity + row / 8, sizeof valid);
      place = _mm512_mask_blend_epi8(
          valid, _mm512_set1_epi8(static_cast<char>(table.missing_place())), place);
    }
    const Ints lower = look_up(table.lower, place);
    const Ints upper = look_up(table.upper, place);
    first_eights = _mm512_add_epi16(first_eights, _mm512_unpacklo_epi8(lower, upper));
    second_eights = _mm512_add_epi16(second_eights, _mm512_unpackhi_epi8(lower, upper));
  }
  add_words(sums, _mm512_extracti32x4_epi32(first_eights, 0));
  add_words(sums + 8, _mm512_extracti32x4_epi32(second_eights, 0));
  add_words(sums + 16, _mm512_extracti32x4_epi32(first_eights, 1));
  add_words(sums + 24, _mm512_extracti32x4_epi32(second_eights, 1));
  add_words(sums + 32, _mm512_extracti32x4_epi32(first_eights, 2));
  add_words(sums + 40, _mm512_extracti32x4_epi32(second_eights, 2));
  add_words(sums + 48, _mm512_extracti32x4_epi32(first_eights, 3));
  add_words(sums + 56, _mm512_extracti32x4_epi32(second_eights, 3));
}

#include "martlet/scorecard/kernels/kernels.inc"

}  // namespace martlet::scorecard::avx512

#undef MARTLET_LEVEL
#undef MARTLET_LEVEL_NAME

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
