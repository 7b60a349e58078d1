// A plan with title, sections, tasks and running text, for the tests of the search.
#pragma once

#include <string>
#include <vector>

#include "parsers/document.h"
#include "store/search_query.h"

namespace vanthu::testing {

struct SearchedPart {
  std::string heading{};             // "" for none
  std::string text{};                // below it
  std::vector<std::string> tasks{};  // each on a line with a unit behind it
};

struct SearchedPlan {
  std::string path;
  std::string number = "12", type = "Kế hoạch", title = "Công tác năm 2026", commune = "Tân Lộc";
  std::string date = "2026-03-02", unit = "Phòng Kinh tế";
  std::string opening{};
  std::vector<SearchedPart> parts{};

  Document document() const;
};

/// All words, as somebody types them in a row.
SearchQuery typed(const std::string& words);

/// The words as one phrase.
SearchQuery quoted(const std::string& words);

}  // namespace vanthu::testing
