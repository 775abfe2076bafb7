#pragma once

#include <string>

namespace martlet::host {

// What a host is for, which decides what it must be able to do: only for programs may it start
// programs, and libraries, which share their process, may not change its working directory.
enum class Guests { kLibraries, kPrograms, kScripts };

// Takes what the JVM says to the host alone, MARTLET_READABLE, MARTLET_REGIONS and
// MARTLET_MEMORY_LIMIT, out of the environment, in which models would find it. To be called before
// anything looks at the environment.
void take_sandbox_settings();

// Gives up what no model needs, for this process and the programs it starts: new privileges,
// capabilities, core dumps, outliving its parent, all system calls but those of a list, and, with
// Landlock, all files but the system's, those that the file MARTLET_READABLE lists, each path ended
// by a NUL, and the temporary folder.
// MARTLET_MEMORY_LIMIT, in bytes, limits the memory that a process may write.
//
// It is a guard against models' mistakes and casual misuse: code that shares the host's memory
// may still harm the host itself. Returns the level reached: "none", "basic" (all of it but
// Landlock) or "full".
std::string enter_sandbox(Guests guests);

// Allows this process, which runs one model, and what it starts, no other files than the system's,
// those of its model and the temporary folder; on top of what enter_sandbox does, where the kernel
// can.
void narrow_sandbox(Guests guests, const std::string& binary, const std::string& parameters);

// Opens a file of the JVM's for reading and writing, which the sandbox denies to everybody else.
// Returns the descriptor, or -1 with errno.
int open_for_writing(const std::string& path);

// Where open_for_writing has its path: system calls are told by a filter by its address, since it
// sees their arguments but not what they point to.
const char* path_to_write();

}  // namespace martlet::host
