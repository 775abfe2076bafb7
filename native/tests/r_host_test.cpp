#include <gtest/gtest.h>

#include <cstdlib>

#include "host_process.hpp"

namespace martlet::host {
namespace {

class RHost : public ::testing::Test {
 protected:
  static OpenMessage script(const std::string& file, std::vector<OpenInput> inputs,
                            const std::string& symbol = "", const std::string& parameters = "") {
    return {2,  Kind::kR,         std::string(TEST_SCRIPTS) + "/" + file, symbol, parameters, 1,
            20, std::move(inputs)};
  }

  // Scores two records with a function of faulty.R.
  Outcome failure_of(const std::string& function) {
    const Outcome opened = host.open(script("faulty.R", {{Type::kInt8, "age"}}, function));
    EXPECT_EQ(opened.failure, Failure::kNone) << opened.message;
    TestLayout(host, 2).column<std::int8_t>(Type::kInt8, {3, 4}).model(2, {0}).send();
    return host.score(2)[2];
  }

  HostProcess host{MARTLET_R_HOST};
};

TEST_F(RHost, SaysWhatItIs) {
  EXPECT_EQ(host.name(), "martlet-r-host");
  EXPECT_NE(host.sandbox_level(), "none");
}

TEST_F(RHost, GivesEveryTypeAndMissingValues) {
  const Outcome opened = host.open(script("types.R",
                                          {{Type::kBool, "a_bool"},
                                           {Type::kInt8, "an_int8"},
                                           {Type::kInt16, "an_int16"},
                                           {Type::kInt32, "an_int32"},
                                           {Type::kInt64, "an_int64"},
                                           {Type::kFloat32, "a_float32"},
                                           {Type::kFloat64, "a_float64"},
                                           {Type::kDate, "a_date"},
                                           {Type::kString, "a_string"}},
                                          "", "/the/parameters.csv"));
  ASSERT_EQ(opened.failure, Failure::kNone) << opened.message;
  const std::vector<bool> present = {true, false};
  TestLayout layout(host, 2);
  layout.column<std::uint8_t>(Type::kBool, {1, 0}, present)
      .column<std::int8_t>(Type::kInt8, {-8, 0}, present)
      .column<std::int16_t>(Type::kInt16, {-1600, 0}, present)
      .column<std::int32_t>(Type::kInt32, {-320000, 0}, present)
      .column<std::int64_t>(Type::kInt64, {-64000000000, 0}, present)
      .column<float>(Type::kFloat32, {0.5f, 0}, present)
      .column<double>(Type::kFloat64, {0.1, 0}, present)
      .column<std::int32_t>(Type::kDate, {11016, 0}, present)
      .strings({"Z\xc3\xbcrich", ""}, present)
      .model(2, {0, 1, 2, 3, 4, 5, 6, 7, 8});
  layout.send();
  const auto failures = host.score(2);
  ASSERT_TRUE(failures.empty()) << failures.at(2).message;
  EXPECT_EQ(std::vector<int>(layout.ranks(), layout.ranks() + 2), (std::vector<int>{9, 19}));
  EXPECT_EQ(std::vector<int>(layout.binaries(), layout.binaries() + 2), (std::vector<int>{1, 0}));
}

TEST_F(RHost, PassesOnAnError) {
  const Outcome outcome = failure_of("stopping");
  EXPECT_EQ(outcome.failure, Failure::kModelError);
  EXPECT_NE(outcome.message.find("no such tariff"), std::string::npos) << outcome.message;
  // R has recovered.
  EXPECT_FALSE(failure_of("fair").failed());
}

TEST_F(RHost, RefusesNa) {
  const Outcome outcome = failure_of("na");
  EXPECT_EQ(outcome.failure, Failure::kBadOutput);
  EXPECT_EQ(outcome.message, "its `rank` is NA or no whole number in its range");
}

TEST_F(RHost, RefusesTheWrongLength) {
  EXPECT_EQ(failure_of("short").message, "the result's `binary` has 1 values for 2 records");
}

TEST_F(RHost, RefusesTheWrongType) {
  EXPECT_EQ(failure_of("words").message, "the result's `rank` is a character, expected numbers");
}

TEST_F(RHost, RefusesARankOutsideItsRange) {
  EXPECT_EQ(failure_of("high").message, "its rank 21 is outside 1..20");
}

TEST_F(RHost, RefusesAResultWithoutBinary) {
  EXPECT_EQ(failure_of("half").message, "expected list(rank = , binary = ), which has no `binary`");
}

TEST_F(RHost, DeniesPrograms) {
  if (host.sandbox_level() == "none") GTEST_SKIP() << host.sandbox_level();
  EXPECT_FALSE(failure_of("fair_if_programs_are_denied").failed());
}

TEST_F(RHost, ReportsAMissingFunction) {
  const Outcome outcome = host.open(script("faulty.R", {}, "absent"));
  EXPECT_EQ(outcome.failure, Failure::kLoadError);
  EXPECT_NE(outcome.message.find("defines no function \"absent\""), std::string::npos);
}

TEST_F(RHost, ReportsAScriptThatDoesNotParse) {
  const Outcome outcome = host.open(script("unparsable.R", {}));
  EXPECT_EQ(outcome.failure, Failure::kLoadError);
  EXPECT_NE(outcome.message.find("unparsable.R"), std::string::npos) << outcome.message;
}

TEST_F(RHost, ReportsAMissingScript) {
  EXPECT_EQ(host.open(script("absent.R", {})).failure, Failure::kLoadError);
}

TEST_F(RHost, TellsHowAScriptEndedRAndLives) {
  const Outcome outcome = failure_of("ending");
  EXPECT_EQ(outcome.failure, Failure::kCrashed) << outcome.message;
  EXPECT_FALSE(failure_of("fair").failed());
}

TEST_F(RHost, GoesOnInANewRegion) {
  ASSERT_FALSE(host.open(script("faulty.R", {{Type::kInt8, "age"}}, "fair")).failed());
  host.announce_region(2);
  TestLayout layout(host, 2);
  layout.column<std::int8_t>(Type::kInt8, {5, 6}).model(2, {0}).send();
  EXPECT_TRUE(host.score(2).empty());
  EXPECT_EQ(layout.ranks()[1], 6);
}

TEST_F(RHost, KeepsScriptsApart) {
  OpenMessage meddling = script("meddling.R", {{Type::kInt8, "age"}});
  meddling.model = 1;
  const Outcome opened = host.open(meddling);
  ASSERT_FALSE(opened.failed()) << opened.message;
  ASSERT_FALSE(host.open(script("witness.R", {{Type::kInt8, "age"}})).failed());
  TestLayout layout(host, 1);
  layout.column<std::int8_t>(Type::kInt8, {1}).model(1, {0}).model(2, {0}).send();
  for (int batch = 0; batch < 2; ++batch) {
    const auto failures = host.score(1);
    EXPECT_TRUE(failures.empty()) << failures.begin()->second.message;
    EXPECT_EQ(layout.ranks(1)[0], 1);
  }
}

TEST(REnvironment, IsTheHostsOwn) {
  ::setenv("LC_ALL", "C", 1);
  ::setenv("TZ", "America/New_York", 1);
  ::setenv("R_DEFAULT_PACKAGES", "NULL", 1);
  HostProcess host(MARTLET_R_HOST);
  for (const char* name : {"LC_ALL", "TZ", "R_DEFAULT_PACKAGES"}) ::unsetenv(name);
  const OpenMessage witness{
      2, Kind::kR, std::string(TEST_SCRIPTS) + "/witness.R", "", "", 1, 20, {{Type::kInt8, "age"}}};
  const Outcome opened = host.open(witness);
  ASSERT_FALSE(opened.failed()) << opened.message;
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(2, {0}).send();
  const auto failures = host.score(1);
  EXPECT_TRUE(failures.empty()) << failures.begin()->second.message;
}

TEST_F(RHost, EndsWithTheConnection) { EXPECT_EQ(host.close(), 0); }

}  // namespace
}  // namespace martlet::host
