#include "parsers/received_stamp.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/dates.h"
#include "parsers/excerpt.h"
#include "parsers/parts.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

constexpr std::size_t kBlocksWithoutPages = 40;
constexpr std::size_t kBlocksOfAPage = 400;  // a page has some sixty lines
constexpr std::size_t kLineBytes = 160;      // a longer paragraph is a sentence
constexpr std::size_t kStampBytes = 600;     // of a frame that was read as a table
constexpr std::size_t kLinesAbove = 3, kLinesBelow = 6;

// OCR takes one tone mark for another; what is no letter or figure around a label is the stamp's frame.
constexpr const char* kNumberLabel =
    R"((?i)(?:^|[^\p{L}\p{N}])s[oôốồổỗộóòỏõọ](?: đến)?(?:[^\p{L}\p{N}\x{FFFD}]|$)[^\p{L}\p{N}\x{FFFD}]*)";
constexpr const char* kDayLabel =
    R"((?i)(?:^|[^\p{L}\p{N}])ng[aàáảãạâ][yýỳ](?: đến)?(?:[^\p{L}\p{N}\x{FFFD}]|$)[^\p{L}\p{N}\x{FFFD}/]*)";

/// What stands behind the first label of that kind; none without one.
std::optional<std::string_view> behind(const Pattern& label, std::string_view words) {
  const auto match = label.find(words);
  if (!match) return std::nullopt;
  return words.substr(match->whole().end);
}

std::optional<std::string> number_at(std::string_view text) {
  static const Pattern number(R"(^(\d{1,6}[a-zđ]?)(?:[^\p{L}\p{N}\x{FFFD}/-]|$))");
  const auto match = number.find(text);
  if (!match) return std::nullopt;
  return std::string(match->text(text, 1));
}

std::optional<std::string> day_at(std::string_view text) {
  // A stamp is of this century.
  static const Pattern short_year(R"(^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})(?:[^\d\x{FFFD}/]|$))");
  if (const auto match = short_year.find(text)) {
    const auto part = [&](std::size_t group) { return std::stoi(std::string(match->text(text, group))); };
    return iso_date(2000 + part(3), part(2), part(1));
  }
  const auto date = parse_date_at("ngày " + std::string(first_bytes(text, kLineBytes)));
  return date ? std::optional(date->iso) : std::nullopt;
}

/// What a line of the first page may be to a stamp.
enum class StampLine {
  none,
  title,   // "ĐẾN", "CÔNG VĂN ĐẾN", perhaps with the number behind it
  detail,  // "Số: 123", "Ngày: …", "Chuyển: …"
  value,   // "12/5/2026" alone
};

StampLine classify(std::string_view line) {
  if (line.empty() || line.size() > kLineBytes) return StampLine::none;
  // In capitals, or in the long form: "Đến năm 2030 …" begins a sentence.
  static const Pattern title(
      R"(^[^\p{L}\p{N}]{0,6}(?:(?:CÔNG VĂN|VĂN BẢN) )?[ĐD][EÊẾÉÈỀỂẾẺẼẸỆ]N(?:[^\p{L}\p{N}]{0,8}$|[^\p{L}\p{N}]{1,8}(?i:s[oôốồổỗộóòỏõọ]|ng[aàáảãạâ]y)(?:[^\p{L}\p{N}]|$)))");
  static const Pattern long_title(R"(^[^\p{L}\p{N}]{0,6}(?i:công văn|văn bản) (?i:đến)[^\p{L}\p{N}]{0,8}$)");
  // A number with a sign is a document's own.
  static const Pattern signed_number(
      R"(\d ?/ ?\p{L}|/ ?\p{N}?\p{Lu}{2}|\d-\p{Lu}{2}|\p{Lu}{2}[/-]\p{Lu}{2})");
  static const Pattern detail(
      R"(^[^a-z0-9]{0,6}(?:so|ngay|gio|chuyen|kinh chuyen|luu ho so|luu hs|so va ky hieu hs)(?: den| so)?(?:[^a-z0-9]|$))");
  static const Pattern value(R"(^[\d ./…_\x{FFFD}|-]{1,40}$)");
  if (signed_number.contains(line)) return StampLine::none;
  if (title.contains(line) || long_title.contains(line)) return StampLine::title;
  if (detail.contains(search_key(line))) return StampLine::detail;
  return value.contains(line) ? StampLine::value : StampLine::none;
}

class StampFinder {
 public:
  explicit StampFinder(const NormalizedDocument& document) : document_(document) {
    const std::size_t most = document.source.pages ? kBlocksOfAPage : kBlocksWithoutPages;
    for (const Block& block : document.blocks) {
      if (lines_.size() == most || !on_first_page(block)) break;
      lines_.push_back(classify_block(block));
    }
  }

  std::optional<FoundStamp> find() const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i] != StampLine::title) continue;
      if (auto stamp = read_around(i)) return stamp;
    }
    return std::nullopt;
  }

 private:
  bool on_first_page(const Block& block) const {
    return !document_.source.pages || place_of(document_, block.text).page.value_or(1) == 1;
  }

  /// A frame with lines in it is read as a table.
  StampLine classify_block(const Block& block) const {
    const std::string_view text = document_.slice(block.text);
    if (block.kind == BlockKind::paragraph) return classify(text);
    if (text.size() > kStampBytes) return StampLine::none;
    const std::string words = on_one_line(text);
    const bool titled = std::any_of(block.table.rows.begin(), block.table.rows.end(), [&](const Row& row) {
      return std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
        return classify(document_.slice(cell.text)) == StampLine::title;
      });
    });
    return titled && read_received_stamp(words) ? StampLine::title : StampLine::none;
  }

  static std::string on_one_line(std::string_view text) {
    std::string words(text);
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return words;
  }

  std::optional<FoundStamp> read_around(std::size_t title) const {
    std::size_t begin = title, end = title + 1;
    while (begin > 0 && title - begin < kLinesAbove && lines_[begin - 1] == StampLine::detail) --begin;
    while (end < lines_.size() && end - title <= kLinesBelow &&
           (lines_[end] == StampLine::detail || lines_[end] == StampLine::value)) {
      ++end;
    }
    const ByteRange text{document_.blocks[begin].text.begin, document_.blocks[end - 1].text.end};
    auto read = read_received_stamp(on_one_line(document_.slice(text)));
    if (!read) return std::nullopt;
    if (names_office(begin)) --begin;
    FoundStamp found{*std::move(read), {}};
    found.stamp.span = make_span(document_, {document_.blocks[begin].text.begin, text.end});
    found.stamp.raw = on_one_line(document_.slice(found.stamp.span.bytes));
    for (std::size_t i = begin; i < end; ++i) found.blocks.push_back(i);
    return found;
  }

  /// The office's name above the stamp's first line: a letterhead has its own above the number, and the stamp
  /// stands below that.
  bool names_office(std::size_t begin) const {
    if (begin < 2) return false;
    const auto line = [&](std::size_t block) { return document_.slice(document_.blocks[block].text); };
    static const Pattern office(
        R"(^(?:ủy ban|ubnd|hội đồng|hđnd|đảng ủy|sở |ban |phòng |trung tâm|văn phòng|công an|trường |hội |thường trực))");
    if (line(begin - 1).size() > kLineBytes || upper_case_share(line(begin - 1)) < 0.9) return false;
    if (!office.contains(comparison_key(line(begin - 1)))) return false;
    for (std::size_t i = 0; i + 1 < begin; ++i) {
      if (classify_line(line(i)) == LineRole::number) return true;
    }
    return false;
  }

  const NormalizedDocument& document_;
  std::vector<StampLine> lines_;  // of the first blocks
};

/// As ingest writes it; 0 for what is no number.
double confidence_in(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Of the first page alone: further ones hold documents that came with this one.
std::optional<FoundStamp> find_taken_stamp(const NormalizedDocument& document) {
  for (const Finding& finding : document.findings) {
    if (finding.message_code != "page-stamp-incoming" || finding.page != 1) continue;
    if (finding.arguments.empty()) continue;
    const std::string words = normalize_text(finding.arguments.front()).text;
    auto stamp = read_received_stamp(words);
    if (!stamp) continue;
    stamp->raw = words;
    if (finding.arguments.size() > 1) stamp->confidence = confidence_in(finding.arguments[1]);
    stamp->span = {{finding.where.begin, finding.where.begin}, finding.page, finding.box};
    return FoundStamp{*std::move(stamp), {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ReceivedStamp> read_received_stamp(std::string_view words) {
  static const Pattern number_label(kNumberLabel), day_label(kDayLabel);
  const auto number = behind(number_label, words), day = behind(day_label, words);
  if (!number || !day) return std::nullopt;
  return ReceivedStamp{number_at(*number), day_at(*day), std::string(words), {}};
}

std::optional<FoundStamp> find_received_stamp(const NormalizedDocument& document) {
  if (auto taken = find_taken_stamp(document)) return taken;
  return StampFinder(document).find();
}

NormalizedDocument without_stamp(NormalizedDocument document, const FoundStamp& stamp) {
  if (stamp.blocks.empty()) return document;
  const auto begin = document.blocks.begin() + static_cast<std::ptrdiff_t>(stamp.blocks.front());
  document.blocks.erase(begin, begin + static_cast<std::ptrdiff_t>(stamp.blocks.size()));
  return document;
}

}  // namespace vanthu
