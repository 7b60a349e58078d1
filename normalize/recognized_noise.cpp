#include <algorithm>
#include <string>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/pattern.h"
#include "normalize/recognized_steps.h"

namespace vanthu {
namespace {

// What OCR reads of specks and of the ends of ruling lines.
constexpr std::u32string_view kSpecks = U"_|.,'`~^*:;-–—=¬¦\"‘’“”°•·[]{}<>\\/";
// Words of that kind in which it trusts no more are none; printed signs have more.
constexpr float kNoTrust = 0.6f;
constexpr std::string_view kUnread = "\uFFFD";

bool is_speck(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const DecodedCodePoint point = code_point_at(word, at);
    if (kSpecks.find(point.value) == std::u32string_view::npos) return false;
    at += point.length;
  }
  return !word.empty();
}

bool is_wordy(char32_t point) { return letters()[point].letter_or_digit; }

/// Works on the passage alone: offsets count from its start.
class NoiseClearer {
 public:
  NoiseClearer(const RecognizedText& recognized, const Passage& passage)
      : recognized_(recognized), text_(recognized.slice(passage.text)), passage_(passage) {}

  RecognitionEdits run() &&;

 private:
  void clear_unread();
  void clear_line(ByteRange line);
  void put_dashes(ByteRange line);
  void join_dashes();
  ByteRange in_document(ByteRange range) const {
    return {passage_.text.begin + range.begin, passage_.text.begin + range.end};
  }

  const RecognizedText& recognized_;
  std::string_view text_;
  const Passage& passage_;
  RecognitionEdits edits_;
};

RecognitionEdits NoiseClearer::run() && {
  clear_unread();
  join_dashes();
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= passage_.line_starts.size(); ++i) {
    const bool last = i == passage_.line_starts.size();
    const std::size_t end = last ? text_.size() : passage_.line_starts[i] - passage_.text.begin;
    clear_line({begin, end});
    put_dashes({begin, end});
    begin = end;
  }
  return std::move(edits_);
}

/// Runs of U+FFFD go, with the blank behind or, at the end, before them.
void NoiseClearer::clear_unread() {
  for (std::size_t at = text_.find(kUnread); at != std::string_view::npos; at = text_.find(kUnread, at)) {
    ByteRange where{at, at};
    while (text_.substr(where.end).starts_with(kUnread)) where.end += kUnread.size();
    at = where.end;
    const bool first = where.begin == 0, last = where.end == text_.size();
    if (!last && text_[where.end] == ' ' && (first || text_[where.begin - 1] == ' ')) {
      ++where.end;
    } else if (last && !first && text_[where.begin - 1] == ' ') {
      --where.begin;
    }
    edits_.push_back({in_document(where), "", RecognitionRepair::unread});
  }
}

/// Specks at the end of a line, a blank before them; the blank that parts two lines of a paragraph stays.
void NoiseClearer::clear_line(ByteRange line) {
  std::size_t end = line.end;
  while (end > line.begin && text_[end - 1] == ' ') --end;
  std::size_t begin = end;  // of the specks, with the blank before them
  for (;;) {
    const std::size_t blank = text_.substr(line.begin, begin - line.begin).rfind(' ');
    if (blank == std::string_view::npos || blank == 0) break;
    const ByteRange word{line.begin + blank + 1, begin};
    if (word.empty() || !is_speck(text_.substr(word.begin, word.size()))) break;
    const auto confidence = recognized_.confidence(in_document(word));
    if (!confidence || *confidence > kNoTrust) break;
    begin = word.begin - 1;
  }
  if (begin == end) return;
  // What follows without a blank, an opening bracket having taken it, needs the one before.
  if (end == line.end && end < text_.size()) ++begin;
  edits_.push_back({in_document({begin, end}), "", RecognitionRepair::noise});
}

/// "—-": one dash, read twice.
void NoiseClearer::join_dashes() {
  static const Pattern pattern(" ((?:[–—]-|-[–—]|–—|—–)) ");
  for (auto match = pattern.find(text_); match; match = pattern.find(text_, match->groups[1].end)) {
    edits_.push_back({in_document(match->groups[1]), "-", RecognitionRepair::dash});
  }
}

/// "_" before an item, or between words with blanks.
void NoiseClearer::put_dashes(ByteRange line) {
  const std::string_view head = text_.substr(0, line.end);
  for (std::size_t at = head.find('_', line.begin); at != std::string_view::npos;
       at = head.find('_', at + 1)) {
    if (at + 2 >= head.size() || head[at + 1] != ' ' || !is_wordy(code_point_at(head, at + 2).value))
      continue;
    const bool between = at >= 2 && head[at - 1] == ' ' && is_wordy(code_point_before(head, at - 1));
    if (at == line.begin || between) {
      edits_.push_back({in_document({at, at + 1}), "-", RecognitionRepair::dash});
    }
  }
}

}  // namespace

RecognitionEdits clear_noise(const RecognizedText& recognized, const Passage& passage) {
  return NoiseClearer(recognized, passage).run();
}

}  // namespace vanthu
