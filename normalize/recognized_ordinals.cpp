#include <algorithm>
#include <optional>
#include <string>

#include "normalize/pattern.h"
#include "normalize/recognized_shapes.h"
#include "normalize/recognized_steps.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

constexpr std::size_t kShortestSequence = 3;
constexpr std::size_t kLongestMisread = 4;  // code units of what stands for a number
constexpr int kMostStrokes = 3;             // of a numeral in which one may be lost: I, II, III
constexpr std::size_t kItemCells = 2;       // other cells that a row has which is no heading of rows
// So many rows that could not be read, one below the other, are inferred together.
constexpr std::size_t kMostUnknown = 6;
constexpr std::size_t kFarthest = 200;  // rows between one of a kind and the next
// A number in which OCR trusts less may be another one.
constexpr float kDoubtful = 0.8f;

enum class OrdinalKind {
  item,     // 3
  group,    // III
  part,     // 1.2
  letter,   // A, a): heads of rows that are counted otherwise
  unknown,  // read as something else
};

/// The first cell of a row, if it is not empty.
struct Ordinal {
  ByteRange text;  // of the number and what ends it
  std::string number;
  std::string end;  // ".", ")" or ""
  OrdinalKind kind = OrdinalKind::unknown;
  int value = 0, part = 0;  // part: of "1.2" the 2
  bool heads_rows = false;  // no other cell of the row, or one
  float confidence = 1;
};

void classify(Ordinal& ordinal) {
  static const Pattern part("([0-9]{1,2})\\.([0-9]{1,2})");
  const std::string& number = ordinal.number;
  if (const auto value = parse_digits(number)) {
    ordinal.kind = OrdinalKind::item;
    ordinal.value = *value;
  } else if (const auto roman = parse_roman(number)) {
    ordinal.kind = OrdinalKind::group;
    ordinal.value = *roman;
  } else if (const auto match = part.match_all(number)) {
    ordinal.kind = OrdinalKind::part;
    ordinal.value = parse_digits(match->text(number, 1)).value_or(0);
    ordinal.part = parse_digits(match->text(number, 2)).value_or(0);
  }
}

/// A cell's text up to the first blank is the number, if what follows is specks.
std::optional<Ordinal> read_ordinal(const RecognizedText& recognized, const Row& row) {
  if (row.cells.size() < 2 || row.cells.front().text.empty()) return std::nullopt;
  static const Pattern number("([^ ]{1,8}?)([.)]?)(?: [^\\p{L}\\p{N}]*)?");
  Ordinal ordinal;
  ordinal.text = row.cells.front().text;
  const std::string_view text = recognized.slice(ordinal.text);
  constexpr std::size_t kLongestCell = 24;
  if (text.size() > kLongestCell) return std::nullopt;
  if (const auto match = number.match_all(text)) {
    ordinal.number = match->text(text, 1);
    ordinal.end = match->text(text, 2);
    classify(ordinal);
  } else {
    ordinal.number = text;
  }
  const auto filled = std::count_if(row.cells.begin() + 1, row.cells.end(),
                                    [](const Cell& cell) { return !cell.text.empty(); });
  ordinal.heads_rows = static_cast<std::size_t>(filled) < kItemCells;
  ordinal.confidence = recognized.confidence(ordinal.text).value_or(1);
  return ordinal;
}

bool says_ordinal(std::string_view head) {
  const std::string key = search_key(head);
  return key == "stt" || key == "tt" || key == "so tt" || key == "so thu tu" || key == "s tt";
}

/// What OCR reads of ink that it cannot read.
bool is_nothing(std::string_view number) {
  static const Pattern specks("[^\\p{L}\\p{N}]{0,4}");
  return specks.match_all(number).has_value();
}

class OrdinalMender {
 public:
  explicit OrdinalMender(std::vector<Ordinal> ordinals) : ordinals_(std::move(ordinals)) {}

  RecognitionEdits run() &&;

 private:
  const Ordinal* before(std::size_t at, OrdinalKind kind) const;
  const Ordinal* behind(std::size_t at, OrdinalKind kind) const;
  std::optional<std::string> reading(std::size_t at) const;
  std::optional<std::string> as_item(std::size_t at) const;
  std::optional<std::string> as_group(std::size_t at) const;
  std::optional<std::string> as_part(std::size_t at) const;
  std::optional<int> expected(std::size_t at) const;
  bool is_doubtful(std::size_t at) const;
  std::size_t counted_before(std::size_t at) const;
  std::string usual_end() const;

  std::vector<Ordinal> ordinals_;
};

/// The nearest one above that is known to be of that kind.
const Ordinal* OrdinalMender::before(std::size_t at, OrdinalKind kind) const {
  for (std::size_t i = at; i > 0 && at - i < kFarthest; --i) {
    if (ordinals_[i - 1].kind == kind) return &ordinals_[i - 1];
  }
  return nullptr;
}

/// How many items right above count up by one.
std::size_t OrdinalMender::counted_before(std::size_t at) const {
  std::size_t counted = 0;
  while (counted < kShortestSequence && at > counted) {
    const Ordinal& ordinal = ordinals_[at - counted - 1];
    if (ordinal.kind != OrdinalKind::item) break;
    if (counted > 0 && ordinal.value + 1 != ordinals_[at - counted].value) break;
    ++counted;
  }
  return counted;
}

/// The number that row `at` must have for the rows above and below to count up by one: those between two
/// known ones, the first ones of a table or a group.  None where they leave another.
std::optional<int> OrdinalMender::expected(std::size_t at) const {
  std::size_t first = at, end = at + 1;  // of the rows that are not known
  while (first > 0 && ordinals_[first - 1].kind == OrdinalKind::unknown) {
    if (at - --first > kMostUnknown) return std::nullopt;
  }
  while (end < ordinals_.size() && ordinals_[end].kind == OrdinalKind::unknown) {
    if (++end - at > kMostUnknown) return std::nullopt;
  }
  const int above = static_cast<int>(at - first), rows = static_cast<int>(end - first);
  const bool next = end < ordinals_.size() && ordinals_[end].kind == OrdinalKind::item;
  const bool previous = first > 0 && ordinals_[first - 1].kind == OrdinalKind::item;
  if (next) {
    const int begin = ordinals_[end].value - rows;
    if (begin < 1) return std::nullopt;
    const Ordinal* counted = before(first, OrdinalKind::item);
    const bool continues = counted != nullptr && counted->value + 1 == begin;
    if (previous ? continues : begin == 1 || continues) return begin + above;
    return std::nullopt;
  }
  const bool regular = previous && counted_before(first) >= kShortestSequence;
  if (regular && rows == 1 && !ordinals_[at].heads_rows) return ordinals_[first - 1].value + 1;
  return std::nullopt;
}

std::optional<std::string> OrdinalMender::as_item(std::size_t at) const {
  const Ordinal& ordinal = ordinals_[at];
  const auto digits = as_digits(ordinal.number);
  const auto wanted = expected(at);
  if (wanted && (is_nothing(ordinal.number) || (digits && parse_digits(*digits) == wanted))) {
    return std::to_string(*wanted);
  }
  // Between two rows that are known nothing else can stand, whatever was read.
  const bool between = at > 0 && at + 1 < ordinals_.size() && ordinals_[at - 1].kind == OrdinalKind::item &&
                       ordinals_[at + 1].kind == OrdinalKind::item;
  if (wanted && between && ordinal.number.size() <= kLongestMisread && !ordinal.heads_rows) {
    return std::to_string(*wanted);
  }
  // The shape and the row above, at the end of a table.
  const Ordinal* previous = before(at, OrdinalKind::item);
  const int next = previous == nullptr ? 1 : previous->value + 1;
  const bool last = at + 1 == ordinals_.size() || ordinals_[at + 1].kind == OrdinalKind::group;
  if (digits && last && previous != nullptr && parse_digits(*digits) == next) return std::to_string(next);
  return std::nullopt;
}

/// The nearest one below that is known to be of that kind.
const Ordinal* OrdinalMender::behind(std::size_t at, OrdinalKind kind) const {
  const std::size_t end = std::min(ordinals_.size(), at + kFarthest);
  for (std::size_t i = at + 1; i < end; ++i) {
    if (ordinals_[i].kind == kind) return &ordinals_[i];
  }
  return nullptr;
}

/// A numeral of a group: by shape it is the next one, or strokes between two that are known.
std::optional<std::string> OrdinalMender::as_group(std::size_t at) const {
  const Ordinal& ordinal = ordinals_[at];
  const Ordinal *previous = before(at, OrdinalKind::group), *next = behind(at, OrdinalKind::group);
  if (previous == nullptr && !ordinal.heads_rows) return std::nullopt;
  const int wanted = previous == nullptr ? 1 : previous->value + 1;
  std::string read = ordinal.number;
  const Ordinal* item = before(at, OrdinalKind::item);
  const bool counts_on = item != nullptr && parse_digits(read) == item->value + 1;
  if (previous != nullptr && ordinal.heads_rows && (read == "11" || read == "111") && !counts_on) {
    std::replace(read.begin(), read.end(), '1', 'I');
  }
  if (as_roman(read) == wanted) return roman_numeral(wanted);
  const bool between = previous != nullptr && next != nullptr && next->value == wanted + 1;
  const bool item_above = at > 0 && ordinals_[at - 1].kind == OrdinalKind::item;
  const bool strokes = as_roman(read).value_or(kMostStrokes + 1) <= kMostStrokes;
  if (between && ordinal.heads_rows && item_above && (is_nothing(read) || strokes)) {
    return roman_numeral(wanted);
  }
  return std::nullopt;
}

/// "12" between "1.1" and "1.3", "1.l", "1,2".
std::optional<std::string> OrdinalMender::as_part(std::size_t at) const {
  const Ordinal* previous = before(at, OrdinalKind::part);
  if (previous == nullptr) return std::nullopt;
  const std::string wanted = std::to_string(previous->value) + "." + std::to_string(previous->part + 1);
  std::string read = ordinals_[at].number, bare = wanted;
  std::replace(read.begin(), read.end(), ',', '.');
  std::erase(read, '.');
  std::erase(bare, '.');
  const auto digits = as_digits(read);
  return digits == bare ? std::optional(wanted) : std::nullopt;
}

/// A number that breaks a sequence which its neighbours go on with.
bool OrdinalMender::is_doubtful(std::size_t at) const {
  const Ordinal& ordinal = ordinals_[at];
  if (ordinal.kind == OrdinalKind::part) return false;
  const Ordinal* item = before(at, OrdinalKind::item);
  const int next = item == nullptr ? 1 : item->value + 1;
  if (ordinal.kind == OrdinalKind::item && (ordinal.value == next || ordinal.value == 1)) return false;
  if (ordinal.kind == OrdinalKind::item) {
    const bool numeral = ordinal.heads_rows && (ordinal.number == "11" || ordinal.number == "111");
    return numeral || as_part(at).has_value() || ordinal.confidence < kDoubtful;
  }
  if (ordinal.kind == OrdinalKind::group) {
    const Ordinal* group = before(at, OrdinalKind::group);
    const int wanted = group == nullptr ? 1 : group->value + 1;
    const bool counts = at + 1 < ordinals_.size() && ordinals_[at + 1].kind == OrdinalKind::item &&
                        ordinals_[at + 1].value == ordinal.value + 1;
    return ordinal.value != wanted || (!ordinal.heads_rows && counts);
  }
  return false;
}

std::optional<std::string> OrdinalMender::reading(std::size_t at) const {
  const auto item = as_item(at), group = as_group(at), part = as_part(at);
  const int ways = item.has_value() + group.has_value() + part.has_value();
  if (ways != 1) return std::nullopt;
  return item ? item : group ? group : part;
}

/// What most rows end their numbers with.
std::string OrdinalMender::usual_end() const {
  std::size_t with = 0, items = 0;
  const Ordinal* example = nullptr;
  for (const Ordinal& ordinal : ordinals_) {
    if (ordinal.kind != OrdinalKind::item) continue;
    ++items;
    if (ordinal.end.empty()) continue;
    ++with;
    example = &ordinal;
  }
  return with * 2 > items ? example->end : "";
}

RecognitionEdits OrdinalMender::run() && {
  const std::string end = usual_end();
  const auto with_end = std::count_if(ordinals_.begin(), ordinals_.end(), [](const Ordinal& one) {
    return one.kind == OrdinalKind::item && !one.end.empty();
  });
  const bool only_one_has_end = with_end == 1 && ordinals_.size() > kShortestSequence;
  RecognitionEdits edits;
  for (std::size_t i = 0; i < ordinals_.size(); ++i) {
    Ordinal& ordinal = ordinals_[i];
    const Ordinal read = ordinal;
    if (is_doubtful(i)) ordinal.kind = OrdinalKind::unknown;
    if (ordinal.kind != OrdinalKind::unknown) {
      const bool odd = ordinal.kind == OrdinalKind::item && end.empty() && only_one_has_end;
      edits.push_back({ordinal.text, ordinal.number + (odd ? "" : ordinal.end), RecognitionRepair::noise});
      continue;
    }
    const auto number = reading(i);
    if (!number) {
      ordinal.kind = read.kind;
      continue;
    }
    ordinal.number = *number;
    classify(ordinal);
    const std::string kept = ordinal.kind == OrdinalKind::item && is_nothing(read.number) ? end : read.end;
    edits.push_back({ordinal.text, *number + kept, RecognitionRepair::ordinal});
  }
  return edits;
}

/// The ordinals of a table whose first column has them; empty for another table.
std::vector<Ordinal> ordinals_of(const RecognizedText& recognized, const ExtractedTable& table) {
  std::vector<Ordinal> ordinals;
  const bool said = table.has_head && !table.rows.empty() && !table.rows.front().cells.empty() &&
                    says_ordinal(recognized.slice(table.rows.front().cells.front().text));
  for (std::size_t i = table.has_head ? 1 : 0; i < table.rows.size(); ++i) {
    if (auto ordinal = read_ordinal(recognized, table.rows[i])) ordinals.push_back(*std::move(ordinal));
  }
  const auto known = std::count_if(ordinals.begin(), ordinals.end(),
                                   [](const Ordinal& one) { return one.kind != OrdinalKind::unknown; });
  const auto count = static_cast<std::size_t>(known);
  if (!said && (count < kShortestSequence || count * 2 < ordinals.size())) ordinals.clear();
  return ordinals;
}

}  // namespace

RecognitionEdits mend_ordinals(const RecognizedText& recognized) {
  RecognitionEdits edits;
  for (const Block& block : recognized.blocks()) {
    if (block.kind != BlockKind::table) continue;
    RecognitionEdits more = OrdinalMender(ordinals_of(recognized, block.table)).run();
    std::move(more.begin(), more.end(), std::back_inserter(edits));
  }
  return edits;
}

}  // namespace vanthu
