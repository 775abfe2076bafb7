#pragma once

#include <memory>
#include <string>

#include "martlet.h"
#include "messages.hpp"
#include "region.hpp"

namespace martlet::host {

// A model that is open, whatever its binary is.
class HostedModel {
 public:
  virtual ~HostedModel() = default;

  // Computes a batch of at least one record. Checking the scores is the caller's.
  virtual Outcome score(const martlet_batch& batch, martlet_scores& scores) = 0;

  // Told when batches to come lie in another region, which is open as long as the call lasts.
  virtual void move_to(const RegionMessage&) {}
};

// An open model, or why there is none.
struct Opening {
  std::unique_ptr<HostedModel> model;
  Outcome outcome;

  static Opening failed(Failure failure, std::string message) {
    return {nullptr, {failure, std::move(message)}};
  }
};

// Opens the models of the kinds that one host serves.
class ModelOpener {
 public:
  virtual ~ModelOpener() = default;

  // The region, when there is one, is the server's: a model in a process of its own has a copy.
  virtual Opening open(const OpenMessage& message, std::unique_ptr<Region>& region) = 0;
};

}  // namespace martlet::host
