#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>

#include "host_process.hpp"

namespace martlet::host {
namespace {

const OpenInput kAge{Type::kInt8, "age"};

OpenMessage library_model(std::uint32_t number, const std::string& symbol,
                          std::vector<OpenInput> inputs = {kAge},
                          const std::string& parameters = "") {
  return {number, Kind::kLibrary, TEST_MODELS, symbol, parameters, 1, 20, std::move(inputs)};
}

class LibraryHost : public ::testing::Test {
 protected:
  // Opens a model of one input and scores these ages with it.
  std::map<std::uint32_t, Outcome> score(const std::string& symbol,
                                         const std::vector<std::int8_t>& ages,
                                         const std::string& parameters = "") {
    const Outcome opened = host.open(library_model(5, symbol, {kAge}, parameters));
    EXPECT_EQ(opened.failure, Failure::kNone) << opened.message;
    const auto rows = static_cast<std::uint32_t>(ages.size());
    TestLayout(host, rows).column(Type::kInt8, ages).model(5, {0}).send();
    return host.score(rows);
  }

  HostProcess host{MARTLET_HOST, "libraries"};
};

TEST_F(LibraryHost, ScoresABatch) {
  ASSERT_EQ(host.open(library_model(0, "good", {kAge, {Type::kString, "region"}})).failure,
            Failure::kNone);
  TestLayout layout(host, 3);
  layout.column<std::int8_t>(Type::kInt8, {25, 40, 18})
      .strings({"west", "", "south"}, {true, false, true})
      .model(0, {0, 1});
  layout.send();
  EXPECT_TRUE(host.score(3).empty());
  EXPECT_EQ(std::vector<int>(layout.ranks(), layout.ranks() + 3), (std::vector<int>{3, 5, 2}));
  EXPECT_EQ(std::vector<int>(layout.binaries(), layout.binaries() + 3),
            (std::vector<int>{1, 0, 0}));
  EXPECT_EQ(host.status(), -1);
}

TEST_F(LibraryHost, ScoresABatchAtItsBases) {
  ASSERT_EQ(host.open(library_model(0, "bad_rank")).failure, Failure::kNone);
  TestLayout layout(host, 1);
  layout.column<std::int8_t>(Type::kInt8, {1}).model(0, {0});
  layout.send();
  constexpr std::uint64_t outputs_base = 1 << 19;
  constexpr std::uint64_t inputs_base = 1 << 20;
  host.region()[inputs_base + host.region_size() / 2] = 17;
  EXPECT_TRUE(host.score(1, outputs_base, inputs_base).empty());
  EXPECT_EQ(layout.ranks()[outputs_base / sizeof(std::int32_t)], 17);
}

TEST_F(LibraryHost, ScoresNoRecords) {
  ASSERT_EQ(host.open(library_model(0, "aborting")).failure, Failure::kNone);
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(0, {0}).send();
  EXPECT_TRUE(host.score(0).empty());
}

TEST_F(LibraryHost, GoesOnInANewRegion) {
  ASSERT_EQ(host.open(library_model(0, "bad_rank")).failure, Failure::kNone);
  host.announce_region(2);
  TestLayout layout(host, 1);
  layout.column<std::int8_t>(Type::kInt8, {4}).model(0, {0});
  layout.send();
  EXPECT_TRUE(host.score(1).empty());
  EXPECT_EQ(layout.ranks()[0], 4);
}

TEST_F(LibraryHost, ReportsAMissingLibrary) {
  OpenMessage message = library_model(0, "good");
  message.binary = "/nowhere/libnothing.so";
  const Outcome outcome = host.open(message);
  EXPECT_EQ(outcome.failure, Failure::kLoadError);
  EXPECT_NE(outcome.message.find("/nowhere/libnothing.so"), std::string::npos) << outcome.message;
}

TEST_F(LibraryHost, ReportsAMissingSymbol) {
  const Outcome outcome = host.open(library_model(0, "absent"));
  EXPECT_EQ(outcome.failure, Failure::kLoadError);
  EXPECT_NE(outcome.message.find("exports no model \"absent\""), std::string::npos);
}

TEST_F(LibraryHost, RefusesAnotherAbi) {
  OpenMessage message = library_model(0, "stale");
  message.binary = STALE_MODEL;
  const Outcome outcome = host.open(message);
  EXPECT_EQ(outcome.failure, Failure::kLoadError);
  EXPECT_NE(outcome.message.find("version 99 of martlet.h"), std::string::npos) << outcome.message;
}

TEST_F(LibraryHost, RefusesAModelWithoutScore) {
  EXPECT_EQ(host.open(library_model(0, "hollow")).failure, Failure::kLoadError);
}

TEST_F(LibraryHost, RefusesAnRScript) {
  OpenMessage message = library_model(0, "good");
  message.kind = Kind::kR;
  EXPECT_EQ(host.open(message).failure, Failure::kLoadError);
}

TEST_F(LibraryHost, PassesOnWhyAModelRefusedToOpen) {
  const Outcome outcome = host.open(library_model(0, "refusing", {kAge}, "/some/parameters.csv"));
  EXPECT_EQ(outcome.failure, Failure::kLoadError);
  EXPECT_EQ(outcome.message, "/some/parameters.csv: refused");
}

TEST_F(LibraryHost, PassesOnAModelsError) {
  const auto failures = score("failing", {1, 99, 2});
  ASSERT_EQ(failures.count(5), 1u);
  EXPECT_EQ(failures.at(5).failure, Failure::kModelError);
  EXPECT_EQ(failures.at(5).message, "nobody is 99");
}

TEST_F(LibraryHost, TellsAnErrorWithoutAMessage) {
  EXPECT_EQ(score("silent", {1}).at(5).message, "returned 7 without a message");
}

TEST_F(LibraryHost, SurvivesAnException) {
  const auto failures = score("throwing", {1});
  EXPECT_EQ(failures.at(5).failure, Failure::kModelError);
  EXPECT_EQ(failures.at(5).message, "an exception left the model: unfit");
}

TEST_F(LibraryHost, TellsOutOfMemory) {
  EXPECT_EQ(score("greedy", {1}).at(5).failure, Failure::kOutOfMemory);
}

TEST_F(LibraryHost, RefusesARankOutsideItsRange) {
  const auto failures = score("bad_rank", {1, 20, 21});
  EXPECT_EQ(failures.at(5).failure, Failure::kBadOutput);
  EXPECT_EQ(failures.at(5).message, "its rank 21 is outside 1..20");
  EXPECT_EQ(failures.at(5).record, 2u);
}

TEST_F(LibraryHost, RefusesUnwrittenScores) {
  const auto failures = score("unwritten", {1, 2, 3});
  EXPECT_EQ(failures.at(5).failure, Failure::kBadOutput);
  EXPECT_EQ(failures.at(5).message, "its rank was not written");
}

TEST_F(LibraryHost, SkipsAModelThatHasFailedAndGoesOnWithTheOthers) {
  ASSERT_EQ(host.open(library_model(1, "bad_rank")).failure, Failure::kNone);
  ASSERT_EQ(host.open(library_model(2, "failing")).failure, Failure::kNone);
  TestLayout layout(host, 1);
  layout.column<std::int8_t>(Type::kInt8, {99}).model(1, {0}).model(2, {0});
  layout.send();
  EXPECT_EQ(host.score(1).size(), 2u);
  EXPECT_TRUE(host.score(1).empty());
  // Opened anew under its number, the model is back.
  ASSERT_EQ(host.open(library_model(1, "bad_rank")).failure, Failure::kNone);
  layout.send();
  EXPECT_EQ(host.score(1).count(1), 1u);
}

TEST_F(LibraryHost, LeavesTheModelsNumberWhenItAborts) {
  EXPECT_THROW(score("aborting", {1}), ProtocolError);
  EXPECT_EQ(host.status(), 5);
  const int status = host.close();
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGABRT);
}

// As nohup and a shell's & start what stands behind them.
struct IgnoredSignals {
  IgnoredSignals() { to(SIG_IGN); }
  ~IgnoredSignals() { to(SIG_DFL); }
  static void to(sighandler_t handler) {
    for (int number : {SIGHUP, SIGINT, SIGQUIT}) ::signal(number, handler);
  }
};

TEST_F(LibraryHost, TakesSignalsAsUsualWhateverItsStarterDoesWithThem) {
  const IgnoredSignals ignored;
  HostProcess other(MARTLET_HOST, "libraries");
  ASSERT_EQ(other.open(library_model(5, "ill_be_interrupted")).failure, Failure::kNone);
  TestLayout(other, 4).column<std::int8_t>(Type::kInt8, {25, 40, 18, 60}).model(5, {0}).send();
  EXPECT_THROW(other.score(4), ProtocolError);
  const int status = other.close();
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGINT);
}

TEST_F(LibraryHost, LeavesTheModelsNumberWhenItExits) {
  EXPECT_THROW(score("exiting", {1}), ProtocolError);
  EXPECT_EQ(host.status(), 5);
}

TEST_F(LibraryHost, KillsAModelThatWritesToItsInputs) {
  EXPECT_THROW(score("scribbling", {1}), ProtocolError);
  EXPECT_EQ(host.status(), 5);
}

TEST_F(LibraryHost, KeepsAModelFromItsNeighboursScores) {
  TestLayout layout(host, 3);
  layout.column<std::int8_t>(Type::kInt8, {2, 3, 4});
  for (std::uint32_t model : {0u, 1u, 2u, 3u}) {
    ASSERT_FALSE(host.open(library_model(model, model == 1 ? "overwriting" : "bad_rank")).failed());
    layout.model(model, {0});
  }
  layout.send();
  EXPECT_TRUE(host.score(3).empty());
  for (std::size_t model : {0u, 2u, 3u}) {
    EXPECT_EQ(std::vector<int>(layout.ranks(model), layout.ranks(model) + 3),
              (std::vector<int>{2, 3, 4}))
        << model;
    EXPECT_EQ(layout.binaries(model)[0], 0) << model;
  }
}

// What a model changes of the process that it shares with another.
class Meddling : public LibraryHost, public ::testing::WithParamInterface<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() == "folder" && host.sandbox_level() == "none") {
      GTEST_SKIP() << "the kernel offers no seccomp: level " << host.sandbox_level();
    }
    ASSERT_FALSE(host.open(library_model(1, "meddling", {kAge}, GetParam())).failed());
  }
};

TEST_P(Meddling, ReachesNoOther) {
  ASSERT_FALSE(host.open(library_model(2, "witness")).failed());
  TestLayout layout(host, 1);
  layout.column<std::int8_t>(Type::kInt8, {1}).model(1, {0}).model(2, {0});
  layout.send();
  for (int batch = 0; batch < 2; ++batch) {
    EXPECT_TRUE(host.score(1).empty());
    EXPECT_EQ(layout.ranks(1)[0], 1);
  }
}

TEST_P(Meddling, HidesNoCrash) {
  ASSERT_FALSE(host.open(library_model(2, "aborting")).failed());
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(1, {0}).model(2, {0}).send();
  EXPECT_THROW(host.score(1), ProtocolError);
  EXPECT_EQ(host.status(), 2);
}

std::string name_of(const ::testing::TestParamInfo<std::string>& what) {
  std::string name = what.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(LibraryHost, Meddling,
                         ::testing::Values("rounding", "subnormals", "x87", "locale",
                                           "thread-locale", "cpp-locale", "variable", "variables",
                                           "folder", "errno", "mask", "handlers", "stack", "umask"),
                         name_of);

TEST_F(LibraryHost, EndsWithTheConnection) {
  ASSERT_EQ(host.open(library_model(1, "bad_rank")).failure, Failure::kNone);
  EXPECT_EQ(host.close(), 0);
}

}  // namespace
}  // namespace martlet::host
