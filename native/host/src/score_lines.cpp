#include "score_lines.hpp"

#include "martlet/numbers.hpp"

namespace martlet::host {

namespace {

constexpr std::size_t kLongestLine = 256;

}  // namespace

void ScoreLines::take(std::string_view bytes) {
  while (!bytes.empty() && fault_.empty()) {
    const std::size_t end = bytes.find('\n');
    partial_ += bytes.substr(0, end);
    if (end == std::string_view::npos) {
      // A program that never ends its line must not fill the memory.
      if (partial_.size() > kLongestLine) {
        fault_ = "line " + std::to_string(lines_ + 1) + " of the output does not end";
      }
      return;
    }
    take_line(partial_);
    partial_.clear();
    bytes.remove_prefix(end + 1);
  }
}

Outcome ScoreLines::finish() {
  if (!partial_.empty() && fault_.empty()) take_line(partial_);
  if (fault_.empty() && lines_ < rows_) {
    fault_ =
        "printed " + std::to_string(lines_) + " lines for " + std::to_string(rows_) + " records";
  }
  if (fault_.empty()) return {};
  return {Failure::kBadOutput, fault_, record_};
}

void ScoreLines::take_line(std::string_view line) {
  if (lines_ == rows_) {
    fault_ = "printed more lines than the batch's " + std::to_string(rows_) + " records";
    return;
  }
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::size_t comma = line.find(',');
  const auto rank = parse_number<std::int32_t>(line.substr(0, comma));
  const auto binary = comma == std::string_view::npos
                          ? std::nullopt
                          : parse_number<std::uint8_t>(line.substr(comma + 1));
  if (!rank || !binary) {
    fault_ = "line " + std::to_string(lines_ + 1) +
             " of the output: expected rank,binary, found \"" + std::string(line.substr(0, 80)) +
             "\"";
    record_ = static_cast<std::uint32_t>(lines_);
    return;
  }
  scores_.rank[lines_] = *rank;
  scores_.binary[lines_] = *binary;
  ++lines_;
}

}  // namespace martlet::host
