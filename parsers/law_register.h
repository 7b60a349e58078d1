// Which law, code or ordinance of the vocabulary a citation means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/document.h"

namespace vanthu {

class LawRegister {
 public:
  /// `vocabulary` must outlive it.
  explicit LawRegister(const Vocabulary& vocabulary);

  /// All versions of the law of that name, the newest first.
  std::vector<const Law*> versions(std::string_view name) const;
  /// The law of that number ("10/2022/QH15", leading zeros or not); nullptr where there is none.
  const Law* by_number(std::string_view number) const;

  /// The version that a mention means: by its number; else the one promulgated on the printed date or in the
  /// printed year; else, where several succeed each other, the one in force on the citing document's whole
  /// date (`citing_date`: ISO, perhaps partial).  A law promulgated after that date is never meant.  nullptr
  /// where none or several remain.
  const Law* find(const Citation& citation, const std::optional<std::string>& citing_date) const;

 private:
  std::unordered_map<std::string, std::vector<const Law*>> by_name_;  // comparison key
  std::unordered_map<std::string, const Law*> by_number_;             // without leading zeros
};

}  // namespace vanthu
