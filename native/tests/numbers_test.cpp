#include "martlet/numbers.hpp"

#include <gtest/gtest.h>

namespace martlet {
namespace {

TEST(Numbers, ParsesTheWholeTextOrNothing) {
  EXPECT_EQ(parse_number<std::int32_t>("-17"), -17);
  EXPECT_EQ(parse_number<double>("0.25"), 0.25);
  EXPECT_EQ(parse_number<std::int32_t>(""), std::nullopt);
  EXPECT_EQ(parse_number<std::int32_t>("17 "), std::nullopt);
  EXPECT_EQ(parse_number<std::int32_t>(" 17"), std::nullopt);
  EXPECT_EQ(parse_number<std::int32_t>("1e3"), std::nullopt);
  EXPECT_EQ(parse_number<std::int32_t>("2147483648"), std::nullopt);
}

TEST(Numbers, ParsesDates) {
  EXPECT_EQ(parse_date("1970-01-01"), 0);
  EXPECT_EQ(parse_date("1969-12-31"), -1);
  EXPECT_EQ(parse_date("2000-02-29"), 11016);
  EXPECT_EQ(parse_date("2024-12-31"), 20088);
}

TEST(Numbers, RefusesDaysThatDoNotExist) {
  for (const char* text : {"1900-02-29", "2023-02-29", "2023-04-31", "2023-13-01", "2023-00-01",
                           "2023-01-00", "2023-1-1", "2023/01/01", "", "2023-01-011"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace martlet
