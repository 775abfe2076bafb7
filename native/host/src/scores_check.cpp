#include "scores_check.hpp"

#include <algorithm>

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

}  // namespace

void mark_unwritten(const martlet_scores& scores, std::int64_t rows) {
  std::fill_n(scores.rank, rows, MARTLET_RANK_UNWRITTEN);
  std::fill_n(scores.binary, rows, MARTLET_BINARY_UNWRITTEN);
}

Outcome check_scores(const martlet_scores& scores, std::int64_t rows, std::int32_t first_rank,
                     std::int32_t last_rank) {
  const auto bad = [&](std::int64_t i) {
    return (scores.rank[i] < first_rank) | (scores.rank[i] > last_rank) | (scores.binary[i] > 1);
  };
  // Without a branch, so that the usual case is one vectorised pass.
  int any_bad = 0;
  for (std::int64_t i = 0; i < rows; ++i) any_bad |= bad(i);
  if (any_bad == 0) return {};
  std::int64_t first = 0;
  while (!bad(first)) ++first;
  return {Failure::kBadOutput,
          "record " + std::to_string(first) + " of the batch's " + std::to_string(rows) + ": " +
              what_is_wrong(scores.rank[first], scores.binary[first], first_rank, last_rank)};
}

}  // namespace martlet::host
