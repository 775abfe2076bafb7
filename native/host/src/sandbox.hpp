#pragma once

#include <string>

namespace martlet::host {

// Whether the process may start other programs.
enum class Programs { kAllowed, kDenied };

// Gives up what no model needs, for this process and the programs it starts: new privileges, core
// dumps, outliving its parent; and with seccomp, where the kernel has it, sockets, tracing other
// processes, mounting and the like (which kill with SIGSYS), and writing to files and, where
// they are denied, programs (EACCES).
// MARTLET_MEMORY_LIMIT, in bytes, limits the address space.
//
// It is a guard against models' mistakes and casual misuse: code that shares the host's memory
// may still harm the host itself. Returns the level reached, such as "no-new-privs,seccomp" or
// "no-new-privs,seccomp,no-exec".
std::string enter_sandbox(Programs programs);

// Opens a file of the JVM's for reading and writing, which the sandbox denies to everybody else.
// Returns the descriptor, or -1 with errno.
int open_for_writing(const std::string& path);

}  // namespace martlet::host
