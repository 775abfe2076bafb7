#include "region.hpp"

#include <gtest/gtest.h>

#include "temporary_file.hpp"

namespace martlet::host {
namespace {

constexpr std::uint64_t kSize = 4096;

class RegionTest : public ::testing::Test {
 protected:
  RegionMessage message(std::uint64_t size, std::uint64_t status_offset) const {
    return {1, file.path(), size, kSize, status_offset};
  }

  TemporaryFile file{std::string(kSize, '\0')};
};

TEST_F(RegionTest, GivesWhatLiesInIt) {
  const Region region(message(kSize, 0));
  EXPECT_EQ(region.at(64, 64, kSize - 128), region.at(0, 0, 0) + 128);
  EXPECT_EQ(region.bytes_from(64, 64), kSize - 128);
}

TEST_F(RegionTest, RefusesWhatLeavesIt) {
  const Region region(message(kSize, 0));
  constexpr std::uint64_t huge = ~std::uint64_t{0} - 63;
  EXPECT_THROW(region.at(64, 64, kSize - 127), ProtocolError);
  EXPECT_THROW(region.at(0, kSize, 1), ProtocolError);
  EXPECT_THROW(region.at(kSize + 64, 0, 1), ProtocolError);
  EXPECT_THROW(region.at(64, huge, 64), ProtocolError);
  EXPECT_THROW(region.at(huge, 64, 64), ProtocolError);
  EXPECT_THROW(region.at(0, 64, huge), ProtocolError);
}

TEST_F(RegionTest, TellsWhoseCodeRuns) {
  Region region(message(kSize, 8));
  const auto* status = reinterpret_cast<const std::int32_t*>(region.at(0, 8, 4));
  EXPECT_EQ(*status, -1);
  region.enter(17);
  EXPECT_EQ(*status, 17);
  region.leave();
  EXPECT_EQ(*status, -1);
}

TEST_F(RegionTest, KeepsItsInputsFromBeingWritten) {
  const TemporaryFile two_pages(std::string(2 * kSize, '\0'));
  const Region region({1, two_pages.path(), 2 * kSize, kSize, 0});
  *region.writable_at(0, kSize - 1, 1) = 17;
  EXPECT_THROW(region.writable_at(0, kSize, 1), ProtocolError);
  auto* input = const_cast<std::uint8_t*>(region.at(0, kSize, 1));
  EXPECT_DEATH(*input = 17, "");
}

TEST_F(RegionTest, RefusesInputsThatDoNotBeginOnAPageOfIt) {
  EXPECT_THROW(Region({1, file.path(), kSize, 64, 0}), ProtocolError);
  EXPECT_THROW(Region({1, file.path(), kSize, 2 * kSize, 0}), ProtocolError);
}

TEST_F(RegionTest, RefusesAFileSmallerThanAnnounced) {
  EXPECT_THROW(Region(message(kSize + 1, 0)), ProtocolError);
  EXPECT_THROW(Region(message(0, 0)), ProtocolError);
}

TEST_F(RegionTest, RefusesAStatusWordOutsideOrUnaligned) {
  EXPECT_THROW(Region(message(kSize, kSize)), ProtocolError);
  EXPECT_THROW(Region(message(kSize - 2, kSize - 4)), ProtocolError);
  EXPECT_THROW(Region(message(kSize, 2)), ProtocolError);
}

TEST_F(RegionTest, RefusesAFileThatIsNotThere) {
  EXPECT_THROW(Region({1, "/nowhere/region", kSize, kSize, 0}), ProtocolError);
}

}  // namespace
}  // namespace martlet::host
