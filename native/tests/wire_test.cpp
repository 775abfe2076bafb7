#include "wire.hpp"

#include <gtest/gtest.h>

namespace martlet::host {
namespace {

TEST(Wire, ReadsWhatItWrote) {
  WireWriter writer(4);
  const std::string_view frame =
      writer.number(std::uint32_t{7}).text("Zürich").number(std::int32_t{-1}).frame();
  WireReader head(frame.substr(0, 5));
  EXPECT_EQ(head.number<std::uint32_t>(), frame.size() - 4);
  EXPECT_EQ(head.number<std::uint8_t>(), 4);
  WireReader reader(frame.substr(5));
  EXPECT_EQ(reader.number<std::uint32_t>(), 7u);
  EXPECT_EQ(reader.text(), "Zürich");
  EXPECT_EQ(reader.number<std::int32_t>(), -1);
  reader.finish();
}

TEST(Wire, RefusesANumberCutShort) {
  WireReader reader(std::string_view("\1\0\0", 3));
  EXPECT_THROW(reader.number<std::uint32_t>(), ProtocolError);
}

TEST(Wire, RefusesATextLongerThanItsFrame) {
  WireReader reader(
      std::string_view("\xff\xff\xff\xff"
                       "abc",
                       7));
  EXPECT_THROW(reader.text(), ProtocolError);
}

TEST(Wire, RefusesACountThatTheFrameCannotHold) {
  WireReader lying(std::string_view("\3\0\0\0abcdefgh", 12));
  EXPECT_THROW(lying.count(4), ProtocolError);
  WireReader honest(std::string_view("\2\0\0\0abcdefgh", 12));
  EXPECT_EQ(honest.count(4), 2u);
}

TEST(Wire, RefusesBytesTooMany) {
  WireReader reader(std::string_view("\1\2", 2));
  reader.number<std::uint8_t>();
  EXPECT_THROW(reader.finish(), ProtocolError);
}

}  // namespace
}  // namespace martlet::host
