#pragma once

#include <string>

namespace martlet::host {

// What a host is for, which decides what it must be able to do: only for programs may it start
// programs, and libraries, which share their process, may not change its working directory.
enum class Guests { kLibraries, kPrograms, kScripts };

// Gives up what no model needs, for this process and the programs it starts: new privileges, core
// dumps, outliving its parent; and with seccomp, where the kernel has it, sockets, tracing other
// processes, mounting and the like (which kill with SIGSYS), and writing to files and, where
// they are denied, programs and changes of the working directory (EACCES).
// MARTLET_MEMORY_LIMIT, in bytes, limits the address space.
//
// It is a guard against models' mistakes and casual misuse: code that shares the host's memory
// may still harm the host itself. Returns the level reached, such as "no-new-privs,seccomp" or
// "no-new-privs,seccomp,no-exec".
std::string enter_sandbox(Guests guests);

// Opens a file of the JVM's for reading and writing, which the sandbox denies to everybody else.
// Returns the descriptor, or -1 with errno.
int open_for_writing(const std::string& path);

}  // namespace martlet::host
