#pragma once

#include <vector>

#include "martlet.h"
#include "messages.hpp"
#include "r_api.hpp"

namespace martlet::host {

// An R script that has run in this process. It is sourced into an environment of its own, in which
// `parameters` is the path of the model's parameters (or NULL), and defines a function that takes
// the batch as a data.frame and returns list(rank = , binary = ), a value per record each. The
// function's name is the model's symbol, by default `score`. Needs start_r(); stays for the
// process's life.
class RScript {
 public:
  // Throws std::runtime_error when the script fails, or defines no such function.
  explicit RScript(const OpenMessage& message);

  Outcome score(const martlet_batch& batch, martlet_scores& scores);

 private:
  SEXP function_ = nullptr;
  std::vector<OpenInput> inputs_;
};

}  // namespace martlet::host
