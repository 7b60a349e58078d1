// The steps of repair_pages, in the order in which they are taken.  Each repairs the words of all pages in
// place and says what it did, one finding for each page and kind of repair.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/legacy.h"
#include "ingest/page_letters.h"

namespace vanthu {

/// Words of one page that one kind of repair changed.
struct WordRepair {
  std::size_t words = 0;
  std::string printed, read;  // the first of them before and after
  std::optional<Box> box;     // around all of them

  void add(const Box& where, std::string_view before, std::string_view after);
};

/// "text-repaired" with the arguments count, `printed` and `read`; a fourth where there is an `extra` one.
PageFinding repair_finding(int page, const WordRepair& repair, std::string message_code,
                           std::string_view extra = {});

/// Characters of symbol fonts become what they show; codes of fonts without Unicode become the bytes that
/// they are where the font's name or the text that they make says how to read them.
void read_symbols(PrintedDocument& document);

struct LegacyRepair {
  std::vector<PageFinding> findings;
  std::optional<Legacy> encoding;  // that more than half of the text was in
};

/// Letters of legacy fonts, known by name or by what their lines say.
LegacyRepair decode_legacy_words(PrintedDocument& document);

/// Codes that neither their font nor an encoding makes a letter of become U+FFFD: taken for bytes, they would
/// be line ends and other control characters.
void mark_lost_codes(PrintedDocument& document);

struct ConfusionRepair {
  std::vector<PageFinding> findings;
  std::vector<bool> lost_fonts;  // by font: its letters are confused in a way that cannot be undone
};

/// Letters that a program's tables confuse all through a font: Ƣ for Ư, Õ for Ò, ơ for ô.
ConfusionRepair undo_confusions(PrintedDocument& document);

/// Accents that stand as signs of their own ("co´") put on their letters.
std::vector<PageFinding> place_accents(PrintedDocument& document);

/// Words printed letter by letter joined, words that lost the blank between them parted.
std::vector<PageFinding> repair_blanks(PrintedDocument& document);

/// Why the text layer of `page` is not its text; nothing where it is, or where the page is blank.
/// `had_stamp`: words of a stamp or signature were taken out before.
std::optional<LayerFault> find_layer_fault(const Page& page, const std::vector<PageFont>& fonts,
                                           const std::vector<bool>& lost_fonts, bool had_stamp);

}  // namespace vanthu
