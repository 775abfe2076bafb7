#pragma once

#include <cstdint>
#include <string>

#include "messages.hpp"

namespace martlet::host {

// The shared memory that the JVM owns, mapped.
class Region {
 public:
  // Maps the file; throws ProtocolError when it can't be, or is smaller than the message says.
  explicit Region(const RegionMessage& message);
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  ~Region();

  // The address of `bytes` bytes at base + offset; throws ProtocolError when they don't lie in it.
  std::uint8_t* at(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes) const;

  // How many bytes lie between base + offset and the region's end.
  std::uint64_t bytes_from(std::uint64_t base, std::uint64_t offset) const;

  // Tells the JVM, should the process die, in whose code it did.
  void enter(std::uint32_t model) { *status_ = static_cast<std::int32_t>(model); }
  void leave() { *status_ = -1; }

 private:
  std::uint64_t size_;
  std::uint8_t* memory_;
  // Volatile: the only reader is another process, so the compiler must not drop or move a write.
  volatile std::int32_t* status_;
};

}  // namespace martlet::host
