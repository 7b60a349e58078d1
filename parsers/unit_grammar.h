// The grammar of what unit lists hold besides names of the register: collectives, roles, levels, qualifiers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// A named fragment of the grammar, matched against the key of a list at a word's beginning.
struct UnitPhrase {
  std::string_view name;
  Pattern pattern;
  std::vector<std::string_view> examples;  // as printed; the pattern matches each key whole
};

/// All fragments: "lead", "noun", "modifier", "link", "scope", "level", "tier", "role", "request", "address",
/// "task", "head-noun", "extensible", "hamlet", "named", "persons".
std::span<const UnitPhrase> unit_phrases();

/// The end of the fragment `name` at `offset` of a list's key, at a word's end; none where it is not there.
std::optional<std::size_t> match_unit_phrase(std::string_view name, const UnitText& text, std::size_t offset);

/// A collective ("các cơ quan, đơn vị có liên quan") in a list's key.
struct CollectiveMatch {
  std::size_t name_end = 0;  // without the level word that is dropped
  std::size_t end = 0;
  bool certain = false;  // several nouns, a scope, or a mark or task behind it
  bool open = false;     // ends in a noun that further words may describe
};
std::optional<CollectiveMatch> find_collective_at(const UnitText& text, std::size_t offset,
                                                  const UnitRegister& units);

/// Where a place's name ends that begins with a blank at `offset` (" Tân Hòa"); `offset` where none does.
/// Capitalised words, at most four, none of them the beginning of a unit.
std::size_t find_place_end(const UnitText& text, std::size_t offset, const UnitRegister& units);

/// Where " xã", " của phường", " xã Tân Hòa" end that begin at `offset`; `offset` where they do not.
std::size_t find_level_end(const UnitText& text, std::size_t offset, const UnitRegister& units);

}  // namespace vanthu
