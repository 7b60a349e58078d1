// What a document says about itself in several places, and what its checks and those of its citations share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/checked_document.h"

namespace vanthu {

/// Bytes of a whole ISO date, YYYY-MM-DD.
constexpr std::size_t kFullDate = 10;

/// First day on which communes of the two-tier model existed (Luật Tổ chức chính quyền địa phương
/// 72/2025/QH15).
constexpr std::string_view kTwoTierBegin = "2025-07-01";

/// The last day that an ISO date, perhaps partial, may mean: "2025-01" is "2025-01-31".
std::string last_day_of(std::string_view iso);
/// The first day: "2025" is "2025-01-01".
std::string first_day_of(std::string_view iso);

/// True where two dates, either perhaps partial, cannot be the same: a part that both print differs.
bool dates_differ(std::string_view a, std::string_view b);

/// "08/5/2026", as Vietnamese documents print it; "5/2026" and "2026" of partial ones.
std::string printed_date(std::string_view iso);

/// Where the title is printed, or the type where the title stands on its line; the text's begin where there
/// is neither.
ByteRange title_range(const CheckedDocument& checked);

/// The citation by which an appendix or list names the document that it belongs to; nullptr where none does.
const Citation* parent_citation(const CheckedDocument& checked);

/// True where the document's own words show that its commune is one of the two-tier model of 2025: bodies
/// that only such communes have, or a cited document of that time, and no district.
bool is_two_tier_commune(const CheckedDocument& checked);

/// A directive that the document is based on or carries out and that is dated after the document itself,
/// where the document's own date rather than the directive's is to be doubted: at least half of the dated
/// directives are later.  nullptr where there is none.
const Citation* later_directive(const CheckedDocument& checked);

/// True where the document's own date cannot be right (rule R-03): conclusions from it are then idle.
bool own_date_impossible(const CheckedDocument& checked);

}  // namespace vanthu
