#include "parsers/unit_builder.h"

#include <algorithm>
#include <optional>
#include <span>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_collector.h"
#include "parsers/unit_grammar.h"
#include "parsers/unit_heads.h"
#include "parsers/unit_item.h"
#include "parsers/unit_mention.h"
#include "parsers/unit_range.h"

namespace vanthu {
namespace {

// Mending compares a piece with the whole register: a list of this many unknown pieces is no list of units.
constexpr int kMostMendings = 200;

// A name holds no more marks at which it could be taken for several pieces.
constexpr std::size_t kMostPieces = 4;

// "Ban Thanh tra nhân dân" + "các thôn" is one; a name is put together of few.
constexpr std::size_t kMostJoins = 4;

/// Builds the units of one list.
class ListBuilder {
 public:
  ListBuilder(const UnitText& text, const UnitRegister& units) : text_(text), units_(units), listed_(text) {}

  /// Pieces between two hard marks.
  void read_segment(std::span<const UnitPiece> pieces) {
    head_.clear();
    listed_.begin_segment();
    for (std::size_t i = 0; i < pieces.size();) {
      listed_.drop_pending();
      const std::size_t as_one = read_as_one(pieces.subspan(i));
      if (as_one == 0) read(pieces[i], i > 0);
      i += std::max<std::size_t>(as_one, 1);
    }
  }

  std::vector<ListedUnit> finish() { return listed_.finish(); }

 private:
  bool is_bracket(ByteRange range) const { return text_.key[range.begin] == '('; }
  std::string_view key(ByteRange range) const {
    return std::string_view(text_.key).substr(range.begin, range.size());
  }

  std::string printed(ByteRange range) const { return std::string(text_.slice(range)); }

  /// Several pieces that are one misprinted name ("Phòng Kinh tế, Hạ tầng và Đô thi"): how many, 0 for none.
  std::size_t read_as_one(std::span<const UnitPiece> pieces) {
    for (std::size_t count = std::min(pieces.size(), kMostPieces); count > 1; --count) {
      const auto together = pieces.first(count);
      const bool doubtful = std::any_of(together.begin(), together.end(), [&](const UnitPiece& piece) {
        const ByteRange words = without_label(text_.key, piece.range);
        return !words.empty() && (piece.items.empty() || piece.items.front().begin > words.begin);
      });
      if (!doubtful) continue;
      if (mend(without_label(text_.key, {together.front().range.begin, together.back().range.end})))
        return count;
    }
    return 0;
  }

  /// `soft`: the piece before it belongs to the same segment.
  void read(const UnitPiece& piece, bool soft) {
    ByteRange rest = without_label(text_.key, piece.range);
    if (rest.empty() || read_label(piece, rest)) return;
    const bool whole_item = piece.items.size() == 1 && piece.items.front().begin == rest.begin &&
                            piece.items.front().end >= rest.end;
    if (!whole_item || !head_.empty()) {
      if (read_with_head(piece, rest, soft)) return;
    }
    if (!whole_item && !is_bracket(rest) && mend(rest)) return;
    if (piece.items.empty()) {
      read_unknown(rest);
    } else {
      read_items(piece, rest);
    }
  }

  /// "Phối hợp:" alone on its line holds for the units below it.
  bool read_label(const UnitPiece& piece, ByteRange rest) {
    if (!piece.items.empty() || rest.end >= text_.key.size() || text_.key[rest.end] != ':') return false;
    const auto request = match_unit_phrase("request", text_, rest.begin);
    if (!request || *request < rest.end) return false;
    listed_.set_label(rest);
    return true;
  }

  /// A piece whose unit has its head before a colon or in the unit before it.
  bool read_with_head(const UnitPiece& piece, ByteRange rest, bool soft) {
    if (const auto head = find_head_at(text_.key, rest.begin); head && head->end < rest.end) {
      if (!add_headed(trim_marks_around(text_.key, {head->end, rest.end}), head->head)) return false;
      head_ = head->head;
      return true;
    }
    if (!head_.empty()) return add_headed(rest, head_);
    if (!soft || listed_.empty() || !piece.items.empty()) return false;
    const std::string head = head_of(listed_.last().mention.unit);
    return !head.empty() && add_headed(rest, head);
  }

  bool add_headed(ByteRange range, const std::string& head) {
    const std::vector<HeadedUnit> headed = read_headed(text_, range, head, units_);
    for (const HeadedUnit& unit : headed) {
      listed_.add(unit.where, unit.name, text_.is_mended(unit.where), true);
      if (unit.unit != nullptr) listed_.describe(*unit.unit);
    }
    return !headed.empty();
  }

  /// A name that is a slip away from one of the register.
  bool mend(ByteRange range) {
    if (range.empty() || mendings_ >= kMostMendings) return false;
    ++mendings_;
    ByteRange name = range;
    static const Pattern level(" (?:xã|phường|đặc khu)$");
    if (const auto match = level.find(key(range))) name.end = range.begin + match->whole().begin;
    const Unit* unit = units_.find_similar(key(range));
    if (unit == nullptr && name != range) unit = units_.find_similar(key(name));
    if (unit == nullptr) return false;
    listed_.add(range, unit->canonical, true, true);
    listed_.describe(*unit);
    return true;
  }

  /// A piece without a known unit: a qualifier of the unit before, or a name that the register lacks.
  void read_unknown(ByteRange range) {
    if (is_bracket(range)) return listed_.qualify_last(bracket_words(text_, range));
    const bool task =
        match_unit_phrase("task", text_, range.begin).has_value() && !text_.is_capital(range.begin);
    if (task && !listed_.empty()) return listed_.qualify_last(printed(range));
    add_unknown(range);
  }

  void add_unknown(ByteRange range) {
    range = trim_marks_around(text_.key, range);
    static const Pattern has_letter("\\p{L}");
    if (range.empty() || !has_letter.contains(key(range))) return;
    const std::size_t name_end = end_without_level(text_, range, units_);
    listed_.add(range, format_unit_name(text_.slice({range.begin, name_end})), text_.is_mended(range), false);
    const std::string_view level = level_named_by(key({name_end, range.end}));
    if (!level.empty()) listed_.set_level(level);
    if (key(range).starts_with("các ")) listed_.set_collective(UnitKind::collective);
  }

  void read_items(const UnitPiece& piece, ByteRange rest) {
    const UnitItem& first = piece.items.front();
    if (!read_prefix({rest.begin, std::max(rest.begin, first.begin)})) {
      // Words before a known unit that ask nothing of it make one longer name with it.
      read_longer_name(rest, first);
      return;
    }
    for (std::size_t i = 0; i < piece.items.size(); ++i) {
      UnitItem item = piece.items[i];
      listed_.add(item);
      for (const std::size_t first_joined = i; i - first_joined <= kMostJoins; ++i) {
        const bool last = i + 1 == piece.items.size();
        const UnitItem* next = last ? nullptr : &piece.items[i + 1];
        if (!read_gap(item, {item.end, last ? std::max(item.end, rest.end) : next->begin}, next)) break;
        item.end = next->end;
        item.extensible = next->extensible;
        item.leveled = next->leveled;
        item.collective = next->collective;
      }
    }
  }

  /// "đề nghị", "giao" before a unit; false where other words stand there.
  bool read_prefix(ByteRange prefix) {
    prefix = trim_marks_around(text_.key, prefix);
    if (prefix.empty()) return true;
    const auto request = match_unit_phrase("request", text_, prefix.begin);
    const bool task = match_unit_phrase("task", text_, prefix.begin).has_value();
    if (!(request && *request >= prefix.end) && !task) return false;
    listed_.set_pending(prefix);
    return true;
  }

  void read_longer_name(ByteRange range, const UnitItem& first) {
    const ByteRange tail{first.end, std::max(first.end, range.end)};
    const std::size_t name_end = first.end + words_before_task(text_, tail);
    add_unknown({range.begin, name_end});
    listed_.qualify_last(qualifier_words({name_end, range.end}));
  }

  std::string qualifier_words(ByteRange range) const {
    range = trim_marks_around(text_.key, range);
    if (range.empty()) return {};
    return is_bracket(range) ? bracket_words(text_, range) : printed(range);
  }

  /// What stands behind a unit up to the next one or the piece's end.  True where it binds the next unit to
  /// this one ("Ban Thanh tra nhân dân của các thôn").
  bool read_gap(const UnitItem& item, ByteRange gap, const UnitItem* next) {
    ByteRange words = trim_marks_around(text_.key, gap);
    if (words.empty()) return next != nullptr && join_owner(item, *next);
    while (!words.empty() && is_bracket(words)) {
      const std::size_t close = key(words).find(')');
      const std::size_t end = close == std::string_view::npos ? words.end : words.begin + close + 1;
      listed_.qualify_last(bracket_words(text_, {words.begin, end}));
      words = trim_marks_around(text_.key, {end, words.end});
    }
    if (words.empty()) return false;
    if (next != nullptr) {
      const auto request = match_unit_phrase("request", text_, words.begin);
      if (request && *request >= words.end) {
        listed_.set_pending(words);
        return false;
      }
    }
    static const Pattern number("[0-9]+");
    if (!item.extensible && number.match_all(key(words))) return false;  // of a numbered list's next item
    static const Pattern describes("(?:của|thuộc|tại|ở|trên địa bàn|các)( |$)");
    const bool described = describes.match_at(text_.key, words.begin).has_value();
    if (described && next != nullptr) {
      join_next(item, *next, next->collective);
      return true;
    }
    read_own_name(item, gap, words, described);
    return false;
  }

  /// Words behind a unit that are its own name, or say what it does.
  void read_own_name(const UnitItem& item, ByteRange gap, ByteRange words, bool described) {
    const bool task =
        match_unit_phrase("task", text_, words.begin).has_value() && !text_.is_capital(words.begin);
    const bool named = !item.leveled && (text_.is_capital(words.begin) || item.extensible || item.open ||
                                         (item.collective && described));
    const bool behind_comma = text_.key[gap.begin] == ',' && !item.extensible && !item.collective;
    if (task || !named || behind_comma) return listed_.qualify_last(printed(words));
    const std::size_t task_begin = words.begin + words_before_task(text_, words);
    const std::size_t end = trim_marks_around(text_.key, {item.begin, task_begin}).end;
    const std::size_t name_end = std::max(item.end, end_without_level(text_, {item.end, end}, units_));
    const std::string more(text_.slice({item.end, name_end}));
    static const Pattern proper("^(?: (?:số )?[\\p{Lu}0-9][\\p{L}0-9]*)+$");
    // A steering committee is named after what it steers.
    static const Pattern steers("ban chỉ đạo$");
    const bool scoped =
        item.collective && match_unit_phrase("scope", text_, item.end).value_or(0) >= name_end;
    const bool named_well = proper.contains(more) || steers.contains(comparison_key(item.name));
    const bool known = scoped || (item.extensible && named_well);
    if (!known) listed_.forget_successor();
    listed_.join(more, end, item.collective, known);
    listed_.qualify_last(qualifier_words({task_begin, words.end}));
  }

  /// "Ban Công tác Mặt trận các thôn", "Ban Tổ chức Đảng ủy", "Hội Nông dân thôn Đồng" are one name,
  /// "Phòng Kinh tế Công an" are two.
  bool join_owner(const UnitItem& item, const UnitItem& next) {
    static const Pattern parts(
        "các (?:thôn|tổ dân phố|khu dân cư|khu phố|khối phố|ấp|bản|buôn|xóm|làng|khóm|cấp|xã|phường|trường)");
    static const Pattern owners("(?:đảng ủy|hội đồng nhân dân|ủy ban nhân dân)(?: xã| phường| đặc khu)?");
    if (item.leveled || item.collective) return false;
    const bool small = !text_.is_capital(next.begin);
    const bool of_parts = small && parts.match_at(text_.key, next.begin);
    const bool of_hamlet =
        small && next.kind == UnitKind::unit && match_unit_phrase("hamlet", text_, next.begin).has_value();
    const bool of_owner =
        text_.key.substr(item.begin, 4) == "ban " && owners.match_all(key({next.begin, next.end}));
    if (!of_parts && !of_owner && !of_hamlet) return false;
    join_next(item, next, true);
    return true;
  }

  void join_next(const UnitItem& item, const UnitItem& next, bool known) {
    listed_.join(std::string(text_.slice({item.end, next.name_end})), next.end, next.collective, known);
  }

  const UnitText& text_;
  const UnitRegister& units_;
  UnitCollector listed_;
  std::string head_;  // key of the segment's head: "phòng"
  int mendings_ = 0;
};

}  // namespace

std::vector<ListedUnit> build_units(const UnitText& text, const UnitRegister& units,
                                    const std::vector<UnitPiece>& pieces) {
  ListBuilder builder(text, units);
  for (auto first = pieces.begin(); first != pieces.end();) {
    const auto last =
        std::find_if(first + 1, pieces.end(), [](const UnitPiece& piece) { return piece.after_hard_mark; });
    builder.read_segment({first, last});
    first = last;
  }
  return builder.finish();
}

}  // namespace vanthu
