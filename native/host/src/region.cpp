#include "region.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

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

}  // namespace

Region::Region(const RegionMessage& message)
    : size_(message.size), inputs_offset_(message.inputs_offset) {
  if (inputs_offset_ > size_) throw ProtocolError("a region's inputs begin beyond its end");
  if (message.status_offset % sizeof(std::int32_t) != 0 ||
      bytes_left(0, message.status_offset, inputs_offset_) < sizeof(std::int32_t)) {
    throw ProtocolError("a region's status word is not aligned, or can't be written");
  }
  map(message);
  status_ = reinterpret_cast<volatile std::int32_t*>(memory_ + message.status_offset);
  leave();
}

void Region::map(const RegionMessage& message) {
  const auto fail = [&message](const std::string& what) {
    throw ProtocolError("region " + message.path + ": " + what);
  };
  const UniqueFd file(open_for_writing(message.path));
  struct stat status {};
  if (!file.open() || ::fstat(file.get(), &status) != 0) fail(std::strerror(errno));
  if (static_cast<std::uint64_t>(status.st_size) < size_) {
    fail("announced with " + std::to_string(size_) + " bytes, but has " +
         std::to_string(status.st_size));
  }
  void* memory = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
  if (memory == MAP_FAILED) fail(std::strerror(errno));
  memory_ = static_cast<std::uint8_t*>(memory);
  if (::mprotect(memory_ + inputs_offset_, size_ - inputs_offset_, PROT_READ) != 0) {
    ::munmap(memory_, size_);
    fail("its inputs do not begin on a page of it");
  }
}

Region::~Region() { ::munmap(memory_, size_); }

const std::uint8_t* Region::at(std::uint64_t base, std::uint64_t offset,
                               std::uint64_t bytes) const {
  return locate(base, offset, bytes, size_);
}

std::uint8_t* Region::writable_at(std::uint64_t base, std::uint64_t offset,
                                  std::uint64_t bytes) const {
  return locate(base, offset, bytes, inputs_offset_);
}

std::uint64_t Region::bytes_from(std::uint64_t base, std::uint64_t offset) const {
  return bytes_left(base, offset, size_);
}

std::uint8_t* Region::locate(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes,
                             std::uint64_t end) const {
  if (bytes > bytes_left(base, offset, end)) {
    throw ProtocolError(std::to_string(bytes) + " bytes at " + std::to_string(base) + " + " +
                        std::to_string(offset) + " reach beyond " + std::to_string(end) +
                        (end == size_ ? ", the region's end" : ", where its inputs begin"));
  }
  return memory_ + base + offset;
}

}  // namespace martlet::host
