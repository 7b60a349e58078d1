#include "parsers/law_register.h"

#include <algorithm>

#include "normalize/text_forms.h"
#include "parsers/date_span.h"

namespace vanthu {
namespace {

std::string without_leading_zeros(std::string_view number) {
  const std::size_t digit = std::min(number.find_first_not_of('0'), number.size());
  return std::string(number.substr(digit));
}

template <typename Keep>
std::vector<const Law*> kept(const std::vector<const Law*>& laws, Keep keep) {
  std::vector<const Law*> result;
  std::copy_if(laws.begin(), laws.end(), std::back_inserter(result), keep);
  return result;
}

const Law* only(const std::vector<const Law*>& laws) { return laws.size() == 1 ? laws.front() : nullptr; }

}  // namespace

LawRegister::LawRegister(const Vocabulary& vocabulary) {
  for (const Law& law : vocabulary.laws()) {
    by_name_[comparison_key(law.name)].push_back(&law);
    if (!law.number.empty()) by_number_.emplace(without_leading_zeros(law.number), &law);
  }
}

std::vector<const Law*> LawRegister::versions(std::string_view name) const {
  const auto found = by_name_.find(comparison_key(name));
  return found == by_name_.end() ? std::vector<const Law*>() : found->second;
}

const Law* LawRegister::by_number(std::string_view number) const {
  const auto found = by_number_.find(without_leading_zeros(number));
  return found == by_number_.end() ? nullptr : found->second;
}

const Law* LawRegister::find(const Citation& citation, const std::optional<std::string>& citing_date) const {
  if (citation.key) return by_number(*citation.key);
  if (!citation.name) return nullptr;
  std::vector<const Law*> laws = versions(*citation.name);
  if (citation.date) {
    const std::string_view printed = *citation.date;
    const auto on_date = kept(laws, [&](const Law* law) { return law->date == printed; });
    if (on_date.size() == 1) return on_date.front();
    return only(kept(laws, [&](const Law* law) { return law->date.starts_with(printed.substr(0, 4)); }));
  }
  if (!citing_date) return only(laws);
  const DateSpan days = span_of_date(*citing_date);
  laws = kept(laws, [&](const Law* law) { return law->date <= days.last; });
  if (laws.size() < 2) return only(laws);
  return only(kept(laws, [&](const Law* law) {
    return law->valid_from <= days.first && (law->valid_to.empty() || law->valid_to >= days.last);
  }));
}

}  // namespace vanthu
