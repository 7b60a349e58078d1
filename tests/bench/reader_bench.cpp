// What a file costs where each is read in a process of its own: forked from a warmed one, from one that is
// not warmed, or by starting the program anew; and in this process, to compare with.
//
//   vanthu_reader_bench PROGRAM [ROUNDS]
//
// PROGRAM is the built vanthu.  The files are the project's own plans and what Word and LibreOffice made of
// them.  Milliseconds a file, the best of ROUNDS (3): wall clock, and processor time of all processes.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ingest/load_file.h"
#include "store/record_json.h"
#include "tools/pipeline.h"
#include "tools/readers/reader_pool.h"

namespace vanthu {
namespace {

struct Cost {
  double wall = 0, processor = 0;  // milliseconds
};

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

/// Of this process and all its children that have ended.
double processor_time() {
  double sum = 0;
  for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    sum += milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
  }
  return sum;
}

Cost cost_of(const std::function<void()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  const double before = processor_time();
  work();
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begun;
  return {wall.count(), processor_time() - before};
}

std::vector<std::string> files_ending(const std::string& folder, const std::string& end) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(VANTHU_SOURCE_DIR) + folder)) {
    if (entry.path().string().ends_with(end)) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void read_here(const std::vector<std::string>& files, const Parser& parser) {
  for (const std::string& file : files) {
    const Document document = extract(load_file(file, Limits{}), Limits{}, parser);
    if (to_json_line(document).empty()) std::abort();
  }
}

void read_by(ReaderPool& pool, const std::vector<std::string>& files) {
  std::size_t ended = 0, begun = 0;
  while (ended < files.size()) {
    for (; pool.room() > 0 && begun < files.size(); ++begun) {
      pool.start({.number = begun, .path = files[begun], .file = files[begun]});
    }
    ended += pool.wait(std::chrono::minutes(1)).size();
  }
}

void read_by_starting(const std::string& program, const std::vector<std::string>& files) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  for (const std::string& file : files) {
    std::vector<std::string> words{program, "--quiet", "extract", file};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = -1;
    if (posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ) != 0) std::abort();
    waitpid(child, nullptr, 0);
  }
  posix_spawn_file_actions_destroy(&actions);
}

/// Work that is begun anew each round, so that what a pool spends on its processes is counted when they end.
Cost best_of(std::size_t rounds, std::size_t files, const std::function<void()>& work) {
  Cost best{1e9, 1e9};
  for (std::size_t i = 0; i < rounds; ++i) {
    const Cost cost = cost_of(work);
    best = {std::min(best.wall, cost.wall), std::min(best.processor, cost.processor)};
  }
  return {best.wall / static_cast<double>(files), best.processor / static_cast<double>(files)};
}

void print(const char* format, const char* how, const Cost& cost) {
  fmt::print("{:6} {:34} {:8.2f} {:8.2f}\n", format, how, cost.wall, cost.processor);
}

void compare(const char* format, std::vector<std::string> files, const std::string& program,
             std::size_t rounds, const Parser& parser) {
  constexpr std::size_t kCopies = 8;  // so that the start of a pool is spread as in a small import
  const std::vector<std::string> once = files;
  for (std::size_t i = 1; i < kCopies; ++i) files.insert(files.end(), once.begin(), once.end());
  const auto pool_of = [&](bool warm, SandboxMode mode) {
    return [&, warm, mode] {
      ReaderPool pool(parser, {.sandbox = mode, .readers = 1, .warm = warm});
      read_by(pool, files);
    };
  };
  print(format, "in this process", best_of(rounds, files.size(), [&] { read_here(files, parser); }));
  print(format, "reader, warmed, filtered",
        best_of(rounds, files.size(), pool_of(true, SandboxMode::automatic)));
  print(format, "reader, warmed", best_of(rounds, files.size(), pool_of(true, SandboxMode::off)));
  print(format, "reader, filtered", best_of(rounds, files.size(), pool_of(false, SandboxMode::automatic)));
  print(format, "program started for each",
        best_of(rounds, once.size(), [&] { read_by_starting(program, once); }));
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  using namespace vanthu;
  if (argc < 2) {
    fmt::print(stderr, "vanthu_reader_bench PROGRAM [ROUNDS]\n");
    return 2;
  }
  const std::size_t rounds = argc > 2 ? std::stoul(argv[2]) : 3;
  const Vocabulary vocabulary = Vocabulary::load();
  const Parser parser(vocabulary);
  fmt::print("{:6} {:34} {:>8} {:>8}\n", "", "milliseconds a file", "wall", "processor");
  compare("txt", files_ending("/corpus/plans", ".txt"), argv[1], rounds, parser);
  compare("docx", files_ending("/corpus/renderings", ".docx"), argv[1], rounds, parser);
  compare("pdf", files_ending("/corpus/renderings", ".pdf"), argv[1], rounds, parser);
  return 0;
}
