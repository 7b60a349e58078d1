#include "ingest/read_pdf.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "ingest/error.h"
#include "ingest/ocr_pages.h"
#include "ingest/page_letters.h"
#include "ingest/pages_document.h"
#include "ingest/pdf_file.h"

namespace vanthu {
namespace {

struct ReadPages {
  PrintedDocument printed;
  std::vector<PageFinding> findings;
  std::vector<int> unread;
};

/// A page that fails does not take the others with it.
ReadPages read_pages(PdfFile& pdf, const std::string& path, const ReadControl& control) {
  ReadPages read;
  const std::vector<int>& skipped = control.skipped_pages;
  for (int number = 1; number <= pdf.page_count(); ++number) {
    if (control.on_page) control.on_page(number, pdf.page_count());
    try {
      if (std::binary_search(skipped.begin(), skipped.end(), number)) {
        throw Error("pdf-page-deadly", path, {std::to_string(number)}, number);
      }
      read.printed.pages.push_back(pdf.read_page(number));
    } catch (const Error& error) {
      read.findings.push_back(unreadable_page(number, error));
      read.unread.push_back(number);
    }
  }
  read.printed.fonts = pdf.fonts();
  read.printed.signatures = pdf.signatures();
  return read;
}

/// Of the pages whose text is taken; the others are missing as a whole.
void tell_damage(const std::vector<Page>& pages, std::vector<PageFinding>& findings) {
  for (const Page& page : pages) {
    if (!page.damage) continue;
    PageFinding finding;
    finding.page = page.number;
    finding.code = "page-damaged";
    finding.message_code = "pdf-page-partly-damaged";
    finding.arguments = {std::to_string(page.number), *page.damage};
    findings.push_back(std::move(finding));
  }
}

/// Pages that are read as a whole need no place of their own for a number.
void want_number(int page, const Box& box, std::vector<PageForOcr>& wanted) {
  const auto known =
      std::find_if(wanted.begin(), wanted.end(), [&](const PageForOcr& one) { return one.page == page; });
  if (known == wanted.end()) {
    wanted.push_back({.page = page, .numbers = {box}});
  } else if (!known->numbers.empty()) {
    known->numbers.push_back(box);
  }
}

/// In automatic mode the pages whose text layer is not their text, and those on which numbers are drawn.
std::vector<PageForOcr> pages_for_ocr(const PrintedDocument& printed, const LetterReport& letters,
                                      OcrMode mode) {
  std::vector<PageForOcr> wanted;
  if (mode == OcrMode::never) return wanted;
  for (std::size_t i = 0; i < letters.unread_pages.size(); ++i) {
    wanted.push_back({letters.unread_pages[i], letters.faults[i]});
  }
  if (mode == OcrMode::always) {
    for (const Page& page : printed.pages) wanted.push_back({page.number, std::nullopt});
  }
  for (const PageFinding& finding : letters.findings) {
    if (finding.code == "number-drawn" && finding.box) want_number(finding.page, *finding.box, wanted);
  }
  std::sort(wanted.begin(), wanted.end(),
            [](const PageForOcr& a, const PageForOcr& b) { return a.page < b.page; });
  return wanted;
}

/// True for a page that went to OCR as a whole.
bool has_page(const std::vector<PageForOcr>& pages, int number) {
  return std::any_of(pages.begin(), pages.end(),
                     [&](const PageForOcr& page) { return page.page == number && page.numbers.empty(); });
}

/// What was drawn and read is told as such.
PageFinding with_number(PageFinding finding, const std::vector<DrawnNumber>& numbers) {
  for (const DrawnNumber& number : numbers) {
    if (finding.code != "number-drawn" || finding.page != number.page || finding.box != number.box) continue;
    finding.severity = Severity::info;
    finding.message_code = "page-number-read";
    finding.arguments.push_back(number.text);
  }
  return finding;
}

/// Of a page that went to OCR, what was wrong with its text layer does not matter any more.
void take_findings(ReadPages& read, const LetterReport& letters, OcrReport& recognized,
                   const std::vector<PageForOcr>& wanted) {
  tell_damage(read.printed.pages, read.findings);
  for (const PageFinding& finding : letters.findings) {
    if (!has_page(wanted, finding.page)) read.findings.push_back(with_number(finding, recognized.numbers));
  }
  std::move(recognized.findings.begin(), recognized.findings.end(), std::back_inserter(read.findings));
  for (const int page : letters.unread_pages) {
    if (!has_page(wanted, page)) read.unread.push_back(page);
  }
  read.unread.insert(read.unread.end(), recognized.unread_pages.begin(), recognized.unread_pages.end());
  std::sort(read.unread.begin(), read.unread.end());
}

}  // namespace

ExtractedDocument read_pdf(const SourceFile& file, const Limits& limits, const ReadControl& control) {
  PdfFile pdf = PdfFile::open(file.bytes, file.path, limits);
  ReadPages read = read_pages(pdf, file.path, control);
  const LetterReport letters = repair_pages(read.printed);
  const std::vector<PageForOcr> wanted = pages_for_ocr(read.printed, letters, control.ocr.mode);
  OcrReport recognized = put_recognized_pages(read.printed, wanted, file, limits, control);
  take_findings(read, letters, recognized, wanted);
  PagesRead pages;
  pages.printed = std::move(read.printed);
  pages.findings = std::move(read.findings);
  pages.pages = pdf.page_count();
  pages.unread_pages = std::move(read.unread);
  pages.ocr_pages = std::move(recognized.ocr_pages);
  pages.encoding = letters.encoding;
  return document_of_pages(std::move(pages), file.path, limits);
}

}  // namespace vanthu
