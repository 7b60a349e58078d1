#include "parsers/unit_collector.h"

#include <utility>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/unit_mention.h"

namespace vanthu {

void UnitCollector::begin_segment() {
  carried_.clear();
  requested_ = label_requested_;
}

void UnitCollector::add(ByteRange where, std::string name, bool misspelt, bool known) {
  ListedUnit unit;
  unit.where = where;
  unit.mention.unit = std::move(name);
  unit.mention.requested = requested_;
  unit.misspelt = misspelt;
  unit.known = known;
  const std::string& carried = carried_.empty() ? label_ : carried_;
  if (!pending_.empty() || !carried.empty()) unit.mention.qualifier = pending_.empty() ? carried : pending_;
  pending_.clear();
  listed_.push_back(std::move(unit));
}

void UnitCollector::add(const UnitItem& item) {
  add({item.begin, item.end}, item.name, item.misspelt, true);
  ListedUnit& unit = listed_.back();
  unit.mention.collective = item.collective || item.all_of_kind;
  if (!item.level.empty()) unit.mention.level = item.level;
  unit.kind = item.kind;
  unit.successor = item.successor;
}

void UnitCollector::describe(const Unit& unit) {
  ListedUnit& last = listed_.back();
  last.mention.collective = unit.kind == UnitKind::collective;
  if (!unit.level.empty()) last.mention.level = unit.level;
  last.kind = unit.kind;
  if (!unit.valid_to.empty()) last.successor = unit.successor;
}

void UnitCollector::set_collective(UnitKind kind) {
  listed_.back().mention.collective = true;
  listed_.back().kind = kind;
}

void UnitCollector::qualify_last(const std::string& words) {
  if (words.empty() || listed_.empty()) return;
  auto& qualifier = listed_.back().mention.qualifier;
  qualifier = qualifier ? *qualifier + ", " + words : words;
  // "Hội Nông dân (đề nghị phối hợp)".
  if (words.starts_with("đề nghị")) listed_.back().mention.requested = true;
}

void UnitCollector::set_pending(ByteRange words) {
  pending_ = to_lower(text_.slice(words));
  static const Pattern shares("^(?:cơ quan |đơn vị )?(?:phối hợp|chủ trì)");
  carried_ = shares.contains(key(words)) ? pending_ : std::string();
  requested_ = is_request(key(words)).value_or(requested_);
}

void UnitCollector::set_label(ByteRange words) {
  label_ = to_lower(text_.slice(words));
  label_requested_ = requested_ = is_request(key(words)).value_or(false);
}

void UnitCollector::join(const std::string& more, std::size_t end, bool collective, bool known) {
  ListedUnit& unit = listed_.back();
  unit.mention.unit = format_unit_name(unit.mention.unit + more);
  unit.mention.collective = collective;
  unit.where.end = end;
  unit.known = known;
}

std::vector<ListedUnit> UnitCollector::finish() {
  for (ListedUnit& unit : listed_) {
    if (unit.mention.collective || unit.kind != UnitKind::unit) unit.mention.level.reset();
  }
  return std::move(listed_);
}

}  // namespace vanthu
