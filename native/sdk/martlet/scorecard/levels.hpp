#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "martlet/scorecard/parameters.hpp"

namespace martlet::scorecard {

// The points of a string input: a hash table with open addressing, at most half full. The bytes of
// a level of up to eight are one number, so that a lookup is a multiplication and a comparison.
class Levels {
 public:
  explicit Levels(const InputParameters& input) : other_(input.other.value_or(0)) {
    while (capacity() < 2 * input.levels.size()) --shift_;
    slots_.resize(capacity());
    for (const Level& level : input.levels) {
      const std::uint64_t key = key_of(level.value);
      std::size_t slot = home(key, level.value.size());
      while (slots_[slot].used) slot = after(slot);
      slots_[slot] = {true, key, level.value, level.points};
    }
  }

  std::int32_t at(std::string_view value) const {
    const std::uint64_t key = key_of(value);
    for (std::size_t i = home(key, value.size()); slots_[i].used; i = after(i)) {
      const Slot& slot = slots_[i];
      if (slot.key != key || slot.value.size() != value.size()) continue;
      if (value.size() <= 8 || slot.value == value) return slot.points;
    }
    return other_;
  }

 private:
  struct Slot {
    bool used = false;
    std::uint64_t key = 0;
    std::string value;
    std::int32_t points = 0;
  };

  template <class Word>
  static std::uint64_t load(const char* bytes) {
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  // Tells texts of one size up to 8 apart; longer ones by their ends. Words that overlap read every
  // byte without reading beyond the text.
  static std::uint64_t key_of(std::string_view text) {
    const char* begin = text.data();
    const std::size_t size = text.size();
    if (size > 8) return load<std::uint64_t>(begin) * 31 + load<std::uint64_t>(begin + size - 8);
    if (size == 8) return load<std::uint64_t>(begin);
    if (size >= 4) {
      return load<std::uint32_t>(begin) | load<std::uint32_t>(begin + size - 4) << 32;
    }
    if (size == 0) return 0;
    return load<std::uint8_t>(begin) | load<std::uint8_t>(begin + size / 2) << 8 |
           load<std::uint8_t>(begin + size - 1) << 16;
  }

  std::size_t capacity() const { return std::size_t{1} << (64 - shift_); }
  std::size_t after(std::size_t slot) const { return (slot + 1) & (capacity() - 1); }

  // Fibonacci hashing: the high bits of a product with 2^64 by the golden ratio.
  std::size_t home(std::uint64_t key, std::size_t size) const {
    return static_cast<std::size_t>((key + size) * 0x9e3779b97f4a7c15u >> shift_);
  }

  std::int32_t other_;
  int shift_ = 62;
  std::vector<Slot> slots_;
};

}  // namespace martlet::scorecard
