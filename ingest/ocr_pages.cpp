#include "ingest/ocr_pages.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "ingest/page_stamps.h"
#include "ingest/recognize_page.h"
#include "ingest/syllables.h"

namespace vanthu {
namespace {

// Of the words of a page: fewer tell nothing.
constexpr std::size_t kEnoughWords = 12;
// Scans of plans have a mean confidence of 0.9 and more, heavy ones 0.85; texts in other scripts and pictures
// that look like letters stay below 0.6.
constexpr double kPoorConfidence = 0.6;
// A drawn number is taken where OCR is as sure of it as of print: handwriting stays below.
constexpr float kSureNumber = 0.85F;
constexpr std::size_t kLongestNumber = 5;
constexpr double kSamePage = 3;  // points
// Share of the runs of letters that are syllables: 0.25 of an English text, 0.9 and more of a plan.
constexpr double kVietnameseShare = 0.5;

std::string_view recognized_message(std::optional<LayerFault> fault) {
  if (!fault) return "page-recognized-wanted";
  switch (*fault) {
    case LayerFault::no_text:
      return "page-recognized-without-text";
    case LayerFault::no_unicode:
      return "page-recognized-without-unicode";
    case LayerFault::question_marks:
      return "page-recognized-question-marks";
    case LayerFault::private_codes:
      return "page-recognized-private-codes";
    case LayerFault::stamp_only:
      return "page-recognized-stamp-only";
    case LayerFault::not_vietnamese:
      break;
  }
  return "page-recognized-not-vietnamese";
}

PageFinding finding_on(const Page& page, std::string code, Severity severity, std::string_view message) {
  PageFinding finding;
  finding.page = page.number;
  finding.box = Box{0, 0, page.width, page.height};
  finding.code = std::move(code);
  finding.severity = severity;
  finding.message_code = message;
  finding.arguments = {std::to_string(page.number)};
  return finding;
}

RecognizedPages recognize_here(const std::vector<PageForOcr>& wanted, const SourceFile& file,
                               const Limits& limits, const ReadControl& control) {
  RecognizedPages read;
  for (const PageForOcr& page : wanted) {
    if (control.on_page) control.on_page(page.page, wanted.back().page);
    try {
      read.pages.push_back(recognize_page(file, page.page, limits, control.ocr));
    } catch (Error& error) {
      error.page = page.page;
      read.failures.push_back(std::move(error));
    }
  }
  return read;
}

RecognizedPages recognize(const std::vector<PageForOcr>& wanted, const SourceFile& file, const Limits& limits,
                          const ReadControl& control) {
  if (!control.recognize) return recognize_here(wanted, file, limits, control);
  std::vector<int> numbers;
  for (const PageForOcr& page : wanted) numbers.push_back(page.page);
  return control.recognize(numbers);
}

/// What the words of a recognized page say about the reading itself.
std::optional<PageFinding> doubt_about(const Page& page) {
  if (page.words.empty()) {
    return finding_on(page, "page-recognized-poorly", Severity::warning, "page-recognized-empty");
  }
  if (page.words.size() < kEnoughWords) return std::nullopt;
  double confidence = 0;
  SyllableCount syllables;
  for (const PageWord& word : page.words) {
    confidence += static_cast<double>(word.confidence.value_or(0));
    const SyllableCount more = count_syllables(word.text);
    syllables.valid += more.valid;
    syllables.total += more.total;
  }
  if (confidence < kPoorConfidence * static_cast<double>(page.words.size())) {
    return finding_on(page, "page-recognized-poorly", Severity::warning, "page-recognized-doubtful");
  }
  if (syllables.total >= kEnoughWords && syllables.share() < kVietnameseShare) {
    return finding_on(page, "page-recognized-poorly", Severity::warning, "page-recognized-foreign");
  }
  return std::nullopt;
}

void put_page(PrintedDocument& document, Page page) {
  const auto place = std::lower_bound(document.pages.begin(), document.pages.end(), page.number,
                                      [](const Page& one, int number) { return one.number < number; });
  if (place != document.pages.end() && place->number == page.number) {
    *place = std::move(page);
  } else {
    document.pages.insert(place, std::move(page));
  }
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= kLongestNumber &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The words that OCR read inside `box`, if they are a number beyond doubt.
std::vector<PageWord> number_in(const Page& recognized, const Box& box) {
  std::vector<PageWord> words;
  for (PageWord word : recognized.words) {
    word.box = as_scanned(recognized, word.box);
    const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
    if (x < box.x0 || x > box.x1 || y < box.y0 - word.size / 2 || y > box.y1 + word.size / 2) continue;
    if (!is_number(word.text) || word.confidence.value_or(0) < kSureNumber) return {};
    words.push_back(std::move(word));
  }
  if (words.size() != 1) return {};
  return words;
}

/// Puts the numbers that were drawn in their places on the page there as words.
void put_numbers(PrintedDocument& document, const Page& recognized, const PageForOcr& wanted,
                 std::uint16_t font, OcrReport& report) {
  const auto page = std::find_if(document.pages.begin(), document.pages.end(),
                                 [&](const Page& one) { return one.number == wanted.page; });
  if (page == document.pages.end()) return;
  // A page whose letters run sideways is turned in the document, and its picture is not.
  if (std::abs(page->width - recognized.width) > kSamePage) return;
  for (const Box& box : wanted.numbers) {
    for (PageWord& word : number_in(recognized, box)) {
      word.font = font;
      report.numbers.push_back({wanted.page, box, word.text});
      page->words.push_back(std::move(word));
    }
  }
}

}  // namespace

OcrReport put_recognized_pages(PrintedDocument& document, const std::vector<PageForOcr>& pages,
                               const SourceFile& file, const Limits& limits, const ReadControl& control) {
  OcrReport report;
  if (pages.empty()) return report;
  RecognizedPages read = recognize(pages, file, limits, control);
  const auto font = static_cast<std::uint16_t>(document.fonts.size());
  document.fonts.emplace_back();
  for (RecognizedPage& recognized : read.pages) {
    Page& page = recognized.page;
    const auto wanted = std::find_if(pages.begin(), pages.end(),
                                     [&](const PageForOcr& one) { return one.page == page.number; });
    if (wanted == pages.end()) continue;
    if (!wanted->numbers.empty()) {
      put_numbers(document, page, *wanted, font, report);
      continue;
    }
    for (PageWord& word : page.words) word.font = font;
    report.findings.push_back(
        finding_on(page, "page-recognized", Severity::info, recognized_message(wanted->fault)));
    if (auto doubt = doubt_about(page)) report.findings.push_back(*std::move(doubt));
    std::move(recognized.findings.begin(), recognized.findings.end(), std::back_inserter(report.findings));
    for (PageFinding& stamp : take_incoming_stamps(page)) report.findings.push_back(std::move(stamp));
    report.ocr_pages.push_back(page.number);
    put_page(document, std::move(page));
  }
  for (const Error& failure : read.failures) {
    const auto wanted = std::find_if(pages.begin(), pages.end(),
                                     [&](const PageForOcr& one) { return one.page == failure.page; });
    if (wanted != pages.end() && !wanted->numbers.empty()) continue;
    report.findings.push_back(unreadable_page(failure.page.value_or(0), failure));
    report.unread_pages.push_back(failure.page.value_or(0));
    std::erase_if(document.pages, [&](const Page& page) { return page.number == failure.page; });
  }
  return report;
}

}  // namespace vanthu
