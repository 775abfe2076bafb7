#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "martlet.h"
#include "martlet/scorecard/kernels.hpp"

namespace martlet::scorecard {

// The table of an input of bytes, or nothing where the points take more places, or larger numbers,
// than it holds.
inline std::optional<CodeTable> make_code_table(const std::array<std::int32_t, 256>& points,
                                                std::int32_t missing) {
  const auto at = [&](int value) { return points[static_cast<std::uint8_t>(value)]; };
  // All values up to `low` have the same points, and all from `high` on.
  int low = -128;
  while (low < 127 && at(low + 1) == at(-128)) ++low;
  int high = 127;
  while (high > low && at(high - 1) == at(127)) --high;
  const int places = high - low + 1;
  if (places + 1 > static_cast<int>(CodeTable{}.lower.size())) return std::nullopt;
  CodeTable table{static_cast<std::int8_t>(low), static_cast<std::int8_t>(high), {}, {}};
  for (int place = 0; place <= places; ++place) {
    const std::int32_t value = place == places ? missing : at(low + place);
    if (std::abs(value) > std::numeric_limits<std::int16_t>::max()) return std::nullopt;
    table.lower[static_cast<std::size_t>(place)] = static_cast<std::uint8_t>(value & 0xff);
    table.upper[static_cast<std::size_t>(place)] = static_cast<std::uint8_t>(value >> 8 & 0xff);
  }
  return table;
}

// The inputs of a card that have code tables. They are added in groups whose points fit 16 bits.
class CodedInputs {
 public:
  void add(std::size_t input, const CodeTable& table, std::int32_t most_points) {
    constexpr std::int32_t kMost = std::numeric_limits<std::int16_t>::max();
    if (group_ends_.empty() || group_points_ + most_points > kMost ||
        inputs_.size() - group_begin_ == kLargestGroup) {
      group_begin_ = inputs_.size();
      group_points_ = 0;
      group_ends_.push_back(group_begin_);
    }
    inputs_.push_back({input, table});
    group_points_ += most_points;
    group_ends_.back() = inputs_.size();
  }

  void add_points(const martlet_column* columns, std::int64_t begin, int rows,
                  const Kernels& kernels, std::int32_t* sums) const {
    CodedColumn group[kLargestGroup];
    std::size_t i = 0;
    for (const std::size_t end : group_ends_) {
      int count = 0;
      for (; i < end; ++i) {
        const martlet_column& column = columns[inputs_[i].input];
        group[count++] = {static_cast<const std::int8_t*>(column.values) + begin,
                          column.validity == nullptr ? nullptr : column.validity + begin / 8,
                          &inputs_[i].table};
      }
      kernels.add_codes(group, count, rows, sums);
    }
  }

 private:
  static constexpr std::size_t kLargestGroup = 64;

  struct CodedInput {
    std::size_t input;
    CodeTable table;
  };

  std::vector<CodedInput> inputs_;
  std::vector<std::size_t> group_ends_;
  std::size_t group_begin_ = 0;
  std::int32_t group_points_ = 0;
};

}  // namespace martlet::scorecard
