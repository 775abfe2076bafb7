#pragma once

#include <cstddef>
#include <cstdint>

namespace martlet::host {

// Memory between two wide margins that can't be touched: whoever runs off either end crashes
// instead of reaching something of somebody else's.
class Mapping {
 public:
  // Anonymous memory of this process alone. Throws std::system_error, as the other does.
  explicit Mapping(std::size_t size);

  // `size` bytes of a file from `offset` on, which is a multiple of the page size. What the
  // descriptor may not write, no later call can make writable.
  Mapping(int file, std::uint64_t offset, std::size_t size, int protection);

  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping();

  std::uint8_t* begin() const { return begin_; }

 private:
  Mapping(std::size_t size, int protection, int flags, int file, std::uint64_t offset);

  std::size_t size_;
  std::uint8_t* begin_;
};

}  // namespace martlet::host
