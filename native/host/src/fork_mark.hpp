#pragma once

#include <cstdint>

namespace martlet::host {

// Tells a process from copies of it that a model makes by forking and returning: a page that is
// empty in those.
class ForkMark {
 public:
  ForkMark();
  ForkMark(const ForkMark&) = delete;
  ForkMark& operator=(const ForkMark&) = delete;
  ~ForkMark();

  // Ends this process if it is a copy: it has nobody to serve.
  void end_copy() const {
    if (*mark_ == 0) end();
  }

 private:
  [[noreturn]] static void end();

  volatile std::uint8_t* mark_;
};

}  // namespace martlet::host
