#include "parsers/own_document.h"

#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/dates.h"

namespace vanthu {

std::string last_day_of(std::string_view iso) {
  if (iso.size() >= kFullDate) return std::string(iso);
  if (iso.size() < 7) return std::string(iso) + "-12-31";
  const auto last =
      end_of_month(std::stoi(std::string(iso.substr(0, 4))), std::stoi(std::string(iso.substr(5))));
  return last.value_or(std::string(iso));
}

std::string first_day_of(std::string_view iso) {
  if (iso.size() >= kFullDate) return std::string(iso);
  return std::string(iso) + (iso.size() < 7 ? "-01-01" : "-01");
}

bool dates_differ(std::string_view a, std::string_view b) {
  const std::size_t shared = std::min(a.size(), b.size());
  return a.substr(0, shared) != b.substr(0, shared);
}

std::string printed_date(std::string_view iso) {
  if (iso.size() < 7) return std::string(iso);
  const std::string year(iso.substr(0, 4)), month(iso.substr(5, 2));
  // Nghị định 30/2020/NĐ-CP: a leading zero for days below 10 and the months 1 and 2.
  const std::string short_month = month[0] == '0' && month > "02" ? month.substr(1) : month;
  if (iso.size() < kFullDate) return short_month + "/" + year;
  return std::string(iso.substr(8, 2)) + "/" + short_month + "/" + year;
}

ByteRange title_range(const CheckedDocument& checked) {
  if (!checked.parts.type_block) return {0, 0};
  const BlockRange title = checked.parts.title;
  const std::size_t first = title.begin < title.end ? title.begin : *checked.parts.type_block;
  const std::size_t last = title.begin < title.end ? title.end - 1 : first;
  return {checked.document.blocks[first].text.begin, checked.document.blocks[last].text.end};
}

const Citation* parent_citation(const CheckedDocument& checked) {
  for (const Citation& citation : checked.record.citations) {
    if (citation.relation == "attached-to") return &citation;
  }
  return nullptr;
}

bool is_two_tier_commune(const CheckedDocument& checked) {
  static const Pattern new_bodies(
      R"((?:^|[^\p{L}])(?:phòng văn hóa-xã hội|trung tâm phục vụ hành chính công|phòng kinh tế, hạ tầng và đô thị|)"
      R"(đảng ủy ủy ban nhân dân xã|đảng ủy ubnd xã|đặc khu)(?:$|[^\p{L}]))");
  static const Pattern district(
      R"((?:^|[^\p{L}])(?:ủy ban nhân dân|ubnd|huyện ủy|quận ủy|phòng nội vụ|phòng tư pháp|phòng tài chính-kế hoạch)"
      R"((?: thuộc)?) (?:huyện|quận|thị xã)(?:$|[^\p{L}]))");
  const std::string level = checked.record.header.issuer.level.value_or("");
  if (level == "đặc khu") return true;
  if (level != "xã" && level != "phường") return false;
  if (district.contains(checked.text_key.text)) return false;
  const bool cites_later =
      std::any_of(checked.record.citations.begin(), checked.record.citations.end(),
                  [](const Citation& one) { return one.date && first_day_of(*one.date) >= kTwoTierBegin; });
  return cites_later || new_bodies.contains(checked.text_key.text);
}

const Citation* later_directive(const CheckedDocument& checked) {
  const auto& own = checked.record.header.date;
  if (!own) return nullptr;
  const std::string last = last_day_of(*own);
  const Citation* first_later = nullptr;
  std::size_t later = 0, dated = 0;
  for (const Citation& citation : checked.record.citations) {
    if (citation.relation != "basis" && citation.relation != "implements") continue;
    if (!citation.date || citation.date->size() < kFullDate) continue;
    ++dated;
    if (*citation.date <= last) continue;
    ++later;
    if (first_later == nullptr) first_later = &citation;
  }
  return 2 * later >= dated ? first_later : nullptr;
}

bool own_date_impossible(const CheckedDocument& checked) {
  const Header& header = checked.record.header;
  if (!header.date) return false;
  return later_directive(checked) != nullptr ||
         (last_day_of(*header.date) < kTwoTierBegin && is_two_tier_commune(checked));
}

}  // namespace vanthu
