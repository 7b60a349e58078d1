#include "ingest/read_image_file.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/error.h"
#include "ingest/image_file.h"
#include "ingest/ocr_pages.h"
#include "ingest/pages_document.h"

namespace vanthu {
namespace {

std::vector<PageForOcr> all_pages(int count, const std::vector<int>& skipped) {
  std::vector<PageForOcr> pages;
  for (int number = 1; number <= count; ++number) {
    if (std::binary_search(skipped.begin(), skipped.end(), number)) continue;
    pages.push_back({number, LayerFault::no_text});
  }
  return pages;
}

PageFinding partly_damaged(const Page& page) {
  PageFinding finding;
  finding.page = page.number;
  finding.code = "page-damaged";
  finding.severity = Severity::warning;
  finding.message_code = "image-partly-damaged";
  finding.arguments = {std::to_string(page.number), *page.damage};
  return finding;
}

/// Why the file gives no text.
Error without_text(const std::string& path, int pages, const std::vector<PageFinding>& findings) {
  const auto reason = std::find_if(findings.begin(), findings.end(), [](const PageFinding& finding) {
    return finding.severity == Severity::error && !finding.arguments.empty();
  });
  if (reason == findings.end()) return Error("image-blank", path, {std::to_string(pages)});
  // An error's arguments count from {1}; {0} is the path.
  return Error(reason->message_code, path, {reason->arguments.begin() + 1, reason->arguments.end()},
               reason->page);
}

}  // namespace

ExtractedDocument read_image_file(const SourceFile& file, const Limits& limits, const ReadControl& control) {
  PagesRead read;
  read.pages = count_image_pages(file.bytes, file.path, limits);
  if (control.ocr.mode == OcrMode::never) throw Error("image-needs-ocr", file.path);
  for (const int number : control.skipped_pages) {
    if (number < 1 || number > read.pages) continue;
    read.findings.push_back(
        unreadable_page(number, Error("pdf-page-deadly", file.path, {std::to_string(number)})));
    read.unread_pages.push_back(number);
  }
  OcrReport recognized =
      put_recognized_pages(read.printed, all_pages(read.pages, control.skipped_pages), file, limits, control);
  read.findings.insert(read.findings.end(), recognized.findings.begin(), recognized.findings.end());
  for (const Page& page : read.printed.pages) {
    if (page.damage) read.findings.push_back(partly_damaged(page));
  }
  read.unread_pages.insert(read.unread_pages.end(), recognized.unread_pages.begin(),
                           recognized.unread_pages.end());
  std::sort(read.unread_pages.begin(), read.unread_pages.end());
  read.ocr_pages = std::move(recognized.ocr_pages);
  const bool has_words = std::any_of(read.printed.pages.begin(), read.printed.pages.end(),
                                     [](const Page& page) { return !page.words.empty(); });
  if (!has_words) throw without_text(file.path, read.pages, read.findings);
  return document_of_pages(std::move(read), file.path, limits);
}

}  // namespace vanthu
