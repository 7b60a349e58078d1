#include "normalize/unit_index.h"

#include <algorithm>
#include <span>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

// The longest short form has five words ("TT PVHCC" two, "BCH phòng chống thiên tai" five).
constexpr std::size_t kLongestForm = 6;

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

std::vector<std::string> search_words(std::string_view text) {
  const std::string key = search_key(text);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < key.size(); ++i) {
    std::size_t end = i;
    while (end < key.size() && is_word_byte(key[end])) ++end;
    if (end > i && std::string_view(key).substr(i, end - i) != "va") words.push_back(key.substr(i, end - i));
    i = end;
  }
  return words;
}

std::string join(std::span<const std::string> words) {
  std::string joined;
  for (const std::string& word : words) joined.append(joined.empty() ? "" : " ").append(word);
  return joined;
}

/// Without the level at the end that only says "of this commune".
std::vector<std::string> without_level(std::vector<std::string> words) {
  const auto ends_with = [&](std::span<const std::string_view> level) {
    return words.size() > level.size() && std::equal(level.rbegin(), level.rend(), words.rbegin());
  };
  constexpr std::string_view kCommune[] = {"xa"}, kWard[] = {"phuong"}, kZone[] = {"dac", "khu"};
  for (const std::span<const std::string_view> level :
       {std::span<const std::string_view>(kCommune), std::span<const std::string_view>(kWard),
        std::span<const std::string_view>(kZone)}) {
    if (ends_with(level)) {
      words.resize(words.size() - level.size());
      return words;
    }
  }
  return words;
}

void add_once(std::vector<std::size_t>& units, std::size_t unit) {
  if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
}

}  // namespace

UnitIndex::UnitIndex(const std::vector<Unit>& units, const std::vector<Abbreviation>& abbreviations) {
  for (const Abbreviation& abbreviation : abbreviations) {
    short_forms_.emplace(join(search_words(abbreviation.form)), search_words(abbreviation.expansion));
  }
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const auto add = [&](const std::string& name) {
      Words words = search_words(name);
      add_once(exact_[join(words)], unit);
      std::sort(words.begin(), words.end());
      names_.push_back({std::move(words), unit});
    };
    add(units[unit].canonical);
    for (const std::string& variant : units[unit].variants) add(variant);
    for (const std::string& misprint : units[unit].misprints)
      add_once(exact_[join(search_words(misprint))], unit);
  }
}

UnitIndex::Words UnitIndex::expand(const Words& words) const {
  Words expanded;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t length = std::min(kLongestForm, words.size() - i);
    auto form = short_forms_.end();
    for (; length > 0; --length) {
      form = short_forms_.find(join(std::span(words).subspan(i, length)));
      if (form != short_forms_.end()) break;
    }
    if (form == short_forms_.end()) {
      expanded.push_back(words[i++]);
    } else {
      expanded.insert(expanded.end(), form->second.begin(), form->second.end());
      i += length;
    }
  }
  return expanded;
}

std::vector<std::size_t> UnitIndex::find_exact(const Words& words) const {
  const auto found = exact_.find(join(words));
  return found == exact_.end() ? std::vector<std::size_t>{} : found->second;
}

std::vector<std::size_t> UnitIndex::find_containing(Words words) const {
  std::vector<std::size_t> units;
  std::sort(words.begin(), words.end());
  for (const Name& name : names_) {
    if (std::includes(name.words.begin(), name.words.end(), words.begin(), words.end())) {
      if (units.empty() || units.back() != name.unit) units.push_back(name.unit);
    }
  }
  return units;
}

std::vector<std::size_t> UnitIndex::matching(std::string_view asked) const {
  const Words words = search_words(asked);
  if (words.empty()) return {};
  const Words expanded = expand(words);
  for (const Words& exact : {words, without_level(words), expanded, without_level(expanded)}) {
    if (std::vector<std::size_t> units = find_exact(exact); !units.empty()) return units;
  }
  for (const Words& part : {without_level(words), without_level(expanded)}) {
    if (std::vector<std::size_t> units = find_containing(part); !units.empty()) return units;
  }
  return {};
}

}  // namespace vanthu
