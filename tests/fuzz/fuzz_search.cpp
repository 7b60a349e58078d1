// Any query over a store with a plan of any words: a query is read or refused by name, what is found can be
// shown, and each word of the plan is found by itself, with its diacritics and without.
//
// An input is a query, NUL, and the plan's text: its first line is the title, its second one a task.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/error.h"
#include "ingest/scratch_folder.h"
#include "ingest/utf8.h"
#include "normalize/vocabulary.h"
#include "store/search_query.h"
#include "store/search_query_abbreviations.h"
#include "store/search_words.h"
#include "store/store.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/take_field.h"

namespace vanthu::fuzz {
namespace {

constexpr std::size_t kWordsTried = 4;

const SearchAbbreviations& abbreviations() {
  static const SearchAbbreviations known(Vocabulary::load());
  return known;
}

/// One for the whole run of the fuzzer, whose one plan each input replaces.
Store& store() {
  static const ScratchFolder folder("search.db");
  static Store opened = Store::open((folder.path() / "search.db").string(), Access::read_write);
  return opened;
}

Document plan_of(std::string_view text) {
  static std::uint64_t plans = 0;
  Document document;
  document.source.path = "plan.txt";
  document.source.format = "txt";
  const std::string number = std::to_string(++plans);  // another content each time
  document.source.sha256 = std::string(64 - number.size(), '0') + number;
  document.text = std::string(text);
  document.header.title = take_field(text, '\n');
  Assignment task;
  task.task = take_field(text, '\n');
  document.assignments.push_back(std::move(task));
  return document;
}

void check_shown(const SearchHit& hit) {
  require(find_invalid_utf8(hit.snippet) == std::string::npos, "a snippet is text", hit.snippet);
  std::size_t last = 0;
  for (const TextRange& mark : hit.marks) {
    require(last <= mark.begin && mark.begin < mark.end && mark.end <= hit.snippet.size(),
            "marks stand one behind the other in the snippet", hit.snippet);
    require(find_invalid_utf8(hit.snippet.substr(mark.begin, mark.end - mark.begin)) == std::string::npos,
            "what is marked is whole letters", hit.snippet);
    last = mark.end;
  }
}

/// None where the query is refused.
std::vector<SearchHit> found_with(const std::string& query) {
  SearchQuestion question;
  try {
    question.query = parse_search_query(query, abbreviations());
  } catch (const Error& error) {
    require(error.code.starts_with("search-"), "a query is refused by name", error.code);
    return {};
  }
  std::vector<SearchHit> hits = store().search(question).hits;
  std::for_each(hits.begin(), hits.end(), check_shown);
  return hits;
}

void check_words_found(const std::string& text) {
  WordReader reader;
  std::vector<TextWord> words = reader.words(text);
  if (words.size() > kWordsTried) words.resize(kWordsTried);
  for (const TextWord& word : words) {
    for (const std::string& typed : {word.forms.key, word.forms.folded}) {
      require(!found_with('"' + typed + '"').empty(), "a word of the plan is found", typed);
    }
  }
}

bool is_record_text(std::string_view text) {
  return find_invalid_utf8(text) == std::string_view::npos &&
         std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vanthu::fuzz;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string query = take_field(input), text(input);
  const bool stored = is_record_text(text);
  if (stored) store().put(plan_of(text), "fuzz");
  found_with(query);
  if (stored) check_words_found(text);
  return 0;
}
