#include "process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cerrno>
#include <system_error>

#include "descendants.hpp"
#include "sandbox.hpp"

namespace martlet::host {

namespace {

struct Pipe {
  UniqueFd read_end;
  UniqueFd write_end;

  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
      throw std::system_error(errno, std::generic_category(), "pipe");
    read_end = UniqueFd(ends[0]);
    write_end = UniqueFd(ends[1]);
  }
};

// The child's side of the fork, of a process that has one thread. Never returns.
[[noreturn]] void run_child(const std::vector<std::string>& files, char* const* arguments,
                            const Pipe& input, const Pipe& output, const Pipe& errors,
                            const Pipe& failure) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setpgid(0, 0);
  narrow_sandbox(Guests::kPrograms, files[0], files.size() > 1 ? files[1] : "");
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGXFSZ, SIG_DFL);
  if (::dup2(input.read_end.get(), STDIN_FILENO) >= 0 &&
      ::dup2(output.write_end.get(), STDOUT_FILENO) >= 0 &&
      ::dup2(errors.write_end.get(), STDERR_FILENO) >= 0) {
    ::execv(arguments[0], arguments);
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t told = ::write(failure.write_end.get(), &error, sizeof error);
  ::_exit(127);
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments) {
  std::vector<char*> pointers;
  for (const std::string& argument : arguments)
    pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  Pipe input;
  Pipe output;
  Pipe errors;
  // Closed by a successful exec; else it carries the errno.
  Pipe failure;
  // Daemons of the child fall to this process.
  adopt_orphans();
  pid_ = ::fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid_ == 0) run_child(arguments, pointers.data(), input, output, errors, failure);
  failure.write_end.reset();
  int error = 0;
  if (::read(failure.read_end.get(), &error, sizeof error) == sizeof error) {
    wait();
    throw std::system_error(error, std::generic_category(), arguments[0]);
  }
  input_ = std::move(input.write_end);
  output_ = std::move(output.read_end);
  errors_ = std::move(errors.read_end);
  end_ = UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
}

Process::~Process() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  wait();
}

int Process::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  kill_descendants();
  return status;
}

}  // namespace martlet::host
