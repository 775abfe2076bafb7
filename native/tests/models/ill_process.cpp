// Models that change the process that they share, or what it has open.

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "ill_behaved.hpp"

namespace {

constexpr int kHighestDescriptor = 64;

template <class Change>
void each_socket(const Change& change) {
  for (int descriptor = 3; descriptor < kHighestDescriptor; ++descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode)) change(descriptor);
  }
}

void shut_sockets() {
  each_socket([](int socket) { ::shutdown(socket, SHUT_RDWR); });
}

void block_no_sockets() {
  each_socket([](int socket) { ::fcntl(socket, F_SETFL, O_NONBLOCK); });
}

void hurry_sockets() {
  const timeval soon{0, 1000};
  each_socket([&](int socket) {
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &soon, sizeof soon);
  });
}

void close_standard_files() {
  for (int descriptor : {0, 1, 2}) ::close(descriptor);
}

void print_scores() { [[maybe_unused]] const ssize_t written = ::write(STDOUT_FILENO, "1,0\n", 4); }

void take_all_descriptors() {
  while (::open("/dev/null", O_RDONLY) >= 0) {
  }
}

void allow_no_descriptors() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_NOFILE, &none);
}

void allow_no_memory() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_AS, &none);
  ::setrlimit(RLIMIT_DATA, &none);
}

void allow_no_stack() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_STACK, &none);
}

void be_idle() {
  const sched_param none{};
  ::sched_setscheduler(0, SCHED_IDLE, &none);
  ::setpriority(PRIO_PROCESS, 0, 19);
}

void stay_on_one_processor() {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(0, &one);
  ::sched_setaffinity(0, sizeof one, &one);
}

void take_another_name() { ::prctl(PR_SET_NAME, "innocent"); }

void hide_from_debuggers() { ::prctl(PR_SET_DUMPABLE, 0); }

void die_with_its_parent() { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }

void forbid_itself_all() { ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT); }

void start_a_session() { ::setsid(); }

void leave_its_group() { ::setpgid(0, 0); }

void change_the_mask_of_files() { ::umask(0777); }

void reap_everybody() {
  while (::waitpid(-1, nullptr, WNOHANG) > 0) {
  }
}

void lose_its_environment() { ::clearenv(); }

}  // namespace

ILL_BEHAVED(shut_sockets);
ILL_BEHAVED(block_no_sockets);
ILL_BEHAVED(hurry_sockets);
ILL_BEHAVED(close_standard_files);
ILL_BEHAVED(print_scores);
ILL_BEHAVED(take_all_descriptors);
ILL_BEHAVED(allow_no_descriptors);
ILL_BEHAVED(allow_no_memory);
ILL_BEHAVED(allow_no_stack);
ILL_BEHAVED(be_idle);
ILL_BEHAVED(stay_on_one_processor);
ILL_BEHAVED(take_another_name);
ILL_BEHAVED(hide_from_debuggers);
ILL_BEHAVED(die_with_its_parent);
ILL_BEHAVED(forbid_itself_all);
ILL_BEHAVED(start_a_session);
ILL_BEHAVED(leave_its_group);
ILL_BEHAVED(change_the_mask_of_files);
ILL_BEHAVED(reap_everybody);
ILL_BEHAVED(lose_its_environment);
