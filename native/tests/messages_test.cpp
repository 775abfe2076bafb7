#include "messages.hpp"

#include <gtest/gtest.h>

namespace martlet::host {
namespace {

constexpr std::uint64_t kNone = ~std::uint64_t{0};

std::string payload(WireWriter& writer) { return std::string(writer.frame().substr(5)); }

WireWriter one_column(std::uint8_t type, std::uint64_t values, std::uint64_t validity,
                      std::uint64_t offsets) {
  WireWriter writer(kLayout);
  writer.number(std::uint32_t{1}).number(type).number(values).number(validity).number(offsets);
  return writer;
}

WireWriter one_model(std::uint64_t rank, std::uint64_t binary, std::uint32_t column) {
  WireWriter writer = one_column(2, 64, kNone, kNone);
  writer.number(std::uint32_t{1}).number(std::uint32_t{5}).number(rank).number(binary);
  writer.number(std::uint32_t{1}).number(column);
  return writer;
}

TEST(Messages, DecodesALayout) {
  WireWriter writer = one_model(128, 192, 0);
  const LayoutMessage layout = decode_layout(payload(writer));
  ASSERT_EQ(layout.columns.size(), 1u);
  EXPECT_EQ(layout.columns[0].type, Type::kInt8);
  EXPECT_EQ(layout.columns[0].values, 64u);
  EXPECT_FALSE(layout.columns[0].validity);
  ASSERT_EQ(layout.models.size(), 1u);
  EXPECT_EQ(layout.models[0].model, 5u);
  EXPECT_EQ(layout.models[0].rank, 128u);
  EXPECT_EQ(layout.models[0].columns, std::vector<std::uint32_t>{0});
}

TEST(Messages, RefusesEveryTruncation) {
  WireWriter writer = one_model(128, 192, 0);
  const std::string whole = payload(writer);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THROW(decode_layout(whole.substr(0, size)), ProtocolError) << size;
    EXPECT_THROW(decode_open(whole.substr(0, size)), ProtocolError) << size;
  }
  EXPECT_THROW(decode_score(std::string_view("\0\0\0\0\0\0\0\0\1\0\0", 11)), ProtocolError);
}

TEST(Messages, RefusesAColumnThatIsNotThere) {
  WireWriter writer = one_model(128, 192, 1);
  EXPECT_THROW(decode_layout(payload(writer)), ProtocolError);
}

TEST(Messages, RefusesAnUnalignedOffset) {
  WireWriter rank = one_model(130, 192, 0);
  EXPECT_THROW(decode_layout(payload(rank)), ProtocolError);
  WireWriter validity = one_column(2, 64, 1, kNone);
  validity.number(std::uint32_t{0});
  EXPECT_THROW(decode_layout(payload(validity)), ProtocolError);
}

TEST(Messages, RefusesStringsWithoutOffsets) {
  WireWriter writer = one_column(9, 64, kNone, kNone);
  writer.number(std::uint32_t{0});
  EXPECT_THROW(decode_layout(payload(writer)), ProtocolError);
}

TEST(Messages, RefusesOffsetsOfNumbers) {
  WireWriter writer = one_column(2, 64, kNone, 128);
  writer.number(std::uint32_t{0});
  EXPECT_THROW(decode_layout(payload(writer)), ProtocolError);
}

TEST(Messages, RefusesAnUnknownType) {
  for (std::uint8_t type : {0, 10}) {
    WireWriter writer = one_column(type, 64, kNone, kNone);
    writer.number(std::uint32_t{0});
    EXPECT_THROW(decode_layout(payload(writer)), ProtocolError);
  }
}

}  // namespace
}  // namespace martlet::host
