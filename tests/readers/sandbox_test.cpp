// Readers that do what they must not, as a file of a hostile author could make them do.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "planted_readers.h"
#include "tools/readers/instrumented.h"

namespace vanthu {
namespace {

using testing::outcome_of;
using testing::TemporaryFolder;
using testing::told;

struct ForbiddenCall {
  const char* name;
  void (*call)();
};

void PrintTo(const ForbiddenCall& call, std::ostream* out) { *out << call.name; }

class SandboxForbids : public ::testing::TestWithParam<ForbiddenCall> {};

TEST_P(SandboxForbids, TheCallIsStoppedAndNamed) {
  if (is_under_valgrind()) GTEST_SKIP() << "no filter under valgrind";
  const ReadOutcome outcome = outcome_of({.read_file = [](const SourceFile&, const ReadControl&) {
    GetParam().call();
    return Document{};
  }});
  EXPECT_EQ(told(outcome), std::string("reader-forbidden ") + GetParam().name);
}

void connect_somewhere() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(80);
  [[maybe_unused]] const auto done =
      connect(4, reinterpret_cast<const sockaddr*>(&address), sizeof address);  // 4: the reader's channel
}

void execute() {
  char* const words[] = {nullptr};
  execve("/bin/true", words, words);
}

INSTANTIATE_TEST_SUITE_P(
    Calls, SandboxForbids,
    ::testing::Values(ForbiddenCall{"openat",
                                    [] { [[maybe_unused]] const int file = open("/etc/passwd", O_RDONLY); }},
                      ForbiddenCall{"socket", [] { socket(AF_INET, SOCK_STREAM, 0); }},
                      ForbiddenCall{"connect", connect_somewhere},
                      ForbiddenCall{"clone", [] { [[maybe_unused]] const pid_t child = fork(); }},
                      ForbiddenCall{"execve", execute},
                      ForbiddenCall{"kill", [] { kill(getppid(), SIGTERM); }},
                      ForbiddenCall{"ptrace", [] { ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }},
                      ForbiddenCall{"unlink", [] { unlink("/tmp/nothing"); }},
                      ForbiddenCall{"memfd_create", [] { memfd_create("a", 0); }},
                      ForbiddenCall{"bpf", [] { syscall(SYS_bpf, 0, nullptr, 0); }}),
    [](const auto& call) { return std::string(call.param.name); });

/// What the reader finds, told by throwing, is what the outcome says.
ReadOutcome outcome_of_looking(std::string (*look)()) {
  return outcome_of({.read_file = [look](const SourceFile&, const ReadControl&) -> Document {
    throw Error("internal-error", "", {look()});
  }});
}

TEST(Sandbox, MemoryCannotBecomeAProgram) {
  if (is_under_valgrind()) GTEST_SKIP() << "no filter under valgrind";
  const ReadOutcome outcome = outcome_of_looking([]() -> std::string {
    void* const page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0) return "mprotect";
    void* const code =
        mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return code == MAP_FAILED ? "refused" : "mmap";
  });
  EXPECT_EQ(told(outcome), "internal-error refused");
}

TEST(Sandbox, OtherProcessesCannotBeSignalled) {
  if (is_under_valgrind()) GTEST_SKIP() << "no filter under valgrind";
  const ReadOutcome outcome = outcome_of_looking([]() -> std::string {
    return syscall(SYS_tgkill, getppid(), getppid(), SIGABRT) == 0 ? "signalled" : "refused";
  });
  EXPECT_EQ(told(outcome), "internal-error refused");
}

TEST(Sandbox, AReaderHasNoFileNoEnvironmentAndNoRightsToGet) {
  setenv("VANTHU_TEST_SECRET", "secret", 1);
  const ReadOutcome outcome = outcome_of_looking([]() -> std::string {
    std::string found;
    for (int file = 3; file < 64; ++file) {
      if (file != 4 && lseek(file, 0, SEEK_CUR) >= 0) found += "file ";
    }
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) found += *entry;
    return found;
  });
  unsetenv("VANTHU_TEST_SECRET");
  EXPECT_EQ(told(outcome), "internal-error TZ=UTC0");
}

TEST(Sandbox, WithoutItReadersWorkAndItIsSaid) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "KẾ HOẠCH\nTriển khai công tác năm 2026");
  ReaderPool pool(testing::default_parser(), {.sandbox = SandboxMode::off});
  EXPECT_FALSE(pool.sandbox().filtered);
  EXPECT_EQ(pool.sandbox().reason, "");
  EXPECT_EQ(testing::all_outcomes(pool, {path}).at(0).result, ReadResult::record);
}

}  // namespace
}  // namespace vanthu
