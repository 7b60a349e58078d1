// Checks of the document's own number and date against what it says of itself elsewhere, and against what it
// builds on.
#include "parsers/check.h"
#include "parsers/header.h"
#include "parsers/identity.h"
#include "parsers/issuing_body.h"
#include "parsers/own_document.h"

namespace vanthu {
namespace {

// The later directive is the stronger reason: both places can be shown.
std::vector<Issue> check_own_date(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  if (!header.date) return issues;
  const ByteRange line = find_date_line(checked.document, checked.parts);
  const std::string printed(checked.document.slice(line));
  if (const Citation* directive = later_directive(checked)) {
    issues.push_back(
        make_issue(checked, {"date-impossible", line, {printed, directive->raw}, directive->span.bytes}));
  } else if (last_day_of(*header.date) < kTwoTierBegin && is_two_tier_commune(checked)) {
    issues.push_back(
        make_issue(checked, {"date-impossible",
                             line,
                             {printed, header.issuer.name.value_or(""), printed_date(kTwoTierBegin)},
                             std::nullopt,
                             "date-before-issuer"}));
  }
  return issues;
}

/// A place where the document prints its own number or date.
struct SelfMention {
  ByteRange number_where, date_where;
  std::string number_raw, date_raw;  // as quoted in messages
  std::optional<std::string> key, date;
  bool note = false;  // "(Kèm theo …)"
};

/// True where `citation` names the document itself: attached to it and of its type, or of its number.
bool names_itself(const CheckedDocument& checked, const Citation& citation) {
  const Header& header = checked.record.header;
  const bool note = citation.relation == "attached-to";
  if (!note && (!header.number || !citation.key || citation.key != header.number->key)) return false;
  if (header.type && citation.type != header.type && !(note && !header.number)) return false;
  if (!citation.issuer) return note;
  if (!header.issuer.name) return note;
  const IssuerRelation relation =
      compare_issuers(to_string(checked.bodies.of_name(*citation.issuer, header.issuer)),
                      to_string(checked.bodies.of_name(*header.issuer.name, header.issuer)));
  return note ? relation != IssuerRelation::incompatible : relation == IssuerRelation::equal;
}

std::vector<SelfMention> find_self_mentions(const CheckedDocument& checked) {
  std::vector<SelfMention> mentions;
  const Header& header = checked.record.header;
  if (header.number || header.date) {
    const ByteRange number = find_number_line(checked.document, checked.parts);
    const ByteRange date = find_date_line(checked.document, checked.parts);
    mentions.push_back({number, date, std::string(checked.document.slice(number)),
                        std::string(checked.document.slice(date)),
                        header.number ? header.number->key : std::nullopt, header.date, false});
  }
  std::optional<std::string> type_of_notes;  // a list without head may be attached to one document only
  for (const Citation& citation : checked.record.citations) {
    if (!names_itself(checked, citation)) continue;
    if (!header.number) {
      if (!type_of_notes) type_of_notes = citation.type;
      if (citation.type != type_of_notes) continue;
    }
    const ByteRange where = citation.span.bytes;
    mentions.push_back({where, where, citation.raw, citation.raw, citation.key, citation.date,
                        citation.relation == "attached-to"});
  }
  return mentions;
}

/// The earlier mention that `later` contradicts, a note before the head: notes are compared with each other
/// first, since the head may have been left blank or mended by hand.  `differ` tells what contradicts.
template <typename Differ>
const SelfMention* find_contradicted(const std::vector<SelfMention>& mentions, std::size_t later,
                                     Differ differ) {
  const SelfMention* found = nullptr;
  for (std::size_t i = 0; i < later; ++i) {
    if (!differ(mentions[i], mentions[later])) continue;
    if (found == nullptr || (mentions[i].note && !found->note)) found = &mentions[i];
  }
  return found;
}

//
std::vector<Issue> check_self_mentions(const CheckedDocument& checked) {
  constexpr std::size_t kMost = 50;  // a file with more such notes is no plan
  std::vector<Issue> issues;
  const std::vector<SelfMention> mentions = find_self_mentions(checked);
  for (std::size_t i = 1; i < mentions.size() && i < kMost; ++i) {
    const auto* by_number = find_contradicted(mentions, i, [](const SelfMention& a, const SelfMention& b) {
      return a.key && b.key && *a.key != *b.key;
    });
    const auto* by_date = find_contradicted(mentions, i, [](const SelfMention& a, const SelfMention& b) {
      return a.date && b.date && dates_differ(*a.date, *b.date);
    });
    if (by_number != nullptr) {
      issues.push_back(make_issue(checked, {"self-reference-conflict",
                                            mentions[i].number_where,
                                            {mentions[i].number_raw, by_number->number_raw},
                                            by_number->number_where}));
    } else if (by_date != nullptr) {
      issues.push_back(make_issue(checked, {"self-reference-conflict",
                                            mentions[i].date_where,
                                            {mentions[i].date_raw, by_date->date_raw},
                                            by_date->date_where}));
    }
  }
  return issues;
}

}  // namespace

const std::vector<Check>& own_date_checks() {
  static const std::vector<Check> checks = {
      {{"date-impossible"}, check_own_date},
      {{"self-reference-conflict"}, check_self_mentions},
  };
  return checks;
}

}  // namespace vanthu
