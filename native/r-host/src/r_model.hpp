#pragma once

#include "hosted_model.hpp"

namespace martlet::host {

// Opens models that are R scripts. A script is sourced into an environment of its own, in which
// `parameters` is the path of the model's parameters (or NULL), and defines a function that takes
// the batch as a data.frame and returns list(rank = , binary = ), a value per record each. The
// function's name is the model's symbol, by default `score`. Needs start_r().
class ROpener final : public ModelOpener {
 public:
  Opening open(const OpenMessage& message) override;
};

}  // namespace martlet::host
