#include "ingest/read_pdf.h"

#include <malloc.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "ingest/decode.h"
#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/page_layout.h"
#include "ingest/page_letters.h"
#include "ingest/page_places.h"
#include "ingest/pdf_file.h"

namespace vanthu {
namespace {

struct ReadPages {
  PrintedDocument printed;
  std::vector<PageFinding> findings;
  std::vector<int> unread;
};

PageFinding page_finding(int number, const char* code, Severity severity) {
  PageFinding finding;
  finding.page = number;
  finding.code = code;
  finding.severity = severity;
  return finding;
}

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
      PageFinding finding = page_finding(number, "page-unreadable", Severity::error);
      finding.message_code = error.code;
      finding.arguments = error.arguments;
      finding.arguments.insert(finding.arguments.begin(), error.path);  // an error counts from {1}
      read.findings.push_back(std::move(finding));
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
    PageFinding finding = page_finding(page.number, "page-damaged", Severity::warning);
    finding.message_code = "pdf-page-partly-damaged";
    finding.arguments = {std::to_string(page.number), *page.damage};
    findings.push_back(std::move(finding));
  }
}

/// Each language's message takes the reason in its own words.
Error without_text(const std::string& path, int pages, const std::vector<PageFinding>& findings) {
  const auto reason = std::find_if(findings.begin(), findings.end(), [](const PageFinding& finding) {
    return finding.severity == Severity::error;
  });
  if (reason == findings.end()) return Error("pdf-blank", path, {std::to_string(pages)});
  return Error("pdf-without-text", path,
               {std::to_string(pages), message(Language::vietnamese, reason->message_code, reason->arguments),
                message(Language::english, reason->message_code, reason->arguments)},
               reason->page);
}

/// Poppler frees, page by page, what lies between what we keep; glibc returns such holes only when asked.  Of
/// 500 pages they are 13 MB; a thin file is not worth the walk through the heap.
void return_freed_memory(int pages) {
  constexpr int kManyPages = 100;
  if (pages > kManyPages) malloc_trim(0);
}

}  // namespace

ExtractedDocument read_pdf(std::string_view bytes, const std::string& path, const Limits& limits,
                           const ReadControl& control) {
  PdfFile pdf = PdfFile::open(bytes, path, limits);
  ReadPages read = read_pages(pdf, path, control);
  LetterReport letters = repair_pages(read.printed);
  tell_damage(read.printed.pages, read.findings);
  std::move(letters.findings.begin(), letters.findings.end(), std::back_inserter(read.findings));
  read.unread.insert(read.unread.end(), letters.unread_pages.begin(), letters.unread_pages.end());
  std::sort(read.unread.begin(), read.unread.end());
  const bool has_words = std::any_of(read.printed.pages.begin(), read.printed.pages.end(),
                                     [](const Page& page) { return !page.words.empty(); });
  if (!has_words) throw without_text(path, pdf.page_count(), read.findings);
  std::vector<Signature> signatures = std::move(read.printed.signatures);
  return_freed_memory(pdf.page_count());
  PagesLayout layout = lay_out_pages(std::move(read.printed));
  DecodedText noticed;
  noticed.findings = std::move(layout.findings);
  ExtractedDocument document = assemble(std::move(layout.laid), noticed, path, limits);
  return_freed_memory(pdf.page_count());
  place_runs(document, layout.places);
  add_page_findings(document, read.findings);
  document.source.encoding = letters.encoding;
  document.source.pages = pdf.page_count();
  document.source.unread_pages = std::move(read.unread);
  document.source.signatures = std::move(signatures);
  return document;
}

}  // namespace vanthu
