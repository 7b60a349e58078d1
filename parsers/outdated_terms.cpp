#include "parsers/outdated_terms.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ingest/error.h"
#include "ingest/tsv.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers_tables.h"

namespace vanthu {
namespace {

constexpr std::string_view kTable = "outdated_terms.tsv";

/// The day behind `iso`, a date of units.tsv.
std::string day_after(const std::string& iso) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year = std::stoi(iso.substr(0, 4)), month = std::stoi(iso.substr(5, 2)), day = std::stoi(iso.substr(8));
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int last = kDays[month - 1] + (month == 2 && leap ? 1 : 0);
  if (++day > last) {
    day = 1;
    if (++month > 12) {
      month = 1;
      ++year;
    }
  }
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

/// Names that mean the body wherever they stand: "Phòng Nội vụ", not "BDV" or the field "tài chính - kế
/// toán".
bool is_told_by_its_name(const std::string& key) {
  static const Pattern names(
      "^(?:phòng|ban|sở|ủy ban|hội đồng|công an|thanh tra|trung tâm|công chức|cán "
      "bộ|khối|ubnd|hđnd|ubmttq|mttq)"
      " |^(?:huyện|quận|thị) (?:ủy|đoàn)$");
  return names.contains(key);
}

/// Who does today what `unit` did, "(cấp xã)" where a district's office left it to the communes.
std::string present_of(const Unit& unit,
                       const std::unordered_map<std::string_view, std::string_view>& levels) {
  const auto level = levels.find(unit.successor);
  const bool handed_down = unit.level == "huyện" && level != levels.end() && level->second == "xã";
  return handed_down ? unit.successor + " (cấp xã)" : unit.successor;
}

bool has_small_letters(std::string_view text) { return to_upper(text) != text; }

}  // namespace

OutdatedTermReader::OutdatedTermReader(const Vocabulary& vocabulary) {
  add_terms();
  add_units(vocabulary);
}

void OutdatedTermReader::add(std::string_view phrase, OutdatedTerm term) {
  phrases_.add(comparison_key(phrase), terms_.size());
  terms_.push_back(std::move(term));
}

void OutdatedTermReader::add_terms() {
  const Tsv table = parse_tsv(parsers_table(kTable), std::string(kTable));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto field = [&](std::string_view column) {
      return std::string(table.rows[i][table.column(column)]);
    };
    const auto reject = [&](const std::string& what) -> Error {
      return {"table-malformed", std::string(kTable), {std::to_string(table.lines[i]), what}};
    };
    if (field("code") == "none") {
      add(field("term"), {});
      continue;
    }
    if (field("place") != "text" && field("place") != "task") throw reject("place " + field("place"));
    if (field("severity") != "warning" && field("severity") != "info") {
      throw reject("severity " + field("severity"));
    }
    add(field("term"), {field("code"), field("since"), field("place") == "task",
                        field("severity") == "info" ? Severity::info : Severity::warning, field("present_vi"),
                        field("present_en")});
  }
}

// Names that still hold come along, so that "Ban Tuyên giáo và Dân vận Tỉnh ủy" is not "Ban Tuyên giáo", and
// a misprint is none where it begins a right name.
void OutdatedTermReader::add_units(const Vocabulary& vocabulary) {
  std::unordered_map<std::string_view, std::string_view> levels;
  for (const Unit& unit : vocabulary.units()) levels.emplace(unit.canonical, unit.level);
  for (const Unit& unit : vocabulary.units()) {
    std::vector<std::string> names = unit.variants;
    names.push_back(unit.canonical);
    for (const std::string& name : names) {
      const std::string key = comparison_key(name);
      if (key.find(' ') == std::string::npos && unit.valid_to.empty()) continue;
      if (unit.valid_to.empty()) {
        add(name, {});
      } else if (has_small_letters(name) && is_told_by_its_name(key)) {
        const std::string present = present_of(unit, levels);
        add(name, {"unit-abolished", day_after(unit.valid_to), false, Severity::warning, present, present});
      }
    }
  }
  for (const Unit& unit : vocabulary.units()) {
    if (unit.kind != UnitKind::unit) continue;
    for (const std::string& misprint : unit.misprints) {
      const auto words = std::count(misprint.begin(), misprint.end(), ' ') + 1;
      if (words < 3) continue;
      add(misprint, {"unit-misspelt", "", false, Severity::error, unit.canonical, unit.canonical});
    }
  }
}

std::vector<FoundOutdatedTerm> OutdatedTermReader::find(std::string_view text_key) const {
  std::vector<FoundOutdatedTerm> found;
  for (const FoundPhrase& phrase : phrases_.find(text_key)) {
    const OutdatedTerm& term = terms_[phrase.phrase];
    if (!term.code.empty()) found.push_back({phrase.where, &term});
  }
  return found;
}

}  // namespace vanthu
