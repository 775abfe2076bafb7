#include "region.hpp"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include "temporary_file.hpp"

namespace martlet::host {
namespace {

constexpr std::uint64_t kPage = 4096;

// A page of the host's own, and one of inputs.
class RegionTest : public ::testing::Test {
 protected:
  RegionMessage message(std::uint64_t own_offset, std::uint64_t own_size,
                        std::uint64_t inputs_offset = kPage) const {
    return {1, file.path(), 2 * kPage, own_offset, own_size, inputs_offset};
  }

  TemporaryFile file{std::string(2 * kPage, '\0')};
};

TEST_F(RegionTest, GivesWhatLiesInIt) {
  const Region region(message(0, kPage));
  EXPECT_EQ(region.at(kPage, 64, kPage - 64), region.at(kPage, 0, 0) + 64);
  EXPECT_EQ(region.bytes_from(64, kPage), kPage - 64);
}

TEST_F(RegionTest, RefusesWhatLeavesIt) {
  const Region region(message(0, kPage));
  constexpr std::uint64_t huge = ~std::uint64_t{0} - 63;
  EXPECT_THROW(region.at(kPage, 64, kPage - 63), ProtocolError);
  EXPECT_THROW(region.at(0, 2 * kPage, 1), ProtocolError);
  EXPECT_THROW(region.at(0, kPage - 64, 64), ProtocolError);
  EXPECT_THROW(region.at(2 * kPage + 64, 0, 1), ProtocolError);
  EXPECT_THROW(region.at(2 * kPage + 64, 0, 0), ProtocolError);
  EXPECT_THROW(region.at(64, huge, 64), ProtocolError);
  EXPECT_THROW(region.at(huge, 64, 64), ProtocolError);
  EXPECT_THROW(region.at(kPage, 64, huge), ProtocolError);
}

TEST_F(RegionTest, TellsWhoseCodeRuns) {
  Region region(message(0, kPage));
  const auto* status = reinterpret_cast<const std::int32_t*>(region.writable_at(0, 0, 4));
  EXPECT_EQ(*status, -1);
  region.enter(17);
  EXPECT_EQ(*status, 17);
  region.leave();
  EXPECT_EQ(*status, -1);
}

TEST_F(RegionTest, GivesNobodyAnotherHostsPart) {
  const TemporaryFile three_pages(std::string(3 * kPage, '\0'));
  const Region region({1, three_pages.path(), 3 * kPage, kPage, kPage, 2 * kPage});
  EXPECT_NO_THROW(region.writable_at(kPage, 0, kPage));
  EXPECT_THROW(region.writable_at(0, 0, 1), ProtocolError);
  EXPECT_THROW(region.writable_at(0, 2 * kPage, 1), ProtocolError);
  std::uint8_t* own = region.writable_at(kPage, 0, 1);
  EXPECT_DEATH(own[-1] = 17, "");
  EXPECT_DEATH(own[kPage] = 17, "");
}

TEST_F(RegionTest, LetsNobodyMakeItsInputsWritable) {
  const Region region(message(0, kPage));
  auto* input = const_cast<std::uint8_t*>(region.at(0, kPage, 1));
  EXPECT_DEATH(*input = 17, "");
  EXPECT_NE(::mprotect(input, kPage, PROT_READ | PROT_WRITE), 0);
}

TEST_F(RegionTest, RefusesPartsThatDoNotBeginOnAPageOfIt) {
  EXPECT_THROW(Region(message(0, 64, 64)), ProtocolError);
  EXPECT_THROW(Region(message(64, 64)), ProtocolError);
  EXPECT_THROW(Region(message(0, kPage, 3 * kPage)), ProtocolError);
}

TEST_F(RegionTest, RefusesAFileSmallerThanAnnounced) {
  EXPECT_THROW(Region({1, file.path(), 2 * kPage + 1, 0, kPage, kPage}), ProtocolError);
}

TEST_F(RegionTest, RefusesAPartOfItsOwnThatIsTooSmallOrReachesIntoTheInputs) {
  EXPECT_THROW(Region(message(0, 2)), ProtocolError);
  EXPECT_THROW(Region(message(0, kPage + 1)), ProtocolError);
  EXPECT_THROW(Region(message(2 * kPage, 64)), ProtocolError);
}

TEST_F(RegionTest, RefusesAFileThatIsNotThere) {
  EXPECT_THROW(Region({1, "/nowhere/region", kPage, 0, 64, kPage}), ProtocolError);
}

}  // namespace
}  // namespace martlet::host
