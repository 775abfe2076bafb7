#pragma once

#include <cstdint>

#include "martlet.h"
#include "messages.hpp"

namespace martlet::host {

// Marks every score as unwritten, so that one the model leaves out can't pass for a score.
void mark_unwritten(const martlet_scores& scores, std::int64_t rows);

// BAD_OUTPUT, with the first bad record, unless every rank lies in first..last and every binary is
// 0 or 1.
Outcome check_scores(const martlet_scores& scores, std::int64_t rows, std::int32_t first_rank,
                     std::int32_t last_rank);

}  // namespace martlet::host
