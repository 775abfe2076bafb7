#pragma once

#include <string>
#include <unordered_map>

#include "hosted_model.hpp"
#include "process_state.hpp"

namespace martlet::host {

// Opens models of shared libraries. Each library is loaded once, and stays for the process's life:
// unloading runs its destructors, which buys nothing and may crash.
class LibraryOpener final : public ModelOpener {
 public:
  Opening open(const OpenMessage& message, std::unique_ptr<Region>&) override;

 private:
  // The library's handle, or null with a message.
  void* load(const std::string& path, std::string& error);

  std::unordered_map<std::string, void*> handles_;
  ProcessState process_;
};

}  // namespace martlet::host
