#include "store/search_snippet.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/utf8.h"
#include "normalize/letters.h"
#include "store/search_marks.h"

namespace vanthu {
namespace {

constexpr std::string_view kLeftOut = "…";

bool is_blank(char32_t value) { return value <= ' '; }

/// The letter at `offset`; of what is no UTF-8 one byte that is shown as nothing.
DecodedCodePoint letter_at(std::string_view text, std::size_t offset) {
  const DecodedCodePoint point = decode_utf8(text, offset);
  return point.length == 0 ? DecodedCodePoint{0, 1} : point;
}

std::size_t count_letters(std::string_view text, ByteRange range) {
  std::size_t letters = 0;
  for (std::size_t i = range.begin; i < range.end; i += letter_at(text, i).length) ++letters;
  return letters;
}

/// The run of marks, no longer than a snippet, with most different phrases; of such the shortest, of these
/// the first: from one mark's begin to another's end.
class Densest {
 public:
  Densest(std::string_view text, const std::vector<SearchMark>& marks) : marks_(marks) {
    std::size_t letters = 0, at = 0;
    for (const SearchMark& mark : marks) {
      letters += count_letters(text, {at, mark.bytes.begin});
      at = mark.bytes.begin;
      begins_.push_back(letters);
      ends_.push_back(letters + count_letters(text, mark.bytes));
    }
  }

  ByteRange find() {
    ByteRange best = marks_[0].bytes;
    std::pair<std::size_t, std::size_t> least{0, 0};  // phrases that are not inside, letters
    for (std::size_t first = 0, last = 0; last < marks_.size(); ++last) {
      ++inside_[marks_[last].phrase];
      // What stands again further on is not needed at the begin.
      while (first < last &&
             (ends_[last] > begins_[first] + kSnippetLetters || inside_[marks_[first].phrase] > 1)) {
        leave(first++);
      }
      const std::pair<std::size_t, std::size_t> found{marks_.size() - inside_.size(),
                                                      ends_[last] - begins_[first]};
      if (last > 0 && found >= least) continue;
      least = found;
      best = {marks_[first].bytes.begin, end_of(first, last)};
    }
    return best;
  }

 private:
  void leave(std::size_t mark) {
    const auto found = inside_.find(marks_[mark].phrase);
    if (--found->second == 0) inside_.erase(found);
  }

  std::size_t end_of(std::size_t first, std::size_t last) const {
    std::size_t end = 0;
    for (std::size_t i = first; i <= last; ++i) end = std::max(end, marks_[i].bytes.end);
    return end;
  }

  const std::vector<SearchMark>& marks_;
  std::vector<std::size_t> begins_, ends_;     // in letters
  std::map<std::size_t, std::size_t> inside_;  // marks of each phrase
};

/// `letters` letters before `offset`, at the beginning of a word where one begins there.
std::size_t step_back(std::string_view text, std::size_t offset, std::size_t letters) {
  std::size_t at = offset, begin = offset;
  for (; letters > 0 && at > 0; --letters) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u);
    const bool word_begins = at == 0 || is_blank(static_cast<unsigned char>(text[at - 1]));
    if (word_begins && !is_blank(static_cast<unsigned char>(text[at]))) begin = at;
  }
  return at == 0 ? 0 : begin;
}

/// `letters` letters behind `offset`, at the end of a word where one ends there.
std::size_t step_on(std::string_view text, std::size_t offset, std::size_t letters) {
  std::size_t at = offset, end = offset;
  for (; letters > 0 && at < text.size(); --letters) {
    at += letter_at(text, at).length;
    const bool word_ends = at >= text.size() || is_blank(static_cast<unsigned char>(text[at]));
    if (word_ends) end = std::min(at, text.size());
  }
  if (at >= text.size()) return text.size();
  if (end > offset) return end;
  // A long word is cut, but no letter from its marks.
  while (at < text.size() && vanthu::letters()[letter_at(text, at).value].mark)
    at += letter_at(text, at).length;
  return at;
}

/// The text of a range on one line, and where its marks come to stand.
class Line {
 public:
  Line(std::string_view text, std::string_view between) : text_(text), between_(between) {}

  void add(ByteRange range, const std::vector<ByteRange>& marks) {
    auto mark = marks.begin();
    for (std::size_t i = range.begin; i < range.end;) {
      while (mark != marks.end() && mark->end <= i) ++mark;
      const DecodedCodePoint letter = letter_at(text_, i);
      const bool marked = mark != marks.end() && mark->begin <= i;
      put(text_.substr(i, letter.length), letter.value, marked && mark->begin == i);
      if (marked && !is_blank(letter.value)) snippet.marks.back().end = snippet.text.size();
      i += letter.length;
    }
  }

  Snippet snippet;

 private:
  void put(std::string_view bytes, char32_t value, bool mark_begins) {
    if (value == static_cast<unsigned char>(kTextBoundary)) {
      while (snippet.text.ends_with(' ')) snippet.text.pop_back();
      snippet.text += between_;
      return;
    }
    if (is_blank(value)) {
      if (value != 0 && !snippet.text.empty() && !snippet.text.ends_with(' ')) snippet.text += ' ';
      return;
    }
    if (mark_begins) snippet.marks.push_back({snippet.text.size(), snippet.text.size()});
    snippet.text += bytes;
  }

  std::string_view text_, between_;
};

/// Overlapping marks, and those with nothing but a blank between them, as one.
std::vector<ByteRange> united(std::string_view text, const std::vector<SearchMark>& marks, ByteRange range) {
  std::vector<ByteRange> whole;
  for (const SearchMark& mark : marks) {
    if (mark.bytes.begin < range.begin || mark.bytes.begin >= range.end) continue;
    const ByteRange shown{mark.bytes.begin, std::min(mark.bytes.end, range.end)};
    const auto is_blank_only = [&](std::size_t begin, std::size_t end) {
      return end <= begin ||
             text.substr(begin, end - begin).find_first_not_of(" \n\t") == std::string_view::npos;
    };
    if (!whole.empty() && is_blank_only(whole.back().end, shown.begin)) {
      whole.back().end = std::max(whole.back().end, shown.end);
    } else {
      whole.push_back(shown);
    }
  }
  return whole;
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<SearchPhrase>& phrases, Diacritics diacritics,
                     std::string_view between, WordReader& reader) {
  const std::vector<SearchMark> marks = find_marks(text, phrases, diacritics, reader);
  const ByteRange found = marks.empty() ? ByteRange{} : Densest(text, marks).find();
  const std::size_t used = std::min(count_letters(text, found), kSnippetLetters);
  const ByteRange core{found.begin, std::min(found.end, step_on(text, found.begin, kSnippetLetters))};
  // Rather what follows the words than what stands before them.
  ByteRange shown{step_back(text, core.begin, (kSnippetLetters - used) / 3), core.end};
  shown.end =
      step_on(text, core.end, kSnippetLetters - used - count_letters(text, {shown.begin, core.begin}));
  const std::vector<ByteRange> places = united(text, marks, shown);
  Line line(text, between);
  if (shown.begin > 0) line.snippet.text = kLeftOut;
  line.add(shown, places);
  Snippet snippet = std::move(line.snippet);
  while (snippet.text.ends_with(' ')) snippet.text.pop_back();
  if (shown.end < text.size()) snippet.text += kLeftOut;
  if (!marks.empty()) snippet.place = found;
  return snippet;
}

}  // namespace vanthu
