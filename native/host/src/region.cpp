#include "region.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "sandbox.hpp"
#include "unique_fd.hpp"

namespace martlet::host {

Region::Region(const RegionMessage& message) : size_(message.size), memory_(nullptr) {
  const auto fail = [&message](const std::string& what) {
    throw ProtocolError("region " + message.path + ": " + what);
  };
  const UniqueFd file(open_for_writing(message.path));
  struct stat status {};
  if (!file.open() || ::fstat(file.get(), &status) != 0) fail(std::strerror(errno));
  if (size_ == 0 || static_cast<std::uint64_t>(status.st_size) < size_) {
    fail("announced with " + std::to_string(size_) + " bytes, but has " +
         std::to_string(status.st_size));
  }
  if (message.status_offset % sizeof(std::int32_t) != 0) fail("its status word is not aligned");
  void* memory = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
  if (memory == MAP_FAILED) fail(std::strerror(errno));
  memory_ = static_cast<std::uint8_t*>(memory);
  if (message.status_offset > size_ || size_ - message.status_offset < sizeof(std::int32_t)) {
    ::munmap(memory_, size_);
    fail("its status word lies outside");
  }
  status_ = reinterpret_cast<volatile std::int32_t*>(memory_ + message.status_offset);
  leave();
}

Region::~Region() { ::munmap(memory_, size_); }

std::uint8_t* Region::at(std::uint64_t base, std::uint64_t offset, std::uint64_t bytes) const {
  const std::uint64_t left = bytes_from(base, offset);
  if (bytes > left) {
    throw ProtocolError(std::to_string(bytes) + " bytes at " + std::to_string(base) + " + " +
                        std::to_string(offset) + " reach beyond the region's " +
                        std::to_string(size_));
  }
  return memory_ + base + offset;
}

std::uint64_t Region::bytes_from(std::uint64_t base, std::uint64_t offset) const {
  // Subtractions only: a sum of two offsets may wrap around.
  if (base > size_ || offset > size_ - base) return 0;
  return size_ - base - offset;
}

}  // namespace martlet::host
