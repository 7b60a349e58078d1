#include "store/write_record.h"

#include <algorithm>
#include <map>

#include "parsers/identity.h"
#include "store/code_points.h"
#include "store/keys.h"
#include "store/list_tasks.h"
#include "store/record_json.h"
#include "store/settle_citations.h"

namespace vanthu {
namespace {

using Texts = std::vector<std::string>;

std::optional<std::string> optional_key(const std::optional<std::string>& text) {
  return text ? std::optional(text_search_key(*text)) : std::nullopt;
}

std::optional<std::string> optional_number_key(const std::optional<std::string>& text) {
  return text ? std::optional(number_search_key(*text)) : std::nullopt;
}

/// None for a document that no mention is matched with.
std::optional<std::string> optional_block(const std::optional<std::string>& identity) {
  std::string block = identity ? block_of(*identity) : std::string();
  return block.empty() ? std::nullopt : std::optional(std::move(block));
}

void bind_box(Query& query, const std::optional<Box>& box) {
  if (box) {
    query.bind(box->x0, box->y0, box->x1, box->y1);
  } else {
    query.bind(std::nullopt, std::nullopt, std::nullopt, std::nullopt);
  }
}

/// Binds what a statement's parameters for a span take: code points, bytes, page, box.
void bind_span(Query& query, const Span& span, const CodePointIndex& index) {
  query.bind(index.code_points(span.bytes.begin), index.code_points(span.bytes.end), span.bytes.begin,
             span.bytes.end, span.page);
  bind_box(query, span.box);
}

void write_head(Database& database, std::int64_t id, const Document& document) {
  const SourceInfo& source = document.source;
  const Header& header = document.header;
  Query query = database.query(
      "INSERT INTO records (source_id, format, bytes, pages, encoding, number_raw, number, number_year, "
      "number_symbol, number_key, type, title, place, date, draft, number_search, type_search, title_search, "
      "text, identity, block, received_number, received_date, received_raw) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  query.bind(id, source.format, source.bytes, source.pages, source.encoding);
  if (const auto& number = header.number) {
    query.bind(number->raw, number->number, number->year, number->symbol, number->key);
  } else {
    query.bind(std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt);
  }
  query.bind(header.type, header.title, header.place, header.date, header.draft);
  if (header.number) {
    query.bind(number_search_key(header.number->key.value_or(header.number->raw)));
  } else {
    query.bind(std::nullopt);
  }
  query.bind(optional_key(header.type), optional_key(header.title), document.text, header.identity,
             optional_block(header.identity));
  if (const auto& stamp = header.received) {
    query.bind(stamp->number, stamp->date, stamp->raw);
  } else {
    query.bind(std::nullopt, std::nullopt, std::nullopt);
  }
  query.run();
}

void write_head_fields(Database& database, std::int64_t id, const Header& header,
                       const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO head_fields (source_id, field, confidence, span_start, span_end, byte_start, byte_end, "
      "span_page, box_x0, box_y0, box_x1, box_y1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const auto write = [&](std::string_view field, double confidence, const Span& span) {
    query.bind(id, field, confidence);
    bind_span(query, span, index);
    query.run();
  };
  if (const auto& number = header.number_reading) write("number", number->confidence, number->span);
  if (const auto& date = header.date_reading) write("date", date->confidence, date->span);
  if (const auto& stamp = header.received) write("received", stamp->confidence, stamp->span);
}

void write_pages(Database& database, std::int64_t id, std::string_view sql, const std::vector<int>& pages) {
  Query query = database.query(sql);
  for (std::size_t i = 0; i < pages.size(); ++i) query.bind(id, i, pages[i]).run();
}

void write_signatures(Database& database, std::int64_t id, const std::vector<Signature>& signatures) {
  Query query = database.query(
      "INSERT INTO signatures (source_id, ordinal, signer, time, page, box_x0, box_y0, box_x1, box_y1) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    const Signature& signature = signatures[i];
    query.bind(id, i, signature.signer, signature.time, signature.page);
    bind_box(query, signature.box);
    query.run();
  }
}

void write_issuers(Database& database, std::int64_t id, const Header& header) {
  Query query = database.query(
      "INSERT INTO issuers (source_id, ordinal, name, level, commune, commune_code, province, "
      "province_code, "
      "name_search, level_search, commune_search, province_search, candidates) VALUES (?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?)");
  const auto write = [&](std::size_t ordinal, const Issuer& issuer) {
    query.bind(id, ordinal, issuer.name, issuer.level, issuer.commune, issuer.commune_code, issuer.province,
               issuer.province_code, optional_key(issuer.name), optional_key(issuer.level),
               optional_key(issuer.commune), optional_key(issuer.province));
    query.bind(issuer.candidates.empty() ? std::nullopt : std::optional(to_json(issuer.candidates)));
    query.run();
  };
  write(0, header.issuer);
  for (std::size_t i = 0; i < header.co_issuers.size(); ++i) write(i + 1, header.co_issuers[i]);
}

void write_signers(Database& database, std::int64_t id, const Header& header) {
  Query query = database.query(
      "INSERT INTO signers (source_id, ordinal, on_behalf, authority, position, name) VALUES (?, ?, ?, ?, "
      "?, ?)");
  const auto write = [&](std::size_t ordinal, const Signer& signer) {
    query.bind(id, ordinal, signer.on_behalf, signer.authority, signer.position, signer.name).run();
  };
  if (header.signer) write(0, *header.signer);
  for (std::size_t i = 0; i < header.co_signers.size(); ++i) write(i + 1, header.co_signers[i]);
}

void write_recipients(Database& database, std::int64_t id, const Texts& recipients) {
  Query query = database.query("INSERT INTO recipients (source_id, ordinal, recipient) VALUES (?, ?, ?)");
  for (std::size_t i = 0; i < recipients.size(); ++i) query.bind(id, i, recipients[i]).run();
}

void write_sections(Database& database, std::int64_t id, const Document& document,
                    const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO sections (source_id, ordinal, section, label, title, depth, span_start, span_end, "
      "byte_start, "
      "byte_end, span_page, box_x0, box_y0, box_x1, box_y1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?)");
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    query.bind(id, i, section.id, section.label, section.title, section.depth);
    bind_span(query, section.span, index);
    query.run();
  }
}

/// Where the document's opening ends: at its first section, else at its first task.
std::size_t end_of_opening(const Document& document) {
  std::size_t end = document.text.size();
  for (const Section& section : document.sections) end = std::min(end, section.span.bytes.begin);
  if (!document.sections.empty()) return end;
  for (const Assignment& assignment : document.assignments) end = std::min(end, assignment.span.bytes.begin);
  return end;
}

std::optional<std::string> json_or_null(const std::optional<Provision>& provision) {
  return provision ? std::optional(to_json(*provision)) : std::nullopt;
}

void write_citations(Database& database, std::int64_t id, const Document& document,
                     const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO citations (source_id, ordinal, raw, type, key, raw_key, name, date, issuer, relation, "
      "section, "
      "span_start, span_end, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1, governs, "
      "key_search, "
      "raw_key_search, name_search, title, provision, alias, inherited, confidence, identity, block) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const std::size_t opening = end_of_opening(document);
  for (std::size_t i = 0; i < document.citations.size(); ++i) {
    const Citation& citation = document.citations[i];
    query.bind(id, i, citation.raw, citation.type, citation.key, citation.raw_key, citation.name,
               citation.date, citation.issuer, citation.relation, citation.section);
    bind_span(query, citation.span, index);
    const bool governs = citation.relation == "basis" || citation.relation == "implements" ||
                         citation.span.bytes.begin < opening;
    const auto key = optional_number_key(citation.key);
    const auto raw_key = optional_number_key(citation.raw_key);
    query.bind(governs, key, raw_key == key ? std::nullopt : raw_key, optional_number_key(citation.name));
    query.bind(citation.title, json_or_null(citation.provision), citation.alias);
    if (citation.inherited.empty()) {
      query.bind(std::nullopt);
    } else {
      query.bind(to_json(citation.inherited));
    }
    query.bind(citation.confidence, citation.identity, optional_block(citation.identity)).run();
  }
}

void write_references(Database& database, std::int64_t id, const Document& document,
                      const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO unnumbered_references (source_id, ordinal, raw, kind, type, title, issuer, date, "
      "provision, citation, target_section, reason, section, span_start, span_end, byte_start, byte_end, "
      "span_page, box_x0, box_y0, box_x1, box_y1) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < document.references.size(); ++i) {
    const Reference& reference = document.references[i];
    query.bind(id, i, reference.raw, reference.kind, reference.type, reference.title, reference.issuer,
               reference.date, json_or_null(reference.provision), reference.citation,
               reference.target_section, reference.reason, reference.section);
    bind_span(query, reference.span, index);
    query.run();
  }
}

void write_former_places(Database& database, std::int64_t id, const Document& document,
                         const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO former_places (source_id, ordinal, raw, level, name, province_code, successors, reason, "
      "section, span_start, span_end, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < document.former_places.size(); ++i) {
    const FormerPlace& place = document.former_places[i];
    query.bind(id, i, place.raw, place.level, place.name, place.province_code, to_json(place.successors),
               place.reason, place.section);
    bind_span(query, place.span, index);
    query.run();
  }
}

void write_table_rows(Database& database, std::int64_t id, std::size_t table,
                      const std::vector<TableRow>& rows, const CodePointIndex& index) {
  Query row_query = database.query(
      "INSERT INTO table_rows (source_id, table_ordinal, ordinal, kind, page, span_start, span_end, "
      "byte_start, "
      "byte_end, span_page, box_x0, box_y0, box_x1, box_y1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?)");
  Query cell_query = database.query(
      "INSERT INTO table_cells (source_id, table_ordinal, row_ordinal, ordinal, text) VALUES (?, ?, ?, ?, "
      "?)");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    row_query.bind(id, table, r, rows[r].kind, rows[r].page);
    bind_span(row_query, rows[r].span, index);
    row_query.run();
    const Texts& cells = rows[r].cells;
    for (std::size_t c = 0; c < cells.size(); ++c) cell_query.bind(id, table, r, c, cells[c]).run();
  }
}

void write_tables(Database& database, std::int64_t id, const Document& document,
                  const CodePointIndex& index) {
  Query table_query = database.query(
      "INSERT INTO tables (source_id, ordinal, appendix, title, span_start, span_end, byte_start, "
      "byte_end, "
      "span_page, box_x0, box_y0, box_x1, box_y1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Query column_query = database.query(
      "INSERT INTO table_columns (source_id, table_ordinal, ordinal, name) VALUES (?, ?, ?, ?)");
  for (std::size_t t = 0; t < document.tables.size(); ++t) {
    const AppendixTable& table = document.tables[t];
    table_query.bind(id, t, table.appendix, table.title);
    bind_span(table_query, table.span, index);
    table_query.run();
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      column_query.bind(id, t, c, table.columns[c]).run();
    write_table_rows(database, id, t, table.rows, index);
  }
}

/// Search keys of units, each made once: a document names the same few again and again.
class UnitKeys {
 public:
  const std::string& of(const std::string& unit) {
    const auto known = keys_.find(unit);
    return known != keys_.end() ? known->second : keys_.emplace(unit, text_search_key(unit)).first->second;
  }

 private:
  std::map<std::string, std::string> keys_;
};

void write_units(Database& database, std::int64_t id, std::size_t assignment, std::string_view role,
                 const std::vector<UnitMention>& units, UnitKeys& keys) {
  Query query = database.query(
      "INSERT INTO assignment_units (source_id, assignment, role, ordinal, unit, raw, qualifier, "
      "collective, "
      "unit_search, requested, level) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < units.size(); ++i) {
    const UnitMention& mention = units[i];
    query.bind(id, assignment, role, i, mention.unit, mention.raw, mention.qualifier, mention.collective,
               keys.of(mention.unit), mention.requested, mention.level);
    query.run();
  }
}

void bind_deadline(Query& query, const Deadline& deadline) {
  query.bind(deadline.raw, deadline.kind, deadline.start, deadline.end, deadline.recurrence,
             deadline.condition, deadline.reason);
}

void write_further_deadlines(Database& database, std::int64_t id, std::size_t assignment,
                             const std::vector<Deadline>& deadlines) {
  Query query = database.query(
      "INSERT INTO assignment_deadlines (source_id, assignment, ordinal, raw, kind, start_date, end_date, "
      "recurrence, condition, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < deadlines.size(); ++i) {
    query.bind(id, assignment, i);
    bind_deadline(query, deadlines[i]);
    query.run();
  }
}

void write_targets(Database& database, std::int64_t id, std::size_t assignment,
                   const std::vector<Target>& targets, const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO assignment_targets (source_id, assignment, ordinal, raw, number, upper, unit, "
      "comparison, span_start, span_end, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[i];
    query.bind(id, assignment, i, target.raw, target.number, target.upper, target.unit, target.comparison);
    bind_span(query, target.span, index);
    query.run();
  }
}

void write_cited_inside(Database& database, std::int64_t id, std::size_t assignment,
                        const std::vector<std::size_t>& citations) {
  Query query = database.query(
      "INSERT INTO assignment_citations (source_id, assignment, ordinal, citation) VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < citations.size(); ++i) query.bind(id, assignment, i, citations[i]).run();
}

void write_assignments(Database& database, std::int64_t id, const Document& document,
                       const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO assignments (source_id, ordinal, origin, appendix, section, task_ordinal, task_group, "
      "task, "
      "deadline_raw, deadline_kind, deadline_start, deadline_end, recurrence, deadline_condition, "
      "deadline_reason, product, form, span_start, span_end, "
      "byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1, "
      "task_groups, confidence) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  UnitKeys unit_keys;
  for (std::size_t i = 0; i < document.assignments.size(); ++i) {
    const Assignment& assignment = document.assignments[i];
    query.bind(id, i, assignment.origin, assignment.appendix, assignment.section, assignment.ordinal,
               assignment.group, assignment.task);
    if (const auto& deadline = assignment.deadline) {
      bind_deadline(query, *deadline);
    } else {
      query.bind(std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                 std::nullopt);
    }
    query.bind(assignment.product, assignment.form);
    bind_span(query, assignment.span, index);
    query.bind(to_json(assignment.groups), assignment.confidence);
    query.run();
    write_units(database, id, i, "lead", assignment.lead, unit_keys);
    write_units(database, id, i, "implement", assignment.implement, unit_keys);
    write_units(database, id, i, "coordinate", assignment.coordinate, unit_keys);
    write_further_deadlines(database, id, i, assignment.further_deadlines);
    write_targets(database, id, i, assignment.targets, index);
    write_cited_inside(database, id, i, assignment.citations);
  }
}

/// Into `issues` or a table of the same columns, whose insertion is `insert`.
void write_issues(Database& database, std::int64_t id, std::string_view insert,
                  const std::vector<Issue>& issues, const CodePointIndex& index) {
  Query query =
      database.query(std::string(insert) +
                     " (source_id, ordinal, code, severity, message, message_en, span_start, "
                     "span_end, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1, fix, "
                     "fix_en, other_start, other_end, other_byte_start, other_byte_end, other_page, "
                     "other_box_x0, other_box_y0, other_box_x1, other_box_y1, raw) VALUES (?, ?, ?, ?, "
                     "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < issues.size(); ++i) {
    const Issue& issue = issues[i];
    query.bind(id, i, issue.code, severity_name(issue.severity), issue.message, issue.message_en);
    bind_span(query, issue.span, index);
    query.bind(issue.fix, issue.fix_en);
    if (issue.other) {
      bind_span(query, *issue.other, index);
    } else {
      query.bind(std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt);
      bind_box(query, std::nullopt);
    }
    query.bind(issue.raw).run();
  }
}

void write_attachments(Database& database, std::int64_t id, const Document& document,
                       const CodePointIndex& index) {
  Query query = database.query(
      "INSERT INTO attachments (source_id, ordinal, type, title, span_start, span_end, byte_start, "
      "byte_end, "
      "span_page, box_x0, box_y0, box_x1, box_y1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < document.attachments.size(); ++i) {
    const AttachedDocument& attachment = document.attachments[i];
    query.bind(id, i, attachment.type, attachment.title);
    bind_span(query, attachment.span, index);
    query.run();
  }
}

}  // namespace

void write_record(Database& database, std::int64_t id, const Document& document) {
  const CodePointIndex index(document.text);
  write_head(database, id, document);
  write_head_fields(database, id, document.header, index);
  write_pages(database, id, "INSERT INTO ocr_pages (source_id, ordinal, page) VALUES (?, ?, ?)",
              document.source.ocr_pages);
  write_pages(database, id, "INSERT INTO unread_pages (source_id, ordinal, page) VALUES (?, ?, ?)",
              document.source.unread_pages);
  write_signatures(database, id, document.source.signatures);
  write_issuers(database, id, document.header);
  write_signers(database, id, document.header);
  write_recipients(database, id, document.header.recipients);
  write_sections(database, id, document, index);
  write_citations(database, id, document, index);
  write_references(database, id, document, index);
  write_former_places(database, id, document, index);
  write_tables(database, id, document, index);
  write_assignments(database, id, document, index);
  write_issues(database, id, "INSERT INTO issues", document.issues, index);
  write_attachments(database, id, document, index);
  unsettle_source(database, id);
  note_unlisted(database, id);
}

void remove_record(Database& database, std::int64_t id) {
  unsettle_source(database, id);
  unlist_tasks(database, id);
  database.query("DELETE FROM records WHERE source_id = ?").bind(id).run();
}

void write_differences(Database& database, std::int64_t id, const Document& chosen,
                       const std::vector<Issue>& differences) {
  write_issues(database, id, "INSERT INTO differences", differences, CodePointIndex(chosen.text));
}

void remove_differences(Database& database, std::int64_t id) {
  database.query("DELETE FROM differences WHERE source_id = ?").bind(id).run();
}

}  // namespace vanthu
