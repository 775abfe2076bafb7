#include "system_calls.hpp"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace martlet::host {

namespace {

constexpr int kAllowed[] = {
    // Memory.
    SCMP_SYS(brk),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mprotect),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(msync),
    SCMP_SYS(mincore),
    SCMP_SYS(mlock),
    SCMP_SYS(mlock2),
    SCMP_SYS(munlock),
    SCMP_SYS(membarrier),
    SCMP_SYS(memfd_create),
    SCMP_SYS(mbind),
    SCMP_SYS(get_mempolicy),
    SCMP_SYS(set_mempolicy),
    SCMP_SYS(pkey_alloc),
    SCMP_SYS(pkey_free),
    SCMP_SYS(pkey_mprotect),
    // Open files.
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(preadv),
    SCMP_SYS(pwritev),
    SCMP_SYS(preadv2),
    SCMP_SYS(pwritev2),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(close_range),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
    SCMP_SYS(fcntl),
    SCMP_SYS(flock),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fallocate),
    SCMP_SYS(fadvise64),
    SCMP_SYS(readahead),
    SCMP_SYS(sendfile),
    SCMP_SYS(copy_file_range),
    SCMP_SYS(splice),
    SCMP_SYS(tee),
    SCMP_SYS(ioctl),
    SCMP_SYS(fstat),
    SCMP_SYS(fstatfs),
    SCMP_SYS(fchmod),
    SCMP_SYS(getdents),
    SCMP_SYS(getdents64),
    SCMP_SYS(pipe),
    SCMP_SYS(pipe2),
    // Files by name.
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(umask),
    SCMP_SYS(utimensat),
    SCMP_SYS(inotify_init1),
    SCMP_SYS(inotify_add_watch),
    SCMP_SYS(inotify_rm_watch),
    // Waiting.
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    SCMP_SYS(epoll_create),
    SCMP_SYS(epoll_create1),
    SCMP_SYS(epoll_ctl),
    SCMP_SYS(epoll_wait),
    SCMP_SYS(epoll_pwait),
    SCMP_SYS(epoll_pwait2),
    SCMP_SYS(eventfd),
    SCMP_SYS(eventfd2),
    SCMP_SYS(signalfd4),
    SCMP_SYS(timerfd_create),
    SCMP_SYS(timerfd_settime),
    SCMP_SYS(timerfd_gettime),
    SCMP_SYS(futex),
    SCMP_SYS(futex_waitv),
    SCMP_SYS(pause),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(restart_syscall),
    // Time.
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(alarm),
    SCMP_SYS(getitimer),
    SCMP_SYS(setitimer),
    SCMP_SYS(timer_create),
    SCMP_SYS(timer_settime),
    SCMP_SYS(timer_gettime),
    SCMP_SYS(timer_getoverrun),
    SCMP_SYS(timer_delete),
    // Signals, from and to processes below this one where Landlock sees to it.
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigpending),
    SCMP_SYS(rt_sigtimedwait),
    SCMP_SYS(rt_sigsuspend),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(tkill),
    SCMP_SYS(tgkill),
    // Processes and threads.
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(wait4),
    SCMP_SYS(waitid),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(get_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(arch_prctl),
    SCMP_SYS(prctl),
    SCMP_SYS(getpid),
    SCMP_SYS(getppid),
    SCMP_SYS(gettid),
    SCMP_SYS(getpgid),
    SCMP_SYS(getpgrp),
    SCMP_SYS(getsid),
    SCMP_SYS(setsid),
    SCMP_SYS(setpgid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getgroups),
    SCMP_SYS(getresuid),
    SCMP_SYS(getresgid),
    SCMP_SYS(capget),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_setaffinity),
    SCMP_SYS(sched_getparam),
    SCMP_SYS(sched_getscheduler),
    SCMP_SYS(sched_setscheduler),
    SCMP_SYS(sched_get_priority_max),
    SCMP_SYS(sched_get_priority_min),
    SCMP_SYS(getpriority),
    SCMP_SYS(setpriority),
    SCMP_SYS(getcpu),
    SCMP_SYS(getrlimit),
    SCMP_SYS(setrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrandom),
    SCMP_SYS(personality),
    SCMP_SYS(landlock_create_ruleset),
    SCMP_SYS(landlock_add_rule),
    SCMP_SYS(landlock_restrict_self),
    // Sockets that are open already, and pairs of them.
    SCMP_SYS(socketpair),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),
    SCMP_SYS(shutdown),
    SCMP_SYS(getsockopt),
    SCMP_SYS(setsockopt),
    SCMP_SYS(getsockname),
    SCMP_SYS(getpeername),
};

// No model has any business with these.
constexpr int kFatal[] = {
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

// Changes to the file system: without Landlock denied as if the files were read-only, because
// well-meaning code probes for them (a cache it may write, a temporary file) and copes.
constexpr int kChanging[] = {
    SCMP_SYS(creat),   SCMP_SYS(truncate),  SCMP_SYS(unlink),    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),  SCMP_SYS(renameat),  SCMP_SYS(renameat2), SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat), SCMP_SYS(rmdir),     SCMP_SYS(link),      SCMP_SYS(linkat),
    SCMP_SYS(symlink), SCMP_SYS(symlinkat),
};

// Of whoever's files, which Landlock does not see.
constexpr int kDenied[] = {
    SCMP_SYS(mknod),    SCMP_SYS(mknodat),   SCMP_SYS(chmod),       SCMP_SYS(fchmodat),
    SCMP_SYS(chown),    SCMP_SYS(lchown),    SCMP_SYS(fchown),      SCMP_SYS(fchownat),
    SCMP_SYS(setxattr), SCMP_SYS(lsetxattr), SCMP_SYS(removexattr), SCMP_SYS(connect),
};

constexpr int kStarting[] = {SCMP_SYS(execve), SCMP_SYS(execveat)};

constexpr int kMoving[] = {SCMP_SYS(chdir), SCMP_SYS(fchdir)};

constexpr int kOpening[] = {SCMP_SYS(open), SCMP_SYS(openat)};

constexpr scmp_datum_t kWritingFlags[][2] = {
    {O_ACCMODE, O_WRONLY}, {O_ACCMODE, O_RDWR}, {O_CREAT, O_CREAT}, {O_TRUNC, O_TRUNC}};

// Name services are asked for through these; programs go on without.
constexpr int kQuietFamilies[] = {AF_UNIX, AF_NETLINK};

constexpr scmp_datum_t kNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                     CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

constexpr scmp_datum_t kLowWord = 0xffffffff;

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(ENOSYS))) {}
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  ~Filter() { seccomp_release(context_); }

  bool load(Guests guests, bool files_restricted) {
    if (context_ == nullptr) return false;
    add_all(kAllowed, SCMP_ACT_ALLOW);
    add_all(kFatal, SCMP_ACT_KILL_PROCESS);
    add_all(kDenied, SCMP_ACT_ERRNO(EACCES));
    add_all(kStarting, guests == Guests::kPrograms ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES));
    add_all(kMoving, guests == Guests::kLibraries ? SCMP_ACT_ERRNO(EACCES) : SCMP_ACT_ALLOW);
    add_all(kChanging, files_restricted ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES));
    if (files_restricted) {
      add_all(kOpening, SCMP_ACT_ALLOW);
    } else {
      add_reading();
    }
    add_sockets();
    add_signals(guests);
    // Threads and processes, in no namespace of their own, where they would have every capability.
    // clone3 hides its flags from a filter: it seems not to exist, and the C library uses clone.
    add(SCMP_ACT_ALLOW, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, kNamespaces, 0));
    // Its own limits.
    add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), target(kLowWord, 0));
    return added_ && seccomp_load(context_) == 0;
  }

 private:
  template <std::size_t size>
  void add_all(const int (&calls)[size], std::uint32_t action) {
    for (int call : calls) added_ &= seccomp_rule_add(context_, action, call, 0) == 0;
  }

  // Opening for reading; and for writing, the one path.
  void add_reading() {
    const auto path = reinterpret_cast<scmp_datum_t>(path_to_write());
    constexpr scmp_datum_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC;
    add(SCMP_ACT_ALLOW, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
    add(SCMP_ACT_ALLOW, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
    add(SCMP_ACT_ALLOW, SCMP_SYS(openat), SCMP_A1(SCMP_CMP_EQ, path));
    for (const auto& [mask, flags] : kWritingFlags) {
      add(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, mask, flags));
      added_ &= seccomp_rule_add(context_, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 2,
                                 SCMP_A1(SCMP_CMP_NE, path),
                                 SCMP_A2(SCMP_CMP_MASKED_EQ, mask, flags)) == 0;
    }
  }

  void add_sockets() {
    for (int family : kQuietFamilies) {
      add(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket),
          SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(family)));
    }
    for (int family : {AF_INET, AF_INET6, AF_PACKET, AF_VSOCK}) {
      add(SCMP_ACT_KILL_PROCESS, SCMP_SYS(socket),
          SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(family)));
    }
  }

  // Never to all there are, which is -1. Libraries have no children to send any to.
  void add_signals(Guests guests) {
    add(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(kill), target(kLowWord, kLowWord));
    if (guests == Guests::kLibraries) {
      add(SCMP_ACT_ALLOW, SCMP_SYS(kill), target(kLowWord, 0));
      add(SCMP_ACT_ALLOW, SCMP_SYS(kill), target(kLowWord, static_cast<scmp_datum_t>(::getpid())));
      return;
    }
    constexpr scmp_datum_t kNegative = 0x80000000;
    add(SCMP_ACT_ALLOW, SCMP_SYS(kill), target(kNegative, 0));
    // Other negative numbers, which are groups, lack at least one bit.
    for (scmp_datum_t bit = 1; bit < kNegative; bit <<= 1) {
      add(SCMP_ACT_ALLOW, SCMP_SYS(kill), target(kNegative | bit, kNegative));
    }
  }

  static scmp_arg_cmp target(scmp_datum_t mask, scmp_datum_t value) {
    return SCMP_A0(SCMP_CMP_MASKED_EQ, mask, value);
  }

  void add(std::uint32_t action, int call, scmp_arg_cmp argument) {
    added_ &= seccomp_rule_add(context_, action, call, 1, argument) == 0;
  }

  scmp_filter_ctx context_;
  bool added_ = true;
};

}  // namespace

bool restrict_system_calls(Guests guests, bool files_restricted) {
  return Filter().load(guests, files_restricted);
}

}  // namespace martlet::host
