// What stands behind the number of a cited document: its date and who issued it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/citation_mention.h"
#include "parsers/issuer_name.h"

namespace vanthu {

/// A part of the tail, read at the start of what follows the number or another part.
struct TailPart {
  std::size_t length = 0;             // bytes that it takes
  std::optional<std::string> date;    // ISO, perhaps partial
  std::optional<std::string> issuer;  // canonical
  bool same_day = false;
  bool is_quoted = false;  // the record quotes it as part of the mention
};

/// A wording of a part, and what is made of it; where `build` declines the next rule is asked.
struct TailRule {
  std::string_view name;
  Pattern pattern;  // at the start of the text
  std::optional<TailPart> (*build)(std::string_view text, const Match& match,
                                   const IssuerNameReader& issuers);
  std::vector<std::string_view> examples;  // this rule, and no earlier one, reads them
};

/// In the order in which they are tried.
std::span<const TailRule> tail_rules();

/// What was read and by which rule.
struct TailReading {
  std::string_view rule;
  TailPart part;
};

/// The part at the start of `text`.  600 bytes are looked at.
std::optional<TailReading> read_tail_part(std::string_view text, const IssuerNameReader& issuers);

/// Date and issuer behind `mention.raw`, in either order; sets raw.end, end and the fields of the citation.
Mention with_tail(std::string_view text, Mention mention, const IssuerNameReader& issuers);

}  // namespace vanthu
