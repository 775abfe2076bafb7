#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "martlet/scorecard/parameters.hpp"

namespace martlet::scorecard {

// The points of a string input: a hash table with open addressing, at most half full, so that a
// lookup is one hash and, nearly always, one comparison of at most a few bytes.
class Levels {
 public:
  explicit Levels(const InputParameters& input) : other_(input.other.value_or(0)) {
    std::size_t capacity = 4;
    while (capacity < 2 * input.levels.size()) capacity *= 2;
    slots_.resize(capacity);
    for (const Level& level : input.levels) {
      std::size_t slot = hash(level.value) & (capacity - 1);
      while (slots_[slot].used) slot = (slot + 1) & (capacity - 1);
      slots_[slot] = {true, level.value, level.points};
    }
  }

  std::int32_t at(std::string_view value) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash(value) & mask; slots_[slot].used; slot = (slot + 1) & mask) {
      if (slots_[slot].value == value) return slots_[slot].points;
    }
    return other_;
  }

 private:
  struct Slot {
    bool used = false;
    std::string value;
    std::int32_t points = 0;
  };

  // FNV-1a: levels are short.
  static std::size_t hash(std::string_view text) {
    std::uint64_t h = 14695981039346656037u;
    for (unsigned char c : text) h = (h ^ c) * 1099511628211u;
    return static_cast<std::size_t>(h ^ (h >> 32));
  }

  std::int32_t other_;
  std::vector<Slot> slots_;
};

}  // namespace martlet::scorecard
