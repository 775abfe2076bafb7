#include "process_end.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <cstring>

namespace martlet::host {

Outcome outcome_of_end(int status, const std::string& errors) {
  const std::string said = errors.empty() ? "" : "; it said: " + errors;
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    return {signal == SIGSYS ? Failure::kViolation : Failure::kCrashed,
            "killed by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")" + said,
            kNoRecord, static_cast<std::uint8_t>(signal)};
  }
  if (WEXITSTATUS(status) != 0) {
    return {Failure::kModelError,
            "ended with exit status " + std::to_string(WEXITSTATUS(status)) + said};
  }
  return {};
}

}  // namespace martlet::host
