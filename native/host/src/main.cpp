#include <cstdio>
#include <cstring>

#include "executable_model.hpp"
#include "host_main.hpp"
#include "library_model.hpp"
#include "supervisor.hpp"

// Libraries share a process, and programs are started by one that loads nobody's code: so a host is
// for the ones or for the others.
int main(int argc, char** argv) {
  using namespace martlet::host;
  constexpr char name[] = "martlet-host";
  if (argc == 3 && std::strcmp(argv[2], "libraries") == 0) {
    return supervise([&] {
      take_sandbox_settings();
      LibraryOpener opener;
      return run_host(name, argv[1], opener, Guests::kLibraries);
    });
  }
  if (argc == 3 && std::strcmp(argv[2], "programs") == 0) {
    return supervise([&] {
      take_sandbox_settings();
      ExecutableOpener opener;
      return run_host(name, argv[1], opener, Guests::kPrograms);
    });
  }
  std::fprintf(stderr, "usage: martlet-host SOCKET libraries|programs\n");
  return 2;
}
