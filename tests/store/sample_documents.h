// Documents and folders for the tests of the store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "ingest/error.h"
#include "parsers/document.h"
#include "store/store.h"

namespace vanthu::testing {

/// A folder of its own for one test, gone with it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A document whose file holds `content` and nothing that could be read from it.
Document plain_document(const std::string& path, const std::string& content);

/// A document with something in every field, or nothing, as `seed` has it: absent and empty values, several
/// scripts, boxes, joint issuers.
Document random_document(std::uint32_t seed);

/// Span of the first `part` in `text`; fails the test where there is none.
Span span_of(const std::string& text, const std::string& part);

/// Every record of the store, one JSON line each.
std::string exported(const Store& store);

std::string file_bytes(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

/// The code of the Error that `action` throws; "" where it throws none.
template <class Action>
std::string error_code_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code;
  }
  return "";
}

}  // namespace vanthu::testing
