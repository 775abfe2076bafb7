#include "martlet/row_model.hpp"

#include <gtest/gtest.h>

#include "test_columns.hpp"

namespace martlet {
namespace {

constexpr auto kInputs = parse_inputs<9>(
    "a: bool, b: int8, c: int16, d: int32, e: int64, f: float32, g: float64, h: date, i: string");
constexpr Contract kContract{kInputs.items, 9, 1, 20};

TEST(Row, ReadsEveryType) {
  TestColumns columns;
  columns.add<std::uint8_t>({0, 1})
      .add<std::int8_t>({0, -8})
      .add<std::int16_t>({0, -16})
      .add<std::int32_t>({0, -32})
      .add<std::int64_t>({0, -64})
      .add<float>({0, 0.5f})
      .add<double>({0, 0.1})
      .add<std::int32_t>({0, 11016})
      .add_strings({"first", "second"});
  const martlet_batch batch = columns.batch();
  const Row row(kContract, batch, 1);
  EXPECT_EQ(row.get<bool>(0), true);
  EXPECT_EQ(row.get<std::int8_t>(1), -8);
  EXPECT_EQ(row.get<std::int16_t>(2), -16);
  EXPECT_EQ(row.get<std::int32_t>(3), -32);
  EXPECT_EQ(row.get<std::int64_t>(4), -64);
  EXPECT_EQ(row.get<float>(5), 0.5f);
  EXPECT_EQ(row.get<double>(6), 0.1);
  EXPECT_EQ(row.get<Date>(7)->days, 11016);
  EXPECT_EQ(row.get<std::string_view>(8), "second");
}

TEST(Row, KnowsMissingValues) {
  TestColumns columns;
  columns.add<std::uint8_t>(std::vector<std::uint8_t>(10), {1, 1, 1, 1, 1, 1, 1, 1, 1, 0});
  const martlet_batch batch = columns.batch();
  EXPECT_FALSE(Row(kContract, batch, 8).missing(0));
  EXPECT_TRUE(Row(kContract, batch, 9).missing(0));
  EXPECT_EQ(Row(kContract, batch, 9).get<bool>(0), std::nullopt);
}

TEST(Row, RefusesAnotherType) {
  const martlet_batch batch{1, 0, nullptr};
  try {
    Row(kContract, batch, 0).get<std::int32_t>(1);
    FAIL();
  } catch (const ModelError& e) {
    EXPECT_STREQ(e.what(), "input b is declared int8, but read as int32");
  }
}

TEST(Row, RefusesAnInputThatIsNotDeclared) {
  const martlet_batch batch{1, 0, nullptr};
  EXPECT_THROW(Row(kContract, batch, 0).get<bool>(9), ModelError);
}

struct Echo {
  explicit Echo(const std::string& parameters) : known(parameters == "known") {}
  Score score(const Row& row) const { return {*row.get<std::int8_t>(0), known}; }
  bool known;
};

}  // namespace
}  // namespace martlet

MARTLET_ROW_MODEL(echo, "rank: int8", 1, 20, martlet::Echo);

namespace martlet {
namespace {

TEST(RowModel, ScoresThroughTheContract) {
  char error[100];
  void* state = nullptr;
  ASSERT_EQ(echo.open("echo", "known", &state, error, sizeof error), MARTLET_OK);
  TestColumns columns;
  columns.add<std::int8_t>({3, 20});
  const martlet_batch batch = columns.batch();
  std::int32_t rank[2];
  std::uint8_t binary[2];
  martlet_scores scores{rank, binary};
  EXPECT_EQ(echo.score(state, &batch, &scores, error, sizeof error), MARTLET_OK);
  EXPECT_EQ(rank[0], 3);
  EXPECT_EQ(rank[1], 20);
  EXPECT_EQ(binary[1], 1);
  echo.close(state);
}

TEST(RowModel, RefusesAnotherNumberOfColumns) {
  char error[100];
  void* state = nullptr;
  ASSERT_EQ(echo.open("echo", nullptr, &state, error, sizeof error), MARTLET_OK);
  const martlet_batch batch{0, 2, nullptr};
  martlet_scores scores{};
  EXPECT_EQ(echo.score(state, &batch, &scores, error, sizeof error), MARTLET_ERROR);
  EXPECT_STREQ(error, "expected 1 input columns, got 2");
  echo.close(state);
}

}  // namespace
}  // namespace martlet
