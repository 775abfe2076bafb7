// Models that go wrong less politely than by dying. Each behaves itself until it meets somebody of
// 40 years.

#include "ill_behaved.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using martlet::ModelError;
using martlet::tests::IllBehaved;
using martlet::tests::require_denied;

constexpr int kHighestDescriptor = 64;

bool is_socket(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode);
}

void tell_everybody(const void* bytes, std::size_t size) {
  for (int descriptor = 3; descriptor < kHighestDescriptor; ++descriptor) {
    if (is_socket(descriptor)) {
      [[maybe_unused]] const ssize_t sent = ::write(descriptor, bytes, size);
    }
  }
}

void sleep_for_ever() {
  for (;;) ::pause();
}

// A mapping of this process whose line in /proc/self/maps has both words.
std::uint8_t* mapped(const char* name, const char* protection) {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    if (line.find(name) != std::string::npos && line.find(protection) != std::string::npos) {
      return reinterpret_cast<std::uint8_t*>(std::stoull(line, nullptr, 16));
    }
  }
  throw ModelError("no such mapping");
}

volatile std::int32_t* status_word() {
  return reinterpret_cast<volatile std::int32_t*>(mapped("martlet-regions", "rw-s"));
}

// Says again and again that another model runs.
void toggle_status() {
  for (volatile std::int32_t* status = status_word();;) {
    for (std::int32_t model = -1; model < 4; ++model) *status = model;
    ::usleep(20000);
  }
}

void blame_neighbour() {
  *status_word() = 0;
  std::abort();
}

void drip() {
  for (;;) {
    tell_everybody("\0", 1);
    ::usleep(20000);
  }
}

void talk_garbage() {
  const std::vector<char> garbage(1 << 16, 'x');
  tell_everybody(garbage.data(), garbage.size());
}

void announce_much() {
  const std::uint32_t length = 0x7fffffff;
  tell_everybody(&length, sizeof length);
  sleep_for_ever();
}

// Answers in the host's place: all is well.
void forge_answer() {
  const std::uint8_t frame[] = {5, 0, 0, 0, 8, 0, 0, 0, 0};
  tell_everybody(frame, sizeof frame);
}

// Answers in the host's place: it was the first model.
void forge_blame() {
  const std::uint8_t frame[] = {15, 0, 0, 0, 8, 1, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 'x'};
  tell_everybody(frame, sizeof frame);
}

void close_all() {
  for (int descriptor = 3; descriptor < kHighestDescriptor; ++descriptor) ::close(descriptor);
}

void replace_sockets() {
  for (int descriptor = 3; descriptor < kHighestDescriptor; ++descriptor) {
    if (is_socket(descriptor)) ::dup2(STDERR_FILENO, descriptor);
  }
}

void read_sockets() {
  for (int descriptor = 3; descriptor < kHighestDescriptor; ++descriptor) {
    char byte;
    if (is_socket(descriptor) && ::read(descriptor, &byte, 1) < 0) sleep_for_ever();
  }
  sleep_for_ever();
}

void exit_like_a_crash() { ::_exit(139); }

void print_nul() {
  const char words[] = "before\0after \xff\xfe \x1b[31mred";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words, sizeof words - 1);
  std::abort();
}

void fail_with_odd_text() { throw ModelError(std::string("odd \xff\xfe\x01 text ") + "\x1b[31m"); }

void print_much() {
  const std::string line(1 << 16, 'y');
  for (int i = 0; i < 1024; ++i) {
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
  }
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, "\nlast words\n", 12);
  std::abort();
}

void kill_group() { ::kill(0, SIGKILL); }

void kill_self() { ::kill(::getpid(), SIGKILL); }

void kill_parent() { ::kill(::getppid(), SIGKILL); }

void stop_self() { ::raise(SIGSTOP); }

// Returns twice.
void fork_and_return() { [[maybe_unused]] const pid_t pid = ::fork(); }

void leave_daemon() {
  if (::fork() == 0) {
    ::setsid();
    ::signal(SIGTERM, SIG_IGN);
    if (::fork() == 0) {
      ::signal(SIGTERM, SIG_IGN);
      sleep_for_ever();
    }
    ::_exit(0);
  }
}

int deeper(int depth) {
  volatile char frame[4096];
  frame[depth % 4096] = 1;
  return depth < 0 ? 0 : deeper(depth + 1) + frame[0];
}

void overflow_stack() {
  if (deeper(1) == 7) throw ModelError("the stack has no end");
}

void take_memory() {
  std::vector<std::unique_ptr<char[]>> all;
  for (int i = 0; i < 64; ++i) all.emplace_back(new char[std::size_t{256} << 20]);
}

void start_threads() {
  for (int i = 0; i < 4; ++i) {
    std::thread([] {
      for (;;) ::pause();
    }).detach();
  }
}

void unmap_columns() { ::munmap(mapped("martlet-regions", "r--s"), 4096); }

void terminate_quietly() { std::quick_exit(0); }

void throw_nothing_known() { throw 7; }

void write_parents_memory() {
  const std::string file = "/proc/" + std::to_string(::getppid()) + "/mem";
  require_denied(::open(file.c_str(), O_RDWR) >= 0, "open the memory of its parent for writing");
  require_denied(::open(file.c_str(), O_RDONLY) >= 0, "open the memory of its parent");
}

void signal_others() {
  // Signal 0 does no harm.
  require_denied(::kill(-1, 0) == 0, "signal every process");
  require_denied(::kill(1, 0) == 0, "signal the first process");
}

void start_shell() { require_denied(std::system("true") == 0, "start a shell"); }

void read_secrets() {
  require_denied(::open("/etc/shadow", O_RDONLY) >= 0, "read the passwords");
  require_denied(::open("/root", O_RDONLY | O_DIRECTORY) >= 0, "list another's home");
  const std::string file = "/proc/" + std::to_string(::getppid()) + "/environ";
  require_denied(::open(file.c_str(), O_RDONLY) >= 0, "read its parent's environment");
}

void ask_name_service() {
  require_denied(::socket(AF_UNIX, SOCK_STREAM, 0) >= 0, "open a Unix socket");
  if (errno != EACCES) throw ModelError(std::strerror(errno));
}

}  // namespace

ILL_BEHAVED(toggle_status);
ILL_BEHAVED(blame_neighbour);
ILL_BEHAVED(drip);
ILL_BEHAVED(talk_garbage);
ILL_BEHAVED(announce_much);
ILL_BEHAVED(forge_answer);
ILL_BEHAVED(forge_blame);
ILL_BEHAVED(close_all);
ILL_BEHAVED(replace_sockets);
ILL_BEHAVED(read_sockets);
ILL_BEHAVED(exit_like_a_crash);
ILL_BEHAVED(print_nul);
ILL_BEHAVED(fail_with_odd_text);
ILL_BEHAVED(print_much);
ILL_BEHAVED(kill_group);
ILL_BEHAVED(kill_self);
ILL_BEHAVED(kill_parent);
ILL_BEHAVED(stop_self);
ILL_BEHAVED(fork_and_return);
ILL_BEHAVED(leave_daemon);
ILL_BEHAVED(overflow_stack);
ILL_BEHAVED(take_memory);
ILL_BEHAVED(start_threads);
ILL_BEHAVED(unmap_columns);
ILL_BEHAVED(terminate_quietly);
ILL_BEHAVED(throw_nothing_known);
ILL_BEHAVED(write_parents_memory);
ILL_BEHAVED(signal_others);
ILL_BEHAVED(start_shell);
ILL_BEHAVED(read_secrets);
ILL_BEHAVED(ask_name_service);
