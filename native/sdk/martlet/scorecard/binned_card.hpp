#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "martlet/scorecard/codes.hpp"
#include "martlet/scorecard/looked_up.hpp"
#include "martlet/scorecard/stepped.hpp"

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
      if (const auto table = code_table(input, type, csv, missing)) {
        coded_.add(i, *table, static_cast<std::int32_t>(most_points(input)));
      } else if (type == Type::kInt32 || type == Type::kDate) {
        int32_.add(i, make_steps<std::int32_t>(input, type, csv), missing);
      } else if (type == Type::kFloat32) {
        float32_.add(i, float_steps(input, type, csv), missing);
      } else {
        looked_up_.push_back({i, make_points(input, type, csv), missing});
      }
    }
  }

  void add_points(const martlet_column* columns, std::int64_t begin, int rows, Sum* sums) const {
    const int whole = whole_blocks(rows);
    coded_.add_points(columns, begin, whole, kernels_, sums);
    int32_.add_points(columns, begin, whole, kernels_.add_steps_int32, sums);
    float32_.add_points(columns, begin, whole, kernels_.add_steps_float32, sums);
    for (const LookedUpInput& input : looked_up_) {
      add_looked_up(input, columns[input.input], begin, rows, sums);
    }
  }

 private:
  static std::optional<CodeTable> code_table(const InputParameters& input, Type type,
                                             const CsvReader& csv, std::int32_t missing) {
    const auto points = byte_table(input, type, csv);
    return points ? make_code_table(*points, missing) : std::nullopt;
  }

  const Kernels& kernels_;
  CodedInputs coded_;
  SteppedInputs<std::int32_t> int32_;
  SteppedInputs<float> float32_;
  std::vector<LookedUpInput> looked_up_;
};

}  // namespace martlet::scorecard
