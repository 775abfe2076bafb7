#pragma once

#include <vector>

#include "martlet.h"
#include "messages.hpp"
#include "r_api.hpp"

namespace martlet::host {

// The batch as an R data.frame, unprotected, its columns named after the inputs: int8, int16 and
// int32 as integer, int64 and floats as double (an int64 beyond 2^53 is rounded), bool as logical,
// date as Date, string as character; missing values as NA. Calls R's API: an R error jumps out of
// it.
SEXP make_batch_frame(const martlet_batch& batch, const std::vector<OpenInput>& inputs);

}  // namespace martlet::host
