#include "library_model.hpp"

#include <dlfcn.h>

#include <exception>
#include <new>

namespace martlet::host {

namespace {

constexpr std::size_t kErrorSize = 4096;

// Calls into a model, and turns its return value and message into an outcome. An exception breaks
// the contract, but need not take the host down. The message's buffer is kept: clearing all of it
// at every call would show.
template <class Call>
Outcome call_model(ProcessState& state, Failure failure, const Call& call) {
  static char error[kErrorSize];
  error[0] = '\0';
  state.restore();
  int result = MARTLET_ERROR;
  try {
    result = call(error, sizeof error);
  } catch (const std::bad_alloc&) {
    return {Failure::kOutOfMemory, "an allocation failed, and the exception left the model"};
  } catch (const std::exception& e) {
    return {failure, std::string("an exception left the model: ") + e.what()};
  } catch (...) {
    return {failure, "an exception left the model"};
  }
  if (result == MARTLET_OK) return {};
  error[sizeof error - 1] = '\0';
  std::string message =
      error[0] != '\0' ? error : "returned " + std::to_string(result) + " without a message";
  return {result == MARTLET_OUT_OF_MEMORY ? Failure::kOutOfMemory : failure, std::move(message)};
}

class LibraryModel final : public HostedModel {
 public:
  LibraryModel(const martlet_model& model, void* state, ProcessState& process)
      : model_(model), state_(state), process_(process) {}
  LibraryModel(const LibraryModel&) = delete;
  LibraryModel& operator=(const LibraryModel&) = delete;

  ~LibraryModel() override {
    if (model_.close != nullptr) model_.close(state_);
  }

  Outcome score(const martlet_batch& batch, martlet_scores& scores) override {
    return call_model(process_, Failure::kModelError, [&](char* error, std::size_t size) {
      return model_.score(state_, &batch, &scores, error, size);
    });
  }

 private:
  const martlet_model& model_;
  void* state_;
  ProcessState& process_;
};

}  // namespace

Opening LibraryOpener::open(const OpenMessage& message, std::unique_ptr<Region>&) {
  if (message.kind != Kind::kLibrary) {
    return Opening::failed(Failure::kLoadError,
                           "martlet-host opens libraries here; programs and R scripts have other "
                           "hosts");
  }
  std::string error;
  void* library = load(message.binary, error);
  if (library == nullptr) return Opening::failed(Failure::kLoadError, error);
  const auto* model = static_cast<const martlet_model*>(::dlsym(library, message.symbol.c_str()));
  if (model == nullptr) {
    return Opening::failed(Failure::kLoadError,
                           message.binary + " exports no model \"" + message.symbol + "\"");
  }
  if (model->abi != MARTLET_ABI) {
    return Opening::failed(Failure::kLoadError, message.binary + ": model \"" + message.symbol +
                                                    "\" was compiled for version " +
                                                    std::to_string(model->abi) +
                                                    " of martlet.h; this host knows version " +
                                                    std::to_string(MARTLET_ABI));
  }
  if (model->open == nullptr || model->score == nullptr) {
    return Opening::failed(Failure::kLoadError, message.binary + ": model \"" + message.symbol +
                                                    "\" lacks open or score");
  }
  const char* parameters = message.parameters.empty() ? nullptr : message.parameters.c_str();
  void* state = nullptr;
  Outcome outcome = call_model(process_, Failure::kLoadError, [&](char* text, std::size_t size) {
    return model->open(message.symbol.c_str(), parameters, &state, text, size);
  });
  if (outcome.failed()) return {nullptr, std::move(outcome)};
  return {std::make_unique<LibraryModel>(*model, state, process_), {}};
}

void* LibraryOpener::load(const std::string& path, std::string& error) {
  const auto loaded = handles_.find(path);
  if (loaded != handles_.end()) return loaded->second;
  process_.restore();
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    error = ::dlerror();
    return nullptr;
  }
  handles_[path] = library;
  return library;
}

}  // namespace martlet::host
