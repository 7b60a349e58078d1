// The letters of a text layer: repaired where one reading can be proved, a page given up where none can.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "ingest/page.h"

namespace vanthu {

/// Why the text layer of a page is not its text.  Such a page is one for OCR.
enum class LayerFault {
  no_text,         // pictures or drawings alone
  no_unicode,      // codes of fonts that nothing maps to letters
  question_marks,  // a "?" for every letter with a mark
  private_codes,   // letters of a private area
  not_vietnamese,  // OCR made for another language, or an unknown encoding: few syllables
  stamp_only,      // a stamp is the only text over a picture
};

/// What was noticed on a page; `box` holds the words it is about.
struct PageFinding {
  int page = 0;
  std::optional<Box> box;
  std::string code;  // as Finding::code
  Severity severity = Severity::warning;
  std::string message_code;  // of the catalogue
  std::vector<std::string> arguments;
};

/// A page is left out for this reason: "page-unreadable".
PageFinding unreadable_page(int page, const Error& why);

struct LetterReport {
  std::vector<PageFinding> findings;
  std::vector<int> unread_pages;   // taken out of the document: a finding "page-unreadable" says why
  std::vector<LayerFault> faults;  // of unread_pages
  std::string encoding = "UTF-8";  // as SourceInfo::encoding
};

/// Repairs the words of all pages in place: letters of legacy fonts decoded, decomposed and misordered marks
/// put together, systematic confusions of Word's PDF (Ƣ, Õ) undone, spaced-out letters joined; stamps and
/// signatures taken out of the words (document.signatures keeps what they say), a number printed over another
/// kept apart, a number that is drawn reported.  Pages whose layer is wrong are taken out of document.pages.
LetterReport repair_pages(PrintedDocument& document);

}  // namespace vanthu
