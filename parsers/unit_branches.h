// Whose body a unit is (tables/unit_branches.tsv), and which collectives count it among theirs.
#pragma once

#include <string_view>

#include "parsers/document.h"

namespace vanthu {

enum class UnitBranch {
  other,
  executive,  // of the commune's People's Committee
  party,
  front,  // Mặt trận Tổ quốc and its member organisations
  council,
  superior,  // of the province or the centre
  hamlet,
  private_body,  // firms, households, citizens
  officials,     // a class of persons
};

/// By the canonical name, and by the level where that names a superior's body ("Công an tỉnh").
UnitBranch branch_of(const UnitMention& unit);

/// True where a collective of that canonical name takes `unit` in: "Các cơ quan, đơn vị" the commune's
/// offices, "Các phòng chuyên môn" those that are no service centres.  The People's Committee, the People's
/// Council and their chairmen are in none.  `unit` may be a collective itself.
bool takes_in(std::string_view collective, const UnitMention& unit);

/// True for a collective that does not say which of its members are meant: "Các cơ quan, đơn vị liên quan".
bool is_undetermined(const UnitMention& unit);

/// True for one unit, or one office that one person holds ("Chủ tịch Ủy ban nhân dân"): somebody who can be
/// asked; not for collectives, classes of persons and websites.
bool is_accountable(const UnitMention& unit);

}  // namespace vanthu
