// What the tests of lines and of layout share: text set on pages as a word processor sets it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page_support.h"

namespace vanthu::page_testing {

/// How a paragraph is set, in points.
struct Setting {
  double left = 85, right = 538;  // of the text
  double indent = 36;             // of the first line
  double size = 14;
  double leading = 18;
  bool justified = true;
  bool centred = false;
  std::uint16_t font = 0;
};

inline double width_of(std::string_view word, double size) {
  const PageWord made = make_word(word, 0, 0, size);
  return made.box.x1;
}

inline std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// Sets a paragraph whose first line stands on `baseline`; where its last line does.
inline double set_paragraph(Page& page, std::string_view text, double baseline, const Setting& how = {}) {
  const std::vector<std::string> words = words_of(text);
  const double blank = kBlankWidth * how.size;
  for (std::size_t begin = 0; begin < words.size();) {
    const double from = how.left + (begin == 0 && !how.centred ? how.indent : 0);
    double width = width_of(words[begin], how.size);
    std::size_t end = begin + 1;
    while (end < words.size() && from + width + blank + width_of(words[end], how.size) <= how.right)
      width += blank + width_of(words[end++], how.size);
    const bool last = end == words.size();
    const double room = how.right - from - width;
    const double gap =
        blank + (how.justified && !how.centred && !last ? room / static_cast<double>(end - begin - 1) : 0);
    double x = how.centred ? from + room / 2 : from;
    for (std::size_t i = begin; i < end; ++i) {
      page.words.push_back(make_word(words[i], x, baseline, how.size, how.font));
      x = page.words.back().box.x1 + gap;
    }
    begin = end;
    if (!last) baseline += how.leading;
  }
  return baseline;
}

}  // namespace vanthu::page_testing
