#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "martlet.h"
#include "martlet/scorecard/kernels.hpp"
#include "martlet/scorecard/steps.hpp"

namespace martlet::scorecard {

// The inputs of a card that are step functions over int32 or float32 numbers.
template <class T>
class SteppedInputs {
 public:
  void add(std::size_t input, Steps<T> steps, std::int32_t missing) {
    inputs_.push_back({input, std::move(steps), missing});
  }

  template <class Kernel>
  void add_points(const martlet_column* columns, std::int64_t begin, int rows, const Kernel& kernel,
                  std::int32_t* sums) const {
    for (const SteppedInput& input : inputs_) {
      const martlet_column& column = columns[input.input];
      kernel({static_cast<const T*>(column.values) + begin,
              column.validity == nullptr ? nullptr : column.validity + begin / 8,
              input.steps.edges.data(), static_cast<int>(input.steps.edges.size()),
              input.steps.start, input.steps.other, input.missing},
             rows, sums);
    }
  }

 private:
  struct SteppedInput {
    std::size_t input;
    Steps<T> steps;
    std::int32_t missing;
  };

  std::vector<SteppedInput> inputs_;
};

}  // namespace martlet::scorecard
