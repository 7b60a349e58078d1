// From a provision of a document ("khoản 3, mục II") to the section of its outline.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "parsers/document.h"
#include "parsers/outline.h"

namespace vanthu {

/// What a provision means in an outline.
struct SectionTarget {
  std::optional<std::size_t> item;    // index in the outline; of several places that of the first
  std::optional<std::string> reason;  // no-outline | no-such-section | several-sections
};

/// Sections by their labels.  Time and memory grow with the outline times its depth.
class SectionIndex {
 public:
  explicit SectionIndex(const std::vector<OutlineItem>& outline);

  /// The section that `provision` means.  `attached`: in an attached document, else in the body.  Every place
  /// that it names must exist.  Steps may be left out between ("điểm a mục II"); where several sections fit,
  /// the one below `near` (index of an item) is meant, as far as there is just one.
  SectionTarget find(const Provision& provision, bool attached, std::optional<std::size_t> near) const;

  /// The same below the section `base`: "khoản 1" of "Điều này".
  SectionTarget find_below(const Provision& provision, std::size_t base) const;

  const std::string& id_of(std::size_t item) const { return outline_[item].section.id; }

  /// True where the body, or the attached documents, have articles ("Điều 3").
  bool has_articles(bool attached) const { return articles_[attached ? 1 : 0]; }

  /// The innermost section at or above `item` with that numbering; none where there is none.
  std::optional<std::size_t> enclosing(std::optional<std::size_t> item, Numbering numbering) const;

 private:
  struct Region {
    std::unordered_map<std::string, std::vector<std::size_t>> whole;   // path from the top, from any ancestor
    std::unordered_map<std::string, std::vector<std::size_t>> gapped;  // an ancestor's label and the own
    bool empty = true;
  };

  SectionTarget find_place(const std::vector<ProvisionPart>& place, const Region& region,
                           std::optional<std::size_t> near) const;
  std::optional<std::size_t> choose(const std::vector<std::size_t>& fitting,
                                    std::optional<std::size_t> near) const;
  bool is_below(std::size_t item, std::size_t ancestor) const;

  const std::vector<OutlineItem>& outline_;
  Region regions_[2];  // body, attached documents
  bool articles_[2] = {false, false};
};

}  // namespace vanthu
