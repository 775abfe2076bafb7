#include "region.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "sandbox.hpp"
#include "unique_fd.hpp"

namespace martlet::host {

namespace {

// How many bytes lie from base + offset to the end. Subtractions only: a sum of two offsets may
// wrap around.
std::uint64_t bytes_left(std::uint64_t base, std::uint64_t offset, std::uint64_t end) {
  if (base > end || offset > end - base) return 0;
  return end - base - offset;
}

// How far base + offset is into the part of a region from `begin` to `end`, in which `bytes` bytes
// must lie.
std::uint64_t place(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes,
                    std::uint64_t begin, std::uint64_t end) {
  if (base > end || offset > end - base || bytes > end - base - offset || base + offset < begin) {
    throw ProtocolError(std::to_string(bytes) + " bytes at " + std::to_string(base) + " + " +
                        std::to_string(offset) + " leave the region's part from " +
                        std::to_string(begin) + " to " + std::to_string(end));
  }
  return base + offset - begin;
}

}  // namespace

Region::Region(const RegionMessage& message) : message_(message) {
  if (message.inputs_offset > message.size) {
    throw ProtocolError("a region's inputs begin beyond its end");
  }
  if (bytes_left(0, message.own_offset, message.inputs_offset) < message.own_size ||
      message.own_size < sizeof(std::int32_t)) {
    throw ProtocolError(
        "a host's own part of a region has no room for the status word, or reaches "
        "into the inputs");
  }
  map(message);
  status_ = reinterpret_cast<volatile std::int32_t*>(own_->begin());
  leave();
}

void Region::map(const RegionMessage& message) {
  const auto fail = [&message](const std::string& what) {
    throw ProtocolError("region " + message.path + ": " + what);
  };
  const UniqueFd writable(open_for_writing(message.path));
  const UniqueFd readable(::open(message.path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (!writable.open() || !readable.open() || ::fstat(readable.get(), &status) != 0) {
    fail(std::strerror(errno));
  }
  if (static_cast<std::uint64_t>(status.st_size) < message.size) {
    fail("announced with " + std::to_string(message.size) + " bytes, but has " +
         std::to_string(status.st_size));
  }
  try {
    own_.emplace(writable.get(), message.own_offset, message.own_size, PROT_READ | PROT_WRITE);
    inputs_.emplace(readable.get(), message.inputs_offset, message.size - message.inputs_offset,
                    PROT_READ);
  } catch (const std::system_error& e) {
    fail(std::string("its parts do not begin on pages of it: ") + e.what());
  }
}

const std::uint8_t* Region::at(std::uint64_t base, std::uint64_t offset,
                               std::uint64_t bytes) const {
  return inputs_->begin() + place(base, offset, bytes, message_.inputs_offset, message_.size);
}

std::uint8_t* Region::writable_at(std::uint64_t base, std::uint64_t offset,
                                  std::uint64_t bytes) const {
  return own_->begin() +
         place(base, offset, bytes, message_.own_offset, message_.own_offset + message_.own_size);
}

std::uint64_t Region::bytes_from(std::uint64_t base, std::uint64_t offset) const {
  return bytes_left(base, offset, message_.size);
}

}  // namespace martlet::host
