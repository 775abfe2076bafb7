#pragma once

#include <string>

#include "messages.hpp"

namespace martlet::host {

// What the end of a model's process says of the call that it was to answer; nothing failed when it
// ended with exit status 0. The status is waitpid's, the errors are what it wrote to its standard
// error.
Outcome outcome_of_end(int status, const std::string& errors);

}  // namespace martlet::host
