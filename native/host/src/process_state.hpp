#pragma once

#include <locale.h>

#include <vector>

namespace martlet::host {

// What a call of a model finds in the process that it shares with others: rounding to nearest with
// subnormal numbers, the "C" locale, the environment of the host's start, no error. Models change
// these by mistake or for themselves, and a library by being loaded (linked with -ffast-math, it
// makes the processor flush subnormal numbers to zero).
class ProcessState {
 public:
  // Takes the process as it is for what calls shall find.
  ProcessState();

  // To be called before every call of a model.
  void restore();

 private:
  void restore_locale();
  void restore_environment();

  char** environment_;
  // With the null pointer at its end.
  std::vector<char*> variables_;
};

}  // namespace martlet::host
