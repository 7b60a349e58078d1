// What the tests of printed pages share: pages built word by word.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/page.h"
#include "ingest/utf8.h"

namespace vanthu::page_testing {

// Every letter is half an em wide, a blank a quarter; a combining mark has no width.
inline constexpr double kLetterWidth = 0.5, kBlankWidth = 0.25;
inline constexpr double kAscent = 0.89, kDescent = 0.22;

inline bool is_combining(char32_t point) { return point >= 0x300 && point < 0x370; }

/// A word whose first letter begins at `x`; `size` in points.
inline PageWord make_word(std::string_view text, double x, double baseline, double size = 14,
                          std::uint16_t font = 0) {
  PageWord word;
  word.text = text;
  word.baseline = static_cast<float>(baseline);
  word.size = static_cast<float>(size);
  word.font = font;
  double end = x;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (!is_combining(point.value)) end += kLetterWidth * size;
    word.ends.push_back(static_cast<float>(end));
    at += point.length;
  }
  word.box = {x, baseline - kAscent * size, end, baseline + kDescent * size};
  return word;
}

/// An upright A4 page.
inline Page make_page(int number = 1) {
  Page page;
  page.number = number;
  page.width = 595;
  page.height = 842;
  return page;
}

/// Prints a line: the words of `text` (between blanks) from `x` on; two blanks are twice as wide.  Where the
/// next letter would stand.
inline double print(Page& page, std::string_view text, double x, double baseline, double size = 14,
                    std::uint16_t font = 0) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      x += kBlankWidth * size;
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find(' ', at), text.size());
    page.words.push_back(make_word(text.substr(at, end - at), x, baseline, size, font));
    x = page.words.back().box.x1;
    at = end;
  }
  return x;
}

/// A document of one page with one Unicode font.
inline PrintedDocument document_of(Page page) {
  PrintedDocument document;
  document.pages.push_back(std::move(page));
  document.fonts.push_back({"LiberationSerif", true, false, false});
  return document;
}

/// The words of a page as they are drawn, one blank between them.
inline std::string text_of(const Page& page) {
  std::string text;
  for (const PageWord& word : page.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

}  // namespace vanthu::page_testing
