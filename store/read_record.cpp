#include "store/read_record.h"

#include <utility>

#include "store/read_assignments.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

std::optional<Box> read_box(Query& query) {
  const auto x0 = query.optional_real(), y0 = query.optional_real();
  const auto x1 = query.optional_real(), y1 = query.optional_real();
  return x0 && y0 && x1 && y1 ? std::optional(Box{*x0, *y0, *x1, *y1}) : std::nullopt;
}

/// The rows of source (or document) `id`; `sql` has it as its one parameter.
template <class Read>
auto read_rows(Database& database, std::int64_t id, std::string_view sql, Read read) {
  Query query = database.query(sql);
  query.bind(id);
  std::vector<decltype(read(query))> values;
  while (query.step()) values.push_back(read(query));
  return values;
}

std::optional<DocumentNumber> read_number(Query& query) {
  std::optional<std::string> raw = query.optional_text();
  DocumentNumber number{raw.value_or(""), query.optional_text(), query.optional_small_integer(),
                        query.optional_text(), query.optional_text()};
  return raw ? std::optional(std::move(number)) : std::nullopt;
}

/// A list that this program wrote as JSON.
template <class List>
List list_in(const Query& row, std::optional<List> list) {
  if (!list) row.fail_damaged();
  return *std::move(list);
}

std::vector<Issuer> read_issuers(Database& database, std::int64_t id) {
  return read_rows(database, id,
                   "SELECT name, level, commune, commune_code, province, province_code, candidates FROM "
                   "issuers WHERE source_id = ? ORDER BY ordinal",
                   [](Query& row) {
                     Issuer issuer{row.optional_text(), row.optional_text(), row.optional_text(),
                                   row.optional_text(), row.optional_text(), row.optional_text()};
                     if (const auto json = row.optional_text()) {
                       issuer.candidates = list_in(row, communes_from_json(*json));
                     }
                     return issuer;
                   });
}

struct PlacedSigner {
  std::int64_t ordinal;  // 0: the header's own
  Signer signer;
};

std::vector<PlacedSigner> read_signers(Database& database, std::int64_t id) {
  return read_rows(
      database, id,
      "SELECT ordinal, on_behalf, authority, position, name FROM signers WHERE source_id = ? ORDER BY "
      "ordinal",
      [](Query& row) {
        const std::int64_t ordinal = row.integer();
        return PlacedSigner{
            ordinal, {row.optional_text(), row.optional_text(), row.optional_text(), row.optional_text()}};
      });
}

std::vector<Section> read_sections(Database& database, std::int64_t id) {
  return read_rows(
      database, id,
      "SELECT section, label, title, depth, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, "
      "box_y1 FROM sections WHERE source_id = ? ORDER BY ordinal",
      [](Query& row) {
        return Section{row.text(), row.text(), row.optional_text(), row.small_integer(), read_span(row)};
      });
}

std::optional<Provision> read_provision(Query& row) {
  const auto json = row.optional_text();
  if (!json) return std::nullopt;
  auto provision = provision_from_json(*json);
  if (!provision) row.fail_damaged();
  return provision;
}

std::vector<Reference> read_references(Database& database, std::int64_t id) {
  return read_rows(
      database, id,
      "SELECT raw, kind, type, title, issuer, date, provision, citation, target_section, reason, section, "
      "byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1 FROM unnumbered_references "
      "WHERE source_id = ? ORDER BY ordinal",
      [](Query& row) {
        Reference reference;
        reference.raw = row.text();
        reference.kind = row.text();
        reference.type = row.optional_text();
        reference.title = row.optional_text();
        reference.issuer = row.optional_text();
        reference.date = row.optional_text();
        reference.provision = read_provision(row);
        if (const auto citation = row.optional_small_integer()) {
          if (*citation < 0) row.fail_damaged();
          reference.citation = static_cast<std::size_t>(*citation);
        }
        reference.target_section = row.optional_text();
        reference.reason = row.optional_text();
        reference.section = row.optional_text();
        reference.span = read_span(row);
        return reference;
      });
}

std::vector<FormerPlace> read_former_places(Database& database, std::int64_t id) {
  return read_rows(
      database, id,
      "SELECT raw, level, name, province_code, successors, reason, section, byte_start, byte_end, "
      "span_page, box_x0, box_y0, box_x1, box_y1 FROM former_places "
      "WHERE source_id = ? ORDER BY ordinal",
      [](Query& row) {
        return FormerPlace{row.text(),
                           row.text(),
                           row.text(),
                           row.optional_text(),
                           list_in(row, successors_from_json(row.text())),
                           row.optional_text(),
                           row.optional_text(),
                           read_span(row)};
      });
}

std::vector<Citation> read_citations(Database& database, std::int64_t id) {
  static const std::string sql = "SELECT " + std::string(kCitationColumns) +
                                 " FROM citations c WHERE c.source_id = ? ORDER BY c.ordinal";
  return read_rows(database, id, sql, read_citation);
}

/// Puts each text of `sql` (columns: list, row where it has two, text) into the list that `list_at` names.
template <class ListAt>
void distribute(Database& database, std::int64_t id, std::string_view sql, ListAt list_at) {
  Query query = database.query(sql);
  query.bind(id);
  while (query.step()) {
    std::vector<std::string>& list = list_at(query);
    list.push_back(query.text());
  }
}

std::vector<AppendixTable> read_tables(Database& database, std::int64_t id) {
  auto tables =
      read_rows(database, id,
                "SELECT appendix, title, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1 "
                "FROM tables WHERE source_id = ? ORDER BY ordinal",
                [](Query& row) {
                  AppendixTable table{row.optional_text(), row.optional_text(), {}, {}, {}};
                  table.span = read_span(row);
                  return table;
                });
  const auto table_at = [&](Query& row) -> AppendixTable& {
    const std::size_t ordinal = row.count();
    if (ordinal >= tables.size()) row.fail_damaged();
    return tables[ordinal];
  };
  distribute(
      database, id,
      "SELECT table_ordinal, name FROM table_columns WHERE source_id = ? ORDER BY table_ordinal, ordinal",
      [&](Query& row) -> std::vector<std::string>& { return table_at(row).columns; });
  Query rows = database.query(
      "SELECT table_ordinal, kind, page, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1 "
      "FROM table_rows WHERE source_id = ? ORDER BY table_ordinal, ordinal");
  rows.bind(id);
  while (rows.step()) {
    AppendixTable& table = table_at(rows);
    TableRow row{rows.text(), {}, rows.optional_small_integer(), {}};
    row.span = read_span(rows);
    table.rows.push_back(std::move(row));
  }
  distribute(database, id,
             "SELECT table_ordinal, row_ordinal, text FROM table_cells WHERE source_id = ? "
             "ORDER BY table_ordinal, row_ordinal, ordinal",
             [&](Query& cell) -> std::vector<std::string>& {
               AppendixTable& table = table_at(cell);
               const std::size_t row = cell.count();
               if (row >= table.rows.size()) cell.fail_damaged();
               return table.rows[row].cells;
             });
  return tables;
}

Issue read_issue(Query& row) {
  Issue issue;
  issue.code = row.text();
  const auto severity = find_severity(row.text());
  if (!severity) row.fail_damaged();
  issue.severity = *severity;
  issue.message = row.text();
  issue.message_en = row.text();
  issue.span = read_span(row);
  issue.fix = row.text();
  issue.fix_en = row.text();
  issue.raw = row.optional_text();
  if (!row.next_is_null()) issue.other = read_span(row);
  return issue;
}

/// Of `i`, issues or a table of the same columns.
constexpr std::string_view kIssueColumns =
    "i.code, i.severity, i.message, i.message_en, i.byte_start, i.byte_end, i.span_page, i.box_x0, i.box_y0, "
    "i.box_x1, i.box_y1, i.fix, i.fix_en, i.raw, i.other_byte_start, i.other_byte_end, i.other_page, "
    "i.other_box_x0, i.other_box_y0, i.other_box_x1, i.other_box_y1";

std::vector<Issue> read_issues(Database& database, std::int64_t id) {
  static const std::string sql =
      "SELECT " + std::string(kIssueColumns) + " FROM issues i WHERE i.source_id = ? ORDER BY i.ordinal";
  return read_rows(database, id, sql, read_issue);
}

std::vector<Signature> read_signatures(Database& database, std::int64_t id) {
  return read_rows(database, id,
                   "SELECT signer, time, page, box_x0, box_y0, box_x1, box_y1 FROM signatures "
                   "WHERE source_id = ? ORDER BY ordinal",
                   [](Query& row) {
                     return Signature{row.optional_text(), row.optional_text(), row.optional_small_integer(),
                                      read_box(row)};
                   });
}

std::vector<int> read_pages(Database& database, std::int64_t id, std::string_view sql) {
  return read_rows(database, id, sql, [](Query& page) { return page.small_integer(); });
}

std::vector<AttachedDocument> read_attachments(Database& database, std::int64_t id) {
  return read_rows(database, id,
                   "SELECT type, title, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1 "
                   "FROM attachments WHERE source_id = ? ORDER BY ordinal",
                   [](Query& row) {
                     return AttachedDocument{row.text(), row.optional_text(), read_span(row)};
                   });
}

/// The header with where its fields stand and how surely they were read.
Header with_head_fields(Database& database, std::int64_t id, Header header) {
  Query row = database.query(
      "SELECT field, confidence, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1 "
      "FROM head_fields WHERE source_id = ?");
  row.bind(id);
  while (row.step()) {
    const std::string field = row.text();
    const double confidence = row.real();
    FieldReading reading{confidence, read_span(row)};
    if (field == "number") {
      header.number_reading = reading;
    } else if (field == "date") {
      header.date_reading = reading;
    } else if (header.received) {
      header.received->confidence = reading.confidence;
      header.received->span = reading.span;
    }
  }
  return header;
}

}  // namespace

Span read_span(Query& query) {
  Span span;
  span.bytes.begin = query.count();
  span.bytes.end = query.count();
  if (span.bytes.end < span.bytes.begin) query.fail_damaged();
  span.page = query.optional_small_integer();
  span.box = read_box(query);
  return span;
}

Citation read_citation(Query& row) {
  Citation citation;
  citation.raw = row.text();
  citation.type = row.optional_text();
  citation.key = row.optional_text();
  citation.raw_key = row.optional_text();
  citation.name = row.optional_text();
  citation.date = row.optional_text();
  citation.issuer = row.optional_text();
  citation.relation = row.text();
  citation.section = row.optional_text();
  citation.span = read_span(row);
  citation.title = row.optional_text();
  citation.provision = read_provision(row);
  citation.alias = row.optional_text();
  if (const auto json = row.optional_text()) {
    citation.inherited = list_in(row, inherited_from_json(*json));
  }
  citation.confidence = row.optional_real().value_or(1);
  citation.identity = row.optional_text();
  return citation;
}

Header read_header(Database& database, std::int64_t id) {
  Header header;
  Query row = database.query(
      "SELECT number_raw, number, number_year, number_symbol, number_key, type, title, place, date, draft, "
      "identity, received_number, received_date, received_raw FROM records WHERE source_id = ?");
  row.bind(id);
  if (!row.step()) row.fail_damaged();
  header.number = read_number(row);
  header.type = row.optional_text();
  header.title = row.optional_text();
  header.place = row.optional_text();
  header.date = row.optional_text();
  header.draft = row.flag();
  header.identity = row.optional_text();
  ReceivedStamp stamp{row.optional_text(), row.optional_text(), {}, {}};
  if (auto raw = row.optional_text()) {
    stamp.raw = *std::move(raw);
    header.received = std::move(stamp);
  }
  header = with_head_fields(database, id, std::move(header));

  std::vector<Issuer> issuers = read_issuers(database, id);
  if (!issuers.empty()) {
    header.issuer = std::move(issuers.front());
    issuers.erase(issuers.begin());
  }
  header.co_issuers = std::move(issuers);
  for (PlacedSigner& placed : read_signers(database, id)) {
    if (placed.ordinal == 0) {
      header.signer = std::move(placed.signer);
    } else {
      header.co_signers.push_back(std::move(placed.signer));
    }
  }
  header.recipients =
      read_rows(database, id, "SELECT recipient FROM recipients WHERE source_id = ? ORDER BY ordinal",
                [](Query& recipient) { return recipient.text(); });
  return header;
}

std::vector<std::string> read_places(Database& database, std::int64_t id) {
  return read_rows(database, id, "SELECT path_bytes FROM places WHERE source_id = ? ORDER BY id",
                   [](Query& place) { return place.text(); });
}

std::vector<Issue> read_differences(Database& database, std::int64_t document) {
  static const std::string sql = "SELECT " + std::string(kIssueColumns) +
                                 " FROM differences i JOIN sources s ON s.id = i.source_id "
                                 "WHERE s.document_id = ? ORDER BY i.source_id, i.ordinal";
  return read_rows(database, document, sql, read_issue);
}

std::optional<Document> find_record(Database& database, std::int64_t id) {
  Document document;
  SourceInfo& source = document.source;
  {
    Query row = database.query(
        "SELECT r.format, s.sha256, r.bytes, r.pages, r.encoding, r.text FROM records r "
        "JOIN sources s ON s.id = r.source_id WHERE r.source_id = ?");
    row.bind(id);
    if (!row.step()) return std::nullopt;
    source.format = row.text();
    source.sha256 = row.text();
    source.bytes = row.count();
    source.pages = row.optional_small_integer();
    source.encoding = row.text();
    document.text = row.text();
  }
  const std::vector<std::string> places = read_places(database, id);
  if (!places.empty()) source.path = places.front();
  source.ocr_pages =
      read_pages(database, id, "SELECT page FROM ocr_pages WHERE source_id = ? ORDER BY ordinal");
  source.unread_pages =
      read_pages(database, id, "SELECT page FROM unread_pages WHERE source_id = ? ORDER BY ordinal");
  source.signatures = read_signatures(database, id);
  document.header = read_header(database, id);
  document.sections = read_sections(database, id);
  document.citations = read_citations(database, id);
  document.references = read_references(database, id);
  document.former_places = read_former_places(database, id);
  document.tables = read_tables(database, id);
  for (PlacedAssignment& placed : read_assignments(database, id)) {
    document.assignments.push_back(std::move(placed.assignment));
  }
  document.issues = read_issues(database, id);
  document.attachments = read_attachments(database, id);
  return document;
}

}  // namespace vanthu
