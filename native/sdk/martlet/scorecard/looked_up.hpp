#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "martlet/scorecard/points.hpp"

namespace martlet::scorecard {

// An input whose points are looked up one column chunk at a time.
struct LookedUpInput {
  std::size_t input;
  std::unique_ptr<ColumnPoints> points;
  std::int32_t missing;
};

// Visits the missing values alone: there are few of them as a rule.
inline void replace_missing(const std::uint8_t* validity, int rows, std::int32_t missing,
                            std::int32_t* points) {
  for (int first = 0; first < rows; first += 8) {
    unsigned absent = ~unsigned{validity[first >> 3]} & 0xff;
    // What lies behind the last record is undefined.
    if (rows - first < 8) absent &= (1u << (rows - first)) - 1;
    for (; absent != 0; absent &= absent - 1) points[first + __builtin_ctz(absent)] = missing;
  }
}

// Adds an input's points to the sums of `rows` records.
template <class Sum>
void add_looked_up(const LookedUpInput& input, const martlet_column& column, std::int64_t begin,
                   int rows, Sum* __restrict__ sums) {
  std::int32_t points[kChunk];
  input.points->look_up(column, begin, rows, points);
  if (column.validity != nullptr) {
    replace_missing(column.validity + begin / 8, rows, input.missing, points);
  }
  for (int i = 0; i < rows; ++i) sums[i] += static_cast<Sum>(points[i]);
}

// The largest absolute number of points that an input can give.
inline std::int64_t most_points(const InputParameters& input) {
  std::int64_t most = 0;
  const auto consider = [&most](double points) {
    most = std::max(most, std::abs(static_cast<std::int64_t>(points)));
  };
  for (const Bin& bin : input.bins) consider(bin.points);
  for (const Level& level : input.levels) consider(level.points);
  if (!input.weight) consider(input.missing.value_or(0));
  consider(input.other.value_or(0));
  return most;
}

}  // namespace martlet::scorecard
