#include "connection.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <system_error>

namespace martlet::host {
namespace {

// A connection whose other end sends these bytes, and then closes.
Connection receiving(std::string_view bytes) {
  int ends[2];
  EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  const UniqueFd sender(ends[0]);
  EXPECT_EQ(::write(sender.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  return Connection(UniqueFd(ends[1]));
}

TEST(ConnectionTest, ReceivesFramesUntilTheEnd) {
  Connection connection = receiving(std::string_view("\1\0\0\0\7\3\0\0\0\10ab", 12));
  Frame frame;
  ASSERT_TRUE(connection.receive(frame));
  EXPECT_EQ(frame.type, 7);
  EXPECT_TRUE(frame.payload.empty());
  ASSERT_TRUE(connection.receive(frame));
  EXPECT_EQ(frame.type, 8);
  EXPECT_EQ(frame.payload, "ab");
  EXPECT_FALSE(connection.receive(frame));
}

TEST(ConnectionTest, RefusesAFrameCutShort) {
  for (std::size_t size : {2u, 4u, 5u, 6u}) {
    Frame frame;
    Connection connection = receiving(std::string_view("\3\0\0\0\10ab", 7).substr(0, size));
    EXPECT_THROW(connection.receive(frame), ProtocolError) << size;
  }
}

TEST(ConnectionTest, RefusesAFrameWithoutAType) {
  Frame frame;
  EXPECT_THROW(receiving(std::string_view("\0\0\0\0", 4)).receive(frame), ProtocolError);
}

TEST(ConnectionTest, RefusesAFrameBeyondTheLimit) {
  Frame frame;
  EXPECT_THROW(receiving(std::string_view("\1\0\0\4\7", 5)).receive(frame), ProtocolError);
}

TEST(ConnectionTest, TellsASocketThatIsNotThere) {
  EXPECT_THROW(Connection::to("/nowhere/socket"), std::system_error);
  EXPECT_THROW(Connection::to(std::string(200, 'x')), std::system_error);
}

}  // namespace
}  // namespace martlet::host
