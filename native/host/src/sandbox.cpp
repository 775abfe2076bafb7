#include "sandbox.hpp"

#include <fcntl.h>
#include <limits.h>
#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <vector>

#include "file_access.hpp"
#include "system_calls.hpp"

namespace martlet::host {

namespace {

char writable_path[PATH_MAX];

// In a temporary folder, whose whole size nobody limits.
constexpr rlim_t kLargestFile = 64 << 20;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string taken(const char* name) {
  std::string value = variable(name);
  ::unsetenv(name);
  return value;
}

// The paths in a file, each ended by a NUL: thousands are more than a variable holds.
std::vector<std::string> paths_in(const std::string& file) {
  std::vector<std::string> paths;
  std::ifstream in(file, std::ios::binary);
  for (std::string path; std::getline(in, path, '\0');) paths.push_back(path);
  return paths;
}

struct Settings {
  bool restrict_files = false;
  std::vector<std::string> readable;
  std::string regions;
  std::string memory_limit;
};

Settings settings;

void limit(int resource, rlim_t most) {
  const rlimit limits{most, most};
  ::setrlimit(resource, &limits);
}

void limit_resources() {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, kLargestFile);
  ::signal(SIGXFSZ, SIG_IGN);
  const rlim_t most = std::strtoull(settings.memory_limit.c_str(), nullptr, 10);
  // Not the address space, of which Java and others reserve much that they never use.
  if (most > 0) limit(RLIMIT_DATA, most);
}

void drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
  ::syscall(SYS_capset, &header, none);
}

void add_temporary_folder(FileAccess& access) {
  const std::string folder = variable("TMPDIR");
  if (!folder.empty()) access.own.push_back(folder);
}

FileAccess access_of_host(Guests guests) {
  const bool starts = guests == Guests::kPrograms;
  FileAccess access;
  access.add_system(starts);
  add_temporary_folder(access);
  std::vector<std::string>& models = starts ? access.startable : access.readable;
  models.insert(models.end(), settings.readable.begin(), settings.readable.end());
  if (!settings.regions.empty()) access.writable.push_back(settings.regions);
  return access;
}

}  // namespace

void take_sandbox_settings() {
  const std::string readable = taken("MARTLET_READABLE");
  settings = {!readable.empty(), paths_in(readable), taken("MARTLET_REGIONS"),
              taken("MARTLET_MEMORY_LIMIT")};
}

std::string enter_sandbox(Guests guests) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit_resources();
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "none";
  // Who does not say which files models may read has them all readable.
  const bool files_restricted = settings.restrict_files && restrict_files(access_of_host(guests));
  drop_capabilities();
  if (!restrict_system_calls(guests, files_restricted)) return "none";
  return files_restricted ? "full" : "basic";
}

void narrow_sandbox(Guests guests, const std::string& binary, const std::string& parameters) {
  if (!settings.restrict_files) return;
  FileAccess access;
  access.add_system(guests == Guests::kPrograms);
  add_temporary_folder(access);
  access.startable.push_back(binary);
  if (!parameters.empty()) access.readable.push_back(parameters);
  if (guests == Guests::kScripts && !settings.regions.empty()) {
    access.writable.push_back(settings.regions);
  }
  restrict_files(access);
}

int open_for_writing(const std::string& path) {
  if (path.size() >= sizeof writable_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  std::memcpy(writable_path, path.c_str(), path.size() + 1);
  const int file = ::openat(AT_FDCWD, writable_path, O_RDWR | O_CLOEXEC);
  writable_path[0] = '\0';
  return file;
}

const char* path_to_write() { return writable_path; }

}  // namespace martlet::host
