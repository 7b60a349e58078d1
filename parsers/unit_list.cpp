#include "parsers/unit_list.h"

#include <utility>

#include "parsers/unit_builder.h"
#include "parsers/unit_leading.h"
#include "parsers/unit_split.h"
#include "parsers/unit_text.h"
#include "parsers/unit_words.h"

namespace vanthu {

struct UnitReader::Index {
  UnitTextMaker maker;
  UnitRegister units;
  UnitWords words;

  explicit Index(const Vocabulary& vocabulary)
      : maker(vocabulary), units(vocabulary, maker), words(vocabulary) {}
};

namespace {

constexpr std::size_t kLongestLeading =
    1500;  // bytes of a paragraph in which its leading units are looked for

/// `text` up to `limit` bytes, no character cut.
std::string_view clip(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

/// Ranges of the key and raw words become those of the text as printed.
void place_in_print(std::vector<ListedUnit>& listed, const UnitText& text, std::string_view printed) {
  for (ListedUnit& unit : listed) {
    unit.where = text.in_print(unit.where);
    unit.mention.raw = std::string(printed.substr(unit.where.begin, unit.where.size()));
    while (!unit.mention.raw.empty() && unit.mention.raw.back() == ' ') {
      unit.mention.raw.pop_back();
      --unit.where.end;
    }
  }
}

}  // namespace

UnitReader::UnitReader(const Vocabulary& vocabulary) : index_(std::make_unique<Index>(vocabulary)) {}
UnitReader::~UnitReader() = default;
UnitReader::UnitReader(UnitReader&&) noexcept = default;

std::vector<ListedUnit> UnitReader::read_list(std::string_view text,
                                              const std::vector<std::size_t>& line_starts) const {
  const UnitText made = index_->maker.make(text, line_starts);
  std::vector<ListedUnit> listed =
      build_units(made, index_->units, split_units(made, find_unit_items(made, index_->units)));
  place_in_print(listed, made, text);
  return listed;
}

UnitReader::Leading UnitReader::read_leading(std::string_view text) const {
  const UnitText made = index_->maker.make(clip(text, kLongestLeading));
  const LeadingUnits found = find_leading_units(made, index_->units);
  Leading leading;
  leading.units = found.units;
  place_in_print(leading.units, made, text);
  if (!leading.units.empty()) leading.length = made.in_print({0, found.end}).end;
  return leading;
}

bool UnitReader::begins_with_unit(std::string_view line) const {
  return index_->words.begins_with_unit(line);
}

bool UnitReader::begins_duty(std::string_view rest) const { return index_->words.begins_duty(rest); }

}  // namespace vanthu
