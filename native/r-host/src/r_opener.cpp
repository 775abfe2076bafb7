#include "r_opener.hpp"

#include "script_process.hpp"

namespace martlet::host {

Opening ROpener::open(const OpenMessage& message, std::unique_ptr<Region>& region) {
  if (message.kind != Kind::kR) {
    return Opening::failed(Failure::kLoadError, "martlet-r-host runs R scripts only");
  }
  std::unique_ptr<ScriptProcess> process = ScriptProcess::start(message, region);
  Outcome outcome = process->opened();
  if (outcome.failed()) return {nullptr, std::move(outcome)};
  return {std::move(process), {}};
}

}  // namespace martlet::host
