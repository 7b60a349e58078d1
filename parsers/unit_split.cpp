#include "parsers/unit_split.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "normalize/pattern.h"
#include "parsers/unit_grammar.h"

namespace vanthu {
namespace {

// A remark in brackets is shorter; an unclosed bracket must not be searched for through the whole list again
// and again.
constexpr std::size_t kLongestBracket = 300;

/// The offset behind the bracket that opens at `offset`; `offset` where it is not closed nearby.
std::size_t behind_bracket(std::string_view key, std::size_t offset) {
  const std::size_t close = key.substr(offset, kLongestBracket).find(')');
  return close == std::string_view::npos ? offset : offset + close + 1;
}

/// Behind the blanks and bullets at `offset`; a longer run than any list has is not followed.
std::size_t skip_marks(std::string_view key, std::size_t offset) {
  constexpr std::size_t kMostMarks = 8;
  const std::size_t limit = std::min(key.size(), offset + kMostMarks);
  while (offset < limit && std::string_view(" -+*.,:").find(key[offset]) != std::string_view::npos) ++offset;
  return offset;
}

enum class Start { none, capital, head_noun, unit };

/// A reader of separators; asks only forwards.
class Splitter {
 public:
  Splitter(const UnitText& text, const std::vector<UnitItem>& items) : text_(text), items_(items) {}

  /// What begins at `offset`, marks and "đề nghị" left aside.
  Start start_at(std::size_t offset) const {
    std::size_t at = skip_marks(text_.key, offset);
    if (is_item_at(at)) return Start::unit;
    if (const auto request = match_unit_phrase("request", text_, at)) {
      if (is_item_at(skip_marks(text_.key, *request))) return Start::unit;
    }
    if (!text_.begins_word(at) || !text_.is_capital(at) || ('0' <= text_.key[at] && text_.key[at] <= '9'))
      return Start::none;
    return match_unit_phrase("head-noun", text_, at) ? Start::head_noun : Start::capital;
  }

 private:
  bool is_item_at(std::size_t offset) const {
    const auto item = std::lower_bound(items_.begin(), items_.end(), offset,
                                       [](const UnitItem& i, std::size_t at) { return i.begin < at; });
    return item != items_.end() && item->begin == offset;
  }

  const UnitText& text_;
  const std::vector<UnitItem>& items_;
};

/// Length of the separator at `offset`, 0 for none.  `after_unit`: a known unit ends right before it.
std::size_t separator_at(const UnitText& text, const Splitter& splitter, std::size_t offset,
                         bool after_unit) {
  const std::string_view key = text.key;
  switch (key[offset]) {
    case ';':
      return 1;
    case ',': {
      const Start start = splitter.start_at(offset + 1);
      const bool splits =
          start == Start::unit || start == Start::head_noun || (start == Start::capital && after_unit);
      return splits ? 1 : 0;
    }
    case '.': {
      const bool sentence = offset + 1 < key.size() && key[offset + 1] == ' ';
      return sentence && splitter.start_at(offset + 1) != Start::none ? 1 : 0;
    }
    case '+':
    case '*':
      return splitter.start_at(offset + 1) != Start::none ? 1 : 0;
    case '-': {
      const Start start = splitter.start_at(offset + 1);
      const std::size_t printed = text.key_origin[offset];
      const bool apart = printed == 0 || text.text[printed] == ' ' || text.text[printed - 1] == ' ' ||
                         !text.ends_word(offset - 1);
      return start == Start::unit || (start == Start::head_noun && apart) ? 1 : 0;
    }
    case '/':
      return after_unit && splitter.start_at(offset + 1) == Start::unit ? 1 : 0;
    case ' ': {
      static const Pattern joiner(" (?:và|cùng) ");
      const auto match = joiner.match_at(key, offset);
      if (!match) return 0;
      const Start start = splitter.start_at(match->whole().end);
      return start == Start::unit || start == Start::head_noun ? match->whole().size() : 0;
    }
    default:
      return 0;
  }
}

/// A name that the line break at `offset` cuts: "Trường Tiểu học" / "Nguyễn Du", "Thôn Đồng" / "Mới".
bool cuts_name(const UnitText& text, const UnitPiece& piece, std::size_t offset) {
  if (piece.items.empty() || !piece.items.back().named || piece.items.back().leveled) return false;
  const std::size_t end = piece.items.back().end;
  const std::string_view words = std::string_view(text.key).substr(end, offset - end);
  // Nothing, one word, or a number: two words are a whole name.
  static const Pattern begun("(?: [^ ,;.:()]+)?(?: [0-9]+)? ?");
  return begun.match_all(words).has_value();
}

}  // namespace

std::vector<UnitItem> find_unit_items(const UnitText& text, const UnitRegister& units) {
  std::vector<UnitItem> items;
  for (std::size_t at = 0; at < text.key.size();) {
    if (text.key[at] == '(' && at > 0) {
      at = std::max(behind_bracket(text.key, at), at + 1);
      continue;
    }
    auto item = text.begins_word(at) ? find_unit_item(text, at, units) : std::nullopt;
    if (!item) {
      ++at;
      continue;
    }
    at = item->end;
    items.push_back(std::move(*item));
  }
  return items;
}

std::vector<UnitPiece> split_units(const UnitText& text, std::vector<UnitItem> items) {
  const std::string_view key = text.key;
  const Splitter splitter(text, items);
  std::vector<UnitPiece> pieces;
  UnitPiece piece;
  piece.after_hard_mark = true;
  std::size_t next_item = 0;
  const auto close = [&](std::size_t end, std::size_t behind, bool hard) {
    piece.range.end = end;
    pieces.push_back(std::move(piece));
    piece = UnitPiece{{behind, behind}, {}, hard};
  };
  for (std::size_t at = 0; at < key.size();) {
    if (at > piece.range.begin && text.begins_line(at)) {
      const Start start = splitter.start_at(at);
      const bool goes_on = start == Start::capital && cuts_name(text, piece, at);
      if (start != Start::none && !goes_on) close(at, at, true);
    }
    while (next_item < items.size() && items[next_item].begin < at) ++next_item;
    if (next_item < items.size() && items[next_item].begin == at) {
      piece.items.push_back(items[next_item]);
      at = items[next_item++].end;
      continue;
    }
    const bool after_unit = !piece.items.empty() && piece.items.back().end == at;
    if (key[at] == '(' && at > 0) {
      at = std::max(behind_bracket(key, at), at + 1);
      continue;
    }
    const std::size_t length = separator_at(text, splitter, at, after_unit);
    if (length > 0) {
      close(at, at + length, key[at] == ';');
      at += length;
    } else {
      ++at;
    }
  }
  close(key.size(), key.size(), false);
  return pieces;
}

}  // namespace vanthu
