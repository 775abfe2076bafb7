#include "score_drafts.hpp"

#include <algorithm>

namespace martlet::host {

namespace {

// Each array starts at a multiple of 64 bytes and is followed by slack, as in the region: models
// may move whole words.
std::size_t with_slack(std::size_t bytes) { return (bytes + 63) / 64 * 64 + 64; }

std::size_t rank_size(std::uint32_t rows) { return with_slack(rows * sizeof(std::int32_t)); }

std::size_t draft_size(std::uint32_t rows) { return rank_size(rows) + with_slack(rows); }

}  // namespace

void ScoreDrafts::reserve(std::size_t models, std::uint32_t rows) {
  if (models <= models_ && rows <= rows_) return;
  models_ = std::max(models, models_);
  rows_ = std::max(rows, rows_);
  memory_.reset();
  memory_.emplace(models_ * draft_size(rows_));
}

martlet_scores ScoreDrafts::at(std::size_t model) const {
  std::uint8_t* draft = memory_->begin() + model * draft_size(rows_);
  return {reinterpret_cast<std::int32_t*>(draft), draft + rank_size(rows_)};
}

}  // namespace martlet::host
