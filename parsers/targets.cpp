#include "parsers/targets.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestText = 16000;
constexpr std::size_t kMostTargets = 64;

// Fragments of patterns, which are matched without regard to case.
const std::string kDigits = R"(\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)";
const std::string kNumber = "(" + kDigits + ")";
const std::string kSpelled = "(" + kDigits + "|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)";
// A change is part of what is to be reached: "giảm ít nhất 30%".
const std::string kChange = "(?:(?:cắt giảm|giảm|tăng thêm|tăng) )?";

double value_of(std::string_view printed) {
  static const std::array<std::string_view, 10> words = {"một", "hai", "ba",  "bốn",  "năm",
                                                         "sáu", "bảy", "tám", "chín", "mười"};
  const std::string lower = to_lower(printed);
  const auto word = std::find(words.begin(), words.end(), lower);
  if (word != words.end()) return static_cast<double>(word - words.begin() + 1);
  std::string digits;
  for (const char sign : lower) {
    if (sign != '.') digits += sign == ',' ? '.' : sign;
  }
  return std::stod(digits);
}

/// "2026" is a year, whatever stands behind it; a count of that many would be printed "2.026".
bool is_year(std::string_view printed) {
  static const Pattern year("^(?:19|20)[0-9]{2}$");
  return year.contains(printed);
}

/// The number says which one of them, not how many: "thôn 5", "khoản 3 điểm a", "tháng 6", "số 12".
bool is_label(const TargetMatch& found) {
  if (found.unit.share) return false;
  constexpr std::size_t kLabelBytes = 40;
  static const Pattern label(
      R"((?i)(?:^|[^\p{L}])(?:điều|khoản|điểm|mục|số|phụ lục|chương|phần|tháng|ngày|quý|năm|thôn|tổ|khu|xóm)"
      R"(|ấp|bản|khối|phố|thứ|lần|khóa|giai đoạn|nhiệm kỳ|mẫu|biểu|tuần|vùng|cấp|loại|hạng|lớp|mức độ)"
      R"(|tiêu chí|chỉ tiêu|đề án|nghị quyết|chỉ thị|quyết định|kế hoạch|chương trình|kết luận|công văn)"
      R"(|thông tư|nghị định|luật|quy định|hướng dẫn|lúc|hồi) (?:số )?$)");
  // "Mỗi thôn 01 câu lạc bộ" counts.
  static const Pattern each(
      R"((?i)(?:mỗi|từng|các|một) (?:thôn|tổ|khu|xóm|ấp|bản|khối|phố|lớp|tuần|tháng|quý|năm|ngày) $)");
  const std::string_view before = last_bytes(found.text.substr(0, found.match.whole().begin), kLabelBytes);
  return label.contains(before) && !each.contains(before);
}

/// Group `number` with the unit behind it; `end` is where the wording ends.
std::optional<FoundTarget> make_target(const TargetMatch& found, std::size_t number,
                                       std::string_view comparison, std::size_t end) {
  const std::string_view printed = found.group(number);
  if (is_year(printed)) return std::nullopt;
  FoundTarget made;
  made.where = {found.match.whole().begin, end};
  made.target.raw = std::string(found.text.substr(made.where.begin, made.where.size()));
  made.target.number = value_of(printed);
  made.target.unit = to_lower(found.text.substr(found.unit.where.begin, found.unit.where.size()));
  made.target.comparison = std::string(comparison);
  return made;
}

/// "từ 3 đến 5 mô hình", "10-15%"; group 2 is a unit of the first number, group 3 the second number.
std::optional<FoundTarget> build_range(const TargetMatch& found) {
  if (is_label(found) || is_year(found.group(1))) {
    return std::nullopt;
  }
  auto made = make_target(found, 3, "range", found.unit.where.end);
  if (!made) return std::nullopt;
  // Of "từ 500 triệu đồng đến 2 tỷ đồng" the ends have different units: neither would say it all.
  const std::string first_unit = to_lower(found.group(2));
  if (!first_unit.empty() && first_unit != made->target.unit) return std::nullopt;
  made->target.upper = made->target.number;
  made->target.number = value_of(found.group(1));
  // "từ 10 đến 15 tháng 6".
  static const Pattern date(R"(^ (?:\d|năm))");
  if (found.unit.time && date.contains(found.text.substr(found.unit.where.end))) return std::nullopt;
  if (made->target.number >= *made->target.upper) return std::nullopt;
  return made;
}

/// A comparison that stands behind the unit: "80% trở lên".
std::optional<FoundTarget> build_behind(const TargetMatch& found) {
  static const Pattern mark("(?i) trở (lên|xuống)");
  const auto behind = mark.match_at(found.text, found.unit.where.end);
  if (!behind || is_label(found)) return std::nullopt;
  const bool up = to_lower(behind->text(found.text, 1)) == "lên";
  return make_target(found, 1, up ? "at-least" : "at-most", behind->whole().end);
}

/// "ít nhất 15 ngày trước khi khai mạc" is a time, not a number to reach.
bool is_time_of_something(const TargetMatch& found) {
  static const Pattern behind(R"(^,? (?i:trước|sau|kể từ|tính từ|từ khi|từ ngày) )");
  return found.unit.time && behind.contains(found.text.substr(found.unit.where.end));
}

template <const char* comparison>
std::optional<FoundTarget> build_compared(const TargetMatch& found) {
  if (is_time_of_something(found)) return std::nullopt;
  return make_target(found, 1, comparison, found.unit.where.end);
}

constexpr char kAtLeast[] = "at-least";
constexpr char kAtMost[] = "at-most";
constexpr char kMoreThan[] = "more-than";
constexpr char kLessThan[] = "less-than";
constexpr char kAbout[] = "about";

/// "trên 02 trang thông tin" says where: below ten only shares are more than something.
std::optional<FoundTarget> build_above(const TargetMatch& found) {
  if (!found.unit.share && value_of(found.group(1)) < 10) return std::nullopt;
  return build_compared<kMoreThan>(found);
}

std::optional<FoundTarget> build_exactly(const TargetMatch& found) {
  if (found.unit.time || is_label(found)) return std::nullopt;
  return make_target(found, 1, "exactly", found.unit.where.end);
}

std::vector<TargetRule> make_rules() {
  std::vector<TargetRule> rules;
  const auto add = [&](std::string_view name, const std::string& pattern, auto build,
                       std::vector<std::string_view> examples) {
    rules.push_back({name, Pattern("(?i)" + kChange + pattern), build, std::move(examples)});
  };
  const std::string filler = "(?:là |đạt |có |được |từ )?";
  add("range",
      R"((?:đạt )?(?:khoảng )?(?:từ )?)" + kNumber + R"((?: ?(%|\p{L}[\p{L} ]{0,24}?))? ?(?:đến|tới|-|–) ?)" +
          kNumber,
      build_range,
      {"từ 3 đến 5 mô hình", "10 - 15%", "từ 10% đến 15%", "giảm từ 2 đến 3%", "02-03 buổi",
       "từ 20 hộ đến 30 hộ"});
  add("behind", "(?:còn )?(?:đạt )?(?:từ )?" + kNumber, build_behind,
      {"từ 80% trở lên", "80% trở lên", "đạt từ 90% trở lên", "từ 50 hộ trở lên", "từ 5% trở xuống"});
  add("at-least",
      "(?:(?:đạt )?(?:ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không nhỏ hơn) " + filler +
          "|đạt từ |(?:≥|>=) ?)" + kSpelled,
      build_compared<kAtLeast>,
      {"tối thiểu 95%", "ít nhất 01 mô hình", "ít nhất một buổi/tháng", "≥ 90%", "đạt từ 98 triệu đồng/năm",
       "giảm ít nhất 30%", "không dưới 50 lượt người"});
  add("at-most",
      "(?:(?:đạt )?(?:không quá|tối đa|nhiều nhất|không vượt quá|không cao hơn|không lớn hơn|không nhiều "
      "hơn) " +
          filler + "|(?:≤|<=) ?)" + kSpelled,
      build_compared<kAtMost>, {"không quá 3 ngày", "tối đa 05 ngày làm việc", "≤ 2%", "không vượt quá 10%"});
  add("above", "(?:đạt )?trên " + kSpelled, build_above,
      {"trên 90%", "đạt trên 65%", "trên 1.000 lượt người"});
  add("more-than", "(?:đạt )?(?:(?:hơn|vượt|cao hơn|lớn hơn|nhiều hơn) |> ?)" + kSpelled,
      build_compared<kMoreThan>, {"hơn 200 hộ", "> 95%", "vượt 5%"});
  add("less-than", "(?:còn )?(?:(?:dưới|thấp hơn|ít hơn|nhỏ hơn) |< ?)" + kSpelled, build_compared<kLessThan>,
      {"dưới 0,8%", "còn dưới 2%", "dưới 10 hộ"});
  add("about", "(?:khoảng|gần|xấp xỉ|ước đạt|ước khoảng|ước tính|ước) " + kNumber, build_compared<kAbout>,
      {"khoảng 50 hộ", "gần 300 học sinh"});
  add("exactly", kNumber, build_exactly,
      {"100%", "giảm 10%", "02 lần/năm", "1.250 hộ", "95,5%", "01 (một) hội nghị", "1,2 tỷ đồng"});
  return rules;
}

/// A number, and the words of comparison right before it.
const Pattern& candidate_pattern() {
  static const Pattern pattern(
      "(?i)(?:(?:cắt|giảm|tăng|thêm|đạt|từ|khoảng|gần|xấp|xỉ|ước|tính|còn|ít|nhất|tối|thiểu|đa|không|dưới|"
      "trên|hơn|quá|vượt|nhiều|thấp|cao|nhỏ|lớn|là|có|được) |[≥≤<>]=? ?)*" +
      kSpelled);
  return pattern;
}

/// No letter, digit or mark of a number, date or range right before `offset`.
bool stands_free(std::string_view text, std::size_t offset) {
  static const Pattern bound(R"([\p{L}\p{N}/.,:–-]$)");
  constexpr std::size_t kCharacter = 4;  // bytes, at most
  return !bound.contains(last_bytes(text.substr(0, offset), kCharacter));
}

/// Where words begin in a candidate: what stands before its number may belong to something else.
std::vector<std::size_t> word_starts(std::string_view text, std::size_t begin, std::size_t number) {
  // Words of comparison before one number, "đạt tối thiểu từ".
  constexpr std::size_t kMostWords = 6;
  std::vector<std::size_t> starts = {number};
  for (std::size_t i = number; i > begin && starts.size() < kMostWords; --i) {
    if (i < number && text[i - 1] == ' ') starts.push_back(i);
  }
  if (starts.size() < kMostWords && starts.back() != begin) starts.push_back(begin);
  std::reverse(starts.begin(), starts.end());
  return starts;
}

}  // namespace

std::span<const TargetRule> target_rules() {
  static const std::vector<TargetRule> rules = make_rules();
  return rules;
}

std::optional<TargetReading> find_target_at(std::string_view text, std::size_t offset) {
  if (!stands_free(text, offset)) return std::nullopt;
  for (const TargetRule& rule : target_rules()) {
    auto match = rule.pattern.match_at(text, offset);
    const auto unit = match ? find_target_unit(text, match->whole().end) : std::nullopt;
    if (!unit) continue;
    if (auto found = rule.build({text, std::move(*match), *unit})) return TargetReading{rule.name, *found};
  }
  return std::nullopt;
}

std::vector<FoundTarget> find_targets(std::string_view text) {
  text = first_bytes(text, kLongestText);
  std::vector<FoundTarget> targets;
  std::size_t from = 0;
  while (targets.size() < kMostTargets) {
    const auto candidate = candidate_pattern().find(text, from);
    if (!candidate) break;
    from = candidate->groups[1].end;
    for (const std::size_t start : word_starts(text, candidate->whole().begin, candidate->groups[1].begin)) {
      auto reading = find_target_at(text, start);
      if (!reading) continue;
      from = std::max(from, reading->found.where.end);
      targets.push_back(std::move(reading->found));
      break;
    }
  }
  return targets;
}

}  // namespace vanthu
