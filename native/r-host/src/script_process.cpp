#include "script_process.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "fork_mark.hpp"
#include "process_end.hpp"
#include "r_script.hpp"
#include "sandbox.hpp"

namespace martlet::host {

namespace {

constexpr std::uint64_t kNone = ~std::uint64_t{0};

// The child's side. Host and child are one program: neither checks what the other sends.
class Child {
 public:
  Child(UniqueFd socket, std::unique_ptr<Region>& region)
      : connection_(std::move(socket)), region_(region) {}

  // Runs the script, and then answers until the host is gone.
  void serve(const OpenMessage& message) {
    std::unique_ptr<RScript> script = open(message);
    Frame frame;
    while (script != nullptr && connection_.receive(frame)) {
      if (frame.type == kRegion) {
        region_.reset();
        region_ = std::make_unique<Region>(decode_region(frame.payload));
        tell({});
      } else {
        score(*script, WireReader(frame.payload));
      }
    }
  }

 private:
  std::unique_ptr<RScript> open(const OpenMessage& message) try {
    auto script = std::make_unique<RScript>(message);
    tell({});
    return script;
  } catch (const std::runtime_error& e) {
    tell({Failure::kLoadError, e.what()});
    return nullptr;
  }

  void score(RScript& script, WireReader request) {
    const auto rows = request.number<std::uint32_t>();
    columns_.resize(request.number<std::uint32_t>());
    for (martlet_column& column : columns_) {
      column.values = input(request);
      column.validity = input(request);
      column.offsets = reinterpret_cast<const std::int32_t*>(input(request));
    }
    const martlet_batch batch{rows, static_cast<std::int32_t>(columns_.size()), columns_.data()};
    ranks_.resize(rows);
    binaries_.resize(rows);
    martlet_scores scores{ranks_.data(), binaries_.data()};
    const Outcome outcome = script.score(batch, scores);
    fork_mark_.end_copy();
    WireWriter answer = outcome_message(outcome);
    if (!outcome.failed()) {
      answer.text({reinterpret_cast<const char*>(scores.rank), rows * sizeof *scores.rank})
          .text({reinterpret_cast<const char*>(scores.binary), rows});
    }
    connection_.send(answer);
  }

  const std::uint8_t* input(WireReader& request) const {
    const auto offset = request.number<std::uint64_t>();
    return offset == kNone ? nullptr : region_->inputs() + offset;
  }

  void tell(const Outcome& outcome) {
    WireWriter answer = outcome_message(outcome);
    connection_.send(answer);
  }

  static WireWriter outcome_message(const Outcome& outcome) {
    WireWriter message(kScored);
    message.number(static_cast<std::uint8_t>(outcome.failure))
        .number(outcome.record)
        .text(outcome.message);
    return message;
  }

  Connection connection_;
  ForkMark fork_mark_;
  std::unique_ptr<Region>& region_;
  std::vector<martlet_column> columns_;
  std::vector<std::int32_t> ranks_;
  std::vector<std::uint8_t> binaries_;
};

[[noreturn]] void run_child(const UniqueFd& socket, const OpenMessage& message,
                            std::unique_ptr<Region>& region) {
  try {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // What a script sends to its group reaches no other script.
    ::setpgid(0, 0);
    // Nothing else that is the host's stays open: its socket to the JVM, those to other children.
    constexpr int kOnly = STDERR_FILENO + 1;
    ::dup2(socket.get(), kOnly);
    ::close_range(kOnly + 1, ~0u, 0);
    narrow_sandbox(Guests::kScripts, message.binary, message.parameters);
    Child(UniqueFd(kOnly), region).serve(message);
    ::_exit(0);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "martlet-r-host: %s: %s\n", message.binary.c_str(), e.what());
    ::_exit(1);
  }
}

}  // namespace

std::unique_ptr<ScriptProcess> ScriptProcess::start(const OpenMessage& message,
                                                    std::unique_ptr<Region>& region) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw std::system_error(errno, std::generic_category(), "socketpair");
  }
  UniqueFd host_end(ends[0]);
  const UniqueFd child_end(ends[1]);
  const pid_t pid = ::fork();
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid == 0) run_child(child_end, message, region);
  return std::make_unique<ScriptProcess>(pid, std::move(host_end), region);
}

ScriptProcess::~ScriptProcess() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ended();
  }
}

Outcome ScriptProcess::opened() { return answer(nullptr, 0); }

Outcome ScriptProcess::score(const martlet_batch& batch, martlet_scores& scores) {
  const std::uint8_t* const inputs = region_->inputs();
  const auto offset = [inputs](const void* at) {
    return at == nullptr
               ? kNone
               : static_cast<std::uint64_t>(static_cast<const std::uint8_t*>(at) - inputs);
  };
  WireWriter request(kScore);
  request.number(static_cast<std::uint32_t>(batch.rows))
      .number(static_cast<std::uint32_t>(batch.column_count));
  for (std::int32_t i = 0; i < batch.column_count; ++i) {
    const martlet_column& column = batch.columns[i];
    request.number(offset(column.values))
        .number(offset(column.validity))
        .number(offset(column.offsets));
  }
  return ask(request, &scores, static_cast<std::size_t>(batch.rows));
}

void ScriptProcess::move_to(const RegionMessage& message) {
  WireWriter request(kRegion);
  request.number(message.generation)
      .text(message.path)
      .number(message.size)
      .number(message.own_offset)
      .number(message.own_size)
      .number(message.inputs_offset);
  // A child that is gone says so at its next batch.
  ask(request, nullptr, 0);
}

Outcome ScriptProcess::ask(WireWriter& request, const martlet_scores* scores, std::size_t rows) {
  if (pid_ <= 0) return {Failure::kModelError, "its process has ended"};
  try {
    connection_.send(request);
  } catch (const std::system_error&) {
    return ended();
  }
  return answer(scores, rows);
}

Outcome ScriptProcess::answer(const martlet_scores* scores, std::size_t rows) try {
  Frame frame;
  if (!connection_.receive(frame)) return ended();
  WireReader reader(frame.payload);
  const auto failure = static_cast<Failure>(reader.number<std::uint8_t>());
  Outcome outcome;
  outcome.failure = failure;
  outcome.record = reader.number<std::uint32_t>();
  outcome.message = reader.text();
  if (!outcome.failed() && scores != nullptr) {
    const std::string ranks = reader.text();
    const std::string binaries = reader.text();
    if (ranks.size() != rows * sizeof *scores->rank || binaries.size() != rows) {
      throw ProtocolError("the answer has scores for another number of records");
    }
    std::memcpy(scores->rank, ranks.data(), ranks.size());
    std::memcpy(scores->binary, binaries.data(), binaries.size());
  }
  return outcome;
} catch (const std::system_error&) {
  return ended();
} catch (const ProtocolError& e) {
  // Native code in the script may write to any descriptor.
  return {Failure::kBadOutput, e.what()};
}

Outcome ScriptProcess::ended() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  Outcome outcome = outcome_of_end(status, "");
  if (!outcome.failed()) outcome = {Failure::kCrashed, "ended with exit status 0"};
  return outcome;
}

}  // namespace martlet::host
