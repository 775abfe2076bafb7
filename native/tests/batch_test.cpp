#include "batch.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "temporary_file.hpp"

namespace martlet::host {
namespace {

constexpr std::uint64_t kSize = 4096;

class BatchTest : public ::testing::Test {
 protected:
  void put_offsets(std::uint64_t at, const std::vector<std::int32_t>& offsets) {
    std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(kSize + at));
    bytes.write(reinterpret_cast<const char*>(offsets.data()),
                static_cast<std::streamsize>(offsets.size() * sizeof offsets[0]));
  }

  martlet_column locate(const LayoutColumn& column, std::uint32_t rows,
                        std::uint64_t inputs_base = 0) {
    return locate_columns({{column}, {}}, region, {0, kSize + inputs_base, rows}).front();
  }

  // One page is the host's own; the next is that of the inputs.
  TemporaryFile file{std::string(2 * kSize, '\0')};
  Region region{{1, file.path(), 2 * kSize, 0, kSize, kSize}};
};

TEST_F(BatchTest, LocatesColumnsAtTheInputsBase) {
  const martlet_column column = locate({Type::kInt16, 64, 128, {}}, 10, 1024);
  EXPECT_EQ(column.values, region.at(kSize, 1088, 20));
  EXPECT_EQ(column.validity, region.at(kSize, 1152, 2));
  EXPECT_EQ(column.offsets, nullptr);
}

TEST_F(BatchTest, RefusesValuesBeyondTheRegion) {
  EXPECT_NO_THROW(locate({Type::kInt64, kSize - 64, {}, {}}, 8));
  EXPECT_THROW(locate({Type::kInt64, kSize - 64, {}, {}}, 9), ProtocolError);
}

TEST_F(BatchTest, RefusesValidityBeyondTheRegion) {
  EXPECT_NO_THROW(locate({Type::kBool, 64, kSize - 64, {}}, 512));
  EXPECT_THROW(locate({Type::kBool, 64, kSize - 64, {}}, 513), ProtocolError);
}

TEST_F(BatchTest, RefusesMoreRowsThanAnyRegionHolds) {
  EXPECT_THROW(locate({Type::kFloat64, 64, {}, {}}, ~std::uint32_t{0}), ProtocolError);
  EXPECT_THROW(locate({Type::kString, 64, {}, 128}, ~std::uint32_t{0}), ProtocolError);
}

TEST_F(BatchTest, LocatesStrings) {
  put_offsets(64, {0, 3, 3});
  const martlet_column column = locate({Type::kString, 128, {}, 64}, 2);
  EXPECT_EQ(column.offsets[1], 3);
  EXPECT_EQ(column.values, region.at(kSize, 128, 3));
}

TEST_F(BatchTest, RefusesStringsThatLeaveTheRegion) {
  put_offsets(64, {0, 64});
  EXPECT_NO_THROW(locate({Type::kString, kSize - 64, {}, 64}, 1));
  put_offsets(64, {0, 65});
  EXPECT_THROW(locate({Type::kString, kSize - 64, {}, 64}, 1), ProtocolError);
}

TEST_F(BatchTest, RefusesOffsetsThatFall) {
  put_offsets(64, {0, 5, 3});
  EXPECT_THROW(locate({Type::kString, 128, {}, 64}, 2), ProtocolError);
  put_offsets(64, {-1, 0, 0});
  EXPECT_THROW(locate({Type::kString, 128, {}, 64}, 2), ProtocolError);
}

TEST_F(BatchTest, LocatesScoresAtTheOutputsBase) {
  const martlet_scores scores = locate_scores({1, 64, 128, {}}, region, {1024, 2048, 10});
  EXPECT_EQ(reinterpret_cast<std::uint8_t*>(scores.rank), region.writable_at(0, 1088, 40));
  EXPECT_EQ(scores.binary, region.writable_at(0, 1152, 10));
}

TEST_F(BatchTest, RefusesScoresBeyondTheRegion) {
  EXPECT_NO_THROW(locate_scores({1, kSize - 64, 64, {}}, region, {0, kSize, 16}));
  EXPECT_THROW(locate_scores({1, kSize - 64, 64, {}}, region, {0, 0, 17}), ProtocolError);
  EXPECT_THROW(locate_scores({1, 64, kSize - 64, {}}, region, {0, 0, 65}), ProtocolError);
}

}  // namespace
}  // namespace martlet::host
