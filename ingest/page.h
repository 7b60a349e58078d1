// A page as it is printed: words, ruling lines and pictures with their places, nothing interpreted.  The
// reader of PDF files makes it of drawing operators; a reader of scans makes the same of an image.
//
// Lengths are PDF points (1/72 inch), counted from the top left of the page as a person reads it: as it is
// shown (rotation applied), and turned once more where most of its letters run sideways (a landscape table on
// a portrait page).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/extracted_document.h"

namespace vanthu {

/// Where a word runs on its page.
enum class WordDirection : std::uint8_t { right, down, left, up, oblique };

/// Letters that stand on one line without a blank between them.
///
/// Of a code that its font maps to no letter, `text` has U+FFFD; where the whole font maps nothing
/// (PageFont::has_unicode), U+F000 + code for codes below 256 and U+F0000 + code for others.
struct PageWord {
  std::string text;         // valid UTF-8, without blanks, otherwise as the file has it
  Box box;                  // from the font's ascent to its descent
  std::vector<float> ends;  // right edge of each code point of `text`, never decreasing
  float baseline = 0;       // y
  float size = 0;           // of the font: height of the em
  std::uint16_t font = 0;   // index into PrintedDocument::fonts; of the first letter
  WordDirection direction =
      WordDirection::right;         // of others `ends` and `baseline` count along their own lines
  bool invisible = false;           // drawn without ink: the text layer of a scan
  bool annotation = false;          // belongs to a stamp, a signature or a comment laid over the page
  std::optional<float> confidence;  // 0…1, from OCR
};

struct PageFont {
  std::string name;  // as the file has it, subset prefix dropped: "LiberationSerif-Bold", ".VnTimeH"
  bool has_unicode =
      true;  // false where its codes say nothing about letters (no ToUnicode, no known encoding)
  bool bold = false, italic = false;
};

/// Parts of a page that a person looks at with the words.  A rule is thin: its longer side is its direction.
struct Page {
  int number = 0;  // 1-based
  double width = 0, height = 0;
  std::vector<PageWord> words;  // in the order in which they are drawn
  std::vector<Box> rules;       // ruling lines, dotted and dashed ones in their pieces
  std::vector<Box> pictures;    // raster images
  std::vector<Box> drawings;    // shapes that are no rules: ink, seals, logos
  // Degrees by which a scan was turned clockwise about its middle to be upright and straight; boxes above are
  // those of the straight page, as_scanned() gives those of the page itself.
  double straightened = 0;
  // What was wrong in reading it, in the words of the library; parts of it may be missing.
  std::optional<std::string> damage;
};

/// Where `box` of the straightened page lies on the page as it was scanned: the upright box around it.
Box as_scanned(const Page& page, const Box& box);

/// A file as it is printed.
struct PrintedDocument {
  std::vector<Page> pages;  // those that could be read, by number
  std::vector<PageFont> fonts;
  std::vector<Signature> signatures;
};

}  // namespace vanthu
