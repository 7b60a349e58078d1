// Paths and reasons of any bytes in the ledger of a store: an entry that is noted is found again by its path,
// and the states' counts sum up to the number of paths.
//
// An input is fields that end in NUL: path, state (a letter), code, stamp, path of the original, two
// arguments; and so on for the next entry.
#include <set>
#include <string>
#include <string_view>

#include "ingest/scratch_folder.h"
#include "ingest/utf8.h"
#include "store/store.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/take_field.h"

namespace vanthu::fuzz {
namespace {

/// One for the whole run of the fuzzer, emptied by rolling back.
Store& store() {
  static const ScratchFolder folder("ledger.db");
  static Store opened = Store::open((folder.path() / "ledger.db").string(), Access::read_write);
  return opened;
}

FileState state_of(const std::string& letter) {
  constexpr unsigned kStates = static_cast<unsigned>(FileState::skipped) + 1;
  return static_cast<FileState>((letter.empty() ? 0u : static_cast<unsigned char>(letter.front())) % kStates);
}

LedgerEntry take_entry(std::string_view& rest, RunId run) {
  LedgerEntry entry;
  entry.path = take_field(rest);
  entry.state = state_of(take_field(rest));
  entry.code = take_field(rest);
  entry.stamp = take_field(rest);
  if (std::string original = take_field(rest); !original.empty()) entry.duplicate_of = std::move(original);
  for (int i = 0; i < 2; ++i) entry.arguments.push_back(take_field(rest));
  entry.run = run;
  return entry;
}

bool is_utf8(const std::string& text) { return find_invalid_utf8(text) == std::string_view::npos; }

void check_found(const LedgerEntry& entry) {
  const auto found = store().ledger_entry(entry.path);
  require(found.has_value(), "a path that was noted is found");
  require(
      found->path == entry.path && found->state == entry.state && found->duplicate_of == entry.duplicate_of,
      "an entry says of its path what was noted");
  for (std::size_t i = 0; i < entry.arguments.size(); ++i) {
    require(is_utf8(found->arguments.at(i)), "an argument can be shown");
    if (is_utf8(entry.arguments[i])) {
      require(found->arguments[i] == entry.arguments[i], "an argument stays as it is", entry.arguments[i]);
    }
  }
}

void check_ledger(std::string_view input) {
  const RunId run = store().begin_run("fuzz", "fuzz").id;
  std::set<std::string> paths;
  while (!input.empty()) {
    const LedgerEntry entry = take_entry(input, run);
    store().note_file(entry);
    paths.insert(entry.path);
    check_found(entry);
  }
  std::size_t sum = 0;
  for (const auto& [state, count] : store().run_counts(run)) sum += count;
  require(sum == paths.size(), "the states sum up to the paths", std::to_string(sum));
  LedgerQuestion question;
  question.run = run;
  require(store().ledger(question).size() == paths.size(), "each path has one entry");
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vanthu::fuzz;
  store().begin();
  check_ledger({reinterpret_cast<const char*>(data), size});
  store().rollback();
  return 0;
}
