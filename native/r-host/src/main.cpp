#include <cstdio>
#include <exception>

#include "embedded_r.hpp"
#include "host_main.hpp"
#include "r_model.hpp"

int main(int argc, char** argv) {
  using namespace martlet::host;
  try {
    start_r();
  } catch (const std::exception& e) {
    std::fprintf(stderr, "martlet-r-host: %s\n", e.what());
    return 1;
  }
  ROpener opener;
  return run_host("martlet-r-host", argc, argv, opener, Programs::kDenied);
}
