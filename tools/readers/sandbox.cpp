#include "tools/readers/sandbox.h"

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <memory>
#include <system_error>

#include "ingest/descriptor.h"
#include "tools/readers/instrumented.h"

namespace vanthu {
namespace {

// Stands for the process's own number, which is known when the filter is applied; no process has it, since
// Linux numbers them below 2^22.
constexpr std::uint32_t kOwnProcess = 0x5e1f'5e1f;

// What reading needs once the file is in memory: its own memory, the channel, clocks, its own end.
constexpr std::array kAllowed{
    "read",
    "readv",
    "write",
    "writev",
    "close",
    "lseek",
    "munmap",
    "mremap",
    "madvise",
    "brk",
    "futex",
    "clock_gettime",
    "clock_getres",
    "gettimeofday",
    "time",
    "clock_nanosleep",
    "nanosleep",
    "sched_yield",
    "getrandom",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sigaltstack",
    "getpid",
    "gettid",
    "getrusage",
    "set_robust_list",
    "exit",
    "exit_group",
    "restart_syscall",
};

// What nothing on the way from bytes to a record has a reason for: not an answer, but the end.
constexpr std::array kForbidden{
    // files
    "open",
    "openat",
    "openat2",
    "creat",
    "open_by_handle_at",
    "memfd_create",
    "mkdir",
    "mkdirat",
    "mknod",
    "mknodat",
    "rmdir",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "truncate",
    "chmod",
    "fchmod",
    "fchmodat",
    "chown",
    "lchown",
    "fchown",
    "fchownat",
    "utime",
    "utimes",
    "utimensat",
    "futimesat",
    "chdir",
    "fchdir",
    "chroot",
    "pivot_root",
    "mount",
    "umount2",
    "open_tree",
    "move_mount",
    "fsopen",
    "fsmount",
    "inotify_init1",
    "fanotify_init",
    // other machines and other processes
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendmsg",
    "sendmmsg",
    "recvmsg",
    "recvmmsg",
    "fork",
    "vfork",
    "clone",
    "clone3",
    "execve",
    "execveat",
    "kill",
    "tkill",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "shmget",
    "shmat",
    "msgget",
    "semget",
    "mq_open",
    // the kernel itself
    "bpf",
    "perf_event_open",
    "io_uring_setup",
    "io_uring_enter",
    "userfaultfd",
    "keyctl",
    "add_key",
    "request_key",
    "unshare",
    "setns",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "kexec_file_load",
    "reboot",
    "swapon",
    "swapoff",
    "acct",
    "quotactl",
    "iopl",
    "ioperm",
    "modify_ldt",
    "setuid",
    "setgid",
    "setresuid",
    "setresgid",
    "setgroups",
    "capset",
    "personality",
};

struct FreeFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FreeFilter>;

[[noreturn]] void fail(int error, const char* what) {
  throw std::system_error(error, std::generic_category(), what);
}

/// A call that this machine does not have needs no rule.
void add_rule(const Filter& filter, std::uint32_t action, const char* call,
              const std::vector<scmp_arg_cmp>& conditions = {}) {
  const int number = seccomp_syscall_resolve_name(call);
  if (number == __NR_SCMP_ERROR || number < 0) return;
  const int error = seccomp_rule_add_array(filter.get(), action, number,
                                           static_cast<unsigned>(conditions.size()), conditions.data());
  if (error != 0) fail(-error, call);
}

/// Argument `position` has none of the bits.
scmp_arg_cmp without_bits(unsigned position, std::uint64_t bits) {
  return {position, SCMP_CMP_MASKED_EQ, bits, 0};
}

scmp_arg_cmp equals(unsigned position, std::uint64_t value) { return {position, SCMP_CMP_EQ, value, 0}; }

/// What libseccomp makes of the rules.
std::vector<sock_filter> exported(const Filter& filter) {
  const Descriptor file(memfd_create("filter", MFD_CLOEXEC));
  if (!file.is_open()) fail(errno, "memfd_create");
  if (const int error = seccomp_export_bpf(filter.get(), file.get()); error != 0) fail(-error, "seccomp");
  const off_t bytes = lseek(file.get(), 0, SEEK_END);
  std::vector<sock_filter> program(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
  if (pread(file.get(), program.data(), static_cast<std::size_t>(bytes), 0) != bytes) fail(EIO, "seccomp");
  return program;
}

void set_limit(decltype(RLIMIT_CORE) resource, rlim_t soft, rlim_t hard) {
  const rlimit limit{soft, hard};
  setrlimit(resource, &limit);
}

/// The system's error of a process that tried the filter.
int try_in_child(const CallFilter& filter) {
  const pid_t child = fork();
  if (child < 0) return errno;
  if (child == 0) _exit(filter.apply());
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : EPERM;
}

}  // namespace

CallFilter CallFilter::make() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) fail(ENOMEM, "seccomp");
  for (const char* call : kAllowed) add_rule(filter, SCMP_ACT_ALLOW, call);
  for (const char* call : kForbidden) add_rule(filter, SCMP_ACT_TRAP, call);
  add_rule(filter, SCMP_ACT_ALLOW, "mmap", {without_bits(2, PROT_EXEC)});
  add_rule(filter, SCMP_ACT_ALLOW, "mprotect", {without_bits(2, PROT_EXEC)});
  // send() and recv() of a connected socket; not to an address.
  add_rule(filter, SCMP_ACT_ALLOW, "sendto", {equals(4, 0)});
  add_rule(filter, SCMP_ACT_ALLOW, "recvfrom", {equals(4, 0)});
  // abort() of its own, so that a crash is seen as what it is.
  add_rule(filter, SCMP_ACT_ALLOW, "tgkill", {equals(0, kOwnProcess), equals(2, SIGABRT)});
  CallFilter made;
  made.program_ = exported(filter);
  return made;
}

int CallFilter::apply() const {
  std::vector<sock_filter> program = program_;
  for (sock_filter& instruction : program) {
    if (instruction.k == kOwnProcess) instruction.k = static_cast<std::uint32_t>(getpid());
  }
  const sock_fprog given{static_cast<unsigned short>(program.size()), program.data()};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &given) == 0 ? 0 : errno;
}

SandboxState try_sandbox(const CallFilter& filter) {
  if (is_under_valgrind()) return {.filtered = false, .reason = "valgrind"};
  const int error = try_in_child(filter);
  return {.filtered = error == 0, .reason = error == 0 ? "" : std::generic_category().message(error)};
}

std::string call_name(std::int64_t number) {
  const std::unique_ptr<char, decltype(&std::free)> name(
      seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(number)), &std::free);
  return name ? name.get() : std::to_string(number);
}

void bound_reader(const Limits& limits, std::size_t file_bytes) {
  if (!is_sanitized() && !is_under_valgrind()) {
    set_limit(RLIMIT_AS, limits.reader_memory_bytes, limits.reader_memory_bytes);
  }
  // The first says why it ends the process; a process that would go on is ended by the second.
  set_limit(RLIMIT_CPU, limits.reader_cpu_seconds, limits.reader_cpu_seconds + 1);
  set_limit(RLIMIT_FSIZE, file_bytes, file_bytes);
  set_limit(RLIMIT_CORE, 0, 0);
  set_limit(RLIMIT_NPROC, 0, 0);
  set_limit(RLIMIT_NOFILE, 16, 16);
  set_limit(RLIMIT_MEMLOCK, 0, 0);
}

}  // namespace vanthu
