// Models that try what none may do: they fail when they can.

#include <fcntl.h>
#include <linux/bpf.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

#include "ill_behaved.hpp"

namespace {

using martlet::tests::require_denied;

void trace_itself() { ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }

void mount_nothing() { ::mount(nullptr, nullptr, nullptr, 0, nullptr); }

void unshare_nothing() { ::unshare(0); }

void load_a_filter() { ::syscall(SYS_bpf, BPF_PROG_LOAD, nullptr, 0); }

void ask_the_internet() { ::socket(AF_INET, SOCK_STREAM, 0); }

void read_its_parent() {
  char byte;
  const iovec here{&byte, 1};
  const iovec there{&byte, 1};
  ::process_vm_readv(::getppid(), &here, 1, &there, 1, 0);
}

void write_its_parent() {
  char byte = 0;
  const iovec here{&byte, 1};
  const iovec there{&byte, 1};
  ::process_vm_writev(::getppid(), &here, 1, &there, 1, 0);
}

void take_its_parents_files() { ::syscall(SYS_pidfd_getfd, -1, 0, 0); }

void listen_to_others() { ::listen(-1, 1); }

void join_another_namespace() { ::setns(-1, 0); }

void take_keys() { ::syscall(SYS_keyctl, 0, 0); }

void make_a_namespace() {
  const long child = ::syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
  if (child == 0) ::_exit(0);
  if (child > 0) ::waitpid(static_cast<pid_t>(child), nullptr, 0);
  require_denied(child > 0, "make a namespace of users");
}

void become_another_user() { require_denied(::setuid(1) == 0, "become another user"); }

void limit_its_parent() {
  rlimit limit;
  require_denied(::prlimit(::getppid(), RLIMIT_NOFILE, nullptr, &limit) == 0,
                 "see its parent's limits");
}

void write_a_file() {
  require_denied(::open("/var/tmp/martlet-ill", O_CREAT | O_WRONLY, 0600) >= 0, "write a file");
}

void make_a_folder() {
  require_denied(::mkdir("/var/tmp/martlet-ill-d", 0700) == 0, "make a folder");
}

void link_a_secret() {
  require_denied(::link("/etc/passwd", "/var/tmp/martlet-ill-link") == 0, "link a file");
  require_denied(::symlink("/etc/shadow", "/var/tmp/martlet-ill-link") == 0, "link a secret");
}

void open_up_a_file() {
  require_denied(::chmod("/etc/hostname", 0644) == 0, "change a file's mode");
}

void start_a_program() {
  char name[] = "true";
  char* arguments[] = {name, nullptr};
  ::execv("/bin/true", arguments);
  require_denied(errno != EACCES, "start a program");
}

void run_from_memory() {
  const int program = ::memfd_create("program", 0);
  char name[] = "program";
  char* arguments[] = {name, nullptr};
  char* variables[] = {nullptr};
  ::fexecve(program, arguments, variables);
  require_denied(errno != EACCES && errno != ENOSYS, "run what it made itself");
}

void queue_its_own_io() {
  require_denied(::syscall(SYS_io_uring_setup, 1, nullptr) != -1 || errno != ENOSYS,
                 "reach the kernel around the filter");
}

void open_by_handle() {
  require_denied(::syscall(SYS_open_by_handle_at, -1, nullptr, 0) != -1 || errno != ENOSYS,
                 "open a file without its name");
}

void write_devices() {
  require_denied(::open("/dev/mem", O_RDWR) >= 0, "open the machine's memory");
  require_denied(::open("/dev/kmsg", O_WRONLY) >= 0, "write the kernel's log");
}

void change_the_kernel() {
  require_denied(::open("/proc/sys/kernel/core_pattern", O_WRONLY) >= 0, "change the kernel");
}

void write_around_protection() {
  require_denied(::open("/proc/self/mem", O_RDWR) >= 0, "write what is read-only");
}

void move_to_the_root() { require_denied(::chdir("/") == 0, "change the folder"); }

void read_keys() {
  require_denied(::open("/etc/shadow", O_RDONLY) >= 0, "read passwords");
  require_denied(::open("/root/.ssh", O_RDONLY) >= 0, "see another user's keys");
  require_denied(::open("/etc/ssl/private", O_RDONLY) >= 0, "see the machine's keys");
}

void see_its_parents_secrets() {
  const std::string parent = "/proc/" + std::to_string(::getppid());
  require_denied(::open((parent + "/environ").c_str(), O_RDONLY) >= 0, "read an environment");
  require_denied(::open((parent + "/mem").c_str(), O_RDWR) >= 0, "open another's memory");
  require_denied(::open((parent + "/root/etc/shadow").c_str(), O_RDONLY) >= 0,
                 "go around by /proc");
}

void handle_page_faults() {
  require_denied(::syscall(SYS_userfaultfd, 0) >= 0, "handle page faults");
}

void watch_the_processor() {
  require_denied(::syscall(SYS_perf_event_open, nullptr, 0, -1, -1, 0) >= 0 || errno != ENOSYS,
                 "watch the processor");
}

void share_memory_by_key() {
  require_denied(::syscall(SYS_shmget, 0x6d61, 4096, 0600 | 01000) >= 0, "share memory by a key");
}

void leave_messages() {
  require_denied(::syscall(SYS_msgget, 0x6d61, 0600 | 01000) >= 0, "leave messages");
  require_denied(::syscall(SYS_mq_open, "martlet-ill", O_CREAT | O_RDWR, 0600, nullptr) >= 0,
                 "open a queue");
}

void cut_a_file() {
  require_denied(::truncate("/etc/hostname", 0) == 0, "cut a file");
  require_denied(::open("/etc/hostname", O_RDWR) >= 0, "open a file for writing");
}

void make_a_device() {
  require_denied(::mknod("device", S_IFCHR | 0600, 0x0101) == 0, "make a device");
}

void type_for_its_user() {
  require_denied(::open("/dev/tty", O_RDWR) >= 0, "open its user's terminal");
}

void raise_its_limits() {
  const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
  require_denied(::setrlimit(RLIMIT_DATA, &all) == 0, "raise its own limit of memory");
}

}  // namespace

ILL_BEHAVED(trace_itself);
ILL_BEHAVED(mount_nothing);
ILL_BEHAVED(unshare_nothing);
ILL_BEHAVED(load_a_filter);
ILL_BEHAVED(ask_the_internet);
ILL_BEHAVED(read_its_parent);
ILL_BEHAVED(write_its_parent);
ILL_BEHAVED(take_its_parents_files);
ILL_BEHAVED(listen_to_others);
ILL_BEHAVED(join_another_namespace);
ILL_BEHAVED(take_keys);
ILL_BEHAVED(make_a_namespace);
ILL_BEHAVED(become_another_user);
ILL_BEHAVED(limit_its_parent);
ILL_BEHAVED(write_a_file);
ILL_BEHAVED(make_a_folder);
ILL_BEHAVED(link_a_secret);
ILL_BEHAVED(open_up_a_file);
ILL_BEHAVED(start_a_program);
ILL_BEHAVED(run_from_memory);
ILL_BEHAVED(queue_its_own_io);
ILL_BEHAVED(open_by_handle);
ILL_BEHAVED(write_devices);
ILL_BEHAVED(change_the_kernel);
ILL_BEHAVED(write_around_protection);
ILL_BEHAVED(move_to_the_root);
ILL_BEHAVED(read_keys);
ILL_BEHAVED(see_its_parents_secrets);
ILL_BEHAVED(handle_page_faults);
ILL_BEHAVED(watch_the_processor);
ILL_BEHAVED(share_memory_by_key);
ILL_BEHAVED(leave_messages);
ILL_BEHAVED(cut_a_file);
ILL_BEHAVED(make_a_device);
ILL_BEHAVED(type_for_its_user);
ILL_BEHAVED(raise_its_limits);
