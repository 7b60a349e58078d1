// The facts of a record as rectangles on its pages, for people who check by eye.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"

namespace vanthu {

enum class FactKind { header, section, citation, table_row, assignment, issue };

struct FactLook {
  FactKind kind;
  char letter;                 // labels are this letter and a number from 1
  std::uint32_t colour;        // 0xRRGGBB
  std::string_view name_code;  // of the catalogue
};

/// In the order of FactKind.
std::span<const FactLook> fact_looks();

struct FactPlace {
  int page = 0;  // 1-based
  Box box;
};

struct MarkedFact {
  FactKind kind = FactKind::header;
  std::string label;              // "T12"
  std::string text;               // what was read
  std::vector<FactPlace> places;  // in reading order: lines, or one rectangle a page for rows and tasks
};

/// The facts of a record that stand on pages, kind by kind.  `normalized` must have the record's text.  Of
/// the header what is printed as it is recorded is found; the others have no place and are left out, as are
/// all facts without one.
std::vector<MarkedFact> mark_facts(const Document& document, const NormalizedDocument& normalized);

}  // namespace vanthu
