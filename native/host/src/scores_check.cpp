#include "scores_check.hpp"

#include <algorithm>

// Compiled for AVX2 too where there may be one, and chosen when the program starts. Not under the
// sanitizers, whose instrumentation the choice would meet before it is ready.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__)
#define MARTLET_BEST_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define MARTLET_BEST_VECTORS
#endif

namespace martlet::host {

namespace {

std::string what_is_wrong(std::int32_t rank, std::uint8_t binary, std::int32_t first_rank,
                          std::int32_t last_rank) {
  if (rank == MARTLET_RANK_UNWRITTEN) return "its rank was not written";
  if (rank < first_rank || rank > last_rank) {
    return "its rank " + std::to_string(rank) + " is outside " + std::to_string(first_rank) + ".." +
           std::to_string(last_rank);
  }
  if (binary == MARTLET_BINARY_UNWRITTEN) return "its binary was not written";
  return "its binary is " + std::to_string(binary) + ", neither 0 nor 1";
}

// Whether any score is bad. Without a branch, so that it is one vectorised pass.
MARTLET_BEST_VECTORS
bool any_bad(const std::int32_t* rank, const std::uint8_t* binary, std::int64_t rows,
             std::int32_t first_rank, std::int32_t last_rank) {
  std::int32_t bad_ranks = 0;
  for (std::int64_t i = 0; i < rows; ++i) {
    bad_ranks |= (rank[i] < first_rank) | (rank[i] > last_rank);
  }
  std::uint8_t binary_bits = 0;
  for (std::int64_t i = 0; i < rows; ++i) binary_bits |= binary[i];
  return bad_ranks != 0 || binary_bits > 1;
}

}  // namespace

void mark_unwritten(const martlet_scores& scores, std::int64_t rows) {
  std::fill_n(scores.rank, rows, MARTLET_RANK_UNWRITTEN);
  std::fill_n(scores.binary, rows, MARTLET_BINARY_UNWRITTEN);
}

Outcome check_scores(const martlet_scores& scores, std::int64_t rows, std::int32_t first_rank,
                     std::int32_t last_rank) {
  if (!any_bad(scores.rank, scores.binary, rows, first_rank, last_rank)) return {};
  const auto bad = [&](std::int64_t i) {
    return scores.rank[i] < first_rank || scores.rank[i] > last_rank || scores.binary[i] > 1;
  };
  std::int64_t first = 0;
  while (!bad(first)) ++first;
  return {Failure::kBadOutput,
          what_is_wrong(scores.rank[first], scores.binary[first], first_rank, last_rank),
          static_cast<std::uint32_t>(first)};
}

}  // namespace martlet::host
