#include "martlet/inputs.hpp"

#include <gtest/gtest.h>

namespace martlet {
namespace {

template <std::size_t N>
constexpr bool valid(const char (&text)[N]) {
  return parse_inputs<1>(text).valid();
}

TEST(Inputs, ParsesNamesTypesAndNullability) {
  constexpr auto list = parse_inputs<3>("age: int8, income:float64? ,\n region : string");
  static_assert(list.valid());
  EXPECT_EQ(list.items[0].name, "age");
  EXPECT_EQ(list.items[0].type, Type::kInt8);
  EXPECT_FALSE(list.items[0].nullable);
  EXPECT_EQ(list.items[1].name, "income");
  EXPECT_EQ(list.items[1].type, Type::kFloat64);
  EXPECT_TRUE(list.items[1].nullable);
  EXPECT_EQ(list.items[2].name, "region");
}

TEST(Inputs, CountsInputs) {
  EXPECT_EQ(count_inputs("age: int8"), 1u);
  EXPECT_EQ(count_inputs("age: int8, b: bool"), 2u);
}

TEST(Inputs, KnowsEveryType) {
  for (const auto name :
       {"bool", "int8", "int16", "int32", "int64", "float32", "float64", "date", "string"}) {
    EXPECT_EQ(type_name(type_named(name)), name);
  }
}

TEST(Inputs, RefusesWhatIsNoInput) {
  EXPECT_TRUE(valid("age: int8"));
  EXPECT_FALSE(valid(""));
  EXPECT_FALSE(valid("age"));
  EXPECT_FALSE(valid("age: int9"));
  EXPECT_FALSE(valid("age: invalid"));
  EXPECT_FALSE(valid(": int8"));
  EXPECT_FALSE(valid("the age: int8"));
  EXPECT_FALSE(valid("age: int8??"));
}

TEST(Inputs, RefusesAnInputNamedTwice) {
  EXPECT_FALSE(parse_inputs<2>("age: int8, age: int8").valid());
}

TEST(Inputs, RefusesATrailingComma) { EXPECT_FALSE(parse_inputs<2>("age: int8,").valid()); }

}  // namespace
}  // namespace martlet
