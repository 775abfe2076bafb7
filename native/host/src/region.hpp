#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "mapping.hpp"
#include "messages.hpp"

namespace martlet::host {

// The shared memory that the JVM owns, as far as it is this host's: its own part, with the status
// word and its models' scores, and the inputs, which nobody here can make writable. Other hosts'
// parts are not mapped. Columns in it stay as they are, so that the JVM can hand them to the next
// host.
class Region {
 public:
  // Throws ProtocolError when the file can't be mapped, or is smaller than the message says.
  explicit Region(const RegionMessage& message);

  // The address of `bytes` bytes of inputs at base + offset; throws ProtocolError when they don't
  // lie in it.
  const std::uint8_t* at(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes) const;

  // The same in this host's own part, which may be written.
  std::uint8_t* writable_at(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes) const;

  // How many bytes lie between base + offset and the region's end.
  std::uint64_t bytes_from(std::uint64_t base, std::uint64_t offset) const;

  // Where its inputs begin in this process.
  const std::uint8_t* inputs() const { return inputs_->begin(); }

  // Tells the JVM, should the process die, in whose code it did.
  void enter(std::uint32_t model) { *status_ = static_cast<std::int32_t>(model); }
  void leave() { *status_ = -1; }

 private:
  void map(const RegionMessage& message);

  RegionMessage message_;
  std::optional<Mapping> own_;
  std::optional<Mapping> inputs_;
  // Volatile: the only reader is another process, so the compiler must not drop or move a write.
  volatile std::int32_t* status_ = nullptr;
};

}  // namespace martlet::host
