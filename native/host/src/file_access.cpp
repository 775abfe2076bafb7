#include "file_access.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "unique_fd.hpp"

namespace martlet::host {

namespace {

// The kernel's interface (linux/landlock.h), which the headers of older systems lack.
#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#define __NR_landlock_restrict_self 446
#endif

struct Ruleset {
  std::uint64_t files;
  std::uint64_t network;
  std::uint64_t scoped;
};

struct PathBeneath {
  std::uint64_t access;
  std::int32_t parent;
} __attribute__((packed));

constexpr int kPathBeneath = 1;
constexpr unsigned kAskVersion = 1;

constexpr std::uint64_t kExecute = 1 << 0;
constexpr std::uint64_t kWriteFile = 1 << 1;
constexpr std::uint64_t kReadFile = 1 << 2;
constexpr std::uint64_t kReadFolder = 1 << 3;
constexpr std::uint64_t kAllOfFirstVersion = (1 << 13) - 1;
constexpr std::uint64_t kRefer = 1 << 13;
constexpr std::uint64_t kTruncate = 1 << 14;
constexpr std::uint64_t kDeviceControl = 1 << 15;
constexpr std::uint64_t kOfFiles = kExecute | kWriteFile | kReadFile | kTruncate | kDeviceControl;

constexpr int kVersionOfRefer = 2;
constexpr int kVersionOfTruncate = 3;
constexpr int kVersionOfNetwork = 4;
constexpr int kVersionOfDevices = 5;
constexpr int kVersionOfScopes = 6;

// Connecting and listening; abstract Unix sockets and signals.
constexpr std::uint64_t kAllOfNetwork = 3;
constexpr std::uint64_t kAllScopes = 3;

constexpr const char* kSystem[] = {"/usr", "/lib", "/lib64", "/bin", "/sbin", "/opt"};

// Not all of /etc, where secrets are.
constexpr const char* kSettings[] = {"/etc/ld.so.cache",
                                     "/etc/ld.so.conf",
                                     "/etc/ld.so.conf.d",
                                     "/etc/ld.so.preload",
                                     "/etc/localtime",
                                     "/etc/timezone",
                                     "/etc/locale.alias",
                                     "/etc/nsswitch.conf",
                                     "/etc/passwd",
                                     "/etc/group",
                                     "/etc/alternatives",
                                     "/etc/fonts",
                                     "/etc/R",
                                     "/etc/java",
                                     "/etc/pki/java",
                                     "/etc/mime.types",
                                     "/etc/python3",
                                     "/etc/python3.11",
                                     "/etc/crypto-policies",
                                     "/proc",
                                     "/sys/devices/system",
                                     "/sys/fs/cgroup",
                                     "/sys/kernel/mm",
                                     "/dev/zero",
                                     "/dev/random",
                                     "/dev/urandom"};

class Landlock {
 public:
  Landlock() : version_(static_cast<int>(create(nullptr, 0, kAskVersion))) {
    if (version_ < 1) return;
    handled_ = kAllOfFirstVersion;
    if (version_ >= kVersionOfRefer) handled_ |= kRefer;
    if (version_ >= kVersionOfTruncate) handled_ |= kTruncate;
    if (version_ >= kVersionOfDevices) handled_ |= kDeviceControl;
    const Ruleset ruleset{handled_, version_ >= kVersionOfNetwork ? kAllOfNetwork : 0,
                          version_ >= kVersionOfScopes ? kAllScopes : 0};
    std::size_t size = sizeof ruleset.files;
    if (version_ >= kVersionOfNetwork) size += sizeof ruleset.network;
    if (version_ >= kVersionOfScopes) size += sizeof ruleset.scoped;
    rules_ = UniqueFd(static_cast<int>(create(&ruleset, size, 0)));
  }

  bool open() const { return rules_.open(); }

  void allow(const std::string& path, std::uint64_t access) {
    const UniqueFd place(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat status {};
    if (!place.open() || ::fstat(place.get(), &status) != 0) return;
    if (!S_ISDIR(status.st_mode)) access &= kOfFiles;
    const PathBeneath rule{access & handled_, place.get()};
    ::syscall(__NR_landlock_add_rule, rules_.get(), kPathBeneath, &rule, 0);
  }

  bool restrict() { return ::syscall(__NR_landlock_restrict_self, rules_.get(), 0) == 0; }

 private:
  static long create(const Ruleset* ruleset, std::size_t size, unsigned flags) {
    return ::syscall(__NR_landlock_create_ruleset, ruleset, size, flags);
  }

  int version_;
  std::uint64_t handled_ = 0;
  UniqueFd rules_;
};

}  // namespace

void FileAccess::add_system(bool may_start) {
  std::vector<std::string>& programs = may_start ? startable : readable;
  programs.insert(programs.end(), std::begin(kSystem), std::end(kSystem));
  readable.insert(readable.end(), std::begin(kSettings), std::end(kSettings));
  writable.emplace_back("/dev/null");
}

bool restrict_files(const FileAccess& access) {
  Landlock landlock;
  if (!landlock.open()) return false;
  constexpr std::uint64_t kReading = kReadFile | kReadFolder;
  constexpr std::uint64_t kWriting = kReading | kWriteFile | kTruncate | kDeviceControl;
  for (const std::string& path : access.readable) landlock.allow(path, kReading);
  for (const std::string& path : access.startable) landlock.allow(path, kReading | kExecute);
  for (const std::string& path : access.writable) landlock.allow(path, kWriting);
  for (const std::string& path : access.own) {
    landlock.allow(path, (kAllOfFirstVersion & ~kExecute) | kRefer | kTruncate);
  }
  return landlock.restrict();
}

}  // namespace martlet::host
