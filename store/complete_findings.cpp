#include "store/complete_findings.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "ingest/read.h"
#include "parsers/rules.h"
#include "store/code_points.h"

namespace vanthu {
namespace {

/// By gravity, rule and place.
auto order_of(const StoreFinding& finding) {
  const FindingPlace& place = finding.place;
  return std::tie(finding.severity, finding.rule, finding.code, place.province, place.commune,
                  place.document_key, place.path, place.span.bytes.begin, place.span.bytes.end,
                  finding.message);
}

/// Of what the finding is made, without anything that an edit elsewhere or another import moves.
std::string essence(const FindingDraft& draft) {
  const StoreFinding& finding = draft.finding;
  const FindingPlace& place = finding.place;
  // What is said of a commune stays while its documents come and go.
  const bool of_commune = finding.across && place.quote.empty() && !place.commune.empty();
  std::string text = finding.code;
  const auto add = [&](std::string_view part) { text.append("\n").append(part); };
  add(of_commune ? place.commune + ", " + place.province : draft.document_name);
  add(place.quote);
  // The second place of a finding among documents is an example, which may change with what is imported.
  add(finding.other && !finding.across ? std::string_view(finding.other->quote) : "");
  add(draft.subject);
  return text;
}

}  // namespace

void locate(std::string_view text, const std::vector<FindingPlace*>& places) {
  const CodePointIndex index(text);
  std::vector<std::size_t> line_feeds;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    line_feeds.push_back(at);
  }
  for (FindingPlace* place : places) {
    const std::size_t begin = std::min(place->span.bytes.begin, text.size());
    const std::size_t end = std::clamp(place->span.bytes.end, begin, text.size());
    place->characters = {index.code_points(begin), index.code_points(end)};
    const auto line = std::lower_bound(line_feeds.begin(), line_feeds.end(), begin);
    place->line = 1 + static_cast<std::size_t>(line - line_feeds.begin());
    place->quote = text.substr(begin, end - begin);
  }
}

std::vector<StoreFinding> complete_findings(std::vector<FindingDraft> drafts) {
  constexpr std::size_t kDigits = 20;  // 80 bits: no two of a store's findings will share them
  std::sort(drafts.begin(), drafts.end(), [](const FindingDraft& a, const FindingDraft& b) {
    return order_of(a.finding) < order_of(b.finding);
  });
  std::map<std::string, std::size_t> seen;
  std::vector<StoreFinding> findings;
  for (FindingDraft& draft : drafts) {
    std::string text = essence(draft);
    const std::size_t earlier = seen[text]++;
    if (earlier > 0) text += "\n" + std::to_string(earlier);
    draft.finding.fingerprint = sha256_hex(text).substr(0, kDigits);
    findings.push_back(std::move(draft.finding));
  }
  return findings;
}

StoreFinding finding_of(const Issue& issue, const FindingPlace& document) {
  StoreFinding finding;
  finding.code = issue.code;
  if (const Rule* rule = find_rule(issue.code)) finding.rule = rule->number;
  finding.severity = issue.severity;
  finding.message = issue.message;
  finding.message_en = issue.message_en;
  finding.fix = issue.fix;
  finding.fix_en = issue.fix_en;
  finding.place = document;
  finding.place.span = issue.span;
  if (issue.other) {
    finding.other = document;
    finding.other->span = *issue.other;
  }
  return finding;
}

std::string lasting_name(const std::string& identity, const std::string& path) {
  const bool is_whole = !identity.empty() && identity.find('?') == std::string::npos;
  return is_whole ? identity : path;
}

std::vector<StoreFinding> findings_of(const Document& document) {
  const Header& header = document.header;
  FindingPlace known;
  known.path = document.source.path;
  known.document_key = header.number ? header.number->key.value_or("") : "";
  known.title = header.title.value_or("");
  known.commune = header.issuer.commune.value_or("");
  known.commune_code = header.issuer.commune_code.value_or("");
  known.province = header.issuer.province.value_or("");
  const std::string name = lasting_name(header.identity.value_or(""), known.path);
  std::vector<FindingDraft> drafts;
  for (const Issue& issue : document.issues) drafts.push_back({finding_of(issue, known), name, ""});
  std::vector<FindingPlace*> places;
  for (FindingDraft& draft : drafts) {
    places.push_back(&draft.finding.place);
    if (draft.finding.other) places.push_back(&*draft.finding.other);
  }
  locate(document.text, places);
  return complete_findings(std::move(drafts));
}

}  // namespace vanthu
