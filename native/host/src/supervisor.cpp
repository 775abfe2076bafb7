#include "supervisor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#include "descendants.hpp"
#include "last_words.hpp"
#include "unique_fd.hpp"

namespace martlet::host {

namespace {

constexpr std::size_t kMostRead = 1 << 16;

[[noreturn]] void throw_errno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Under nohup, or behind a shell's &, some signals are ignored, which models would inherit.
void take_signals_as_usual() {
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

sigset_t watched_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  for (int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&set, number);
  return set;
}

class Supervisor {
 public:
  explicit Supervisor(const std::function<int()>& host) {
    const sigset_t watched = watched_signals();
    ::sigprocmask(SIG_BLOCK, &watched, &mask_);
    adopt_orphans();
    // So that there is time to take the others down.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw_errno("pipe");
    words_end_ = UniqueFd(ends[0]);
    UniqueFd written_end(ends[1]);
    const pid_t self = ::getpid();
    child_ = ::fork();
    if (child_ < 0) throw_errno("fork");
    if (child_ == 0) run_child(self, written_end, host);
    signals_ = UniqueFd(::signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!signals_.open()) throw_errno("signalfd");
    ::fcntl(words_end_.get(), F_SETFL, O_NONBLOCK);
  }

  // The child's status, as waitpid gives it; that of a SIGTERM when this process was told to end.
  int watch() {
    for (;;) {
      pollfd sources[] = {{signals_.get(), POLLIN, 0}, {words_end_.get(), POLLIN, 0}};
      if (::poll(sources, std::size(sources), -1) < 0 && errno != EINTR) throw_errno("poll");
      if (sources[1].revents != 0 && !read_words()) words_end_.reset();
      if (sources[0].revents == 0) continue;
      if (told_to_end()) return end();
      if (const auto status = reaped()) return *status;
    }
  }

  const LastWords& words() const { return words_; }

 private:
  [[noreturn]] void run_child(pid_t parent, UniqueFd& errors, const std::function<int()>& host) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    ::setsid();
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
    ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
    ::dup2(errors.get(), STDERR_FILENO);
    ::dup2(errors.get(), STDOUT_FILENO);
    errors.reset();
    words_end_.reset();
    ::exit(host());
  }

  // One piece; false at the end of the pipe.
  bool read_words() {
    std::array<char, kMostRead> buffer;
    const ssize_t got = ::read(words_end_.get(), buffer.data(), buffer.size());
    if (got > 0) words_.take({buffer.data(), static_cast<std::size_t>(got)});
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
  }

  bool told_to_end() {
    bool told = false;
    signalfd_siginfo info;
    while (::read(signals_.get(), &info, sizeof info) == sizeof info) {
      told |= info.ssi_signo != SIGCHLD;
    }
    return told;
  }

  // Reaps all that have ended; the status of the child, if it is among them.
  std::optional<int> reaped() {
    std::optional<int> ended;
    int status = 0;
    for (pid_t pid; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      if (pid == child_) ended = status;
    }
    if (ended) finish();
    return ended;
  }

  int end() {
    ::kill(child_, SIGKILL);
    finish();
    return SIGTERM;
  }

  // What the child has started goes, too; what it wrote before its end is in the pipe.
  void finish() {
    kill_descendants();
    if (words_end_.open()) {
      std::array<char, kMostRead> buffer;
      for (ssize_t got; (got = ::read(words_end_.get(), buffer.data(), buffer.size())) > 0;) {
        words_.take({buffer.data(), static_cast<std::size_t>(got)});
      }
    }
  }

  sigset_t mask_;
  UniqueFd signals_;
  UniqueFd words_end_;
  pid_t child_ = -1;
  LastWords words_;
};

void report(int status, const LastWords& words) {
  const bool signalled = WIFSIGNALED(status);
  const std::string text = (signalled ? "signal " : "exit ") +
                           std::to_string(signalled ? WTERMSIG(status) : WEXITSTATUS(status)) +
                           "\n" + words.text();
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

// Ends as the child did.
int end_like(int status) {
  if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  const int number = WTERMSIG(status);
  sigset_t only;
  ::sigemptyset(&only);
  ::sigaddset(&only, number);
  ::signal(number, SIG_DFL);
  ::sigprocmask(SIG_UNBLOCK, &only, nullptr);
  ::raise(number);
  return 128 + number;
}

}  // namespace

int supervise(const std::function<int()>& host) {
  take_signals_as_usual();
  Supervisor supervisor(host);
  const int status = supervisor.watch();
  report(status, supervisor.words());
  return end_like(status);
}

}  // namespace martlet::host
