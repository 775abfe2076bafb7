// Models that send signals, handle them, or are stopped by their own limits.

#include <setjmp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>

#include "ill_behaved.hpp"

namespace {

volatile int zero = 0;

void wait_for_ever() {
  for (;;) ::pause();
}

void read_nothing() { zero = *static_cast<volatile int*>(nullptr); }

void be_terminated() { ::raise(SIGTERM); }

void be_interrupted() { ::raise(SIGINT); }

void hang_up() { ::raise(SIGHUP); }

void raise_user_signal() { ::raise(SIGUSR2); }

void raise_realtime_signal() { ::raise(SIGRTMIN + 3); }

void be_woken_by_alarm() {
  itimerval soon{};
  soon.it_value.tv_usec = 1000;
  ::setitimer(ITIMER_REAL, &soon, nullptr);
  wait_for_ever();
}

void be_killed_by_timer() {
  sigevent event{};
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGKILL;
  timer_t timer;
  itimerspec soon{};
  soon.it_value.tv_nsec = 1000000;
  if (::timer_create(CLOCK_MONOTONIC, &event, &timer) == 0) {
    ::timer_settime(timer, 0, &soon, nullptr);
  }
  wait_for_ever();
}

void be_profiled() {
  itimerval soon{};
  soon.it_value.tv_usec = 1000;
  ::setitimer(ITIMER_PROF, &soon, nullptr);
  while (zero == 0) {
  }
}

void use_up_time() {
  const rlimit limit{0, RLIM_INFINITY};
  ::setrlimit(RLIMIT_CPU, &limit);
  while (zero == 0) {
  }
}

void ignore_its_crash() {
  ::signal(SIGSEGV, SIG_IGN);
  read_nothing();
}

void handle_its_crash_for_ever() {
  ::signal(SIGSEGV, [](int) {});
  read_nothing();
}

void handle_its_crash_by_exit() {
  ::signal(SIGSEGV, [](int) { ::_exit(0); });
  read_nothing();
}

sigjmp_buf before_crash;

void jump_out_of_its_crash() {
  ::signal(SIGSEGV, [](int) { siglongjmp(before_crash, 1); });
  if (sigsetjmp(before_crash, 1) == 0) read_nothing();
}

void block_and_abort() {
  sigset_t all;
  ::sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
  std::abort();
}

void block_and_wait() {
  sigset_t all;
  ::sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, nullptr);
  wait_for_ever();
}

void leave_an_alarm() { ::alarm(1); }

void ignore_children() { ::signal(SIGCHLD, SIG_IGN); }

}  // namespace

ILL_BEHAVED(be_terminated);
ILL_BEHAVED(be_interrupted);
ILL_BEHAVED(hang_up);
ILL_BEHAVED(raise_user_signal);
ILL_BEHAVED(raise_realtime_signal);
ILL_BEHAVED(be_woken_by_alarm);
ILL_BEHAVED(be_killed_by_timer);
ILL_BEHAVED(be_profiled);
ILL_BEHAVED(use_up_time);
ILL_BEHAVED(ignore_its_crash);
ILL_BEHAVED(handle_its_crash_for_ever);
ILL_BEHAVED(handle_its_crash_by_exit);
ILL_BEHAVED(jump_out_of_its_crash);
ILL_BEHAVED(block_and_abort);
ILL_BEHAVED(block_and_wait);
ILL_BEHAVED(leave_an_alarm);
ILL_BEHAVED(ignore_children);
