#pragma once

#include <cstdint>
#include <vector>

#include "martlet/scorecard/looked_up.hpp"

namespace martlet::scorecard {

inline Stored stored_as(Type type) {
  switch (type) {
    case Type::kBool:
    case Type::kInt8:
      return Stored::kInt8;
    case Type::kInt16:
      return Stored::kInt16;
    case Type::kInt32:
    case Type::kDate:
      return Stored::kInt32;
    case Type::kInt64:
      return Stored::kInt64;
    case Type::kFloat32:
      return Stored::kFloat32;
    case Type::kFloat64:
      return Stored::kFloat64;
    case Type::kString:
    case Type::kInvalid:
      break;
  }
  throw ModelError("an input without a number");
}

// Sums of float32 terms, added in the order of the inputs.
class LinearCard {
 public:
  using Sum = float;

  LinearCard(const Contract& contract, const Parameters& parameters, const CsvReader& csv,
             const Kernels& kernels)
      : kernels_(kernels) {
    for (std::size_t i = 0; i < contract.input_count; ++i) {
      const InputParameters& input = parameters.inputs[i];
      const Type type = contract.inputs[i].type;
      if (input.weight) {
        weighted_.push_back({i, stored_as(type), input.weight->points,
                             static_cast<float>(input.missing.value_or(0))});
      } else {
        looked_up_.push_back({i, make_points(input, type, csv),
                              static_cast<std::int32_t>(input.missing.value_or(0))});
      }
    }
  }

  void add_points(const martlet_column* columns, std::int64_t begin, int rows, Sum* sums) const {
    std::size_t next_weighted = 0;
    for (const LookedUpInput& input : looked_up_) {
      next_weighted = add_weighted(columns, begin, rows, next_weighted, input.input, sums);
      add_looked_up(input, columns[input.input], begin, rows, sums);
    }
    add_weighted(columns, begin, rows, next_weighted, ~std::size_t{0}, sums);
  }

 private:
  struct WeightedInput {
    std::size_t input;
    Stored stored;
    float weight;
    float missing;
  };

  // Adds the weighted inputs from the next one to that before input `end`; returns the one to
  // follow.
  std::size_t add_weighted(const martlet_column* columns, std::int64_t begin, int rows,
                           std::size_t next, std::size_t end, Sum* sums) const {
    constexpr int kLongestRun = 64;
    WeightedColumn run[kLongestRun];
    int count = 0;
    for (; next < weighted_.size() && weighted_[next].input < end; ++next) {
      const WeightedInput& input = weighted_[next];
      const martlet_column& column = columns[input.input];
      run[count++] = {
          static_cast<const std::uint8_t*>(column.values) + begin * stored_width(input.stored),
          column.validity == nullptr ? nullptr : column.validity + begin / 8, input.weight,
          input.missing, input.stored};
      if (count == kLongestRun) {
        kernels_.add_weights(run, count, whole_blocks(rows), sums);
        count = 0;
      }
    }
    if (count > 0) kernels_.add_weights(run, count, whole_blocks(rows), sums);
    return next;
  }

  const Kernels& kernels_;
  std::vector<WeightedInput> weighted_;
  std::vector<LookedUpInput> looked_up_;
};

}  // namespace martlet::scorecard
