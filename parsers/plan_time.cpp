#include "parsers/plan_time.h"

#include <string_view>

#include "normalize/pattern.h"

namespace vanthu {
namespace {

/// The year behind "năm", where a title names one and no other.
std::optional<int> year_of_title(std::string_view title) {
  static const Pattern named(R"((?i)(?:^|[^\p{L}])năm ((?:19|20)\d\d)(?:[^\d]|$))");
  static const Pattern year(R"((?:^|[^\d/.-])((?:19|20)\d\d)(?:[^\d/]|$))");
  const auto match = named.find(title);
  if (!match) return std::nullopt;
  const std::string_view said = match->text(title, 1);
  for (auto other = year.find(title); other; other = year.find(title, other->groups[1].end)) {
    if (other->text(title, 1) != said) return std::nullopt;
  }
  return std::stoi(std::string(said));
}

}  // namespace

PlanTime plan_time_of(const Header& header) {
  constexpr std::string_view kDecember = "-12";
  constexpr std::size_t kYearLength = 4;
  PlanTime time{header.date.value_or("")};
  const auto year = year_of_title(header.title.value_or(""));
  if (!year || time.document_date.empty()) {
    time.year = year;
    return time;
  }
  const bool december = std::string_view(time.document_date).substr(kYearLength).starts_with(kDecember);
  if (december && std::stoi(time.document_date) + 1 == *year) time.year = year;
  return time;
}

}  // namespace vanthu
