// What an import of one file does to documents and places.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_documents.h"
#include "store/store.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using testing::error_code_of;
using testing::exported;
using testing::plain_document;
using testing::TemporaryFolder;

struct Import {
  std::string path, content, reader;
};

/// A document as "id: first place, other places = content".
std::vector<std::string> state_of(const Store& store) {
  std::vector<std::string> lines;
  for (const DocumentSummary& summary : store.documents({})) {
    std::string line = std::to_string(summary.id) + ":";
    for (const SourceSummary& source : summary.sources) {
      for (const std::string& place : source.places) line += (line.back() == ':' ? " " : ", ") + place;
    }
    lines.push_back(line + " = " + store.document(summary.id)->text);
  }
  return lines;
}

struct Case {
  std::string name;
  std::vector<Import> before;
  Import import;
  ImportOutcome outcome;
  std::vector<std::string> after;
};

TEST(Identity, EveryImportHasItsOutcome) {
  using enum ImportOutcome;
  const std::vector<Case> cases{
      {"new path, new content", {}, {"a", "X", "r1"}, added, {"1: a = X"}},
      {"another file beside it", {{"a", "X", "r1"}}, {"b", "Y", "r1"}, added, {"1: a = X", "2: b = Y"}},
      {"same path, same content", {{"a", "X", "r1"}}, {"a", "X", "r1"}, unchanged, {"1: a = X"}},
      {"same path, same content, read anew", {{"a", "X", "r1"}}, {"a", "X", "r2"}, replaced, {"1: a = X"}},
      {"same path, changed content", {{"a", "X", "r1"}}, {"a", "Y", "r1"}, replaced, {"1: a = Y"}},
      {"same path, changed content, new reader",
       {{"a", "X", "r1"}},
       {"a", "Y", "r2"},
       replaced,
       {"1: a = Y"}},
      {"new path, known content", {{"a", "X", "r1"}}, {"b", "X", "r1"}, another_place, {"1: a, b = X"}},
      {"new path, known content, new reader",
       {{"a", "X", "r1"}},
       {"b", "X", "r2"},
       another_place,
       {"1: a, b = X"}},
      {"first of two places changes to new content",
       {{"a", "X", "r1"}, {"b", "X", "r1"}},
       {"a", "Y", "r1"},
       replaced,
       {"1: b = X", "2: a = Y"}},
      {"second of two places changes to new content",
       {{"a", "X", "r1"}, {"b", "X", "r1"}},
       {"b", "Y", "r1"},
       replaced,
       {"1: a = X", "2: b = Y"}},
      {"one of two places is read anew",
       {{"a", "X", "r1"}, {"b", "X", "r1"}},
       {"b", "X", "r2"},
       replaced,
       {"1: a, b = X"}},
      {"the only place changes to content known elsewhere",
       {{"a", "X", "r1"}, {"b", "Y", "r1"}},
       {"a", "Y", "r1"},
       replaced,
       {"2: b, a = Y"}},
      {"one of two places changes to content known elsewhere",
       {{"a", "X", "r1"}, {"b", "X", "r1"}, {"c", "Y", "r1"}},
       {"a", "Y", "r1"},
       replaced,
       {"1: b = X", "2: c, a = Y"}},
      {"a path goes back to what it was",
       {{"a", "X", "r1"}, {"a", "Y", "r1"}},
       {"a", "X", "r1"},
       replaced,
       {"1: a = X"}},
      {"an id is not given twice",
       {{"a", "X", "r1"}, {"b", "Y", "r1"}, {"b", "X", "r1"}},
       {"c", "Z", "r1"},
       added,
       {"1: a, b = X", "3: c = Z"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const TemporaryFolder folder;
    Store store = Store::open(folder.file("s.db"), Access::read_write);
    for (const Import& i : c.before) store.put(plain_document(i.path, i.content), i.reader);
    const Document document = plain_document(c.import.path, c.import.content);
    const bool current = store.current_sha256(c.import.path, c.import.reader) == document.source.sha256;
    EXPECT_EQ(current, c.outcome == unchanged);
    EXPECT_EQ(store.put(document, c.import.reader), c.outcome);
    EXPECT_EQ(state_of(store), c.after);
    EXPECT_EQ(store.current_sha256(c.import.path, c.import.reader), document.source.sha256);
    EXPECT_EQ(store.put(document, c.import.reader), unchanged) << "importing twice changes nothing";
    EXPECT_EQ(state_of(store), c.after);
  }
}

TEST(Identity, ANewReaderReplacesWhatTheDocumentSays) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  Document document = testing::random_document(1);
  store.put(document, "r1");
  Document again = plain_document(document.source.path, document.text);
  again.source = document.source;
  again.header = testing::random_document(2).header;
  EXPECT_EQ(store.put(again, "r2"), ImportOutcome::replaced);
  EXPECT_EQ(store.document(1), again);
}

TEST(Identity, ImportingTwiceExportsTheSameBytes) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  const auto import_all = [&] {
    std::vector<ImportOutcome> outcomes;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
      outcomes.push_back(store.put(testing::random_document(seed), "r"));
    }
    return outcomes;
  };
  EXPECT_THAT(import_all(), ::testing::Each(ImportOutcome::added));
  const std::string first = exported(store);
  EXPECT_THAT(import_all(), ::testing::Each(ImportOutcome::unchanged));
  EXPECT_EQ(exported(store), first);
}

TEST(Identity, PathsMayHoldAnyBytes) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  const std::vector<std::string> paths{"k\xE1\xBA", "k\\xe1\\xba", "tab\there", "it's; DROP TABLE documents",
                                       ""};
  for (const std::string& path : paths) {
    const Document document = plain_document(path, "content of " + std::to_string(path.size()) + path);
    EXPECT_EQ(store.put(document, "r"), ImportOutcome::added);
    EXPECT_EQ(store.current_sha256(path, "r"), document.source.sha256);
    const auto ids = store.find_documents(path);
    ASSERT_EQ(ids.size(), 1u);
    EXPECT_EQ(store.document(ids.front()), document);
  }
}

TEST(Identity, ADocumentIsFoundByPathIdKeyFileNameAndNumber) {
  const TemporaryFolder folder;
  Store store = Store::open(folder.file("s.db"), Access::read_write);
  const auto put = [&](const std::string& path, const std::string& number) {
    Document document = plain_document(path, path);
    document.header.number =
        DocumentNumber{"Số: " + number + "/KH-UBND", number, std::nullopt, "KH-UBND", number + "/KH-UBND"};
    store.put(document, "r");
  };
  put("x/một.txt", "05");
  put("y/hai.txt", "157");
  put("z/hai.txt", "157");
  put("z/ba.kế hoạch.txt", "0");
  store.put(plain_document("2024", "no number"), "r");
  const std::vector<std::pair<std::string, std::vector<DocumentId>>> cases{
      {"x/một.txt", {1}},
      {"1", {1}},
      {"5/kh-ubnd", {1}},
      {"05/KH-UBND", {1}},
      {"5 / kh - ubnd", {1}},
      {"một.txt", {1}},
      {"một", {1}},
      {"157/KH-UBND", {2, 3}},
      {"hai.txt", {2, 3}},
      {"hai", {2, 3}},
      {"157", {2, 3}},
      {"0157", {2, 3}},
      {"ba.kế hoạch", {4}},
      {"2024", {5}},
      {"5", {5}},
      {"05", {5}},
      {"99", {}},
      {"bốn.txt", {}},
      {"99999999999999999999", {}},
      {"", {}},
      {"-1", {}},
      {"\xFF", {}},
  };
  for (const auto& [text, ids] : cases) EXPECT_EQ(store.find_documents(text), ids) << text;
}

}  // namespace
}  // namespace vanthu
