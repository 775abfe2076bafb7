// Models that leave by a way that nobody expects, or never.

#include <fcntl.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <any>
#include <cfenv>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <future>
#include <limits>
#include <mutex>
#include <optional>
#include <regex>
#include <stdexcept>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "ill_behaved.hpp"

namespace {

void wait_for_ever() {
  for (;;) ::pause();
}

volatile int zero = 0;

void divide_by_zero() {
  volatile int seven = 7;
  zero = seven / zero;
}

void divide_the_least() {
  volatile int least = std::numeric_limits<int>::min();
  volatile int minus_one = zero - 1;
  least = least / minus_one;
}

void trap_arithmetic() {
  ::feenableexcept(FE_DIVBYZERO);
  volatile double nothing = zero;
  nothing = 1.0 / nothing;
}

void meet_unreachable() { __builtin_trap(); }

#if defined(__x86_64__)
void hit_breakpoint() { asm volatile("int3"); }

void halt_processor() { asm volatile("hlt"); }

void misalign_vector() {
  alignas(16) static char memory[64];
  asm volatile("movaps %%xmm0, (%0)" : : "r"(memory + 1) : "memory");
}
#endif

void terminate_itself() { std::terminate(); }

void refuse() { throw martlet::ModelError("promised not to"); }

void promise_no_throw() {
  void (*volatile refusing)() = &refuse;
  [&]() noexcept { refusing(); }();
}

void throw_in_thread() {
  std::thread([] { throw martlet::ModelError("in a thread"); }).join();
}

struct Thrower {
  ~Thrower() noexcept(false) { throw martlet::ModelError("while another"); }
};

void throw_twice() {
  Thrower thrower;
  throw martlet::ModelError("first");
}

void forget_to_join() { std::thread thread(&wait_for_ever); }

int refuse_to_compare(const void*, const void*) { throw std::runtime_error("no order"); }

void throw_through_c() {
  int values[] = {3, 1, 2};
  std::qsort(values, 3, sizeof values[0], &refuse_to_compare);
}

void look_past_the_end() { zero = std::vector<int>(3).at(7); }

void parse_words() { zero = std::stoi("forty"); }

void open_an_empty_optional() { zero = std::optional<int>().value(); }

void compile_bad_pattern() { std::regex pattern("("); }

void take_another_type() { zero = std::any_cast<int>(std::any(1.5)); }

void take_another_variant() { zero = std::get<int>(std::variant<int, double>(1.5)); }

void call_nothing() { std::function<void()>()(); }

void break_promise() {
  std::future<int> promised = std::promise<int>().get_future();
  zero = promised.get();
}

void throw_a_book() { throw std::runtime_error(std::string(std::size_t{64} << 20, 'w')); }

struct Speechless : std::exception {
  const char* what() const noexcept override { return nullptr; }
};

void throw_without_words() { throw Speechless(); }

void leave_thread() { ::pthread_exit(nullptr); }

void cancel_itself() {
  ::pthread_cancel(::pthread_self());
  wait_for_ever();
}

void lock_twice() {
  std::mutex mutex;
  std::lock_guard<std::mutex> first(mutex);
  mutex.lock();
}

void read_an_empty_pipe() {
  int ends[2];
  char byte;
  if (::pipe(ends) == 0 && ::read(ends[0], &byte, 1) == 1) throw martlet::ModelError("read");
}

void spin() {
  while (zero == 0) {
  }
}

void wait_for_its_child() {
  const pid_t child = ::fork();
  if (child == 0) wait_for_ever();
  ::waitpid(child, nullptr, 0);
}

void exit_with_success() { std::exit(0); }

void exit_with_failure() { ::_exit(77); }

void exit_from_thread() {
  std::thread([] { std::exit(3); }).join();
}

void hang_at_exit() {
  std::atexit(&wait_for_ever);
  std::exit(0);
}

void crash_at_exit() {
  std::atexit(&std::abort);
  std::exit(0);
}

}  // namespace

ILL_BEHAVED(divide_by_zero);
ILL_BEHAVED(divide_the_least);
ILL_BEHAVED(trap_arithmetic);
ILL_BEHAVED(meet_unreachable);
#if defined(__x86_64__)
ILL_BEHAVED(hit_breakpoint);
ILL_BEHAVED(halt_processor);
ILL_BEHAVED(misalign_vector);
#endif
ILL_BEHAVED(terminate_itself);
ILL_BEHAVED(promise_no_throw);
ILL_BEHAVED(throw_in_thread);
ILL_BEHAVED(throw_twice);
ILL_BEHAVED(forget_to_join);
ILL_BEHAVED(throw_through_c);
ILL_BEHAVED(look_past_the_end);
ILL_BEHAVED(parse_words);
ILL_BEHAVED(open_an_empty_optional);
ILL_BEHAVED(compile_bad_pattern);
ILL_BEHAVED(take_another_type);
ILL_BEHAVED(take_another_variant);
ILL_BEHAVED(call_nothing);
ILL_BEHAVED(break_promise);
ILL_BEHAVED(throw_a_book);
ILL_BEHAVED(throw_without_words);
ILL_BEHAVED(leave_thread);
ILL_BEHAVED(cancel_itself);
ILL_BEHAVED(lock_twice);
ILL_BEHAVED(read_an_empty_pipe);
ILL_BEHAVED(spin);
ILL_BEHAVED(wait_for_its_child);
ILL_BEHAVED(exit_with_success);
ILL_BEHAVED(exit_with_failure);
ILL_BEHAVED(exit_from_thread);
ILL_BEHAVED(hang_at_exit);
ILL_BEHAVED(crash_at_exit);
