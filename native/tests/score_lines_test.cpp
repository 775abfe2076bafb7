#include "score_lines.hpp"

#include <gtest/gtest.h>

namespace martlet::host {
namespace {

class ScoreLinesTest : public ::testing::Test {
 protected:
  std::int32_t rank[2] = {};
  std::uint8_t binary[2] = {};
  martlet_scores scores{rank, binary};
  ScoreLines lines{scores, 2};
};

TEST_F(ScoreLinesTest, TakesBytesAsTheyCome) {
  for (const char* bytes : {"1", "7,", "1\r\n-", "3,0"}) lines.take(bytes);
  EXPECT_FALSE(lines.finish().failed());
  EXPECT_EQ(rank[0], 17);
  EXPECT_EQ(binary[0], 1);
  EXPECT_EQ(rank[1], -3);
  EXPECT_EQ(binary[1], 0);
}

TEST_F(ScoreLinesTest, NamesTheFirstBadLine) {
  lines.take("1,0\n2\nx\n");
  EXPECT_EQ(lines.finish().message, "line 2 of the output: expected rank,binary, found \"2\"");
}

TEST_F(ScoreLinesTest, RefusesWhatIsNoPairOfWholeNumbers) {
  for (const char* text : {"", "1,", ",1", "1.0,1", "1,1,1", "1,true", "1,256", " 1,1"}) {
    ScoreLines one(scores, 1);
    one.take(std::string(text) + "\n");
    EXPECT_EQ(one.finish().failure, Failure::kBadOutput) << text;
  }
}

}  // namespace
}  // namespace martlet::host
