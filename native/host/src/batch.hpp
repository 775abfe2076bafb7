#pragma once

#include <cstdint>
#include <vector>

#include "martlet.h"
#include "messages.hpp"
#include "region.hpp"

namespace martlet::host {

// Where the columns of one SCORE lie: one martlet_column per column of the layout. Throws
// ProtocolError unless all that a model may read of them lies in the region.
std::vector<martlet_column> locate_columns(const LayoutMessage& layout, const Region& region,
                                           const ScoreMessage& score);

// Where a model's scores of one SCORE go, within the region.
martlet_scores locate_scores(const LayoutModel& model, const Region& region,
                             const ScoreMessage& score);

}  // namespace martlet::host
