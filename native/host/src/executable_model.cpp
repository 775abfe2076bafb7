#include "executable_model.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <system_error>

#include "last_words.hpp"
#include "process.hpp"
#include "process_end.hpp"
#include "records.hpp"
#include "score_lines.hpp"

namespace martlet::host {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kTick = 100;
constexpr std::chrono::seconds kTimeToExplain{1};

// Reads what there is to read; closes the pipe at its end.
std::string_view read_some(UniqueFd& pipe, std::array<char, 65536>& buffer) {
  const ssize_t got = ::read(pipe.get(), buffer.data(), buffer.size());
  if (got > 0) return {buffer.data(), static_cast<std::size_t>(got)};
  if (got == 0 || errno != EINTR) pipe.reset();
  return {};
}

// Writes as much as the pipe takes; closes it after the last byte, or when nobody reads any more:
// whether a program may end early is for its output to show.
void write_some(UniqueFd& pipe, std::string_view& rest) {
  const ssize_t sent = ::write(pipe.get(), rest.data(), rest.size());
  if (sent > 0) rest.remove_prefix(static_cast<std::size_t>(sent));
  const bool again = sent < 0 && (errno == EAGAIN || errno == EINTR);
  if (rest.empty() || (sent < 0 && !again)) pipe.reset();
}

// Feeds the program and reads it at the same time, or both could wait for each other for ever. Ends
// with the program, whoever else holds its pipes, and soon after output that is bad already, in
// which time the program may say why. Returns whether the program has, or will, come to its end.
bool exchange(Process& program, std::string_view records, ScoreLines& lines, LastWords& errors) {
  std::array<char, 65536> buffer;
  ::fcntl(program.input().get(), F_SETFL, O_NONBLOCK);
  std::optional<Clock::time_point> deadline;
  while (program.output().open() || program.errors().open()) {
    // poll skips negative descriptors, which is what closed ones are.
    pollfd pipes[] = {{program.input().get(), POLLOUT, 0},
                      {program.output().get(), POLLIN, 0},
                      {program.errors().get(), POLLIN, 0},
                      {program.end().get(), POLLIN, 0}};
    if (::poll(pipes, std::size(pipes), deadline ? kTick : -1) < 0) {
      if (errno == EINTR) continue;
      throw std::system_error(errno, std::generic_category(), "poll");
    }
    if (pipes[0].revents != 0) write_some(program.input(), records);
    if (pipes[1].revents != 0) lines.take(read_some(program.output(), buffer));
    if (pipes[2].revents != 0) errors.take(read_some(program.errors(), buffer));
    if (pipes[3].revents != 0 && pipes[1].revents == 0 && pipes[2].revents == 0) return true;
    if (lines.bad() && !deadline) deadline = Clock::now() + kTimeToExplain;
    if (deadline && Clock::now() > *deadline) return false;
  }
  return true;
}

class ExecutableModel final : public HostedModel {
 public:
  explicit ExecutableModel(const OpenMessage& message)
      : arguments_{message.binary}, inputs_(message.inputs) {
    if (!message.parameters.empty()) arguments_.push_back(message.parameters);
  }

  Outcome score(const martlet_batch& batch, martlet_scores& scores) override try {
    const std::string records = format_records(batch, inputs_);
    ScoreLines lines(scores, batch.rows);
    LastWords errors;
    Process program(arguments_);
    if (!exchange(program, records, lines, errors)) return lines.finish();
    Outcome ended = outcome_of_end(program.wait(), errors.text());
    return ended.failed() ? ended : lines.finish();
  } catch (const std::system_error& e) {
    return {Failure::kModelError, std::string("cannot be run: ") + e.what()};
  }

 private:
  std::vector<std::string> arguments_;
  std::vector<OpenInput> inputs_;
};

}  // namespace

Opening ExecutableOpener::open(const OpenMessage& message, std::unique_ptr<Region>&) {
  if (message.kind != Kind::kExecutable) {
    return Opening::failed(Failure::kLoadError,
                           "martlet-host runs programs here; libraries and R scripts have other "
                           "hosts");
  }
  struct stat status {};
  if (::stat(message.binary.c_str(), &status) != 0 || ::access(message.binary.c_str(), X_OK) != 0) {
    return Opening::failed(Failure::kLoadError, message.binary + ": " + std::strerror(errno));
  }
  if (!S_ISREG(status.st_mode)) {
    return Opening::failed(Failure::kLoadError, message.binary + ": not a file");
  }
  return {std::make_unique<ExecutableModel>(message), {}};
}

}  // namespace martlet::host
