#include "planted_readers.h"

#include <cstdlib>

#include "normalize/vocabulary.h"

namespace vanthu::testing {

const Parser& default_parser() {
  static const Vocabulary vocabulary = Vocabulary::load();
  static const Parser parser(vocabulary);
  return parser;
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vanthu-readers-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() { std::filesystem::remove_all(path_); }

std::string TemporaryFolder::write(const std::string& name, std::string_view bytes) const {
  const std::filesystem::path file = path_ / name;
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

std::map<std::uint64_t, ReadOutcome> all_outcomes(ReaderPool& pool, const std::vector<std::string>& paths) {
  std::map<std::uint64_t, ReadOutcome> outcomes;
  const auto take = [&] {
    for (ReadOutcome& outcome : pool.wait(std::chrono::minutes(2))) {
      const std::uint64_t number = outcome.number;
      EXPECT_TRUE(outcomes.emplace(number, std::move(outcome)).second) << "answered twice: " << number;
    }
  };
  for (std::size_t i = 0; i < paths.size(); ++i) {
    while (pool.room() == 0) take();
    pool.start({.number = i, .path = paths[i], .file = paths[i]});
  }
  while (outcomes.size() < paths.size()) {
    const bool idle = pool.busy() == 0;
    const std::size_t before = outcomes.size();
    take();
    if (idle && outcomes.size() == before) break;  // the tests see what is missing
  }
  return outcomes;
}

ReadOutcome outcome_of(const ReaderOptions& options) {
  const TemporaryFolder folder;
  ReaderPool pool(default_parser(), options);
  return all_outcomes(pool, {folder.write("plan.txt", kSomeText)}).at(0);
}

std::string told(const ReadOutcome& outcome) {
  if (outcome.error) {
    std::string words = outcome.error->code;
    for (const std::string& argument : outcome.error->arguments) words += " " + argument;
    return words;
  }
  switch (outcome.result) {
    case ReadResult::record:
      return "record";
    case ReadResult::unchanged:
      return "unchanged";
    case ReadResult::archive:
      return "archive";
    default:
      return "failed without a reason";
  }
}

}  // namespace vanthu::testing
