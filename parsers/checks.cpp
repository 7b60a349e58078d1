#include "parsers/checks.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace vanthu {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> checks = [] {
    std::vector<Check> all;
    for (const auto* list : {&reading_checks(),        &identity_checks(),   &issuer_checks(),
                             &own_date_checks(),       &signature_checks(),  &title_checks(),
                             &numbering_checks(),      &appendix_checks(),   &task_checks(),
                             &lead_checks(),           &actor_checks(),      &duplicate_checks(),
                             &recipient_checks(),      &unit_checks(),       &outdated_checks(),
                             &time_checks(),           &task_time_checks(),  &task_order_checks(),
                             &reporting_checks(),      &cited_form_checks(), &cited_completeness_checks(),
                             &cited_conflict_checks(), &cited_date_checks(), &law_checks(),
                             &reference_checks(),      &substance_checks(),  &text_checks(),
                             &style_checks()}) {
      all.insert(all.end(), list->begin(), list->end());
    }
    return all;
  }();
  return checks;
}

std::vector<Issue> check_document(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const Check& check : all_checks()) {
    std::vector<Issue> found = check.run(checked);
    assert(std::all_of(found.begin(), found.end(), [&](const Issue& issue) {
      return std::find(check.codes.begin(), check.codes.end(), issue.code) != check.codes.end();
    }));
    issues.insert(issues.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  std::stable_sort(issues.begin(), issues.end(),
                   [](const Issue& a, const Issue& b) { return a.span.bytes.begin < b.span.bytes.begin; });
  return issues;
}

}  // namespace vanthu
