#include <gtest/gtest.h>

#include "martlet/scorecard.hpp"
#include "random_card.hpp"
#include "temporary_file.hpp"

namespace martlet {
namespace {

std::vector<const scorecard::Kernels*> levels() {
  std::vector<const scorecard::Kernels*> levels;
  for (const scorecard::Kernels* each : scorecard::supported_kernels()) {
    if (each != nullptr) levels.push_back(each);
  }
  return levels;
}

class ScorecardLevels : public ::testing::TestWithParam<const scorecard::Kernels*> {
 protected:
  void expect_reference(const RandomCard& card, std::size_t rows) {
    const TemporaryFile file(card.parameters());
    const Contract contract = card.contract();
    const Scorecard scorecard(contract, file.path(), *GetParam());
    // Exactly as many as there are records, so that the sanitizers see a write beyond them.
    std::vector<std::int32_t> ranks(rows);
    std::vector<std::uint8_t> binaries(rows);
    martlet_scores out{ranks.data(), binaries.data()};
    scorecard.score(card.columns().batch(), out);
    for (std::size_t i = 0; i < rows; ++i) {
      ASSERT_EQ(ranks[i], card.rank(i)) << "record " << i << " of " << rows;
      ASSERT_EQ(binaries[i], card.binary(i)) << "record " << i << " of " << rows;
    }
  }
};

TEST_P(ScorecardLevels, ScoreRandomCardsAsTheReferenceDoes) {
  std::uint32_t seed = 0;
  for (const std::size_t rows : {1u, 7u, 63u, 64u, 65u, 200u, 1024u, 2500u}) {
    for (int i = 0; i < 8; ++i) {
      for (const bool linear : {false, true}) {
        SCOPED_TRACE("seed " + std::to_string(++seed));
        expect_reference(RandomCard(seed, linear, rows), rows);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Supported, ScorecardLevels, ::testing::ValuesIn(levels()),
                         [](const auto& level) { return std::string(level.param->level); });

}  // namespace
}  // namespace martlet
