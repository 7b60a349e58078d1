// Printed pages through repair of their letters and layout: what a PDF file is read into, and what no PDF
// file would be likely to say.
//
// An input is lines of words between blanks:
//   page WIDTH HEIGHT                       a new page; the first is there already, A4 upright
//   font NAME MARKS                         a new font; MARKS: u its codes say nothing, b bold, i italic
//   w X BASELINE SIZE FONT MARKS TEXT       a word; FONT counts from 0; MARKS: i invisible, a annotation,
//                                           d down, l left, u up, o oblique, - none
//   rule X0 Y0 X1 Y1     picture …     drawing …
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ingest/decode.h"
#include "ingest/error.h"
#include "ingest/page_layout.h"
#include "ingest/page_letters.h"
#include "ingest/page_places.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/require.h"
#include "tests/ingest/page_support.h"

namespace vanthu::fuzz {
namespace {

/// Cuts what stands before the next `separator` off the front.
std::string take(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  std::string piece(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

/// Up to a million points: so much of a page the reader of PDF files can hand on (kFarthest of it is A0 by
/// far).
double take_number(std::string_view& rest) {
  constexpr double kFarthest = 1e6;
  const double number = std::strtod(take(rest, ' ').c_str(), nullptr);
  return std::isfinite(number) ? std::clamp(number, -kFarthest, kFarthest) : 0;
}

Box take_box(std::string_view& rest) {
  const double a = take_number(rest), b = take_number(rest), c = take_number(rest), d = take_number(rest);
  return {std::min(a, c), std::min(b, d), std::max(a, c), std::max(b, d)};
}

bool has(const std::string& marks, char mark) { return marks.find(mark) != std::string::npos; }

WordDirection direction_of(const std::string& marks) {
  if (has(marks, 'd')) return WordDirection::down;
  if (has(marks, 'l')) return WordDirection::left;
  if (has(marks, 'u')) return WordDirection::up;
  return has(marks, 'o') ? WordDirection::oblique : WordDirection::right;
}

/// Blanks and bytes that are no text end the word: it is valid UTF-8 without them.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (point.length == 0 || point.value <= 0x20 || point.value == 0x7F) break;
    letters += text.substr(at, point.length);
    at += point.length;
  }
  return letters;
}

void add_word(PrintedDocument& document, std::string_view rest) {
  const double x = take_number(rest), baseline = take_number(rest), size = std::abs(take_number(rest));
  const auto font = static_cast<std::size_t>(std::abs(take_number(rest)));
  const std::string marks = take(rest, ' ');
  const std::string letters = letters_of(rest);
  if (letters.empty()) return;
  PageWord word = page_testing::make_word(letters, x, baseline, size,
                                          static_cast<std::uint16_t>(font % document.fonts.size()));
  word.direction = direction_of(marks);
  word.invisible = has(marks, 'i');
  word.annotation = has(marks, 'a');
  document.pages.back().words.push_back(std::move(word));
}

void add_line(PrintedDocument& document, std::string_view line) {
  const std::string kind = take(line, ' ');
  Page& page = document.pages.back();
  if (kind == "w") {
    add_word(document, line);
  } else if (kind == "rule") {
    page.rules.push_back(take_box(line));
  } else if (kind == "picture") {
    page.pictures.push_back(take_box(line));
  } else if (kind == "drawing") {
    page.drawings.push_back(take_box(line));
  } else if (kind == "font") {
    const std::string name = take(line, ' ');
    document.fonts.push_back(
        {name, !has(std::string(line), 'u'), has(std::string(line), 'b'), has(std::string(line), 'i')});
  } else if (kind == "page") {
    Page next = page_testing::make_page(page.number + 1);
    next.width = std::abs(take_number(line));
    next.height = std::abs(take_number(line));
    document.pages.push_back(std::move(next));
  }
}

PrintedDocument document_of(std::string_view input) {
  PrintedDocument document = page_testing::document_of(page_testing::make_page());
  while (!input.empty()) add_line(document, take(input, '\n'));
  return document;
}

void check_pages(PrintedDocument document) {
  const Limits limits{.line_bytes = 32u << 10, .table_cells = 2000};
  const LetterReport letters = repair_pages(document);
  PagesLayout layout = lay_out_pages(std::move(document));
  DecodedText noticed;
  noticed.findings = std::move(layout.findings);
  const std::size_t places = layout.places.size();
  ExtractedDocument laid = assemble(std::move(layout.laid), noticed, "plan", limits);
  check_laid(laid, places);
  place_runs(laid, layout.places);
  add_page_findings(laid, letters.findings);
  check_laid(laid, places);
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    vanthu::fuzz::check_pages(vanthu::fuzz::document_of({reinterpret_cast<const char*>(data), size}));
  } catch (const vanthu::Error& error) {
    vanthu::fuzz::require(error.code == "limit-table-cells", "pages fail of a limit alone", error.code);
  }
  return 0;
}
