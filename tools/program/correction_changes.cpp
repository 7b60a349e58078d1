#include "tools/program/correction_changes.h"

#include <algorithm>
#include <map>
#include <string>

#include "ingest/messages.h"
#include "tools/program/correction_listing.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

/// What a person should hear of a correction that stood like `before`, if anywhere; "" where there is no
/// news.
std::string news_of(const Correction* before, const Correction& now, const Settings& settings) {
  const std::string outcome = outcome_of(now), former = before == nullptr ? "" : outcome_of(*before);
  if (outcome == "applied" && former == "applied" && now.reading_now != before->reading_now) {
    const std::string& field = now.set.field;
    return message(
        settings.language, "import-correction-differs",
        {words_of_value(field, now.reading_now.value_or("")), words_of_value(field, now.set.value)});
  }
  const bool tells = outcome != "applied" && outcome != "superseded" && outcome != former;
  return tells ? outcome_in_words(outcome, settings.language) : "";
}

}  // namespace

void note_corrections(const std::vector<Correction>& before, const std::vector<Correction>& after,
                      const Settings& settings) {
  constexpr std::size_t kMostNamed = 20;  // "vanthu corrections" lists them all
  if (after.empty()) return;
  std::map<std::int64_t, const Correction*> former;
  for (const Correction& correction : before) former[correction.id] = &correction;
  std::size_t named = 0;
  for (const Correction& correction : after) {
    const auto known = former.find(correction.id);
    const std::string news = news_of(known == former.end() ? nullptr : known->second, correction, settings);
    if (news.empty() || named++ >= kMostNamed) continue;
    const std::string place = corrected_place(correction);
    note(settings, "import-correction-now",
         {std::to_string(correction.id), place.empty() ? correction.plan.path : place,
          field_in_words(correction.set.field, settings.language), news});
  }
  const auto count = [&](std::string_view outcome) {
    return std::to_string(std::count_if(after.begin(), after.end(), [&](const Correction& correction) {
      return outcome_of(correction) == outcome;
    }));
  };
  note(settings, "import-corrections",
       {count("applied"), count("agrees"), count("target-missing"), count("plan-missing")});
}

}  // namespace vanthu
