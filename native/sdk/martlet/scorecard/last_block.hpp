#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include "martlet/scorecard/linear_card.hpp"

namespace martlet::scorecard {

// The records after a batch's last whole block, their numbers copied to where a whole block can be
// read. Strings, whose lookup goes record by record, stay where they are.
class LastBlock {
 public:
  LastBlock(const std::vector<Type>& types, const martlet_batch& batch, std::int64_t begin)
      : columns_(types.size()), memory_(types.size() * kColumnWords) {
    const auto rows = static_cast<std::size_t>(batch.rows - begin);
    for (std::size_t i = 0; i < types.size(); ++i) {
      const martlet_column& from = batch.columns[i];
      martlet_column& to = columns_[i];
      std::uint64_t* words = memory_.data() + i * kColumnWords;
      if (types[i] == Type::kString) {
        to = {from.values, nullptr, from.offsets + begin};
      } else {
        const auto width = static_cast<std::size_t>(stored_width(stored_as(types[i])));
        const auto* values = static_cast<const std::uint8_t*>(from.values);
        std::memcpy(words + 1, values + static_cast<std::size_t>(begin) * width, rows * width);
        to = {words + 1, nullptr, nullptr};
      }
      if (from.validity == nullptr) continue;
      std::memcpy(words, from.validity + begin / 8, (rows + 7) / 8);
      to.validity = reinterpret_cast<const std::uint8_t*>(words);
    }
  }

  const martlet_column* columns() const { return columns_.data(); }

 private:
  // A word of validity, and the values, of at most 8 bytes each.
  static constexpr std::size_t kColumnWords = 1 + kBlock;

  std::vector<martlet_column> columns_;
  std::vector<std::uint64_t> memory_;
};

}  // namespace martlet::scorecard
