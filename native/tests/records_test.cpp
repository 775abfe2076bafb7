#include "records.hpp"

#include <gtest/gtest.h>

#include "test_columns.hpp"

namespace martlet::host {
namespace {

TEST(Records, WritesEveryType) {
  TestColumns columns;
  columns.add<std::uint8_t>({1, 0})
      .add<std::int8_t>({-128, 127})
      .add<std::int16_t>({-32768, 32767})
      .add<std::int32_t>({-2147483647, 0})
      .add<std::int64_t>({std::int64_t{1} << 62, -1})
      .add<float>({0.1f, 1e10f})
      .add<double>({0.1, -2.5})
      .add<std::int32_t>({11016, -719529})
      .add_strings({"plain", "Zürich"});
  EXPECT_EQ(format_records(columns.batch(), {{Type::kBool, "a"},
                                             {Type::kInt8, "b"},
                                             {Type::kInt16, "c"},
                                             {Type::kInt32, "d"},
                                             {Type::kInt64, "e"},
                                             {Type::kFloat32, "f"},
                                             {Type::kFloat64, "g"},
                                             {Type::kDate, "h"},
                                             {Type::kString, "i"}}),
            "true,-128,-32768,-2147483647,4611686018427387904,0.1,0.1,2000-02-29,plain\n"
            "false,127,32767,0,-1,1e+10,-2.5,-001-12-31,Zürich\n");
}

TEST(Records, LeavesMissingValuesEmpty) {
  TestColumns columns;
  columns.add<std::int8_t>({1, 2}, {false, true}).add<std::int8_t>({3, 4}, {true, false});
  EXPECT_EQ(format_records(columns.batch(), {{Type::kInt8, "a"}, {Type::kInt8, "b"}}), ",3\n2,\n");
}

TEST(Records, QuotesWhereItMust) {
  TestColumns columns;
  columns.add_strings({"a,b", "say \"no\"", "two\nlines", "", ""}, {true, true, true, true, false});
  EXPECT_EQ(format_records(columns.batch(), {{Type::kString, "a"}}),
            "\"a,b\"\n\"say \"\"no\"\"\"\n\"two\nlines\"\n\"\"\n\n");
}

}  // namespace
}  // namespace martlet::host
