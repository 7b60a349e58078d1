// Whether storing a plan costs at the end of a large import what it costs at its start.
//
//   tests/bench/generate_text_plans.py 100000 plans
//   cmake --preset release -DVANTHU_BENCH=ON
//   cmake --build --preset release --target vanthu_import_bench
//   build/release/tests/bench/vanthu_import_bench plans FOLDER [TRANSACTION]
//
// Reads the plans in the order of their paths and puts them into a new store in FOLDER, TRANSACTION (100) a
// transaction, in one process.  Each line tells of a thousand plans the processor time a plan took to be
// read, to be put and to be committed, in milliseconds, the process's memory, and the store's bytes a plan.
// Reading is the yardstick: a plan's cost does not depend on how many were read before, so what reading
// takes more at the end is the machine's.  The last line is the first and the last tenth by it.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "normalize/vocabulary.h"
#include "store/store.h"
#include "tools/pipeline.h"

namespace vanthu::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPlansOfLine = 1000;

/// Processor time, of the system's work too: others may keep the machine busy.
double milliseconds_worked() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Processor time of all plans of a line, in milliseconds.
struct Cost {
  double read = 0, put = 0, commit = 0;

  Cost& operator+=(const Cost& other) {
    read += other.read, put += other.put, commit += other.commit;
    return *this;
  }
  double stored() const { return put + commit; }
};

template <class Action>
double timed(Action action) {
  const double begin = milliseconds_worked();
  action();
  return milliseconds_worked() - begin;
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

double resident_megabytes() {
  std::ifstream file("/proc/self/statm");
  double size = 0, resident = 0;
  file >> size >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

double bytes_of(const std::string& store) {
  std::error_code missing;
  const auto log = fs::file_size(store + "-wal", missing);
  return static_cast<double>(fs::file_size(store) + (missing ? 0 : log));
}

class Import {
 public:
  Import(std::string store, std::size_t transaction)
      : path_(std::move(store)), transaction_(transaction), store_(Store::open(path_, Access::read_write)) {}

  void run(const std::vector<std::string>& files) {
    fmt::print("{:>8} {:>8} {:>8} {:>8} {:>8} {:>10}\n", "plans", "read", "put", "commit", "RSS MB", "bytes");
    const RunId run = store_.begin_run("bench", "bench").id;
    store_.begin();
    for (const std::string& file : files) {
      take(file);
      if (++plans_ % transaction_ == 0) commit();
      if (plans_ % kPlansOfLine == 0) report();
    }
    store_.commit();
    const double end = timed([&] { store_.end_run(run); });
    report_tenths();
    fmt::print("the end of the run: {:.2f} ms a plan\n", end / static_cast<double>(plans_));
  }

 private:
  void take(const std::string& path) {
    Document document;
    line_.read += timed([&] { document = extract(load_file(path, limits_), limits_, parser_); });
    line_.put += timed([&] { store_.put(document, "bench"); });
  }

  void commit() {
    line_.commit += timed([&] {
      store_.commit();
      store_.begin();
    });
  }

  void report() {
    constexpr auto kPlans = static_cast<double>(kPlansOfLine);
    fmt::print("{:>8} {:>8.2f} {:>8.2f} {:>8.2f} {:>8.0f} {:>10.0f}\n", plans_, line_.read / kPlans,
               line_.put / kPlans, line_.commit / kPlans, resident_megabytes(),
               bytes_of(path_) / static_cast<double>(plans_));
    std::fflush(stdout);
    lines_.push_back(line_);
    line_ = Cost{};
  }

  void report_tenths() const {
    const std::size_t tenth = lines_.size() / 10;
    if (tenth == 0) return;
    Cost first, last;
    for (std::size_t i = 0; i < tenth; ++i) {
      first += lines_[i];
      last += lines_[lines_.size() - 1 - i];
    }
    const double before = first.stored() / first.read, after = last.stored() / last.read;
    fmt::print("storing beside reading: first tenth {:.3f}, last tenth {:.3f}\n", before, after);
    fmt::print("rate at the end beside that at the start: {:.1f} %\n", 100 * (1 + before) / (1 + after));
  }

  const std::string path_;
  const std::size_t transaction_;
  const Limits limits_;
  const Vocabulary vocabulary_ = Vocabulary::load();
  const Parser parser_{vocabulary_};
  Store store_;
  std::size_t plans_ = 0;
  Cost line_;
  std::vector<Cost> lines_;
};

}  // namespace
}  // namespace vanthu::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("vanthu_import_bench PLANS FOLDER [TRANSACTION]\n", stderr);
    return 2;
  }
  try {
    const auto store = std::filesystem::path(argv[2]) / "import-bench.db";
    if (std::filesystem::exists(store)) throw std::runtime_error(store.string() + " exists");
    const std::size_t transaction = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 100;
    vanthu::bench::Import(store.string(), std::max<std::size_t>(transaction, 1))
        .run(vanthu::bench::files_in(argv[1]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  return 0;
}
