#include "executable_model.hpp"
#include "host_main.hpp"
#include "library_model.hpp"

namespace {

using namespace martlet::host;

// Libraries and executables: all that needs no R.
class NativeOpener final : public ModelOpener {
 public:
  Opening open(const OpenMessage& message) override {
    switch (message.kind) {
      case Kind::kLibrary:
        return libraries_.open(message);
      case Kind::kExecutable:
        return executables_.open(message);
      case Kind::kR:
        break;
    }
    return Opening::failed(Failure::kLoadError,
                           "martlet-host runs libraries and executables; R scripts need "
                           "martlet-r-host");
  }

 private:
  LibraryOpener libraries_;
  ExecutableOpener executables_;
};

}  // namespace

int main(int argc, char** argv) {
  NativeOpener opener;
  return run_host("martlet-host", argc, argv, opener, Programs::kAllowed);
}
