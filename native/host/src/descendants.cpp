#include "descendants.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <string>

namespace martlet::host {

namespace {

// Those of the main thread, which is the one that forks.
void kill_children() {
  std::ifstream children("/proc/self/task/" + std::to_string(::getpid()) + "/children");
  for (pid_t child = 0; children >> child;) ::kill(child, SIGKILL);
}

}  // namespace

void adopt_orphans() { ::prctl(PR_SET_CHILD_SUBREAPER, 1); }

void kill_descendants() {
  // Children of the dead become children of this process: until none is left.
  for (;;) {
    kill_children();
    int status = 0;
    if (::waitpid(-1, &status, 0) < 0 && errno != EINTR) return;
  }
}

}  // namespace martlet::host
