// One unit in a list: a name of the register, a collective, or a role of either.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// A unit that the register or the grammar knows, in a list's key.
struct UnitItem {
  std::size_t begin = 0;
  std::size_t end = 0;       // the level word included: "Công an xã"
  std::size_t name_end = 0;  // without it
  std::string name;          // canonical
  UnitKind kind = UnitKind::unit;
  std::string successor;  // canonical name of the body that took over from an abolished one
  std::string level;      // xã | huyện | tỉnh | trung ương; "" where neither name nor register tells
  bool collective = false;
  bool misspelt = false;
  bool leveled = false;      // something told whose it is: no name of its own can follow
  bool extensible = false;   // a kind that names follow: "Trường Tiểu học" A
  bool named = false;        // of a kind of which one is never meant without its name: "Thôn" Đồng Mới
  bool all_of_kind = false;  // bare "thôn": all of them, unless a name follows
  bool certain = true;  // false where the next word may make it something else ("các tổ chức" tôn giáo)
  bool open = false;    // a collective without scope: words behind it that are no task describe it
  bool short_form = false;  // found by words that only an abbreviation stands for
};

/// The longest unit that begins at `offset`, where a word begins.
std::optional<UnitItem> find_unit_item(const UnitText& text, std::size_t offset, const UnitRegister& units);

/// `printed` as a unit is written: dashes between words as " - ", one space between words, first letter a
/// capital.
std::string format_unit_name(std::string_view printed);

}  // namespace vanthu
