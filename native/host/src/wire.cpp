#include "wire.hpp"

namespace martlet::host {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "the protocol's numbers are little-endian");

std::uint32_t WireReader::count(std::size_t least_bytes) {
  const auto count = number<std::uint32_t>();
  if (count > rest_.size() / least_bytes) {
    throw ProtocolError("a frame counts " + std::to_string(count) + " items, but holds only " +
                        std::to_string(rest_.size()) + " more bytes");
  }
  return count;
}

void WireReader::finish() const {
  if (!rest_.empty()) {
    throw ProtocolError("a frame has " + std::to_string(rest_.size()) + " bytes too many");
  }
}

std::string_view WireReader::take(std::size_t bytes) {
  if (bytes > rest_.size()) {
    throw ProtocolError("a frame ends early: " + std::to_string(bytes) + " bytes expected, " +
                        std::to_string(rest_.size()) + " left");
  }
  const std::string_view taken = rest_.substr(0, bytes);
  rest_.remove_prefix(bytes);
  return taken;
}

WireWriter::WireWriter(std::uint8_t type) {
  number(std::uint32_t{0});
  number(type);
}

WireWriter& WireWriter::text(std::string_view text) {
  number(static_cast<std::uint32_t>(text.size()));
  bytes_.append(text);
  return *this;
}

std::string_view WireWriter::frame() {
  const auto length = static_cast<std::uint32_t>(bytes_.size() - sizeof(std::uint32_t));
  std::memcpy(bytes_.data(), &length, sizeof length);
  return bytes_;
}

}  // namespace martlet::host
