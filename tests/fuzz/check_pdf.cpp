#include "tests/fuzz/check_pdf.h"

#include <algorithm>
#include <cmath>

#include "ingest/error.h"
#include "ingest/pdf_file.h"
#include "ingest/utf8.h"
#include "tests/fuzz/check_text.h"
#include "tests/fuzz/require.h"

namespace vanthu::fuzz {
namespace {

constexpr int kMostPages = 8;

void check_box(const Box& box, std::string_view of) {
  require(std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1),
          "a box has numbers", std::string(of));
  require(box.x0 <= box.x1 && box.y0 <= box.y1, "a box is not inside out", std::string(of));
}

void check_word(const PageWord& word, std::size_t fonts) {
  check_text(word.text);
  check_box(word.box, word.text);
  require(!word.text.empty(), "a word has letters");
  require(word.ends.size() == count_code_points(word.text), "every letter has an end", word.text);
  for (std::size_t i = 0; i < word.ends.size(); ++i) {
    require(std::isfinite(word.ends[i]) && (i == 0 || word.ends[i - 1] <= word.ends[i]),
            "ends never decrease", word.text);
  }
  require(std::isfinite(word.baseline) && std::isfinite(word.size) && word.size >= 0, "a word has a size",
          word.text);
  require(word.font < fonts, "a word's font is known", word.text);
}

void check_page(const Page& page, int number, std::size_t fonts) {
  require(page.number == number, "a page knows its number");
  require(std::isfinite(page.width) && std::isfinite(page.height), "a page has a size");
  for (const PageWord& word : page.words) check_word(word, fonts);
  for (const Box& box : page.rules) check_box(box, "rule");
  for (const Box& box : page.pictures) check_box(box, "picture");
  for (const Box& box : page.drawings) check_box(box, "drawing");
}

/// Pages that cannot be read are an answer.
void check_pages(PdfFile& pdf) {
  for (int number = 1; number <= std::min(pdf.page_count(), kMostPages); ++number) {
    try {
      const Page page = pdf.read_page(number);
      check_page(page, number, pdf.fonts().size());
    } catch (const Error& error) {
      require(error.page == number, "an error of a page names it", error.code);
    }
  }
}

void check_signatures(const PdfFile& pdf) {
  for (const Signature& signature : pdf.signatures()) {
    if (signature.signer) check_text(*signature.signer);
    if (signature.time) check_date(signature.time->substr(0, 10), false, "signature");
    if (signature.box) check_box(*signature.box, "signature");
    require(signature.page.has_value() == signature.box.has_value(), "a place is a page and a box");
  }
}

}  // namespace

Limits tight_pdf_limits() {
  Limits limits;
  limits.pages = 50;
  limits.fonts = 100;
  limits.page_content_bytes = 256u << 10;
  limits.page_mapped_codes = 200'000;
  limits.page_letters = 5'000;
  limits.page_shapes = 2'000;
  limits.page_operators = 50'000;
  limits.page_nesting = 200;
  return limits;
}

void check_pdf(std::string_view bytes) {
  try {
    PdfFile pdf = PdfFile::open(bytes, "plan.pdf", tight_pdf_limits());
    check_pages(pdf);
    check_signatures(pdf);
  } catch (const Error&) {
    // A file that cannot be read is an answer.
  }
}

}  // namespace vanthu::fuzz
