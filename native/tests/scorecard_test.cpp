#include "martlet/scorecard.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <random>

#include "temporary_file.hpp"
#include "test_columns.hpp"

namespace martlet {
namespace {

constexpr char kHeader[] = "part,input,from,to,level,points\n";

struct Scores {
  std::vector<std::int32_t> ranks;
  std::vector<int> binaries;
};

Scores score(const Contract& contract, const std::string& parameters, const TestColumns& columns) {
  const TemporaryFile file(kHeader + parameters);
  const Scorecard scorecard(contract, file.path());
  const martlet_batch batch = columns.batch();
  const auto rows = static_cast<std::size_t>(batch.rows);
  std::vector<std::int32_t> ranks(rows);
  std::vector<std::uint8_t> binaries(rows);
  martlet_scores out{ranks.data(), binaries.data()};
  scorecard.score(batch, out);
  return {ranks, std::vector<int>(binaries.begin(), binaries.end())};
}

// The contract in words: points by the first line that is about the value.
template <class T>
std::int32_t naive_points(T value, bool present, const T (&edges)[3]) {
  if (!present) return 1000;
  if (value < edges[0]) return 1;
  if (value >= edges[1] && value < edges[2]) return 20;
  return -300;
}

template <class T>
void expect_naive(const char* declaration, const std::string (&edges)[3], const T (&edge_values)[3],
                  const std::function<T(std::mt19937&)>& draw) {
  const Input input = parse_inputs<1>(declaration).items[0];
  const Contract contract{&input, 1, 1, 4};
  const std::string parameters = "base,,,,,7\nbin,x,," + edges[0] + ",,1\nbin,x," + edges[1] + "," +
                                 edges[2] +
                                 ",,20\nother,x,,,,-300\nmissing,x,,,,1000\n"
                                 "cut,,,,,1007\ncut,,,,,27\ncut,,,,,8\nthreshold,,,,,27\n";
  std::mt19937 random(17);
  // More than two chunks, and no multiple of 8.
  for (const std::size_t rows : {1u, 7u, 1024u, 2500u}) {
    std::vector<T> values(rows);
    std::vector<bool> present(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      values[i] = draw(random);
      present[i] = random() % 5 != 0;
    }
    TestColumns columns;
    columns.add(values, present);
    const Scores scores = score(contract, parameters, columns);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::int32_t sum = 7 + naive_points(values[i], present[i], edge_values);
      const std::int32_t rank = sum >= 1007 ? 1 : sum >= 27 ? 2 : sum >= 8 ? 3 : 4;
      ASSERT_EQ(scores.ranks[i], rank) << declaration << " record " << i;
      ASSERT_EQ(scores.binaries[i], sum >= 27) << declaration << " record " << i;
    }
  }
}

template <class T>
std::function<T(std::mt19937&)> between(int low, int high) {
  return [low, high](std::mt19937& random) {
    return static_cast<T>(std::uniform_int_distribution<int>(low, high)(random));
  };
}

TEST(Scorecard, ScoresInt8) {
  expect_naive<std::int8_t>("x: int8?", {"-5", "18", "100"}, {-5, 18, 100},
                            between<std::int8_t>(-128, 127));
}

TEST(Scorecard, ScoresInt16) {
  expect_naive<std::int16_t>("x: int16?", {"-300", "0", "300"}, {-300, 0, 300},
                             between<std::int16_t>(-400, 400));
}

TEST(Scorecard, ScoresInt32) {
  expect_naive<std::int32_t>("x: int32?", {"-70000", "0", "70000"}, {-70000, 0, 70000},
                             between<std::int32_t>(-100000, 100000));
}

TEST(Scorecard, ScoresInt64Exactly) {
  // Neighbours that a double can't tell apart.
  constexpr std::int64_t big = std::int64_t{1} << 53;
  expect_naive<std::int64_t>(
      "x: int64?", {"0", std::to_string(big), std::to_string(big + 1)}, {0, big, big + 1},
      [](std::mt19937& random) { return big - 2 + static_cast<std::int64_t>(random() % 5); });
}

TEST(Scorecard, ScoresDates) {
  expect_naive<std::int32_t>("x: date?", {"1969-12-31", "1970-01-02", "1970-01-04"}, {-1, 1, 3},
                             between<std::int32_t>(-5, 5));
}

template <class T>
T quarter_or_nan(std::mt19937& random) {
  const int quarters = std::uniform_int_distribution<int>(-9, 9)(random);
  return quarters == 9 ? std::numeric_limits<T>::quiet_NaN() : static_cast<T>(quarters) / 4;
}

TEST(Scorecard, ScoresFloat32WithNanInNoBin) {
  expect_naive<float>("x: float32?", {"-0.5", "0.25", "1.5"}, {-0.5f, 0.25f, 1.5f},
                      quarter_or_nan<float>);
}

TEST(Scorecard, ScoresFloat64WithNanInNoBin) {
  expect_naive<double>("x: float64?", {"-0.5", "0.25", "1.5"}, {-0.5, 0.25, 1.5},
                       quarter_or_nan<double>);
}

TEST(Scorecard, ScoresBool) {
  const Input input = parse_inputs<1>("x: bool?").items[0];
  TestColumns columns;
  columns.add<std::uint8_t>({0, 1, 1}, {true, true, false});
  const Scores scores = score({&input, 1, 1, 3},
                              "level,x,,,true,5\nlevel,x,,,false,2\nmissing,x,,,,-1\n"
                              "cut,,,,,5\ncut,,,,,2\nthreshold,,,,,3\n",
                              columns);
  EXPECT_EQ(scores.ranks, (std::vector<std::int32_t>{2, 1, 3}));
  EXPECT_EQ(scores.binaries, (std::vector<int>{0, 1, 0}));
}

TEST(Scorecard, ScoresStrings) {
  const Input input = parse_inputs<1>("x: string?").items[0];
  // Enough levels that some meet in the hash table; "" is a level like any other.
  std::string parameters = "level,x,,,,900\nother,x,,,,-5\nmissing,x,,,,-9\n";
  std::vector<std::string> values;
  for (int i = 0; i < 200; ++i) {
    values.push_back("level " + std::to_string(i));
    parameters += "level,x,,,level " + std::to_string(i) + "," + std::to_string(i) + "\n";
  }
  std::vector<bool> present(values.size(), true);
  for (const char* value : {"", "level", "level 20 ", "missing"}) {
    values.push_back(value);
    present.push_back(values.back() != "missing");
  }
  for (int cut = 899; cut >= -9; --cut) parameters += "cut,,,,," + std::to_string(cut) + "\n";
  TestColumns columns;
  columns.add_strings(values, present);
  // One cut a point: the rank tells the sum.
  const Scores scores = score({&input, 1, 0, 909}, parameters + "threshold,,,,,100\n", columns);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(899 - scores.ranks[static_cast<std::size_t>(i)], i);
  EXPECT_EQ(scores.ranks[200], 0);
  EXPECT_EQ(899 - scores.ranks[201], -5);
  EXPECT_EQ(899 - scores.ranks[202], -5);
  EXPECT_EQ(899 - scores.ranks[203], -9);
}

TEST(Scorecard, TellsStringsOfEveryLengthApart) {
  // Levels of 0 to 20 bytes, of each length one that differs from the value in a single byte.
  const Input input = parse_inputs<1>("x: string").items[0];
  std::string parameters = "other,x,,,,-1\n";
  std::vector<std::string> values;
  std::vector<std::int32_t> expected;
  for (int length = 0; length <= 20; ++length) {
    const std::string level(static_cast<std::size_t>(length), 'a');
    parameters += "level,x,,," + level + "," + std::to_string(length) + "\n";
    values.push_back(level);
    expected.push_back(20 - length);
    for (std::size_t i = 0; i < level.size(); ++i) {
      values.push_back(level);
      values.back()[i] = 'b';
      expected.push_back(21);
    }
  }
  for (int cut = 20; cut >= 0; --cut) parameters += "cut,,,,," + std::to_string(cut) + "\n";
  TestColumns columns;
  columns.add_strings(values);
  const Scores scores = score({&input, 1, 0, 21}, parameters + "threshold,,,,,0\n", columns);
  EXPECT_EQ(scores.ranks, expected);
}

TEST(Scorecard, AddsUpItsInputs) {
  constexpr auto inputs = parse_inputs<2>("x: int8, y: int32");
  TestColumns columns;
  columns.add<std::int8_t>({0, 1, 0, 1}).add<std::int32_t>({0, 0, 1, 1});
  const Scores scores = score({inputs.items, 2, 1, 4},
                              "base,,,,,100\nbin,x,1,,,1\nbin,y,1,,,2\n"
                              "cut,,,,,103\ncut,,,,,102\ncut,,,,,101\nthreshold,,,,,102\n",
                              columns);
  EXPECT_EQ(scores.ranks, (std::vector<std::int32_t>{4, 3, 2, 1}));
  EXPECT_EQ(scores.binaries, (std::vector<int>{0, 0, 1, 1}));
}

}  // namespace
}  // namespace martlet
