// What a host does when the other side breaks the protocol: it ends with status 1, and scores
// nothing.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "host_process.hpp"

namespace martlet::host {
namespace {

class ProtocolHost : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_FALSE(
        host.open({1, Kind::kLibrary, TEST_MODELS, "bad_rank", "", 1, 20, {{Type::kInt8, "age"}}})
            .failed());
  }

  void expect_end() {
    Frame frame;
    EXPECT_FALSE(host.receive(frame));
    const int status = host.close();
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 1);
  }

  HostProcess host{MARTLET_HOST, "libraries"};
};

TEST_F(ProtocolHost, SaysWhatItIs) { EXPECT_EQ(host.name(), "martlet-host"); }

TEST_F(ProtocolHost, RefusesAnUnknownMessage) {
  WireWriter unknown(99);
  host.send(unknown);
  expect_end();
}

TEST_F(ProtocolHost, RefusesScoreBeforeLayout) {
  EXPECT_THROW(host.score(1), ProtocolError);
  expect_end();
}

TEST_F(ProtocolHost, RefusesAnUnalignedBase) {
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(1, {0}).send();
  EXPECT_THROW(host.score(1, 32, 0), ProtocolError);
  expect_end();
}

TEST_F(ProtocolHost, RefusesABatchBeyondTheRegion) {
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(1, {0}).send();
  EXPECT_THROW(host.score(1, 0, host.region_size() - 64), ProtocolError);
  expect_end();
}

TEST_F(ProtocolHost, RefusesALayoutOfAModelThatIsNotOpen) {
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(2, {0}).send();
  expect_end();
}

TEST_F(ProtocolHost, RefusesALayoutOfAnotherType) {
  TestLayout(host, 1).column<std::int16_t>(Type::kInt16, {1}).model(1, {0}).send();
  expect_end();
}

TEST_F(ProtocolHost, RefusesALayoutWithOtherInputs) {
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(1, {0, 0}).send();
  expect_end();
}

}  // namespace
}  // namespace martlet::host
