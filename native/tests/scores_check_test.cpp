#include "scores_check.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace martlet::host {
namespace {

std::string message_of(std::vector<std::int32_t> ranks, std::vector<std::uint8_t> binaries) {
  return check_scores({ranks.data(), binaries.data()}, static_cast<std::int64_t>(ranks.size()), -1,
                      20)
      .message;
}

TEST(ScoresCheck, TakesTheRangesEnds) { EXPECT_EQ(message_of({-1, 20}, {0, 1}), ""); }

TEST(ScoresCheck, NamesTheFirstBadRecord) {
  EXPECT_EQ(message_of({1, -2, 21}, {0, 0, 0}), "its rank -2 is outside -1..20");
  EXPECT_EQ(message_of({1, 2}, {0, 2}), "its binary is 2, neither 0 nor 1");
}

TEST(ScoresCheck, KnowsUnwrittenScores) {
  std::vector<std::int32_t> ranks(2, 1);
  std::vector<std::uint8_t> binaries(2, 0);
  mark_unwritten({ranks.data(), binaries.data()}, 2);
  EXPECT_EQ(message_of(ranks, binaries), "its rank was not written");
  EXPECT_EQ(message_of({1, 1}, binaries), "its binary was not written");
}

}  // namespace
}  // namespace martlet::host
