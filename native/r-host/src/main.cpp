#include <cstdio>
#include <exception>

#include "embedded_r.hpp"
#include "host_main.hpp"
#include "r_opener.hpp"
#include "supervisor.hpp"

namespace {

using namespace martlet::host;

int run_r_host(const char* socket) {
  take_sandbox_settings();
  try {
    start_r();
  } catch (const std::exception& e) {
    std::fprintf(stderr, "martlet-r-host: %s\n", e.what());
    return 1;
  }
  ROpener opener;
  return run_host("martlet-r-host", socket, opener, Guests::kScripts);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: martlet-r-host SOCKET\n");
    return 2;
  }
  return supervise([&] { return run_r_host(argv[1]); });
}
