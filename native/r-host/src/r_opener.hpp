#pragma once

#include "hosted_model.hpp"

namespace martlet::host {

// Opens models that are R scripts, each in a process of its own: R has too much that is shared
// (options, search path, seed, time zone, locale, methods) to put it back after every call. The
// processes are forked from this one, in which R has started and no script has run.
class ROpener final : public ModelOpener {
 public:
  Opening open(const OpenMessage& message, std::unique_ptr<Region>& region) override;
};

}  // namespace martlet::host
