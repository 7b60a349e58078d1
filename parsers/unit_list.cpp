#include "parsers/unit_list.h"

#include <algorithm>
#include <span>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_grammar.h"
#include "parsers/unit_item.h"
#include "parsers/unit_leading.h"
#include "parsers/unit_split.h"
#include "parsers/unit_text.h"

namespace vanthu {

struct UnitReader::Index {
  UnitTextMaker maker;
  UnitRegister units;

  explicit Index(const Vocabulary& vocabulary) : maker(vocabulary), units(vocabulary, maker) {}
};

namespace {

// Mending compares a piece with the whole register: a list of this many unknown pieces is no list of units.
constexpr int kMostMendings = 100;

constexpr std::size_t kLongestLeading =
    1500;  // bytes of a paragraph in which its leading units are looked for

constexpr std::string_view kMarks = " ,.;:-+*/";

ByteRange trim(std::string_view key, ByteRange range) {
  while (range.begin < range.end && kMarks.find(key[range.begin]) != std::string_view::npos) ++range.begin;
  while (range.begin < range.end && kMarks.find(key[range.end - 1]) != std::string_view::npos) --range.end;
  return range;
}

/// The range without bullets and numbers ("1.", "a)") before it.
ByteRange without_label(std::string_view key, ByteRange range) {
  static const Pattern label("[0-9]{1,2}[.)] ?|[a-zđ]\\) ?");
  range = trim(key, range);
  const auto match = label.match_at(key, range.begin);
  if (match && match->whole().end <= range.end) range.begin = match->whole().end;
  return trim(key, range);
}

/// Builds the units of one list.
class ListBuilder {
 public:
  ListBuilder(const UnitText& text, const UnitRegister& units) : text_(text), units_(units) {}

  void read(const UnitPiece& piece) {
    pending_.clear();
    ByteRange rest = without_label(text_.key, piece.range);
    if (rest.empty()) return;
    const bool whole_item = piece.items.size() == 1 && piece.items.front().begin == rest.begin &&
                            piece.items.front().end >= rest.end;
    if (!whole_item && !is_bracket(rest) && mend(rest)) return;
    if (piece.items.empty()) {
      read_unknown(rest);
    } else {
      read_items(piece, rest);
    }
  }

  /// Several pieces that are one misprinted name ("Phòng Kinh tế, Hạ tầng và Đô thi").
  bool read_as_one(std::span<const UnitPiece> pieces) {
    if (pieces.size() < 2) return false;
    const bool all_known = std::all_of(pieces.begin(), pieces.end(), [&](const UnitPiece& piece) {
      return trim(text_.key, piece.range).empty() || !piece.items.empty();
    });
    if (all_known) return false;
    pending_.clear();
    return mend(without_label(text_.key, {pieces.front().range.begin, pieces.back().range.end}));
  }

  std::vector<ListedUnit> finish() { return std::move(listed_); }

 private:
  bool is_bracket(ByteRange range) const { return text_.key[range.begin] == '('; }
  std::string_view key(ByteRange range) const {
    return std::string_view(text_.key).substr(range.begin, range.size());
  }

  std::string printed(ByteRange range) const { return std::string(text_.slice(range)); }

  void add(ByteRange where, std::string name, bool collective, bool misspelt, bool known) {
    ListedUnit unit;
    unit.where = where;  // of the key, until finish
    unit.mention.unit = std::move(name);
    unit.mention.collective = collective;
    unit.misspelt = misspelt;
    unit.known = known;
    if (!pending_.empty()) unit.mention.qualifier = std::exchange(pending_, {});
    listed_.push_back(std::move(unit));
  }

  void qualify_last(const std::string& words) {
    if (words.empty() || listed_.empty()) return;
    auto& qualifier = listed_.back().mention.qualifier;
    qualifier = qualifier ? *qualifier + ", " + words : words;
  }

  /// A name that is a slip away from one of the register.
  bool mend(ByteRange range) {
    if (mendings_ >= kMostMendings) return false;
    ++mendings_;
    ByteRange name = range;
    static const Pattern level(" (?:xã|phường|đặc khu)$");
    if (const auto match = level.find(key(range))) name.end = range.begin + match->whole().begin;
    const Unit* unit = units_.find_similar(key(name));
    if (unit == nullptr && name != range) unit = units_.find_similar(key(range));
    if (unit == nullptr) return false;
    add(range, unit->canonical, unit->kind == UnitKind::collective, true, true);
    return true;
  }

  /// A piece without a known unit: a qualifier of the unit before, or a name that the register lacks.
  void read_unknown(ByteRange range) {
    if (is_bracket(range)) return qualify_last(bracket_words(range));
    const bool task =
        match_unit_phrase("task", text_, range.begin).has_value() && !text_.is_capital(range.begin);
    if (task && !listed_.empty()) return qualify_last(printed(range));
    add_unknown(range);
  }

  void add_unknown(ByteRange range) {
    range = trim(text_.key, range);
    static const Pattern has_letter("\\p{L}");
    if (range.empty() || !has_letter.contains(key(range))) return;
    static const Pattern describes(" (?:thuộc|của|tại|ở|trên|trong|các) ");
    static const Pattern level(" (?:xã|phường|đặc khu)(?: .*)?$");
    ByteRange name = range;
    const auto level_word = describes.contains(key(range)) ? std::nullopt : level.find(key(range));
    if (level_word) {
      const std::size_t at = range.begin + level_word->whole().begin;
      if (find_level_end(text_, at, units_) >= range.end) name.end = at;
    }
    const bool collective = key(name).starts_with("các ");
    add(range, format_unit_name(text_.slice(name)), collective, text_.is_mended(range), false);
  }

  std::string bracket_words(ByteRange range) const {
    std::string words = printed(range);
    const std::size_t open = words.find('(');
    const std::size_t close = words.rfind(')');
    if (open == std::string::npos) return words;
    words = words.substr(open + 1,
                         close == std::string::npos || close <= open ? std::string::npos : close - open - 1);
    static const Pattern level("^(?:xã|phường|đặc khu|thị trấn)$");
    return level.contains(comparison_key(words)) ? std::string() : words;
  }

  void add_item(const UnitItem& item) {
    add({item.begin, item.end}, item.name, item.collective, item.misspelt, true);
  }

  void read_items(const UnitPiece& piece, ByteRange rest) {
    const UnitItem& first = piece.items.front();
    if (!read_prefix({rest.begin, std::max(rest.begin, first.begin)})) {
      // Words before a known unit that ask nothing of it make one longer name with it.
      read_longer_name(rest, first);
      return;
    }
    for (std::size_t i = 0; i < piece.items.size(); ++i) {
      const UnitItem& item = piece.items[i];
      const bool last = i + 1 == piece.items.size();
      const ByteRange gap{item.end, last ? std::max(item.end, rest.end) : piece.items[i + 1].begin};
      add_item(item);
      if (read_gap(item, gap, last ? nullptr : &piece.items[i + 1])) ++i;
    }
  }

  /// "đề nghị", "giao" before a unit; false where other words stand there.
  bool read_prefix(ByteRange prefix) {
    prefix = trim(text_.key, prefix);
    if (prefix.empty()) return true;
    const auto request = match_unit_phrase("request", text_, prefix.begin);
    const bool task = match_unit_phrase("task", text_, prefix.begin).has_value();
    if (!(request && *request >= prefix.end) && !task) return false;
    pending_ = to_lower(printed(prefix));
    return true;
  }

  void read_longer_name(ByteRange range, const UnitItem& first) {
    const ByteRange tail{first.end, std::max(first.end, range.end)};
    const std::size_t name_end = first.end + words_before_task(tail);
    add_unknown({range.begin, name_end});
    qualify_last(qualifier_words({name_end, range.end}));
  }

  /// Bytes of `range` before what the unit does, or before a bracket.
  std::size_t words_before_task(ByteRange range) const {
    for (std::size_t at = range.begin; at < range.end; ++at) {
      if (text_.key[at] == '(') return at - range.begin;
      if (text_.begins_word(at) && !text_.is_capital(at) && match_unit_phrase("task", text_, at))
        return at - range.begin;
    }
    return range.size();
  }

  std::string qualifier_words(ByteRange range) const {
    range = trim(text_.key, range);
    if (range.empty()) return {};
    return is_bracket(range) ? bracket_words(range) : printed(range);
  }

  /// What stands behind a unit up to the next one or the piece's end.  True where it binds the next unit to
  /// this one ("Ban Thanh tra nhân dân của các thôn").
  bool read_gap(const UnitItem& item, ByteRange gap, const UnitItem* next) {
    ByteRange words = trim(text_.key, gap);
    if (words.empty()) return next != nullptr && join_owner(item, *next);
    while (!words.empty() && is_bracket(words)) {
      const std::size_t close = key(words).find(')');
      const std::size_t end = close == std::string_view::npos ? words.end : words.begin + close + 1;
      qualify_last(bracket_words({words.begin, end}));
      words = trim(text_.key, {end, words.end});
    }
    if (words.empty()) return false;
    if (next != nullptr) {
      const auto request = match_unit_phrase("request", text_, words.begin);
      if (request && *request >= words.end) {
        pending_ = to_lower(printed(words));
        return false;
      }
    }
    static const Pattern number("[0-9]+");
    if (!item.extensible && number.match_all(key(words))) return false;  // of a numbered list's next item
    static const Pattern describes("(?:của|thuộc|tại|ở|trên địa bàn|các)( |$)");
    const bool described = describes.match_at(text_.key, words.begin).has_value();
    if (described && next != nullptr) {
      join(item, next->end);
      return true;
    }
    const bool task =
        match_unit_phrase("task", text_, words.begin).has_value() && !text_.is_capital(words.begin);
    const bool named = !item.leveled && (text_.is_capital(words.begin) || item.extensible || item.open ||
                                         (item.collective && described));
    const bool behind_comma = text_.key[gap.begin] == ',' && !item.extensible && !item.collective;
    if (task || !named || behind_comma) {
      qualify_last(printed(words));
      return false;
    }
    const std::size_t name_end = words.begin + words_before_task(words);
    join(item, trim(text_.key, {item.begin, name_end}).end);
    qualify_last(qualifier_words({name_end, words.end}));
    return false;
  }

  /// "Ban Công tác Mặt trận các thôn", "Ban Tuyên giáo Đảng ủy" are one name, "Phòng Kinh tế Công an" two.
  bool join_owner(const UnitItem& item, const UnitItem& next) {
    static const Pattern parts(
        "các (?:thôn|tổ dân phố|khu dân cư|khu phố|ấp|bản|buôn|xóm|cấp|xã|phường|trường)");
    static const Pattern owners("(?:đảng ủy|hội đồng nhân dân|ủy ban nhân dân)(?: xã| phường| đặc khu)?");
    if (item.leveled || item.collective) return false;
    const bool of_parts = !text_.is_capital(next.begin) && parts.match_at(text_.key, next.begin);
    const bool of_owner =
        text_.key.substr(item.begin, 4) == "ban " && owners.match_all(key({next.begin, next.end}));
    if (!of_parts && !of_owner) return false;
    join(item, next.end);
    return true;
  }

  /// Makes the unit that was added last a longer name, which ends at `end`.
  void join(const UnitItem& item, std::size_t end) {
    ListedUnit& unit = listed_.back();
    const std::string more(text_.slice({item.end, end}));
    unit.mention.unit = format_unit_name(unit.mention.unit + more);
    unit.where.end = end;
    static const Pattern proper("^(?: (?:số )?[\\p{Lu}0-9][\\p{L}0-9]*)+$");
    unit.known = item.extensible && proper.contains(more);
  }

  const UnitText& text_;
  const UnitRegister& units_;
  std::vector<ListedUnit> listed_;
  std::string pending_;  // qualifier of the unit to come
  int mendings_ = 0;
};

/// `text` up to `limit` bytes, no character cut.
std::string_view clip(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

/// Offsets of the key at which the printed lines begin.
std::vector<std::size_t> key_lines(const UnitText& text, const std::vector<std::size_t>& line_starts) {
  std::vector<std::size_t> lines;
  std::size_t at = 0;
  for (const std::size_t line : line_starts) {
    while (at < text.key.size() && text.origin[text.key_origin[at]] < line) ++at;
    if (at < text.key.size()) lines.push_back(at);
  }
  return lines;
}

/// Ranges of the key and raw words become those of the text as printed.
void place_in_print(std::vector<ListedUnit>& listed, const UnitText& text, std::string_view printed) {
  for (ListedUnit& unit : listed) {
    unit.where = text.in_print(unit.where);
    unit.mention.raw = std::string(printed.substr(unit.where.begin, unit.where.size()));
    while (!unit.mention.raw.empty() && unit.mention.raw.back() == ' ') {
      unit.mention.raw.pop_back();
      --unit.where.end;
    }
  }
}

}  // namespace

UnitReader::UnitReader(const Vocabulary& vocabulary) : index_(std::make_unique<Index>(vocabulary)) {}
UnitReader::~UnitReader() = default;
UnitReader::UnitReader(UnitReader&&) noexcept = default;

std::vector<ListedUnit> UnitReader::read_list(std::string_view text,
                                              const std::vector<std::size_t>& line_starts) const {
  const UnitText made = index_->maker.make(text);
  ListBuilder builder(made, index_->units);
  const std::vector<UnitPiece> pieces =
      split_units(made, find_unit_items(made, index_->units), key_lines(made, line_starts));
  for (auto first = pieces.begin(); first != pieces.end();) {
    auto last =
        std::find_if(first + 1, pieces.end(), [](const UnitPiece& piece) { return piece.after_hard_mark; });
    if (!builder.read_as_one({first, last})) {
      for (auto piece = first; piece != last; ++piece) builder.read(*piece);
    }
    first = last;
  }
  std::vector<ListedUnit> listed = builder.finish();
  place_in_print(listed, made, text);
  return listed;
}

UnitReader::Leading UnitReader::read_leading(std::string_view text) const {
  const UnitText made = index_->maker.make(clip(text, kLongestLeading));
  const LeadingUnits found = find_leading_units(made, index_->units);
  Leading leading;
  leading.units = found.units;
  place_in_print(leading.units, made, text);
  if (!leading.units.empty()) leading.length = made.in_print({0, found.end}).end;
  return leading;
}

}  // namespace vanthu
