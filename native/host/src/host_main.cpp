#include "host_main.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <exception>

#include "connection.hpp"
#include "server.hpp"

namespace martlet::host {

namespace {

// Models find an empty input, and what they print joins the errors: nobody talks to a host but
// through its socket.
void redirect_standard_streams() {
  const UniqueFd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  ::dup2(nothing.get(), STDIN_FILENO);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
}

}  // namespace

int run_host(const char* host_name, const char* socket, ModelOpener& opener, Guests guests) {
  try {
    redirect_standard_streams();
    // A program that stops reading is an error of that program, not the host's end.
    ::signal(SIGPIPE, SIG_IGN);
    Server server(Connection::to(socket), opener);
    server.serve(host_name, enter_sandbox(guests));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s: %s\n", host_name, e.what());
    return 1;
  }
}

}  // namespace martlet::host
