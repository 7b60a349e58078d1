#include "tools/program/ledger_listing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/messages.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;

TEST(LedgerListing, EveryStateHasItsWords) {
  for (const FileState state : all_file_states()) {
    const std::string code = "file-state-" + std::string(file_state_name(state));
    EXPECT_TRUE(has_message(code)) << code;
  }
}

TEST(LedgerListing, EveryRowIsAsLongAsItsColumns) {
  EXPECT_EQ(ledger_row({}, Language::english).size(), ledger_columns().size());
  const Listing runs = run_listing({vanthu::Run{}}, Language::vietnamese);
  EXPECT_EQ(runs.rows.at(0).size(), runs.columns.size());
}

TEST(LedgerListing, ReasonsAreSaidInTheLanguageAskedFor) {
  LedgerEntry entry{.path = "a\x1b.pdf", .state = FileState::failed, .code = "table-malformed"};
  entry.arguments = {"7", "\x1b[2J"};
  EXPECT_EQ(ledger_reason(entry, Language::english), "malformed table, line 7: \\x1b[2J");
  EXPECT_EQ(ledger_reason(entry, Language::vietnamese), "bảng hỏng ở dòng 7: \\x1b[2J");
  entry.page = 3;
  EXPECT_EQ(ledger_reason(entry, Language::english), "page 3: malformed table, line 7: \\x1b[2J");
  entry = {.path = "b", .state = FileState::duplicate, .duplicate_of = "a\xff"};
  EXPECT_EQ(ledger_reason(entry, Language::english), "same content as a\\xff");
  EXPECT_EQ(ledger_reason({}, Language::english), "");
  entry = {.path = "c", .state = FileState::failed, .code = "code-of-a-newer-program"};
  EXPECT_EQ(ledger_reason(entry, Language::english), "code-of-a-newer-program");
}

TEST(LedgerListing, JsonIsTextWhateverThePathIs) {
  LedgerEntry entry{.path = "a\xff\n", .duplicate_of = "\xfe"};
  EXPECT_THAT(ledger_json(entry), HasSubstr(R"("path":"a\\xff\\x0a")"));
  EXPECT_THAT(ledger_json(entry), HasSubstr(R"("duplicate_of":"\\xfe")"));
}

}  // namespace
}  // namespace vanthu
