#pragma once

#include <string>
#include <vector>

#include "martlet.h"
#include "messages.hpp"

namespace martlet::host {

// The batch as comma-delimited lines (RFC 4180), for programs that know nothing of Martlet: no
// header, one record a line, missing values as empty fields, bool as true or false, dates as
// YYYY-MM-DD, floats with as many digits as tell them from their neighbours. A string is quoted
// where it must be: around commas, quotes and line ends, and when it is empty, to tell it from a
// missing one.
std::string format_records(const martlet_batch& batch, const std::vector<OpenInput>& inputs);

}  // namespace martlet::host
