#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "martlet.h"
#include "messages.hpp"

namespace martlet::host {

// Takes a program's output as it arrives, and writes each `rank,binary` line to the scores.
class ScoreLines {
 public:
  ScoreLines(const martlet_scores& scores, std::int64_t rows) : scores_(scores), rows_(rows) {}

  void take(std::string_view bytes);

  // Whether what came so far can't become one good line a record.
  bool bad() const { return !fault_.empty(); }

  // To be called at the end of the output: BAD_OUTPUT unless there was one good line a record.
  Outcome finish();

 private:
  void take_line(std::string_view line);

  const martlet_scores& scores_;
  std::int64_t rows_;
  std::int64_t lines_ = 0;
  std::string partial_;
  // The first fault. What comes after it is read, so that the program can end, but not looked at.
  std::string fault_;
  std::uint32_t record_ = kNoRecord;
};

}  // namespace martlet::host
