#include "ingest/page_letters.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/page_letters_steps.h"
#include "ingest/page_stamps.h"
#include "ingest/page_words.h"

namespace vanthu {

void WordRepair::add(const Box& where, std::string_view before, std::string_view after) {
  if (words++ == 0) {
    printed = before;
    read = after;
  }
  box = box ? box_around(*box, where) : where;
}

PageFinding repair_finding(int page, const WordRepair& repair, std::string message_code,
                           std::string_view extra) {
  PageFinding finding;
  finding.page = page;
  finding.box = repair.box;
  finding.code = "text-repaired";
  finding.message_code = std::move(message_code);
  finding.arguments = {std::to_string(repair.words), repair.printed, repair.read};
  if (!extra.empty()) finding.arguments.emplace_back(extra);
  return finding;
}

namespace {

std::string_view fault_message(LayerFault fault) {
  switch (fault) {
    case LayerFault::no_text:
      return "page-without-text";
    case LayerFault::no_unicode:
      return "page-without-unicode";
    case LayerFault::question_marks:
      return "page-question-marks";
    case LayerFault::private_codes:
      return "page-private-codes";
    case LayerFault::stamp_only:
      return "page-stamp-only";
    case LayerFault::not_vietnamese:
      break;
  }
  return "page-not-vietnamese";
}

PageFinding fault_finding(const Page& page, LayerFault fault) {
  PageFinding finding;
  finding.page = page.number;
  finding.box = Box{0, 0, page.width, page.height};
  finding.code = "page-unreadable";
  finding.severity = Severity::error;
  finding.message_code = fault_message(fault);
  finding.arguments = {std::to_string(page.number)};
  return finding;
}

void append(std::vector<PageFinding>& findings, std::vector<PageFinding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(findings));
}

/// What was repaired on pages that are given up is of no use to anybody.
void drop_repairs(LetterReport& report) {
  const auto& unread = report.unread_pages;
  std::erase_if(report.findings, [&](const PageFinding& finding) {
    return finding.code == "text-repaired" && std::binary_search(unread.begin(), unread.end(), finding.page);
  });
}

/// Takes the pages out whose layer is wrong.
void give_up_pages(PrintedDocument& document, const std::vector<bool>& lost_fonts,
                   const std::vector<bool>& stamped, LetterReport& report) {
  std::vector<Page> kept;
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    Page& page = document.pages[i];
    const auto fault = find_layer_fault(page, document.fonts, lost_fonts, stamped[i]);
    if (!fault) {
      kept.push_back(std::move(page));
      continue;
    }
    report.findings.push_back(fault_finding(page, *fault));
    report.unread_pages.push_back(page.number);
    report.faults.push_back(*fault);
  }
  document.pages = std::move(kept);
  drop_repairs(report);
}

}  // namespace

PageFinding unreadable_page(int page, const Error& why) {
  PageFinding finding;
  finding.page = page;
  finding.code = "page-unreadable";
  finding.severity = Severity::error;
  finding.message_code = why.code;
  finding.arguments = why.arguments;
  finding.arguments.insert(finding.arguments.begin(), why.path);  // an error counts from {1}
  return finding;
}

LetterReport repair_pages(PrintedDocument& document) {
  LetterReport report;
  read_symbols(document);
  LegacyRepair legacy = decode_legacy_words(document);
  append(report.findings, std::move(legacy.findings));
  if (legacy.encoding) report.encoding = legacy_name(*legacy.encoding);
  mark_lost_codes(document);
  ConfusionRepair confusions = undo_confusions(document);
  append(report.findings, std::move(confusions.findings));
  append(report.findings, place_accents(document));
  StampReport stamps = take_stamps(document);
  append(report.findings, std::move(stamps.findings));
  append(report.findings, part_overprints(document));
  append(report.findings, repair_blanks(document));
  append(report.findings, find_drawn_numbers(document));
  give_up_pages(document, confusions.lost_fonts, stamps.stamped, report);
  return report;
}

}  // namespace vanthu
