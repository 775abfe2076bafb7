#include "connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace martlet::host {

namespace {

[[noreturn]] void throw_errno(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// After a call that failed: waits where it may be made again, as on a socket that a model has set
// not to block, or to give up soon.
void wait_to_try_again(int socket, short events, const char* what) {
  if (errno == EINTR) return;
  if (errno != EAGAIN) throw_errno(what);
  pollfd waiting{socket, events, 0};
  ::poll(&waiting, 1, -1);
}

}  // namespace

Connection Connection::to(const std::string& socket_path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket_path.size() >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    throw_errno(socket_path);
  }
  std::memcpy(address.sun_path, socket_path.data(), socket_path.size());
  UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!socket.open() ||
      ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw_errno(socket_path);
  }
  return Connection(std::move(socket));
}

bool Connection::receive(Frame& frame) {
  std::uint32_t length = 0;
  if (!read_fully(reinterpret_cast<char*>(&length), sizeof length)) return false;
  if (length < 1 || length > kLargestFrame) {
    throw ProtocolError("a frame of " + std::to_string(length) + " bytes");
  }
  frame.payload.resize(length - 1);
  if (!read_fully(reinterpret_cast<char*>(&frame.type), 1) ||
      (length > 1 && !read_fully(frame.payload.data(), length - 1))) {
    throw ProtocolError("the connection ended within a frame");
  }
  return true;
}

void Connection::send(WireWriter& message) {
  std::string_view rest = message.frame();
  while (!rest.empty()) {
    const ssize_t sent = ::send(socket_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent < 0) {
      wait_to_try_again(socket_.get(), POLLOUT, "send");
      continue;
    }
    rest.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Connection::read_fully(char* bytes, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::read(socket_.get(), bytes + done, size - done);
    if (got < 0) {
      wait_to_try_again(socket_.get(), POLLIN, "receive");
      continue;
    }
    if (got == 0) {
      if (done == 0) return false;
      throw ProtocolError("the connection ended within a frame");
    }
    done += static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace martlet::host
