// The title of a cited document, and the short name that the text gives it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/citation_cue.h"

namespace vanthu {

/// A wording at the start or end of a title, with what it is seen in.
struct TitleRule {
  std::string_view name;
  Pattern pattern;                         // at the start of the text
  std::vector<std::string_view> examples;  // this rule, and no earlier one, reads them
};

/// What begins a title behind the issuer; group 1 is its first word or mark.
std::span<const TitleRule> title_starts();

/// What ends a title where a comma or "và" stands, besides the next citation.
std::span<const TitleRule> title_ends();

/// How sure it is that words behind a mention are its title.
struct TitlePlace {
  bool behind_issuer_or_date = false;  // only then verbs such as "phê duyệt" begin one
  bool is_programme = false;           // a plan, programme or letter: "thực hiện …" may be its title
};

/// The title at `begin` of `text` and where it ends; of one in quotes what stands between them.  It ends
/// before ";", "(", a full stop, the next citation, or a clause that begins with its own subject, none of
/// them in quotes.  None where it takes more than 1,000 bytes.
struct FoundTitle {
  std::string title;
  std::size_t end = 0;  // quotes included
};
std::optional<FoundTitle> read_title(std::string_view text, std::size_t begin, const TitlePlace& place,
                                     const CueReader& cues);

/// "(sau đây gọi tắt là X)" at `begin`: X without quotes, and where the bracket ends.  X takes 200 bytes at
/// the most.
struct FoundAlias {
  std::string alias;
  std::size_t end = 0;
};
std::optional<FoundAlias> read_alias(std::string_view text, std::size_t begin);

}  // namespace vanthu
