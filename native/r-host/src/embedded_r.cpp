#include "embedded_r.hpp"

#include <Rembedded.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

// After the C++ headers: it has no guards against their macros.
#define CSTACK_DEFNS
#include <Rinterface.h>

namespace martlet::host {

void start_r() {
  ::setenv("R_HOME", MARTLET_R_HOME, 0);
  // The JVM learns of a crash by the signal that ended the host: R must not catch it.
  R_SignalHandlers = 0;
  char name[] = "martlet-r-host";
  char vanilla[] = "--vanilla";
  char no_echo[] = "--no-echo";
  char quiet[] = "--quiet";
  char* arguments[] = {name, vanilla, no_echo, quiet};
  if (Rf_initEmbeddedR(4, arguments) < 0) throw std::runtime_error("R could not be started");
  // R measured the stack for its own main program. The kernel's guard page is enough.
  R_CStackLimit = static_cast<uintptr_t>(-1);
  R_Interactive = FALSE;
  // Scripts may not write files, and a killed host would leave it behind.
  ::rmdir(R_TempDir);
}

std::string last_r_error() {
  std::string message = R_curErrorBuf();
  while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.pop_back();
  return message;
}

}  // namespace martlet::host
