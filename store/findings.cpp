#include "store/findings.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "ingest/messages.h"
#include "store/check_functions.h"
#include "store/complete_findings.h"
#include "store/cross_checks.h"
#include "store/group_sources.h"
#include "store/keys.h"
#include "store/put_document.h"
#include "store/record_json.h"
#include "store/settle_derived.h"
#include "store/sources.h"

namespace vanthu {
namespace {

/// What is asked for, ready to be compared.
class Filter {
 public:
  Filter(Database& database, const FindingQuestion& question)
      : documents_(question.documents.begin(), question.documents.end()), least_(question.least) {
    for (const std::string& rule : question.rules) rules_.insert(text_search_key(rule));
    if (question.commune) {
      of_commune_ = documents_of(
          database, "i.commune_search, i.level_search || ' ' || i.commune_search, i.commune_code",
          *question.commune);
    }
    if (question.province) {
      of_province_ = documents_of(database,
                                  "i.province_search, 'tinh ' || i.province_search, "
                                  "'thanh pho ' || i.province_search, i.province_code",
                                  *question.province);
    }
  }

  bool takes_rule(std::string_view code, std::string_view number) const {
    return rules_.empty() || rules_.contains(text_search_key(code)) ||
           rules_.contains(text_search_key(number));
  }

  bool takes(const StoreFinding& finding) const {
    if (!is_as_grave(finding.severity, least_) || !takes_rule(finding.code, finding.rule)) return false;
    const std::int64_t first = finding.place.document;
    const bool named = documents_.empty() || documents_.contains(first) ||
                       (finding.other && documents_.contains(finding.other->document));
    return named && (!of_commune_ || of_commune_->contains(first)) &&
           (!of_province_ || of_province_->contains(first));
  }

 private:
  static std::set<std::int64_t> documents_of(Database& database, const std::string& names,
                                             const std::string& asked) {
    Query query = database.query(
        "SELECT s.document_id FROM sources s JOIN issuers i ON i.source_id = s.id WHERE s.chosen AND ? IN (" +
        names + ")");
    query.bind(text_search_key(asked));
    std::set<std::int64_t> ids;
    while (query.step()) ids.insert(query.integer());
    return ids;
  }

  std::set<std::int64_t> documents_;
  Severity least_;
  std::set<std::string> rules_;
  std::optional<std::set<std::int64_t>> of_commune_, of_province_;
};

/// Three columns: the bytes, the page.  NULLs are the empty range at the beginning.
Span read_span(Query& row) {
  Span span;
  span.bytes.begin = row.count();
  span.bytes.end = row.count();
  span.page = row.optional_small_integer();
  return span;
}

/// The issues of records and the differences between sources; both are of the chosen source's text.
void add_own(Database& database, std::vector<FindingDraft>& drafts) {
  constexpr std::string_view kColumns =
      "i.code, i.severity, i.message, i.message_en, i.fix, i.fix_en, i.byte_start, i.byte_end, i.span_page, "
      "i.other_byte_start, i.other_byte_end, i.other_page";
  Query query =
      database.query("SELECT s.document_id, " + std::string(kColumns) +
                     " FROM issues i JOIN sources s ON s.id = i.source_id WHERE s.chosen "
                     "UNION ALL SELECT s.document_id, " +
                     std::string(kColumns) + " FROM differences i JOIN sources s ON s.id = i.source_id");
  while (query.step()) {
    FindingPlace document;
    document.document = query.integer();
    Issue issue;
    issue.code = query.text();
    const auto severity = find_severity(query.text());
    if (!severity) query.fail_damaged();
    issue.severity = *severity;
    issue.message = query.text();
    issue.message_en = query.text();
    issue.fix = query.text();
    issue.fix_en = query.text();
    issue.span = read_span(query);
    const bool alone = query.next_is_null();
    const Span other = read_span(query);
    if (!alone) issue.other = other;
    drafts.push_back({finding_of(issue, document), "", ""});
  }
}

/// The four columns of a place of a check; none where its document is NULL.
std::optional<FindingPlace> read_place(Query& row) {
  FindingPlace place;
  const bool absent = row.next_is_null();
  place.document = row.integer();
  place.span = read_span(row);
  return absent ? std::nullopt : std::optional(place);
}

FindingDraft read_cross_finding(Query& row, const CrossCheck& check) {
  FindingDraft draft;
  StoreFinding& finding = draft.finding;
  finding.across = true;
  finding.code = check.code;
  finding.rule = check.rule;
  finding.place = read_place(row).value_or(FindingPlace{});
  finding.other = read_place(row);
  finding.severity = find_severity(row.optional_text().value_or("")).value_or(check.severity);
  draft.subject = row.text();
  std::vector<std::string> arguments;
  while (row.has_next()) arguments.push_back(row.text());
  finding.message = fill_slots(check.message_vi, arguments);
  finding.message_en = fill_slots(check.message_en, arguments);
  finding.fix = fill_slots(check.fix_vi, arguments);
  finding.fix_en = fill_slots(check.fix_en, arguments);
  return draft;
}

void add_across(Database& database, const Filter& filter, const std::vector<std::int64_t>& documents,
                std::vector<FindingDraft>& drafts) {
  constexpr const char* kDocuments = ":documents";
  add_check_functions(database);
  for (const CrossCheck& check : cross_checks()) {
    if (!filter.takes_rule(check.code, check.rule)) continue;
    Query query = database.query(check.sql);
    const bool narrows = check.sql.find(kDocuments) != std::string_view::npos;
    if (narrows && !documents.empty()) query.bind_to(kDocuments, nlohmann::json(documents).dump());
    while (query.step()) drafts.push_back(read_cross_finding(query, check));
  }
}

/// Tells the places of one document what it is, and what stands there; returns its lasting name.
std::string complete_places(Database& database, const std::vector<FindingPlace*>& places) {
  Query query = database.query(
      "SELECT r.identity, (SELECT p.path FROM places p WHERE p.source_id = s.id ORDER BY p.id LIMIT 1), "
      "coalesce(r.number_key, ''), coalesce(r.title, ''), coalesce(i.commune, ''), "
      "coalesce(i.commune_code, ''), coalesce(i.province, ''), r.text "
      "FROM sources s JOIN records r ON r.source_id = s.id "
      "LEFT JOIN issuers i ON i.source_id = s.id AND i.ordinal = 0 WHERE s.document_id = ? AND s.chosen");
  query.bind(places.front()->document);
  if (!query.step()) query.fail_damaged();
  const std::string identity = query.text();
  FindingPlace known;
  known.path = query.text();
  known.document_key = query.text();
  known.title = query.text();
  known.commune = query.text();
  known.commune_code = query.text();
  known.province = query.text();
  for (FindingPlace* place : places) {
    known.document = place->document;
    known.span = place->span;
    *place = known;
  }
  locate(query.bytes(), places);
  return lasting_name(identity, known.path);
}

/// Texts are read one after another, each once.
void complete_places(Database& database, std::vector<FindingDraft>& drafts) {
  std::map<std::int64_t, std::vector<FindingPlace*>> places;
  for (FindingDraft& draft : drafts) {
    StoreFinding& finding = draft.finding;
    places[finding.place.document].push_back(&finding.place);
    if (finding.other) places[finding.other->document].push_back(&*finding.other);
  }
  std::map<std::int64_t, std::string> names;
  for (const auto& [document, its] : places) names[document] = complete_places(database, its);
  for (FindingDraft& draft : drafts) draft.document_name = names[draft.finding.place.document];
}

}  // namespace

std::vector<StoreFinding> ask_findings(Database& database, const FindingQuestion& question) {
  const Filter filter(database, question);
  std::vector<FindingDraft> drafts;
  add_own(database, drafts);
  add_across(database, filter, question.documents, drafts);
  std::erase_if(drafts, [&](const FindingDraft& draft) { return !filter.takes(draft.finding); });
  complete_places(database, drafts);
  return complete_findings(std::move(drafts));
}

std::vector<StoreFinding> ask_findings_if_put(Database& database, const Document& document,
                                              const std::string& reader) {
  put_document(database, document, reader);
  const auto source = find_source_at(database, document.source.path);
  // What an earlier file of the plan says is not what is asked about.
  for (const std::int64_t other : sources_of(database, source->document)) {
    if (other != source->id) remove_source(database, other);
  }
  settle_document(database, source->document, {source->id});
  settle_derived(database);
  FindingQuestion question;
  question.documents.push_back(source->document);
  return ask_findings(database, question);
}

}  // namespace vanthu
