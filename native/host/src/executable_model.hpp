#pragma once

#include "hosted_model.hpp"

namespace martlet::host {

// Opens models that are programs: started anew for every batch, they read its records from their
// standard input (see records.hpp) and print one line `rank,binary` a record, in the same order.
class ExecutableOpener final : public ModelOpener {
 public:
  Opening open(const OpenMessage& message, std::unique_ptr<Region>&) override;
};

}  // namespace martlet::host
