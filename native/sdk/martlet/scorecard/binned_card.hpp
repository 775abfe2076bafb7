#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "martlet/scorecard/codes.hpp"
#include "martlet/scorecard/looked_up.hpp"

namespace martlet::scorecard {

// Sums of whole points, which come out the same in any order.
class BinnedCard {
 public:
  using Sum = std::int32_t;

  BinnedCard(const Contract& contract, const Parameters& parameters, const CsvReader& csv,
             const Kernels& kernels)
      : kernels_(kernels) {
    for (std::size_t i = 0; i < contract.input_count; ++i) {
      const InputParameters& input = parameters.inputs[i];
      const auto missing = static_cast<std::int32_t>(input.missing.value_or(0));
      const Type type = contract.inputs[i].type;
      if (const auto points = byte_table(input, type, csv)) {
        if (const auto table = make_code_table(*points, missing)) {
          coded_.add(i, *table, static_cast<std::int32_t>(most_points(input)));
          continue;
        }
      }
      looked_up_.push_back({i, make_points(input, type, csv, kernels), missing});
    }
  }

  void add_points(const martlet_column* columns, std::int64_t begin, int rows, Sum* sums) const {
    coded_.add_points(columns, begin, whole_blocks(rows), kernels_, sums);
    for (const LookedUpInput& input : looked_up_) {
      add_looked_up(input, columns[input.input], begin, rows, sums);
    }
  }

 private:
  const Kernels& kernels_;
  CodedInputs coded_;
  std::vector<LookedUpInput> looked_up_;
};

}  // namespace martlet::scorecard
