#include "mapping.hpp"

#include <sys/mman.h>

#include <cerrno>
#include <system_error>

namespace martlet::host {

namespace {

constexpr std::size_t kMargin = 1 << 20;

}  // namespace

Mapping::Mapping(std::size_t size)
    : Mapping(size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) {}

Mapping::Mapping(int file, std::uint64_t offset, std::size_t size, int protection)
    : Mapping(size, protection, MAP_SHARED, file, offset) {}

Mapping::Mapping(std::size_t size, int protection, int flags, int file, std::uint64_t offset)
    : size_(size) {
  void* reserved = ::mmap(nullptr, size + 2 * kMargin, PROT_NONE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (reserved == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
  begin_ = static_cast<std::uint8_t*>(reserved) + kMargin;
  if (size > 0 && ::mmap(begin_, size, protection, flags | MAP_FIXED, file,
                         static_cast<off_t>(offset)) == MAP_FAILED) {
    const int error = errno;
    ::munmap(reserved, size + 2 * kMargin);
    throw std::system_error(error, std::generic_category(), "mmap");
  }
}

Mapping::~Mapping() { ::munmap(begin_ - kMargin, size_ + 2 * kMargin); }

}  // namespace martlet::host
