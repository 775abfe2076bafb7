#pragma once

#include <string>
#include <vector>

namespace martlet::host {

// What code may do with files: with Landlock, where the kernel has it, nothing else, and no signals
// and no looking into processes but those below this one.
struct FileAccess {
  // Files and folders that may be read, with all that is in them.
  std::vector<std::string> readable;
  // The same, of which files may be started, too.
  std::vector<std::string> startable;
  // Folders in which files may be written.
  std::vector<std::string> writable;
  // Folders in which files may be made and deleted, too.
  std::vector<std::string> own;

  // Adds what every program reads to start: the system's libraries, settings, devices.
  void add_system(bool may_start);
};

// Restricts this process, and all that it starts, to that. What is not there is left out. False
// where the kernel has no Landlock; to be called with no new privileges.
bool restrict_files(const FileAccess& access);

}  // namespace martlet::host
