#include "parsers/unit_register.h"

#include <algorithm>
#include <utility>

#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

constexpr std::size_t kShortestMendable = 12;  // letters; shorter names are too near to one another
constexpr std::size_t kMostSlips = 2;
constexpr std::size_t kLongestName = 120;  // letters

std::string first_word(std::string_view key, std::size_t offset) {
  const std::size_t end = key.find_first_of(" ,;.:-/()&\"", offset);
  return std::string(key.substr(offset, end == std::string_view::npos ? end : end - offset));
}

std::u32string letters_of(std::string_view key) {
  std::u32string letters;
  for (std::size_t i = 0; i < key.size();) {
    const DecodedCodePoint point = decode_utf8(key, i);
    letters += point.value;
    i += std::max<std::size_t>(point.length, 1);
  }
  return letters;
}

std::u32string digits_of(std::u32string_view letters) {
  std::u32string digits;
  for (const char32_t letter : letters) {
    if (U'0' <= letter && letter <= U'9') digits += letter;
  }
  return digits;
}

bool has_small_letters(std::string_view text) { return to_upper(text) != text; }

/// A collective of several parts is read part by part: "các cơ quan; đơn vị", "các thôn và các xóm".
bool is_joined_list(std::string_view key) {
  return key.find(';') != std::string_view::npos || key.find(", các ") != std::string_view::npos ||
         key.find(" và các ") != std::string_view::npos;
}

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> previous(a.size() + 1), current(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) previous[i] = i;
  const std::size_t beyond = limit + 1;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    // Farther than `limit` from the diagonal every way costs more than that.
    const std::size_t first = j > limit ? j - limit : 1, last = std::min(j + limit, a.size());
    current[first - 1] = first == 1 ? j : beyond;
    std::size_t least = current[first - 1];
    for (std::size_t i = first; i <= last; ++i) {
      const std::size_t replaced = previous[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      const std::size_t left_out = i == j + limit ? beyond : previous[i] + 1;
      current[i] = std::min({replaced, left_out, current[i - 1] + 1});
      least = std::min(least, current[i]);
    }
    if (least > limit) return beyond;
    std::swap(previous, current);
  }
  return std::min(previous[a.size()], limit + 1);
}

UnitRegister::UnitRegister(const Vocabulary& vocabulary, const UnitTextMaker& maker)
    : units_(vocabulary.units()) {
  by_length_.resize(kLongestName + 1);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    add(units_[i].canonical, i, false, maker);
    for (const std::string& variant : units_[i].variants) add(variant, i, false, maker);
  }
  for (std::size_t i = 0; i < units_.size(); ++i) {
    for (const std::string& misprint : units_[i].misprints) add(misprint, i, true, maker);
  }
  for (auto& [word, names] : by_first_word_) {
    std::stable_sort(names.begin(), names.end(),
                     [](const Name& a, const Name& b) { return a.key.size() > b.key.size(); });
  }
  for (const Commune& commune : vocabulary.communes()) communes_.insert(comparison_key(commune.name));
}

void UnitRegister::add(const std::string& name, std::size_t unit, bool misprint, const UnitTextMaker& maker) {
  const UnitText text = maker.make(name);
  const bool collective = units_[unit].kind == UnitKind::collective;
  if (text.key.empty() || (collective && is_joined_list(text.key))) return;
  if (!keys_.emplace(text.key, unit).second) return;  // the first row that has a name keeps it
  if (misprint) misprints_.insert(text.key);
  const bool abbreviation = !has_small_letters(name);
  // "CAX" written out is the unit's own name with its level; "VHXH" is only a part of the name.
  const std::string own_name = comparison_key(units_[unit].canonical);
  const bool written_out = abbreviation && has_small_letters(text.text) && !text.key.starts_with(own_name);
  by_first_word_[first_word(text.key, 0)].push_back(
      {text.key, unit, misprint, written_out, abbreviation && !has_small_letters(text.text)});
  std::u32string letters = letters_of(text.key);
  if (abbreviation || letters.size() < kShortestMendable || letters.size() > kLongestName) return;
  const std::size_t length = letters.size();
  by_length_[length].push_back({std::move(letters), unit});
}

bool UnitRegister::gives_way(const UnitText& text, const Name& name, std::size_t offset) const {
  const std::size_t end = offset + name.key.size();
  for (std::size_t at = offset + 1; at < end; ++at) {
    // What "các" counts is no unit of its own.
    const bool counted = std::string_view(text.key).substr(0, at).ends_with("các ");
    if (counted || !text.begins_word(at)) continue;
    const auto inner = by_first_word_.find(first_word(text.key, at));
    if (inner == by_first_word_.end()) continue;
    const bool reaches_on = std::any_of(inner->second.begin(), inner->second.end(), [&](const Name& other) {
      const std::size_t other_end = at + other.key.size();
      const bool beyond = other_end > end || (other_end == end && name.misprint && text.begins_line(at));
      return beyond && !other.misprint && units_[other.unit].kind == UnitKind::unit &&
             std::string_view(text.key).substr(at).starts_with(other.key) && text.ends_word(other_end);
    });
    if (reaches_on) return true;
  }
  return false;
}

std::optional<RegisterMatch> UnitRegister::find_at(const UnitText& text, std::size_t offset) const {
  const auto names = by_first_word_.find(first_word(text.key, offset));
  if (names == by_first_word_.end()) return std::nullopt;
  const std::string_view rest = std::string_view(text.key).substr(offset);
  for (const Name& name : names->second) {
    const std::size_t end = offset + name.key.size();
    if (!rest.starts_with(name.key) || !text.ends_word(end)) continue;
    if (name.capitals && has_small_letters(text.slice({offset, end}))) continue;
    const bool yields = name.misprint || units_[name.unit].kind == UnitKind::collective;
    if (yields && gives_way(text, name, offset)) continue;
    return RegisterMatch{&units_[name.unit], end, name.misprint, name.short_form};
  }
  return std::nullopt;
}

const Unit* UnitRegister::find_named(const std::string& key) const {
  const auto found = keys_.find(key);
  return found == keys_.end() || misprints_.contains(key) ? nullptr : &units_[found->second];
}

const Unit* UnitRegister::find_similar(std::string_view key) const {
  if (key.size() > 4 * kLongestName || keys_.contains(std::string(key))) return nullptr;
  const std::u32string letters = letters_of(key);
  if (letters.size() + kMostSlips < kShortestMendable || letters.size() > kLongestName) return nullptr;
  std::size_t nearest = kMostSlips + 1;
  const Unit* found = nullptr;
  bool shared = false;
  const std::size_t shortest = std::max(kShortestMendable, letters.size() - kMostSlips);
  const std::size_t longest = std::min(letters.size() + kMostSlips, kLongestName);
  for (std::size_t length = shortest; length <= longest; ++length) {
    for (const Candidate& candidate : by_length_[length]) {
      // One word more is another name ("Trường Tiểu học" A), no slip.
      const bool word_more =
          letters.size() > length && letters.starts_with(candidate.letters) && letters[length] == U' ';
      if (word_more) continue;
      const std::size_t distance = edit_distance(letters, candidate.letters, std::min(nearest, kMostSlips));
      if (distance > nearest || distance > kMostSlips || digits_of(letters) != digits_of(candidate.letters))
        continue;
      const Unit* unit = &units_[candidate.unit];
      shared = distance == nearest && found != unit ? true : (distance < nearest ? false : shared);
      nearest = distance;
      found = unit;
    }
  }
  return shared ? nullptr : found;
}

}  // namespace vanthu
