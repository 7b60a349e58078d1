#include "parsers/labels.h"

#include "normalize/pattern.h"

namespace vanthu {
namespace {

constexpr const char* kUnitNoun =
    "(?:cơ quan|đơn vị|bộ phận|cơ quan, đơn vị|các cơ quan, đơn vị|các đơn vị|tổ chức|cq|đv)";

/// One group a kind of label, in the order of kLabels.  `bare`: further names of who carries out.
std::string make_expression(const std::string& bare) {
  const std::string noun = kUnitNoun;
  return "(" + noun +
         R"( chủ trì(?: thực hiện| tham mưu)?|chủ trì(?: thực hiện)?|(?:đơn vị |cơ quan )?đầu mối(?: thực hiện)?|)" +
         noun + R"( tham mưu|(?:đơn vị |cơ quan )?(?:chịu )?trách nhiệm(?: chính| thực hiện)?)|)" + "(" +
         noun + R"( (?:tổ chức )?(?:thực hiện|triển khai)|phân công(?: thực hiện)?|người thực hiện)" + bare +
         ")|" + "((?:" + noun + R"( )?phối hợp(?: thực hiện)?|)" + noun +
         R"( cùng phối hợp)|)"
         R"((thời gian(?: thực hiện| hoàn thành| triển khai| tiến hành| tổ chức| báo cáo)?|thời hạn(?: thực hiện| hoàn thành| gửi| báo cáo)?|tiến độ(?: thực hiện)?|lộ trình(?: thực hiện)?|hoàn thành|thời điểm(?: thực hiện)?)|)"
         R"((sản phẩm(?: dự kiến| đầu ra| hoàn thành)?|kết quả(?: dự kiến| đầu ra|, sản phẩm)?)|)"
         R"((hình thức(?: thực hiện| tổ chức)?|phương thức(?: thực hiện)?|cách thức(?: thực hiện)?)|)"
         R"((nội dung(?: thực hiện| phối hợp| nhiệm vụ)?|yêu cầu|kinh phí(?: thực hiện)?|địa điểm|đối tượng|mục tiêu|số lượng))";
}

const std::string& label_expression() {
  static const std::string expression = make_expression("");
  return expression;
}

constexpr Label kLabels[] = {Label::lead,    Label::implement, Label::coordinate, Label::deadline,
                             Label::product, Label::form,      Label::other};

Label label_of(const Match& match, std::size_t first_group) {
  for (std::size_t i = 0; i < std::size(kLabels); ++i) {
    if (match.has(first_group + i)) return kLabels[i];
  }
  return Label::other;
}

ByteRange trim(std::string_view text, ByteRange range) {
  while (range.begin < range.end && text[range.begin] == ' ') ++range.begin;
  while (range.begin < range.end &&
         std::string_view(" ;.,").find(text[range.end - 1]) != std::string_view::npos) {
    // "…" of three full stops is part of the value.
    if (text.substr(0, range.end).ends_with("...")) break;
    --range.end;
  }
  return range;
}

/// Labels from `match` on; each value reaches to the next label or the end.
std::vector<LabelledValue> collect(std::string_view text, const Pattern& next, Match first,
                                   std::size_t first_group) {
  std::vector<LabelledValue> labels;
  std::optional<Match> match = std::move(first);
  std::size_t group = first_group;
  while (match) {
    const Label label = label_of(*match, group);
    const std::size_t value_begin = match->whole().end;
    match = next.find(text, value_begin);
    group = 1;
    const std::size_t value_end = match ? match->whole().begin : text.size();
    labels.push_back({label, trim(text, {value_begin, value_end})});
  }
  return labels;
}

const Pattern& following_label() {
  static const Pattern pattern("(?:[;.] ?(?:[-–+•*] ?)?| [-–+•*] )(?i:" + label_expression() + ") ?:");
  return pattern;
}

/// What may stand before a line's first label.
constexpr const char* kBeforeLabel = "(?:[-–—+*•·▪] ?)?\\(? ?(?:[a-zđ]\\) ?|\\d{1,2}[.)] ?)?(?:\\* ?)?";

/// "Cơ quan chủ trì - Phòng Kinh tế": a dash stands for the colon where the label is a whole one and a name
/// or a sentence begins behind it.
std::vector<LabelledValue> find_dashed_label(std::string_view line) {
  static const Pattern dashed(
      "^" + std::string(kBeforeLabel) +
      R"(((?i:(cơ quan chủ trì|đơn vị chủ trì)|(cơ quan thực hiện|đơn vị thực hiện)|(cơ quan phối hợp|đơn vị phối hợp)|(thời gian thực hiện|thời gian hoàn thành|thời hạn hoàn thành)) ?[-–] )\p{Lu})");
  const auto match = dashed.find(line);
  if (!match) return {};
  const std::size_t begin = match->groups[1].end;
  return {{label_of(*match, 2), trim(line, {begin, line.size()})}};
}

}  // namespace

std::vector<LabelledValue> find_labels(std::string_view line) {
  static const Pattern first("^" + std::string(kBeforeLabel) + "(?i:" + label_expression() + ") ?:");
  auto match = first.find(line);
  if (!match) return find_dashed_label(line);
  // "(Chủ trì: Phòng Kinh tế; thời gian: tháng 5/2026)": the bracket around all is no part of the last value.
  const bool bracketed = match->text(line, 0).find('(') != std::string_view::npos;
  const std::size_t close = bracketed ? line.rfind(')') : std::string_view::npos;
  return collect(line.substr(0, close), following_label(), std::move(*match), 1);
}

std::vector<LabelledValue> find_labels_in_cell(std::string_view cell) {
  // "Thực hiện: X" alone is a label where nothing but units, times and their labels stands.
  static const Pattern anywhere("(?:^|[;., )-])(?i:" + make_expression("|thực hiện|triển khai") + ") ?:");
  auto match = anywhere.find(cell);
  if (!match) return {};
  return collect(cell, anywhere, std::move(*match), 1);
}

}  // namespace vanthu
