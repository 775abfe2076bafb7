#include "meddling.hpp"

#include <locale.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cfenv>
#include <clocale>
#include <cstdlib>
#include <locale>
#include <sstream>
#include <stdexcept>

namespace martlet::tests {

namespace {

struct DecimalComma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
};

void block_all_signals() {
  sigset_t all;
  ::sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
}

void end_quietly(int) { ::_exit(0); }

void handle_signals() {
  for (int number : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) ::signal(number, &end_quietly);
}

void use_another_stack() {
  static char memory[1 << 16];
  stack_t stack{};
  stack.ss_sp = memory;
  stack.ss_size = sizeof memory;
  ::sigaltstack(&stack, nullptr);
}

}  // namespace

void meddle(const std::string& what) {
  if (what == "rounding") {
    std::fesetround(FE_UPWARD);
#if defined(__x86_64__)
  } else if (what == "subnormals") {
    __builtin_ia32_ldmxcsr(0x9fc0);
  } else if (what == "x87") {
    // Single precision, and a register left in use as by MMX without EMMS.
    const unsigned short control = 0x07f;
    asm volatile("fldcw %0\n\tpxor %%mm0, %%mm0" : : "m"(control) : "mm0");
#endif
  } else if (what == "locale") {
    std::setlocale(LC_ALL, "C.UTF-8");
  } else if (what == "thread-locale") {
    ::uselocale(::newlocale(LC_ALL_MASK, "C.UTF-8", nullptr));
  } else if (what == "cpp-locale") {
    std::locale::global(std::locale(std::locale::classic(), new DecimalComma));
  } else if (what == "variable") {
    ::setenv("HOME", "/elsewhere", 1);
    ::setenv("MODEL_MODE", "fast", 1);
  } else if (what == "variables") {
    ::clearenv();
  } else if (what == "folder") {
    if (::chdir("/") == 0) throw std::logic_error("the sandbox lets models change the folder");
  } else if (what == "errno") {
    errno = ERANGE;
  } else if (what == "mask") {
    block_all_signals();
  } else if (what == "handlers") {
    handle_signals();
  } else if (what == "stack") {
    use_another_stack();
  } else if (what == "umask") {
    ::umask(0777);
  } else {
    throw std::logic_error("no such thing: " + what);
  }
}

int first_change() {
  if (errno != 0) return 1;
  volatile float subnormal = 1e-39f;
  volatile float half = subnormal * 0.5f;
  if (!(half > 0)) return 2;
  volatile double third = 1.0;
  third = third / 3.0;
  if (third != 0x1.5555555555555p-2) return 3;
  volatile long double fine = 1.0L;
  fine = fine + 0x1p-60L;
  if (!(fine > 1.0L)) return 4;
  if (MB_CUR_MAX != 1) return 5;
  std::ostringstream text;
  text << 1.5;
  if (text.str() != "1.5") return 6;
  const char* home = std::getenv("HOME");
  if (home == nullptr || std::string(home) == "/elsewhere") return 7;
  if (std::getenv("MODEL_MODE") != nullptr) return 8;
  return 0;
}

}  // namespace martlet::tests
