// What lies over the text of a page: digital signatures, stamps of the office that received it, comments;
// numbers printed or drawn into gaps that were left for them.
#pragma once

#include <vector>

#include "ingest/page_letters.h"

namespace vanthu {

struct StampReport {
  std::vector<PageFinding> findings;
  std::vector<bool> stamped;  // by index of the page: words of it were taken out
};

/// Takes the words of signatures and stamps out of the pages.  What signatures say goes to
/// document.signatures, what stamps and comments say to a finding.  A number laid into the gap of a number or
/// date line becomes a word of the page.
StampReport take_stamps(PrintedDocument& document);

/// The same of a page that OCR has read, for stamps of the receiving office alone: it takes one tone mark for
/// another, and a figure on the stamp's dots stands apart from its label.  The second argument of a finding
/// is how surely the figures were read ("0.87"), where there are any.
std::vector<PageFinding> take_incoming_stamps(Page& page);

/// Words printed over others: over dots they fill them in, over letters and figures they replace them, and a
/// finding says both.  The same word printed twice is one.
std::vector<PageFinding> part_overprints(PrintedDocument& document);

/// Numbers and days that are drawn into their gap ("Số: ✍/KH-UBND") and not written.
std::vector<PageFinding> find_drawn_numbers(const PrintedDocument& document);

/// True for words that only keep a place free: "……", ".....", "____".
bool is_placeholder(std::string_view text);

}  // namespace vanthu
