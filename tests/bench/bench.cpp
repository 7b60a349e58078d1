// How many documents a second the stages take, one by one and as a whole, over the plans of corpus/plans.
//
//   cmake --preset release -DVANTHU_BENCH=ON
//   cmake --build --preset release --target vanthu_bench
//   build/release/tests/bench/vanthu_bench
//
// Every benchmark passes once over all plans; the table shows the median of nine such runs, their order mixed
// so that what else the machine does falls on all of them alike.  Times of two machines, or of two days, do
// not compare; ratios do: "yardstick" does in the same run what no reader of plans can do without, that is to
// load the same files and to let ICU check that their bytes are in normal form.
//
//   yardstick   load from disk, NFC check
//   read        bytes → ExtractedDocument
//   normalize   → NormalizedDocument
//   parse       → Document
//   to_json     → a line of JSON
//   put         → a new store on disk, all plans in one transaction
//   whole       files on disk → the same store, through all stages
//   start       vocabulary and patterns, once for a run of the program (shown shared among the plans)
//
// Any option of Google Benchmark may be given, for example --benchmark_filter=parse.  Debian builds its
// library with assertions, hence its warning; what is measured here is the project's own code.
#include <benchmark/benchmark.h>
#include <unicode/normalizer2.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "normalize/normalize.h"
#include "store/record_json.h"
#include "store/store.h"
#include "tests/bench/bench_report.h"
#include "tools/pipeline.h"

namespace vanthu::bench {
namespace {

std::vector<std::string> plan_paths() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(VANTHU_SOURCE_DIR "/corpus/plans")) {
    paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

const Parser& parser() {
  static const Vocabulary tables = Vocabulary::load();
  static const Parser compiled(tables);
  return compiled;
}

/// What every stage is given, made once.
struct Inputs {
  std::vector<std::string> paths = plan_paths();
  std::vector<SourceFile> files;
  std::vector<ExtractedDocument> extracted;
  std::vector<NormalizedDocument> normalized;
  std::vector<Document> records;

  Inputs() {
    for (const std::string& path : paths) {
      files.push_back(load_file(path, Limits{}));
      extracted.push_back(read(files.back(), Limits{}));
      normalized.push_back(vanthu::normalize(extracted.back()));
      records.push_back(parser().parse(normalized.back()));
    }
  }
};

const Inputs& inputs() {
  static const Inputs made;
  return made;
}

/// A store in a folder of its own, which goes with it.
class NewStore {
 public:
  NewStore() {
    static int number = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("vanthu-bench-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(folder_);
    store_.emplace(Store::open((folder_ / "plans.db").string(), Access::read_write));
  }
  ~NewStore() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  NewStore(const NewStore&) = delete;
  NewStore& operator=(const NewStore&) = delete;
  Store& operator*() { return *store_; }

 private:
  std::filesystem::path folder_;
  std::optional<Store> store_;
};

/// One pass over `items`, each given to `work`.
template <typename Items, typename Work>
void pass(benchmark::State& state, const Items& items, Work work) {
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& item : items) benchmark::DoNotOptimize(work(item));
  }
}

void yardstick(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return state.SkipWithError("ICU has no data");
  pass(state, inputs().paths, [&](const std::string& path) {
    const SourceFile file = load_file(path, Limits{});
    return nfc->isNormalizedUTF8(file.bytes, status);
  });
}

void read_files(benchmark::State& state) {
  pass(state, inputs().files, [](const SourceFile& file) { return read(file, Limits{}); });
}

void normalize_texts(benchmark::State& state) {
  pass(state, inputs().extracted,
       [](const ExtractedDocument& document) { return vanthu::normalize(document); });
}

void parse_texts(benchmark::State& state) {
  pass(state, inputs().normalized,
       [](const NormalizedDocument& document) { return parser().parse(document); });
}

void write_json(benchmark::State& state) { pass(state, inputs().records, to_json_line); }

/// Stores what `record` makes of each item, in a new store a pass.
template <typename Items, typename MakeRecord>
void store_pass(benchmark::State& state, const Items& items, MakeRecord record) {
  for ([[maybe_unused]] auto _ : state) {
    state.PauseTiming();
    {
      NewStore store;
      state.ResumeTiming();
      (*store).begin();
      for (const auto& item : items) (*store).put(record(item), "bench");
      (*store).commit();
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
}

void put_records(benchmark::State& state) {
  store_pass(state, inputs().records, [](const Document& record) -> const Document& { return record; });
}

void whole(benchmark::State& state) {
  store_pass(state, inputs().paths,
             [](const std::string& path) { return extract(load_file(path, Limits{}), Limits{}, parser()); });
}

void start(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    const Vocabulary tables = Vocabulary::load();
    benchmark::DoNotOptimize(Parser(tables));
  }
}

/// All benchmarks in the order of the table, the yardstick first.
std::vector<std::string> register_all() {
  constexpr int kRuns = 9;
  const std::pair<const char*, void (*)(benchmark::State&)> all[] = {
      {"yardstick", yardstick}, {"read", read_files},    {"normalize", normalize_texts},
      {"parse", parse_texts},   {"to_json", write_json}, {"put", put_records},
      {"whole", whole},         {"start", start}};
  std::vector<std::string> names;
  for (const auto& [name, function] : all) {
    benchmark::RegisterBenchmark(name, function)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MinTime(0.2)
        ->Repetitions(kRuns)
        ->DisplayAggregatesOnly();
    names.emplace_back(name);
  }
  return names;
}

int run(int argc, char** argv) {
  std::string interleave = "--benchmark_enable_random_interleaving=true";
  std::vector<char*> arguments(argv, argv + argc);
  arguments.insert(arguments.begin() + 1, interleave.data());
  int count = static_cast<int>(arguments.size());
  arguments.push_back(nullptr);
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
  Report report(inputs().paths.size(), register_all());
  benchmark::RunSpecifiedBenchmarks(&report);
  return 0;
}

}  // namespace
}  // namespace vanthu::bench

int main(int argc, char** argv) {
  try {
    return vanthu::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
