#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace martlet::host {

// The other side broke the protocol. There is no way to go on: the host ends.
class ProtocolError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Reads a frame's payload; throws ProtocolError rather than read past its end.
class WireReader {
 public:
  explicit WireReader(std::string_view payload) : rest_(payload) {}

  template <class T>
  T number() {
    static_assert(std::is_integral_v<T>);
    T value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }

  std::string text() { return std::string(take(number<std::uint32_t>())); }

  // A count of things that take at least `least_bytes` each. A count that the rest of the payload
  // can't hold is refused before anybody allocates for it.
  std::uint32_t count(std::size_t least_bytes);

  // The payload must end here.
  void finish() const;

 private:
  std::string_view take(std::size_t bytes);

  std::string_view rest_;
};

// Builds a frame: length, type, payload.
class WireWriter {
 public:
  explicit WireWriter(std::uint8_t type);

  template <class T>
  WireWriter& number(T value) {
    static_assert(std::is_integral_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }

  WireWriter& text(std::string_view text);

  // The frame so far, its length filled in.
  std::string_view frame();

 private:
  std::string bytes_;
};

}  // namespace martlet::host
