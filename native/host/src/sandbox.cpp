#include "sandbox.hpp"

#include <fcntl.h>
#include <limits.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace martlet::host {

namespace {

// The one path that may be opened for writing. The filter knows it by its address, since seccomp
// sees a system call's arguments but not what they point to.
char writable_path[PATH_MAX];

// No model has any business with these.
constexpr int kFatal[] = {
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
};

// Changes to the file system: denied as if the files were read-only, because well-meaning code
// probes for them (a cache it may write, a temporary file) and copes.
constexpr int kDenied[] = {
    SCMP_SYS(creat),    SCMP_SYS(truncate),  SCMP_SYS(unlink),    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),   SCMP_SYS(renameat),  SCMP_SYS(renameat2), SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),  SCMP_SYS(rmdir),     SCMP_SYS(link),      SCMP_SYS(linkat),
    SCMP_SYS(symlink),  SCMP_SYS(symlinkat), SCMP_SYS(mknod),     SCMP_SYS(mknodat),
    SCMP_SYS(chmod),    SCMP_SYS(fchmodat),  SCMP_SYS(chown),     SCMP_SYS(lchown),
    SCMP_SYS(fchownat), SCMP_SYS(setxattr),  SCMP_SYS(lsetxattr), SCMP_SYS(removexattr),
};

constexpr int kStarting[] = {SCMP_SYS(execve), SCMP_SYS(execveat)};

constexpr int kMoving[] = {SCMP_SYS(chdir), SCMP_SYS(fchdir)};

// Calls whose arguments a filter can't see through. Programs fall back when they seem not to exist.
constexpr int kAbsent[] = {SCMP_SYS(openat2), SCMP_SYS(io_uring_setup)};

constexpr scmp_datum_t kWritingFlags[][2] = {
    {O_ACCMODE, O_WRONLY}, {O_ACCMODE, O_RDWR}, {O_CREAT, O_CREAT}, {O_TRUNC, O_TRUNC}};

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ALLOW)) {}
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  ~Filter() { seccomp_release(context_); }

  bool load(Guests guests) {
    return context_ != nullptr && add_rules(guests) && seccomp_load(context_) == 0;
  }

 private:
  bool add_rules(Guests guests) {
    bool added = true;
    if (guests != Guests::kPrograms) {
      for (int call : kStarting) added &= add(SCMP_ACT_ERRNO(EACCES), call);
    }
    if (guests == Guests::kLibraries) {
      for (int call : kMoving) added &= add(SCMP_ACT_ERRNO(EACCES), call);
    }
    for (int call : kFatal) added &= add(SCMP_ACT_KILL_PROCESS, call);
    for (int call : kDenied) added &= add(SCMP_ACT_ERRNO(EACCES), call);
    for (int call : kAbsent) added &= add(SCMP_ACT_ERRNO(ENOSYS), call);
    const auto region = reinterpret_cast<scmp_datum_t>(writable_path);
    for (const auto& [mask, flags] : kWritingFlags) {
      added &= seccomp_rule_add(context_, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 1,
                                SCMP_A1(SCMP_CMP_MASKED_EQ, mask, flags)) == 0;
      added &= seccomp_rule_add(context_, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 2,
                                SCMP_A1(SCMP_CMP_NE, region),
                                SCMP_A2(SCMP_CMP_MASKED_EQ, mask, flags)) == 0;
    }
    return added;
  }

  bool add(std::uint32_t action, int call) {
    return seccomp_rule_add(context_, action, call, 0) == 0;
  }

  scmp_filter_ctx context_;
};

void limit_resources() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  if (const char* bytes = std::getenv("MARTLET_MEMORY_LIMIT")) {
    const rlim_t limit = std::strtoull(bytes, nullptr, 10);
    const rlimit address_space{limit, limit};
    if (limit > 0) ::setrlimit(RLIMIT_AS, &address_space);
  }
}

}  // namespace

std::string enter_sandbox(Guests guests) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit_resources();
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "none";
  if (!Filter().load(guests)) return "no-new-privs";
  return guests == Guests::kPrograms ? "no-new-privs,seccomp" : "no-new-privs,seccomp,no-exec";
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

}  // namespace martlet::host
