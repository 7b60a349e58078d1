#include "ingest/pages_document.h"

#include <malloc.h>

#include <algorithm>
#include <utility>

#include "ingest/decode.h"
#include "ingest/error.h"
#include "ingest/layout.h"
#include "ingest/messages.h"
#include "ingest/page_layout.h"
#include "ingest/page_places.h"

namespace vanthu {
namespace {

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

ExtractedDocument document_of_pages(PagesRead read, const std::string& path, const Limits& limits) {
  const bool has_words = std::any_of(read.printed.pages.begin(), read.printed.pages.end(),
                                     [](const Page& page) { return !page.words.empty(); });
  if (!has_words) throw without_text(path, read.pages, read.findings);
  std::vector<Signature> signatures = std::move(read.printed.signatures);
  return_freed_memory(read.pages);
  PagesLayout layout = lay_out_pages(std::move(read.printed));
  DecodedText noticed;
  noticed.findings = std::move(layout.findings);
  ExtractedDocument document = assemble(std::move(layout.laid), noticed, path, limits);
  return_freed_memory(read.pages);
  place_runs(document, layout.places);
  add_page_findings(document, read.findings);
  document.source.encoding = read.encoding;
  document.source.pages = read.pages;
  document.source.unread_pages = std::move(read.unread_pages);
  document.source.ocr_pages = std::move(read.ocr_pages);
  document.source.signatures = std::move(signatures);
  return document;
}

}  // namespace vanthu
