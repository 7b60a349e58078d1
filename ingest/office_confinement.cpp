#include "ingest/office_confinement.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <memory>

namespace vanthu {
namespace {

namespace fs = std::filesystem;

struct FreeFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FreeFilter>;

// Other processes and the kernel; everything else LibreOffice may call.
constexpr std::array kRefused{
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "pidfd_getfd",
    "kcmp",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "open_tree",
    "move_mount",
    "fsopen",
    "fsmount",
    "fsconfig",
    "unshare",
    "setns",
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "io_uring_setup",
    "io_uring_enter",
    "keyctl",
    "add_key",
    "request_key",
    "open_by_handle_at",
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
    "syslog",
    "settimeofday",
    "clock_settime",
    "fanotify_init",
    "lookup_dcookie",
};

bool refuse_all(const Filter& filter) {
  for (const char* call : kRefused) {
    const int number = seccomp_syscall_resolve_name(call);
    if (number < 0) continue;  // this machine does not have it
    if (seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), number, 0, nullptr) != 0) return false;
  }
  const scmp_arg_cmp not_unix{0, SCMP_CMP_NE, AF_UNIX, 0};
  const int socket_call = seccomp_syscall_resolve_name("socket");
  return seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EACCES), socket_call, 1, &not_unix) == 0;
}

/// Empty where the kernel, or libseccomp, cannot.
std::vector<sock_filter> refusing_filter() {
  const std::uint32_t action = SECCOMP_RET_ERRNO;
  if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) != 0) return {};
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW));
  const Descriptor file(memfd_create("filter", MFD_CLOEXEC));
  if (!filter || !file.is_open() || !refuse_all(filter)) return {};
  if (seccomp_export_bpf(filter.get(), file.get()) != 0) return {};
  const off_t bytes = lseek(file.get(), 0, SEEK_END);
  std::vector<sock_filter> program(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
  if (pread(file.get(), program.data(), static_cast<std::size_t>(bytes), 0) != bytes) return {};
  return program;
}

// Rights of Landlock's first version, which every later one has.
constexpr std::uint64_t kLook =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kSockets = LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_REMOVE_FILE;
constexpr std::uint64_t kAll =
    kLook | kSockets | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/// What is not there needs no right.
bool allow(const Descriptor& rules, const fs::path& folder, std::uint64_t rights) {
  const Descriptor place(open(folder.c_str(), O_PATH | O_CLOEXEC));
  if (!place.is_open()) return true;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = rights;
  rule.parent_fd = place.get();
  return syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

/// None where the kernel cannot.
Descriptor file_rules(const fs::path& program, const fs::path& folder) {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = kAll;
  Descriptor rules(static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0)));
  if (!rules.is_open()) return rules;
  std::error_code ignored;
  bool whole = allow(rules, folder, kAll);
  for (const fs::path& place :
       {fs::path("/usr"), fs::path("/lib"), fs::path("/lib64"), fs::path("/bin"), fs::path("/etc"),
        fs::path("/opt"), fs::path("/proc"), fs::path("/sys"), fs::path("/var/lib"),
        fs::path("/var/cache/fontconfig"), fs::path("/var/spool/libreoffice"), program.parent_path(),
        fs::canonical(program, ignored).parent_path()}) {
    if (!place.empty()) whole = whole && allow(rules, place, kLook);
  }
  whole = whole && allow(rules, "/dev", kLook | LANDLOCK_ACCESS_FS_WRITE_FILE);
  // Where it keeps the socket by which a second LibreOffice would find it.
  for (const char* place : {"/tmp", "/var/tmp"}) whole = whole && allow(rules, place, kSockets);
  return whole ? std::move(rules) : Descriptor();
}

}  // namespace

OfficeConfinement::OfficeConfinement(const fs::path& program, const fs::path& folder)
    : calls_(refusing_filter()), files_(file_rules(program, folder)) {}

void OfficeConfinement::apply() const noexcept {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (files_.is_open()) syscall(SYS_landlock_restrict_self, files_.get(), 0);
  if (calls_.empty()) return;
  const sock_fprog program{static_cast<unsigned short>(calls_.size()),
                           const_cast<sock_filter*>(calls_.data())};
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

}  // namespace vanthu
