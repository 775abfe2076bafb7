#pragma once

#include <cstdint>
#include <string>

#include "unique_fd.hpp"
#include "wire.hpp"

namespace martlet::host {

constexpr std::uint32_t kLargestFrame = 64u << 20;

struct Frame {
  std::uint8_t type = 0;
  std::string payload;
};

// A connected stream socket that carries frames.
class Connection {
 public:
  explicit Connection(UniqueFd socket) : socket_(std::move(socket)) {}

  // Connects to a listening Unix socket; throws std::system_error.
  static Connection to(const std::string& socket_path);

  // Waits for the next frame; false when the other side has closed between two frames.
  bool receive(Frame& frame);

  void send(WireWriter& message);

 private:
  // Reads exactly `size` bytes; false at an end before the first of them.
  bool read_fully(char* bytes, std::size_t size);

  UniqueFd socket_;
};

}  // namespace martlet::host
