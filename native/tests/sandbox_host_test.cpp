#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "host_process.hpp"

namespace martlet::host {
namespace {

class SandboxedHost : public ::testing::Test {
 protected:
  void SetUp() override {
    if (host.sandbox_level() == "none") {
      GTEST_SKIP() << "the kernel offers no seccomp: level " << host.sandbox_level();
    }
  }

  std::map<std::uint32_t, Outcome> score(const std::string& symbol, const std::string& parameters) {
    EXPECT_FALSE(
        host.open(
                {1, Kind::kLibrary, TEST_MODELS, symbol, parameters, 1, 20, {{Type::kInt8, "age"}}})
            .failed());
    TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(1, {0}).send();
    return host.score(1);
  }

  HostProcess host{MARTLET_HOST, "libraries"};
};

TEST_F(SandboxedHost, KillsAModelThatOpensASocket) {
  EXPECT_THROW(score("connecting", ""), ProtocolError);
  EXPECT_EQ(host.status(), 1);
  const int status = host.close();
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGSYS);
}

TEST_F(SandboxedHost, DeniesWritingAFile) {
  const std::string path = "/tmp/martlet-test-" + std::to_string(::getpid()) + ".txt";
  EXPECT_EQ(score("writing", path).at(1).message, "Permission denied");
  EXPECT_NE(::access(path.c_str(), F_OK), 0);
}

TEST(MemoryLimit, MakesAModelFailRatherThanTheMachine) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the address sanitizer takes more address space than any limit leaves";
#endif
  ::setenv("MARTLET_MEMORY_LIMIT", "1073741824", 1);
  HostProcess host(MARTLET_HOST, "libraries");
  ::unsetenv("MARTLET_MEMORY_LIMIT");
  ASSERT_FALSE(
      host.open({1, Kind::kLibrary, TEST_MODELS, "hungry", "", 1, 20, {{Type::kInt8, "age"}}})
          .failed());
  TestLayout(host, 1).column<std::int8_t>(Type::kInt8, {1}).model(1, {0}).send();
  EXPECT_EQ(host.score(1).at(1).failure, Failure::kOutOfMemory);
}

}  // namespace
}  // namespace martlet::host
