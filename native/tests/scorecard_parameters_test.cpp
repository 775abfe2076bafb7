#include <gtest/gtest.h>

#include "martlet/scorecard.hpp"
#include "temporary_file.hpp"

namespace martlet {
namespace {

constexpr auto kInputs =
    parse_inputs<5>("age: int8, region: string, owner: bool, since: date?, income: float64?");
constexpr Contract kContract{kInputs.items, 5, 1, 3};

constexpr char kEnd[] = "cut,,,,,10\ncut,,,,,0\nthreshold,,,,,5\n";

// What the error of a parameters file with these lines says, the file's path left out.
std::string error_of(const std::string& lines, const std::string& end = kEnd) {
  const TemporaryFile file("part,input,from,to,level,points\n" + lines + end);
  try {
    const Scorecard scorecard(kContract, file.path());
  } catch (const ModelError& e) {
    return std::string(e.what()).substr(file.path().size());
  }
  return "no error";
}

struct Fault {
  const char* lines;
  const char* error;
};

class ScorecardParameters : public ::testing::TestWithParam<Fault> {};

TEST_P(ScorecardParameters, NamesTheLineOfAFault) {
  EXPECT_EQ(error_of(GetParam().lines), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, ScorecardParameters,
    ::testing::Values(
        Fault{"bin,incom,,,,1\n",
              ":2: unknown input \"incom\"; the model reads age, region, owner, since, income"},
        Fault{"base,,,,,1.5\n", ":2: expected whole points in 32 bits, found \"1.5\""},
        Fault{"base,,,,,\n", ":2: expected whole points in 32 bits, found \"\""},
        Fault{"base,,,,,1\nbase,,,,,1\n", ":3: a second line for base"},
        Fault{"base,age,,,,1\n", ":2: a base line leaves input empty, found \"age\""},
        Fault{"missing,since,,,,1\nmissing,since,,,,1\n", ":3: a second line for missing of since"},
        Fault{"wait,age,,,,1\n",
              ":2: expected a part of base, bin, level, weight, missing, other, cut or threshold, "
              "found \"wait\""},
        Fault{"weight,age,,,,heavy\n", ":2: expected a number, found \"heavy\""},
        Fault{"weight,age,,,,inf\n", ":2: expected a number, found \"inf\""},
        Fault{"weight,region,,,,1\n",
              ":2: input region is a string: expected a level, found a weight"},
        Fault{"weight,age,,,,1\nweight,age,,,,2\n", ":3: a second line for weight of age"},
        Fault{"bin,age,30,,,1\nweight,age,,,,1\n",
              ":3: input age has a weight and bins; expected one of them"},
        Fault{"missing,owner,,,,1.5\nweight,age,,,,1\n",
              ":2: expected whole points in 32 bits, found \"1.5\""},
        Fault{"bin,age,18.5,30,,1\n", ":2: expected a whole number, found \"18.5\""},
        Fault{"bin,income,low,,,1\n", ":2: expected a number, found \"low\""},
        Fault{"bin,income,nan,,,1\n", ":2: expected a number, found \"nan\""},
        Fault{"bin,since,2020-02-30,,,1\n",
              ":2: expected a date as YYYY-MM-DD, found \"2020-02-30\""},
        Fault{"bin,age,30,30,,1\n", ":2: an empty bin: from 30 to 30"},
        Fault{"bin,age,30,40,,1\nbin,age,20,31,,1\n", ":3: the bin overlaps that of line 2"},
        Fault{"bin,age,,40,,1\nbin,age,,20,,1\n", ":3: the bin overlaps that of line 2"},
        Fault{"bin,age,30,,,1\nbin,age,50,60,,1\n", ":3: the bin overlaps that of line 2"},
        Fault{"bin,region,1,2,,1\n", ":2: input region is a string: expected a level, found a bin"},
        Fault{"level,age,,,30,1\n", ":2: input age is int8: expected a bin, found a level"},
        Fault{"level,owner,,,yes,1\n",
              ":2: input owner is bool: expected the level true or false, found \"yes\""},
        Fault{"level,region,,,west,1\nlevel,region,,,west,2\n",
              ":3: level \"west\" of region stands on line 2 too"},
        Fault{"cut,,,,,9\n", ":3: cuts go from the best rank down: expected at most 9, found 10"},
        Fault{
            "base,,,,,2000000000\n",
            ": the points may add up to 2000000000, more than 32 bits hold; use smaller points"}));

TEST(ScorecardParametersFile, NeedsAThreshold) {
  EXPECT_EQ(error_of("", "cut,,,,,10\ncut,,,,,0\n"), ": expected a line threshold,,,,,POINTS");
}

TEST(ScorecardParametersFile, NeedsACutBetweenTwoRanks) {
  EXPECT_EQ(error_of("", "cut,,,,,10\nthreshold,,,,,0\n"),
            ": expected 2 cuts for the ranks 1..3, found 1");
}

TEST(ScorecardParametersFile, TakesDecimalsWithWeights) {
  EXPECT_EQ(error_of("weight,age,,,,0.25\nmissing,age,,,,-1.5\nbase,,,,,1e-3\n",
                     "cut,,,,,1.5\ncut,,,,,0.5\nthreshold,,,,,1.25\n"),
            "no error");
}

TEST(ScorecardParametersFile, TakesBinsThatTouchInAnyOrder) {
  EXPECT_EQ(error_of("bin,age,30,40,,1\nbin,age,,30,,2\nbin,age,40,,,3\n"), "no error");
}

}  // namespace
}  // namespace martlet
