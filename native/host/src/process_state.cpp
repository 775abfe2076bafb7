#include "process_state.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cfenv>
#include <clocale>
#include <cstring>
#include <locale>

namespace martlet::host {

namespace {

constexpr char kLocale[] = "C";

// The C library's way reads all of the x87's state first, which takes longer than a small model.
void restore_arithmetic() {
#if defined(__x86_64__)
  constexpr unsigned kVectorControl = 0x1f80;
  constexpr unsigned short kControl = 0x37f;
  asm volatile("emms\n\tfldcw %0\n\tldmxcsr %1\n\tcld"
               :
               : "m"(kControl), "m"(kVectorControl)
               : "cc");
#else
  std::fesetenv(FE_DFL_ENV);
#endif
}

}  // namespace

ProcessState::ProcessState() : environment_(::environ) {
  char** end = ::environ;
  while (*end != nullptr) ++end;
  variables_.assign(::environ, end + 1);
}

void ProcessState::restore() {
  restore_arithmetic();
  restore_locale();
  restore_environment();
  errno = 0;
}

void ProcessState::restore_locale() {
  if (::uselocale(nullptr) != LC_GLOBAL_LOCALE) ::uselocale(LC_GLOBAL_LOCALE);
  if (std::strcmp(std::setlocale(LC_ALL, nullptr), kLocale) != 0) std::setlocale(LC_ALL, kLocale);
  if (std::locale() != std::locale::classic()) std::locale::global(std::locale::classic());
}

// A variable that is set anew has another address; whoever writes over one in place stays unseen.
void ProcessState::restore_environment() {
  if (::environ == environment_ && std::equal(variables_.begin(), variables_.end(), ::environ)) {
    return;
  }
  ::environ = environment_;
  std::copy(variables_.begin(), variables_.end(), environment_);
}

}  // namespace martlet::host
