// What the search index has of a record: its title, its tasks with the words around them, and the text that
// is neither, each word once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/text_range.h"
#include "store/search_words.h"
#include "store/sqlite_connection.h"

namespace vanthu {

// In all of these kTextBoundary stands between what does not follow one another.

/// Of a longer text of a record so many bytes are indexed, some 1,000 pages: FTS5 keeps all words of a row in
/// memory.
inline constexpr std::size_t kMostIndexed = 4'000'000;

struct SearchedTitle {
  std::string number;  // "05-NQ/ĐU", then as somebody may write it, "5-NQ/ĐU"
  std::string type, title;
  std::string issuers;
  std::optional<ByteRange> place{};  // of the title in the text; none where its words are not found there

  /// "Kế hoạch Cải cách hành chính năm 2026".
  std::string type_and_title() const {
    return type.empty() || title.empty() ? type + title : type + " " + title;
  }
};

struct SearchedTask {
  std::int64_t ordinal = 0;
  std::string task, headings;
  std::string others;  // words of its span that are no task: units, times as printed
};

/// The text from one section's heading to the next, without what stands in tasks and headings.
struct SearchedPassage {
  std::int64_t ordinal = 0;  // 0 for the opening before all sections, then the section's and 1
  std::string heading;
  std::vector<ByteRange> pieces;  // of the record's text

  /// The byte of the record's text that stands at `offset` of SearchedDocument::text_of().
  std::size_t place_in_record(std::size_t offset) const;
};

struct SearchedDocument {
  std::string text;  // of the record, its first kMostIndexed bytes
  SearchedTitle title;
  std::vector<SearchedTask> tasks;
  std::vector<SearchedPassage> passages;  // that have words

  std::string text_of(const SearchedPassage& passage) const;
};

/// What the record of `source` says, corrections included.
SearchedDocument read_searched(Database& database, std::int64_t source, WordReader& words);

}  // namespace vanthu
