#include <gtest/gtest.h>

#include "host_process.hpp"

namespace martlet::host {
namespace {

class ExecutableHost : public ::testing::Test {
 protected:
  // Scores (rank, binary) pairs with the test program, which echoes its two inputs as its scores.
  std::map<std::uint32_t, Outcome> score(const std::string& mode,
                                         const std::vector<std::int32_t>& ranks,
                                         const std::vector<std::int8_t>& binaries) {
    const Outcome opened = host.open({3,
                                      Kind::kExecutable,
                                      TEST_PROGRAM,
                                      "",
                                      mode,
                                      1,
                                      1 << 20,
                                      {{Type::kInt32, "rank"}, {Type::kInt8, "binary"}}});
    EXPECT_EQ(opened.failure, Failure::kNone) << opened.message;
    const auto rows = static_cast<std::uint32_t>(ranks.size());
    layout = std::make_unique<TestLayout>(host, rows);
    layout->column(Type::kInt32, ranks).column(Type::kInt8, binaries).model(3, {0, 1});
    layout->send();
    return host.score(rows);
  }

  Outcome failure_of(const std::string& mode) { return score(mode, {1, 2, 3}, {0, 1, 0})[3]; }

  HostProcess host{MARTLET_HOST, "programs"};
  std::unique_ptr<TestLayout> layout;
};

TEST_F(ExecutableHost, ScoresABatch) {
  EXPECT_TRUE(score("echo", {7, 1, 20}, {0, 1, 1}).empty());
  EXPECT_EQ(std::vector<int>(layout->ranks(), layout->ranks() + 3), (std::vector<int>{7, 1, 20}));
  EXPECT_EQ(std::vector<int>(layout->binaries(), layout->binaries() + 3),
            (std::vector<int>{0, 1, 1}));
}

TEST_F(ExecutableHost, ScoresMoreThanThePipesHold) {
  std::vector<std::int32_t> ranks(100'000);
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = static_cast<std::int32_t>(100'000 + i);
  EXPECT_TRUE(score("echo", ranks, std::vector<std::int8_t>(ranks.size(), 1)).empty());
  EXPECT_EQ(std::vector<std::int32_t>(layout->ranks(), layout->ranks() + ranks.size()), ranks);
}

TEST_F(ExecutableHost, LetsAProgramIgnoreItsInput) {
  EXPECT_TRUE(score("deaf", {1, 2, 3}, {0, 0, 0}).empty());
}

TEST_F(ExecutableHost, RefusesTooFewLines) {
  const Outcome outcome = failure_of("few");
  EXPECT_EQ(outcome.failure, Failure::kBadOutput);
  EXPECT_EQ(outcome.message, "printed 1 lines for 3 records");
}

TEST_F(ExecutableHost, RefusesTooManyLines) {
  EXPECT_EQ(failure_of("many").message, "printed more lines than the batch's 3 records");
}

TEST_F(ExecutableHost, NamesABadLine) {
  EXPECT_EQ(failure_of("prose").message,
            "line 1 of the output: expected rank,binary, found \"rank one\"");
}

TEST_F(ExecutableHost, RefusesALineThatDoesNotEnd) {
  std::vector<std::int32_t> ranks(1000, 1);
  const auto failures = score("endless", ranks, std::vector<std::int8_t>(ranks.size(), 1));
  EXPECT_EQ(failures.at(3).message, "line 1 of the output does not end");
}

TEST_F(ExecutableHost, TellsAnExitStatusAndWhatTheProgramSaid) {
  const Outcome outcome = failure_of("fail");
  EXPECT_EQ(outcome.failure, Failure::kModelError);
  EXPECT_EQ(outcome.message, "ended with exit status 3; it said: no licence\n");
}

TEST_F(ExecutableHost, TellsASignalAndLives) {
  const Outcome outcome = failure_of("crash");
  EXPECT_EQ(outcome.failure, Failure::kCrashed);
  EXPECT_EQ(outcome.message, "killed by signal 9 (Killed)");
  EXPECT_TRUE(score("echo", {1}, {1}).empty());
}

TEST_F(ExecutableHost, ReportsAMissingProgram) {
  const Outcome outcome = host.open({0, Kind::kExecutable, "/nowhere/model", "", "", 1, 20, {}});
  EXPECT_EQ(outcome.failure, Failure::kLoadError);
  EXPECT_EQ(outcome.message, "/nowhere/model: No such file or directory");
}

TEST_F(ExecutableHost, RefusesAFolder) {
  EXPECT_EQ(host.open({0, Kind::kExecutable, "/", "", "", 1, 20, {}}).message, "/: not a file");
}

}  // namespace
}  // namespace martlet::host
