#include "embedded_r.hpp"

#include <Rembedded.h>
#include <langinfo.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <vector>

// After the C++ headers: it has no guards against their macros.
#define CSTACK_DEFNS
#include <Rinterface.h>

namespace martlet::host {

namespace {

// R is the same for everybody, whatever the environment of the host's start: UTF-8, strings sorted
// by their code points, numbers and messages in English, UTC, no settings of somebody's own.
void settle_environment() {
  std::vector<std::string> foreign;
  for (char** each = ::environ; *each != nullptr; ++each) {
    const std::string_view variable = *each;
    if (variable.substr(0, 2) == "R_" || variable.substr(0, 3) == "LC_") {
      foreign.emplace_back(variable.substr(0, variable.find('=')));
    }
  }
  for (const std::string& name : foreign) ::unsetenv(name.c_str());
  ::unsetenv("LANGUAGE");
  ::setenv("LANG", "C.UTF-8", 1);
  ::setenv("LC_COLLATE", "C", 1);
  ::setenv("TZ", "UTC", 1);
  ::setenv("R_HOME", MARTLET_R_HOME, 1);
}

}  // namespace

void start_r() {
  settle_environment();
  // The JVM learns of a crash by the signal that ended the host: R must not catch it.
  R_SignalHandlers = 0;
  char name[] = "martlet-r-host";
  char vanilla[] = "--vanilla";
  char no_echo[] = "--no-echo";
  char quiet[] = "--quiet";
  char* arguments[] = {name, vanilla, no_echo, quiet};
  if (Rf_initEmbeddedR(4, arguments) < 0) throw std::runtime_error("R could not be started");
  if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0) {
    throw std::runtime_error("R could not be started: the system has no locale C.UTF-8");
  }
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
