// What the mentions of one sentence share: a law's name and number, types, dates and issuers printed once for
// several numbers (Nghị định 30/2020/NĐ-CP; usage of plans).
#pragma once

#include <string_view>
#include <vector>

#include "parsers/citation_mention.h"

namespace vanthu {

/// True where nothing but ",", ";", "và" and "các" stands between `end` and `begin`: a run goes on.
bool is_run_joint(std::string_view text, std::size_t end, std::size_t begin);

/// The mentions in order, none overlapping another; a law's name and the number behind it are one.
std::vector<Mention> join_law_numbers(std::string_view text, std::vector<Mention> mentions);

/// Shares what is printed once, each shared field listed in `inherited` with the index of the mention that
/// prints it:
///  - a type word goes forward: "Quyết định số 217-QĐ/TW, 218-QĐ/TW";
///  - "cùng ngày" is the date of the mention before;
///  - an issuer before the numbers goes forward: "các Nghị định của Chính phủ: số …, số …";
///  - date and issuer go backward, from mention to mention, as long as nothing but ",", ";", "và" stands
///    between two and both symbols name one organ.
std::vector<Mention> share_in_runs(std::string_view text, std::vector<Mention> mentions);

}  // namespace vanthu
