#include <cstdio>
#include <exception>

#include "embedded_r.hpp"
#include "host_main.hpp"
#include "r_opener.hpp"

int main(int argc, char** argv) {
  using namespace martlet::host;
  if (argc != 2) {
    std::fprintf(stderr, "usage: martlet-r-host SOCKET\n");
    return 2;
  }
  try {
    start_r();
  } catch (const std::exception& e) {
    std::fprintf(stderr, "martlet-r-host: %s\n", e.what());
    return 1;
  }
  ROpener opener;
  return run_host("martlet-r-host", argv[1], opener, Guests::kScripts);
}
