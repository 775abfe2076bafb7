#pragma once

#include "sandbox.hpp"

namespace martlet::host {

// Lets this process, and all that it starts, make those system calls only that models need, by
// seccomp: what no model has any business with kills with SIGSYS, what well-meaning code tries and
// can do without is denied with EACCES, and what is not known here seems not to exist.
//
// Without Landlock (`files_restricted`), files can't be written, made or deleted either, but for
// the one that open_for_writing opens.
//
// False where the kernel refuses.
bool restrict_system_calls(Guests guests, bool files_restricted);

}  // namespace martlet::host
