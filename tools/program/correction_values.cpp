#include "tools/program/correction_values.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "normalize/text_forms.h"
#include "parsers/dates.h"
#include "parsers/deadline.h"
#include "store/record_json.h"
#include "tools/program/answer_rows.h"
#include "tools/program/answers.h"
#include "tools/program/day_range.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestWording = 4000;  // bytes: the longest task of real plans has some 1,500

[[noreturn]] void refuse(const char* code, const std::string& wording, const CorrectableField& field) {
  throw Error(code, "", {wording, std::string(field.name)});
}

/// The wording on one line, in the form that texts are read in.
std::string on_one_line(const std::string& wording) {
  std::string line;
  for (const char c : normalize_text(wording).text) line += c == '\n' || c == '\t' ? ' ' : c;
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(' ') - begin + 1);
}

/// "2026-03", "2026" or a day.
std::optional<std::string> read_iso(const std::string& wording) {
  const std::optional<DayRange> range = parse_day_range(wording);
  if (!range || !range->from || !range->to) return std::nullopt;
  const std::string &from = *range->from, &to = *range->to;
  if (from == to) return from;
  const std::string year = from.substr(0, 4), month = from.substr(0, 7);
  if (from == year + "-01-01" && to == year + "-12-31") return year;
  const int number = std::stoi(from.substr(5, 2));
  return from == month + "-01" && to == end_of_month(std::stoi(year), number) ? std::optional(month)
                                                                              : std::nullopt;
}

bool is_undated(const Deadline& deadline) {
  return deadline.kind == "other" && !deadline.start && !deadline.end && !deadline.recurrence;
}

CommuneName name_of(const Commune& commune) {
  return {commune.code, commune.level, commune.name, commune.province_code, commune.province};
}

std::string commune_in_words(const CommuneName& commune) {
  return commune.level + " " + commune.name + ", " + commune.province + " (" + commune.code + ")";
}

/// "xã Tân Lộc" is {"xã", "Tân Lộc"}.
std::pair<std::string, std::string> level_and_name(const std::string& wording) {
  for (const std::string level : {"xã", "phường", "đặc khu"}) {
    if (to_lower(wording).starts_with(level + " ")) return {level, wording.substr(level.size() + 1)};
  }
  return {"", wording};
}

/// All communes that "31", "Tân Lộc", "xã Tân Lộc" or "xã Tân Lộc, Hải Phòng" may mean; a code in brackets
/// behind the name decides.
std::vector<CommuneName> communes_named(const Vocabulary& vocabulary, const std::string& wording) {
  std::vector<CommuneName> found;
  const std::size_t open = wording.rfind('(');
  const std::string code = open != std::string::npos && wording.ends_with(')')
                               ? wording.substr(open + 1, wording.size() - open - 2)
                               : wording;
  for (const Commune& commune : vocabulary.communes()) {
    if (commune.code == code) return {name_of(commune)};
  }
  const std::size_t comma = wording.find(',');
  const auto [level, name] = level_and_name(wording.substr(0, comma));
  const Province* province = nullptr;
  if (comma != std::string::npos) {
    const std::size_t begin = wording.find_first_not_of(' ', comma + 1);
    province = begin == std::string::npos ? nullptr : vocabulary.find_province(wording.substr(begin));
    if (province == nullptr) return found;
  }
  for (const Commune* commune : vocabulary.find_communes(name, level)) {
    if (province == nullptr || commune->province_code == province->code) found.push_back(name_of(*commune));
  }
  return found;
}

std::string raws_of(const std::vector<Deadline>& deadlines) {
  std::string words;
  for (const Deadline& deadline : deadlines) words += (words.empty() ? "" : "; ") + deadline.raw;
  return words;
}

}  // namespace

CorrectionReader::CorrectionReader(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary), numbers_(vocabulary), units_(vocabulary) {}

std::string CorrectionReader::number_value(const std::string& wording) const {
  const auto match = numbers_.find(wording);
  if (!match || !match->number || match->where.end != wording.size()) return {};
  return to_json(DocumentNumber{wording, match->number, match->year, match->symbol, match->key});
}

std::string CorrectionReader::commune_value(const std::string& wording) const {
  const std::vector<CommuneName> found = communes_named(vocabulary_, wording);
  if (found.size() == 1) return to_json(found.front());
  if (found.empty()) throw Error("correction-value-commune", "", {wording, "commune"});
  std::string names;
  for (const CommuneName& commune : found) names += (names.empty() ? "" : "; ") + commune_in_words(commune);
  throw Error("correction-value-communes", "", {wording, names});
}

UnderstoodCorrection CorrectionReader::read(const CorrectableField& field, const std::string& wording,
                                            const Header& header) const {
  if (wording.size() > kLongestWording) {
    throw Error("correction-value-long", "", {std::string(field.name), std::to_string(kLongestWording)});
  }
  const std::string line = on_one_line(wording);
  UnderstoodCorrection understood{{std::string(field.name), line, ""}, {}, false};
  std::string& value = understood.set.value;
  if (line.empty()) refuse("correction-value-empty", line, field);
  if (line == kNothing) {
    if (!field.may_clear) refuse("correction-value-kept", line, field);
    const bool is_list = field.kind == FieldKind::units || field.kind == FieldKind::deadlines;
    value = is_list ? "[]" : "null";
    return understood;
  }
  switch (field.kind) {
    case FieldKind::text: {
      const auto date = field.name == "date" ? read_iso(line) : std::optional(line);
      if (!date) refuse("correction-value-date", line, field);
      value = nlohmann::json(*date).dump();
      break;
    }
    case FieldKind::units: {
      std::vector<UnitMention> mentions;
      for (const ListedUnit& unit : units_.read_list(line)) {
        if (!unit.known) understood.unknown_units.push_back(unit.mention.unit);
        mentions.push_back(unit.mention);
      }
      if (mentions.empty()) refuse("correction-value-units", line, field);
      value = to_json(mentions);
      break;
    }
    case FieldKind::deadlines: {
      const std::vector<Deadline> deadlines = parse_deadlines(line, header.date.value_or(""));
      if (deadlines.empty()) refuse("correction-value-empty", line, field);
      understood.undated = std::any_of(deadlines.begin(), deadlines.end(), is_undated);
      value = to_json(deadlines);
      break;
    }
    case FieldKind::number:
      value = number_value(line);
      if (value.empty()) refuse("correction-value-number", line, field);
      break;
    case FieldKind::commune:
      value = commune_value(line);
      break;
  }
  return understood;
}

std::string value_in_words(const CorrectableField& field, const std::string& value) {
  std::string words;
  switch (field.kind) {
    case FieldKind::text: {
      const auto text = nlohmann::json::parse(value, nullptr, false);
      if (text.is_string()) words = text.get<std::string>();
      break;
    }
    case FieldKind::units:
      words = unit_names(units_from_json(value).value_or(std::vector<UnitMention>()));
      break;
    case FieldKind::deadlines:
      words = raws_of(deadlines_from_json(value).value_or(std::vector<Deadline>()));
      break;
    case FieldKind::number:
      if (const auto number = number_from_json(value)) words = number->key.value_or(number->raw);
      break;
    case FieldKind::commune:
      if (const auto commune = commune_from_json(value)) words = commune_in_words(*commune);
      break;
  }
  return words;
}

}  // namespace vanthu
