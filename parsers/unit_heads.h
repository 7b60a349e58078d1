// Heads that a list names once: "Các phòng: Kinh tế, Văn hóa - Xã hội", "Hội Nông dân, Phụ nữ".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// A head and a colon at the beginning of a piece.
struct HeadMatch {
  std::string head;     // key: "phòng", "thường trực"
  std::size_t end = 0;  // behind the colon and its blank
};

/// "Các phòng: …" at `offset` of the key; none where no head stands there.
std::optional<HeadMatch> find_head_at(std::string_view key, std::size_t offset);

/// The head of a unit's canonical name, as a key ("hội"); "" for a name without one that lists leave out.
std::string head_of(std::string_view canonical);

/// A unit whose head was left out.
struct HeadedUnit {
  ByteRange where;             // of the key
  std::string name;            // canonical
  const Unit* unit = nullptr;  // of the register; nullptr for a hamlet or school with its own name
};

/// What the words in `range` name with `head` before them: one unit, or several between commas and "và".
/// Empty where not all of them name one.
std::vector<HeadedUnit> read_headed(const UnitText& text, ByteRange range, const std::string& head,
                                    const UnitRegister& units);

}  // namespace vanthu
