#include "parsers/duty_time.h"

#include <optional>

#include "normalize/pattern.h"
#include "parsers/deadline.h"
#include "parsers/excerpt.h"
#include "parsers/labels.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestTask = 4000;
constexpr std::size_t kMostCues = 16;  // wordings of time that are looked at in one task

/// Where a wording of time begins that may be the task's own, group 1.
const Pattern& cue_pattern() {
  static const Pattern pattern(
      R"((?i)(?:[ ,;(-]((?:hoàn thành |xong |kết thúc )(?:xong )?(?:trước|trong|vào|chậm nhất|đến|muộn nhất) )"
      R"(|(?:trước|đến hết|chậm nhất(?: là)?|muộn nhất(?: là)?|xong)(?: vào| trong)? (?:ngày |tháng |quý |cuối |hết )?\d)"
      R"(|(?:trước|đến hết|chậm nhất(?: là)?|muộn nhất(?: là)?)(?: vào| trong)? (?:ngày|tháng|quý) [\dIVX])"
      R"(|trong (?:tháng|quý) [\dIVX]|vào ngày \d)"
      R"(|định kỳ (?:vào )?(?:h[ằà]ng |mỗi |ngày |trước |\d)))"
      // "Kế hoạch kiểm tra hằng năm" names a plan; behind a comma or who is reported to it is a time.
      R"(|(?:[,;]|(?:về|gửi|cho) (?:UBND|Ủy ban|Ban|Phòng|Văn phòng|Đảng ủy|Thường trực|Sở)[^,;.]{0,80}?))"
      R"( (h[ằà]ng (?:tuần|tháng|quý|năm))(?:[ ,.;/)]|$)))");
  return pattern;
}

/// "văn bản ban hành trước ngày …", "người sinh trước ngày …": of something that the task is about.
bool is_of_something_else(std::string_view before) {
  constexpr std::size_t kBeforeBytes = 60;
  static const Pattern other(
      R"((?i)(?:^|[^\p{L}])(?:sinh|ban hành|tiếp nhận|phát sinh|cấp|ký|có hiệu lực|thành lập|tuyển dụng|xảy ra|được giao|hết hạn|kể từ|nghỉ hưu|công nhận|hình thành|tồn tại|đã)[ ,(]*$)");
  return other.contains(last_bytes(before, kBeforeBytes));
}

/// Nothing is to be done by a day that was over when the document was made.
bool is_over(const Deadline& deadline, const PlanTime& time) {
  return deadline.end && !time.document_date.empty() && *deadline.end < time.document_date;
}

/// The end of the clause in which `offset` stands: a semicolon, or a full stop and a blank.
std::size_t clause_end(std::string_view text, std::size_t offset) {
  static const Pattern end(R"(;|\. ?(?:\p{Lu}|$))");
  const auto match = end.find(text, offset);
  return match ? match->whole().begin : text.size();
}

std::vector<Deadline> read_labelled(std::string_view task, const PlanTime& time) {
  for (const LabelledValue& value : find_labels_in_cell(task)) {
    if (value.label != Label::deadline || value.value.empty()) continue;
    return parse_deadlines(task.substr(value.value.begin, value.value.size()), time.document_date, time.year);
  }
  return {};
}

/// Bytes of a clause up to where it goes on with something else than time: what it is for, to whom it goes.
std::size_t time_length(std::string_view clause) {
  static const Pattern goes_on(
      R"(,? (?:để|nhằm|đồng thời|báo cáo|tổng hợp|gửi|trình) |,? (?:báo cáo|tổng hợp)$)"
      R"(|,? theo (?:quy định|mẫu|đề cương|yêu cầu|hướng dẫn)| ?[()]|\.? ?/\.)");
  const auto match = goes_on.find(clause);
  return match ? match->whole().begin : clause.size();
}

/// A time that is nothing but time from its cue to where its clause ends or goes on.
std::optional<std::vector<Deadline>> read_at(std::string_view clause, const PlanTime& time) {
  static const Pattern only_time(
      R"((?i)^(?:[\d/.,: IVX-]|–|hoàn thành|xong|kết thúc|trước|trong|vào|chậm nhất|muộn nhất|đến|hết|là|ngày)"
      R"(|tháng|quý|năm|cuối|đầu|giữa|giờ|phút|định kỳ|h[ằà]ng|mỗi|tuần|và|hoặc|từ|kể|sau|liền kề|tiếp theo|thứ)"
      R"(|hai|ba|tư|sáu|bảy|chủ nhật|làm việc|lần|một|kỳ)*$)");
  const std::string_view words = clause.substr(0, time_length(clause));
  if (!only_time.contains(words)) return std::nullopt;
  std::vector<Deadline> times = parse_deadlines(words, time.document_date, time.year);
  if (times.empty() || times.front().kind == "other" || is_over(times.front(), time)) {
    return std::nullopt;
  }
  return times;
}

}  // namespace

std::vector<Deadline> find_duty_times(std::string_view task, const PlanTime& time) {
  task = first_bytes(task, kLongestTask);
  if (auto labelled = read_labelled(task, time); !labelled.empty()) return labelled;
  std::size_t from = 0;
  for (std::size_t cues = 0; cues < kMostCues; ++cues) {
    const auto cue = cue_pattern().find(task, from);
    if (!cue) break;
    const std::size_t begin = cue->groups[cue->has(1) ? 1 : 2].begin;
    from = begin + 1;
    if (is_of_something_else(task.substr(0, begin))) continue;
    const std::string_view clause = task.substr(begin, clause_end(task, begin) - begin);
    if (auto times = read_at(clause, time)) return std::move(*times);
  }
  return {};
}

}  // namespace vanthu
