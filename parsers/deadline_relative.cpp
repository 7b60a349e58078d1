// Times that wait for something, and those counted from a day.
#include <optional>
#include <string>
#include <utility>

#include "parsers/deadline_parts.h"

namespace vanthu {
namespace {

/// The day from which a term is counted, and where its wording ends.
struct Anchor {
  std::optional<std::string> day;  // ISO; none where it is the document's own and not known
  std::size_t end = 0;
};

/// "ban hành Kế hoạch này", "Kế hoạch được ký ban hành" with nothing behind: the document's own day.  A
/// document of another type is meant only with "này" behind its type.
std::optional<std::size_t> own_day_end(const DeadlineMatch& found, std::size_t begin) {
  static const std::string issued = "(?:ký, |ký và )?(?:ký ban hành|ban hành|ký)";
  static const std::string document =
      "(?:kế hoạch(?: này)?|(?:quyết định|chương trình|phương án|đề án|chỉ thị|nghị quyết|công văn|văn bản|"
      "thông báo|hướng dẫn|quy chế|quy định) này)";
  static const Pattern pattern(" ?((?:khi |ngày )?(?:" + issued + "(?: " + document + ")?|" + document +
                               "(?: được)? " + issued + "))[ ]?(?:[.,;:()]|$)");
  const auto match = pattern.match_at(found.text, begin);
  return match ? std::optional(match->groups[1].end) : std::nullopt;
}

/// None where it is counted from an event.
std::optional<Anchor> anchor_at(const DeadlineMatch& found, std::size_t begin, bool before) {
  if (const auto end = own_day_end(found, begin); end && !before) {
    const bool whole = found.document_date.size() == 10;
    return Anchor{whole ? std::optional(std::string(found.document_date)) : std::nullopt, *end};
  }
  const std::size_t day = found.text.substr(begin).starts_with(" ") ? begin + 1 : begin;
  const auto placed = place_point(found, day, true);
  if (!placed || placed->point.unit != TimeUnit::day) return std::nullopt;
  const auto range = range_of(placed->point, placed->year);
  return Anchor{range ? std::optional(range->start) : std::nullopt, placed->end};
}

std::optional<std::string> counted(const std::string& from, int count, std::string_view unit) {
  if (unit == "ngày") return shift_days(from, count);
  if (unit == "tuần") return shift_days(from, count * 7);
  if (unit == "tháng") return shift_months(from, count);
  return std::nullopt;
}

}  // namespace

std::optional<TimesRead> build_conditional(const DeadlineMatch& found) {
  return read_to(found.match.whole().end, undated("conditional", kReasonEvent));
}

std::optional<TimesRead> build_count_from(const DeadlineMatch& found) {
  const bool before = found.match.has(4);
  const auto anchor = anchor_at(found, found.match.whole().end, before);
  if (!anchor) return build_conditional(found);
  if (found.match.has(3)) return read_to(anchor->end, undated("conditional", kReasonWorkingDays));
  if (found.group(2) == "giờ") return read_to(anchor->end, undated("conditional", kReasonHours));
  if (!anchor->day) return read_to(anchor->end, undated("conditional", kReasonDocumentUndated));
  const int count = count_of(found.group(1));
  Deadline made = make_deadline("conditional");
  made.end = counted(*anchor->day, before ? -count : count, found.group(2));
  if (!made.end) made.reason = kReasonImpossible;
  return read_to(anchor->end, std::move(made));
}

}  // namespace vanthu
