#pragma once

#include <cstdint>
#include <optional>

#include "mapping.hpp"
#include "martlet.h"

namespace martlet::host {

// Where models write their scores before the host takes them over: a place for each model, apart
// from everything else. What a model writes beside its own place, or to it when its call is over,
// hits scores that are taken over already, or that are still to be written anew.
class ScoreDrafts {
 public:
  // Makes room for batches of so many records; what the places held is gone when it has to grow.
  void reserve(std::size_t models, std::uint32_t rows);

  martlet_scores at(std::size_t model) const;

 private:
  std::size_t models_ = 0;
  std::uint32_t rows_ = 0;
  std::optional<Mapping> memory_;
};

}  // namespace martlet::host
