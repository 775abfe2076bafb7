#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "unique_fd.hpp"

namespace martlet::host {

// A running child with pipes to its three standard streams, in a process group of its own. Whatever
// happens, it is reaped: the destructor kills a child that was not waited for. There is one at a
// time.
class Process {
 public:
  // Starts arguments[0], the others being files that it may read; throws std::system_error when it
  // can't be started.
  explicit Process(const std::vector<std::string>& arguments);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  UniqueFd& input() { return input_; }
  UniqueFd& output() { return output_; }
  UniqueFd& errors() { return errors_; }

  // Becomes readable when the child has ended; none where the kernel has no such descriptors.
  const UniqueFd& end() const { return end_; }

  // Waits for the end, and takes down what the child has started; the status is waitpid's.
  int wait();

 private:
  pid_t pid_ = -1;
  UniqueFd input_;
  UniqueFd output_;
  UniqueFd errors_;
  UniqueFd end_;
};

}  // namespace martlet::host
