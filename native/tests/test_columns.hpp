#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "martlet.h"

namespace martlet {

// Columns for tests, in the contract's layout, with the memory they point to. Every buffer is a
// heap block of exactly its size, so that the sanitizers see a read beyond it.
class TestColumns {
 public:
  template <class T>
  TestColumns& add(const std::vector<T>& values, const std::vector<bool>& present = {}) {
    const martlet_column column{copy(values.data(), values.size() * sizeof(T)), bitmap(present),
                                nullptr};
    columns_.push_back(column);
    rows_ = static_cast<std::int64_t>(values.size());
    return *this;
  }

  TestColumns& add_strings(const std::vector<std::string>& values,
                           const std::vector<bool>& present = {}) {
    std::string bytes;
    std::vector<std::int32_t> offsets{0};
    for (const std::string& value : values) {
      bytes += value;
      offsets.push_back(static_cast<std::int32_t>(bytes.size()));
    }
    columns_.push_back(
        {copy(bytes.data(), bytes.size()), bitmap(present),
         static_cast<const std::int32_t*>(copy(offsets.data(), offsets.size() * 4))});
    rows_ = static_cast<std::int64_t>(values.size());
    return *this;
  }

  martlet_batch batch() const {
    return {rows_, static_cast<std::int32_t>(columns_.size()), columns_.data()};
  }

  const std::vector<martlet_column>& columns() const { return columns_; }

 private:
  const void* copy(const void* bytes, std::size_t size) {
    memory_.push_back(std::make_unique<std::uint8_t[]>(size));
    const auto* from = static_cast<const std::uint8_t*>(bytes);
    std::copy(from, from + size, memory_.back().get());
    return memory_.back().get();
  }

  const std::uint8_t* bitmap(const std::vector<bool>& present) {
    if (present.empty()) return nullptr;
    std::vector<std::uint8_t> bits((present.size() + 7) / 8);
    for (std::size_t i = 0; i < present.size(); ++i) {
      if (present[i]) bits[i >> 3] |= static_cast<std::uint8_t>(1 << (i & 7));
    }
    return static_cast<const std::uint8_t*>(copy(bits.data(), bits.size()));
  }

  std::int64_t rows_ = 0;
  std::vector<martlet_column> columns_;
  std::vector<std::unique_ptr<std::uint8_t[]>> memory_;
};

}  // namespace martlet
