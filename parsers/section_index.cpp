#include "parsers/section_index.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "normalize/text_forms.h"
#include "parsers/provision_tree.h"

namespace vanthu {
namespace {

// Sections of one label that are looked at: a plan with more of them tells nothing by that label.
constexpr std::size_t kMostFitting = 64;

using Path = std::vector<std::string>;  // labels from wide to narrow

std::vector<std::string> split_label(std::string_view label) {
  std::vector<std::string> pieces;
  while (true) {
    const std::size_t stop = label.find('.');
    pieces.emplace_back(label.substr(0, stop));
    if (stop == std::string_view::npos) return pieces;
    label.remove_prefix(stop + 1);
  }
}

std::string last_word(std::string_view label) {
  const std::size_t blank = label.rfind(' ');
  return std::string(blank == std::string_view::npos ? label : label.substr(blank + 1));
}

std::string numbered(std::string_view word, int ordinal) {
  return std::string(word) + " " + std::to_string(ordinal);
}

/// Labels of an item below its parent: most have one, "1.2" below "I" has two.
Path labels_of(const OutlineItem& item, const OutlineItem* parent) {
  const ItemMarker& marker = item.marker;
  switch (marker.numbering) {
    case Numbering::part:
      return {numbered("phần", marker.ordinal)};
    case Numbering::chapter:
      return {numbered("chương", marker.ordinal)};
    case Numbering::roman:
      return {numbered(marker.label.find(' ') == std::string::npos ? "" : "mục", marker.ordinal)};
    case Numbering::article:
      return {"điều " + last_word(marker.label)};
    case Numbering::decimal: {
      const bool continues = parent != nullptr && marker.label.starts_with(parent->marker.label + ".");
      return split_label(continues ? marker.label.substr(parent->marker.label.size() + 1) : marker.label);
    }
    default:
      return {marker.label};
  }
}

/// A piece of a dotted label: "II" of "II.3" is a section, "3" what is below it.
std::string piece_label(const std::string& piece) {
  const int roman = roman_value(piece);
  return roman > 0 ? numbered("", roman) : piece;
}

int ordinal_of_label(const std::string& label) {
  static const std::vector<std::string> words = {"nhất", "hai", "ba",  "tư",   "năm",
                                                 "sáu",  "bảy", "tám", "chín", "mười"};
  const auto word = std::find(words.begin(), words.end(), last_word(label));
  if (word != words.end()) return static_cast<int>(word - words.begin()) + 1;
  if (const int roman = roman_value(label); roman > 0) return roman;
  const bool digits = !label.empty() && label.size() <= 3 &&
                      std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::stoi(label) : 0;
}

/// The labels that one step may have in an outline: "mục 2" is a line "Mục 2" or "2.".
std::vector<std::string> step_labels(const std::string& level, const std::string& label) {
  const int ordinal = ordinal_of_label(label);
  if (level == "điều") return {"điều " + label};
  if (level == "chương") return {numbered("chương", ordinal)};
  if (level == "phần") {
    if (ordinal == 0) return {label};
    return {numbered("phần", ordinal), piece_label(label)};
  }
  if (level == "mục" || level == "tiểu mục") {
    if (ordinal == 0) return {label};
    return {piece_label(label), numbered("mục", ordinal)};
  }
  return {label};
}

/// Every way in which the labels of a place may stand in an outline; few, since two levels alone are open.
std::vector<Path> possible_paths(const std::vector<ProvisionPart>& place) {
  std::vector<Path> paths = {{}};
  for (const ProvisionPart& step : place) {
    const std::vector<std::string> pieces = split_label(step.labels.front());
    const std::vector<std::string> heads = step_labels(step.level, pieces.front());
    std::vector<Path> longer;
    for (const Path& path : paths) {
      for (const std::string& head : heads) {
        Path next = path;
        // "điểm 1.2 khoản 1": the wider label is printed once more.
        const bool repeated = pieces.size() > 1 && !path.empty() && path.back() == head;
        if (!repeated) next.push_back(head);
        for (std::size_t i = 1; i < pieces.size(); ++i) next.push_back(piece_label(pieces[i]));
        longer.push_back(std::move(next));
      }
    }
    paths = std::move(longer);
  }
  return paths;
}

std::string join(Path::const_iterator begin, Path::const_iterator end) {
  std::string joined;
  for (auto label = begin; label != end; ++label) joined += *label + "\n";
  return joined;
}

}  // namespace

SectionIndex::SectionIndex(const std::vector<OutlineItem>& outline) : outline_(outline) {
  std::vector<Path> paths(outline.size());
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const OutlineItem& item = outline[i];
    const OutlineItem* parent = item.parent == 0 ? nullptr : &outline[item.parent - 1];
    Path path = parent == nullptr ? Path() : paths[item.parent - 1];
    const Path own = labels_of(item, parent);
    path.insert(path.end(), own.begin(), own.end());
    Region& region = regions_[item.attached ? 1 : 0];
    region.empty = false;
    if (item.marker.numbering == Numbering::article) articles_[item.attached ? 1 : 0] = true;
    for (auto begin = path.begin(); begin != path.end(); ++begin) {
      std::vector<std::size_t>& same = region.whole[join(begin, path.end())];
      if (same.size() < kMostFitting) same.push_back(i);
      std::vector<std::size_t>& below = region.gapped[*begin + "\n" + path.back()];
      if (below.size() < kMostFitting) below.push_back(i);
    }
    paths[i] = std::move(path);
  }
}

bool SectionIndex::is_below(std::size_t item, std::size_t ancestor) const {
  for (std::size_t at = item + 1; at > 0; at = outline_[at - 1].parent) {
    if (at - 1 == ancestor) return true;
  }
  return false;
}

std::optional<std::size_t> SectionIndex::enclosing(std::optional<std::size_t> item,
                                                   Numbering numbering) const {
  for (std::size_t at = item ? *item + 1 : 0; at > 0; at = outline_[at - 1].parent) {
    if (outline_[at - 1].marker.numbering == numbering) return at - 1;
  }
  return std::nullopt;
}

std::optional<std::size_t> SectionIndex::choose(const std::vector<std::size_t>& fitting,
                                                std::optional<std::size_t> near) const {
  if (fitting.size() == 1) return fitting.front();
  // The widest section around the mention that holds just one of them decides.
  for (std::size_t at = near ? *near + 1 : 0; at > 0; at = outline_[at - 1].parent) {
    std::vector<std::size_t> inside;
    for (const std::size_t item : fitting) {
      if (is_below(item, at - 1)) inside.push_back(item);
    }
    if (inside.size() == 1) return inside.front();
    if (inside.size() > 1) break;
  }
  return std::nullopt;
}

SectionTarget SectionIndex::find_place(const std::vector<ProvisionPart>& place, const Region& region,
                                       std::optional<std::size_t> near) const {
  const std::vector<Path> paths = possible_paths(place);
  bool several = false;
  for (const bool gaps : {false, true}) {
    for (const Path& path : paths) {
      if (gaps && path.size() < 2) continue;
      const auto& sections = gaps ? region.gapped : region.whole;
      const auto found =
          sections.find(gaps ? path.front() + "\n" + path.back() : join(path.begin(), path.end()));
      if (found == sections.end()) continue;
      if (const auto item = choose(found->second, near)) return {item, std::nullopt};
      several = true;
    }
    if (several) return {std::nullopt, "several-sections"};
  }
  return {std::nullopt, "no-such-section"};
}

SectionTarget SectionIndex::find_below(const Provision& provision, std::size_t base) const {
  Provision whole = provision;
  const OutlineItem& item = outline_[base];
  // The section's own step, in the words that find() reads.
  constexpr std::pair<Numbering, std::string_view> kLevels[] = {{Numbering::part, "phần"},
                                                                {Numbering::chapter, "chương"},
                                                                {Numbering::roman, "mục"},
                                                                {Numbering::article, "điều"}};
  std::string level = "khoản";
  for (const auto& [numbering, name] : kLevels) {
    if (item.marker.numbering == numbering) level = name;
  }
  whole.parts.insert(whole.parts.begin(), {level, {last_word(item.marker.label)}});
  return find(whole, item.attached, base);
}

SectionTarget SectionIndex::find(const Provision& provision, bool attached,
                                 std::optional<std::size_t> near) const {
  constexpr std::size_t kMostPlaces = 40;
  const Region& region = regions_[attached ? 1 : 0];
  if (region.empty) return {std::nullopt, "no-outline"};
  SectionTarget first;
  for (const auto& place : places_of(provision, kMostPlaces)) {
    SectionTarget target = find_place(place, region, near);
    if (target.reason) return target;
    if (!first.item) first = target;
  }
  return first;
}

}  // namespace vanthu
