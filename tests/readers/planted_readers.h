// Pools whose readers do what a file of a hostile author could make them do.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tools/readers/reader_pool.h"

namespace vanthu::testing {

/// A parser by the built-in vocabulary, made once.
const Parser& default_parser();

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string path() const { return path_.string(); }
  /// Path of a new file.
  std::string write(const std::string& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

/// What becomes of the files, by their index.
std::map<std::uint64_t, ReadOutcome> all_outcomes(ReaderPool& pool, const std::vector<std::string>& paths);

inline constexpr std::string_view kSomeText = "KẾ HOẠCH\nTriển khai công tác năm 2026\n";

/// What becomes of a file "plan.txt" with kSomeText whose reader does what `options` say.
ReadOutcome outcome_of(const ReaderOptions& options);

/// What an outcome says, in a word: "record", or the error's code and arguments: "reader-crashed SIGSEGV".
std::string told(const ReadOutcome& outcome);

}  // namespace vanthu::testing
