// Where one unit of a list ends and the next begins.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/unit_item.h"
#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// A stretch of a list's key between separators, and the known units in it.
struct UnitPiece {
  ByteRange range;
  std::vector<UnitItem> items;   // in order, within `range`
  bool after_hard_mark = false;  // begins the list, or behind ';' or a line break
};

/// The known units of a list from left to right, none inside another or inside a bracket that follows
/// something.
std::vector<UnitItem> find_unit_items(const UnitText& text, const UnitRegister& units);

/// The pieces of a list: split at ';' and line breaks, and at ',', "và", '-', '/', '.' where a unit follows.
/// A line break inside a name separates nothing ("Trường Tiểu học" / "Nguyễn Du").  Time is linear in the
/// key.
std::vector<UnitPiece> split_units(const UnitText& text, std::vector<UnitItem> items);

}  // namespace vanthu
