#include "ingest/layout_residue.h"

#include <algorithm>
#include <iterator>

#include "ingest/layout_chars.h"
#include "ingest/layout_lines.h"

namespace vanthu {
namespace {

// Longest argument of a field code that is believed, bytes; link addresses seen are below 1000.
constexpr std::size_t kMaxArgument = 2000;

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// End of a quoted argument at `at`, or `at` where none stands there.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '"') return at;
  const std::string_view window = text.substr(at + 1, kMaxArgument);
  const std::size_t close = window.find_first_of("\"\n");
  return close == std::string_view::npos || window[close] == '\n' ? at : at + close + 2;
}

// End of switches such as ` \h \o "tip" \* MERGEFORMAT`.
std::size_t skip_switches(std::string_view text, std::size_t at) {
  for (;;) {
    std::size_t next = skip_spaces(text, at);
    if (next + 1 >= text.size() || text[next] != '\\') return at;
    next += 2;
    std::size_t argument = skip_spaces(text, next);
    if (text.substr(argument).starts_with("MERGEFORMAT")) argument += 11;
    const std::size_t quoted = skip_quoted(text, argument);
    at = quoted > next && (quoted > argument || argument >= next + 11) ? quoted : next;
  }
}

// Where the field code with keyword [at, after) ends; `at` where it is no code.
std::size_t field_end(std::string_view text, std::string_view keyword, std::size_t at, std::size_t after) {
  const std::size_t next = skip_spaces(text, after);
  if (keyword == "HYPERLINK") {
    const std::size_t switches = skip_switches(text, after);
    const std::size_t quoted = skip_quoted(text, skip_spaces(text, switches));
    if (quoted > skip_spaces(text, switches)) return skip_switches(text, quoted);
    return switches > after ? switches : at;
  }
  if (keyword == "PAGEREF") {
    if (next >= text.size() || text[next] != '_') return at;
    std::size_t end = next;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    return skip_switches(text, end);
  }
  if (keyword.starts_with("FORM")) return skip_switches(text, after);
  const std::size_t switches = skip_switches(text, after);  // PAGE, NUMPAGES, TOC, SHAPE: only with switches
  if (switches == after) return at;
  const std::size_t quoted = skip_quoted(text, skip_spaces(text, switches));
  return quoted > skip_spaces(text, switches) ? skip_switches(text, quoted) : switches;
}

bool precedes(const TextEdit& a, const TextEdit& b) {
  return a.source.begin != b.source.begin ? a.source.begin < b.source.begin : a.source.end > b.source.end;
}

// Sorted; of overlapping edits the first and longest stays.
std::vector<TextEdit> without_overlaps(std::vector<TextEdit> edits) {
  std::stable_sort(edits.begin(), edits.end(), precedes);
  std::vector<TextEdit> kept;
  kept.reserve(edits.size());
  for (TextEdit& edit : edits) {
    if (edit.source.empty() || (!kept.empty() && edit.source.begin < kept.back().source.end)) continue;
    kept.push_back(std::move(edit));
  }
  return kept;
}

}  // namespace

std::vector<TextEdit> find_word_codes(std::string_view text) {
  std::vector<TextEdit> edits;
  constexpr std::string_view kBookmark = "[bookmark:";
  for (std::size_t at = text.find(kBookmark); at != std::string_view::npos;
       at = text.find(kBookmark, at + 1)) {
    const std::size_t close = text.substr(at, 200).find_first_of("]\n");
    if (close == std::string_view::npos || text[at + close] != ']') continue;
    edits.push_back({{at, at + close + 1}, "", Residue::word});
  }
  constexpr std::string_view kKeywords[] = {
      "HYPERLINK", "PAGEREF", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "NUMPAGES", "PAGE", "TOC", "SHAPE"};
  for (const std::string_view keyword : kKeywords) {
    for (std::size_t at = text.find(keyword); at != std::string_view::npos;
         at = text.find(keyword, at + keyword.size())) {
      const std::size_t after = at + keyword.size();
      if ((at > 0 && is_word_byte(text[at - 1])) || (after < text.size() && is_word_byte(text[after])))
        continue;
      const std::size_t end = field_end(text, keyword, at, after);
      if (end > at) edits.push_back({{at, skip_spaces(text, end)}, "", Residue::word});
    }
  }
  return edits;
}

ResidueEdits find_residue(std::string_view text, const Limits& limits) {
  ResidueEdits result;
  const std::vector<MarkupTag> tags = find_tags(text);
  std::vector<TextEdit> edits = find_markup(text, tags);
  std::vector<TextEdit> codes = find_word_codes(text);
  std::vector<TextEdit> markdown = find_markdown(text);
  edits.insert(edits.end(), std::make_move_iterator(codes.begin()), std::make_move_iterator(codes.end()));
  edits.insert(edits.end(), std::make_move_iterator(markdown.begin()),
               std::make_move_iterator(markdown.end()));
  edits = without_overlaps(std::move(edits));
  std::vector<MarkupTable> tables = read_markup_tables(text, tags, edits, limits);
  if (!tables.empty()) {
    for (MarkupTable& found : tables) {
      edits.push_back({found.where, std::string(1, kTableMark), Residue::html, result.tables.size()});
      result.tables.push_back(std::move(found.table));
    }
    edits = without_overlaps(std::move(edits));
  }
  result.edits = std::move(edits);
  return result;
}

}  // namespace vanthu
