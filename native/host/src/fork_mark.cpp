#include "fork_mark.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace martlet::host {

namespace {

// The kernel rounds it up to a page.
constexpr std::size_t kSize = 4096;

}  // namespace

ForkMark::ForkMark() {
  void* page = ::mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
  ::madvise(page, kSize, MADV_WIPEONFORK);
  mark_ = static_cast<volatile std::uint8_t*>(page);
  *mark_ = 1;
}

ForkMark::~ForkMark() { ::munmap(const_cast<std::uint8_t*>(mark_), kSize); }

void ForkMark::end() { ::_exit(0); }

}  // namespace martlet::host
