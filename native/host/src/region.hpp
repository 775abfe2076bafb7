#pragma once

#include <cstdint>
#include <string>

#include "messages.hpp"

namespace martlet::host {

// The shared memory that the JVM owns, mapped.
class Region {
 public:
  // Maps the file, from the inputs on read-only: a model that writes to its columns crashes, and
  // the JVM can hand them to the next host as they are. Throws ProtocolError when it can't be, or
  // is smaller than the message says.
  explicit Region(const RegionMessage& message);
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  ~Region();

  // The address of `bytes` bytes at base + offset; throws ProtocolError when they don't lie in it.
  const std::uint8_t* at(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes) const;

  // The same, in the part before the inputs, which may be written.
  std::uint8_t* writable_at(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes) const;

  // How many bytes lie between base + offset and the region's end.
  std::uint64_t bytes_from(std::uint64_t base, std::uint64_t offset) const;

  // Tells the JVM, should the process die, in whose code it did.
  void enter(std::uint32_t model) { *status_ = static_cast<std::int32_t>(model); }
  void leave() { *status_ = -1; }

 private:
  void map(const RegionMessage& message);
  std::uint8_t* locate(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes,
                       std::uint64_t end) const;

  std::uint64_t size_;
  std::uint64_t inputs_offset_;
  std::uint8_t* memory_ = nullptr;
  // Volatile: the only reader is another process, so the compiler must not drop or move a write.
  volatile std::int32_t* status_ = nullptr;
};

}  // namespace martlet::host
