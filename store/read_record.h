// Rows become the Document that they were, field for field.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// The record of source `id` at its first place; none where there is no such source.
std::optional<Document> find_record(Database& database, std::int64_t id);

/// The header alone.  Source `id` must have a record.
Header read_header(Database& database, std::int64_t id);

/// The paths of a source, first place first.
std::vector<std::string> read_places(Database& database, std::int64_t id);

/// Where the sources of a document differ from its chosen one, source by source.
std::vector<Issue> read_differences(Database& database, std::int64_t document);

// Parts that answers are made of too.  Each reads the query's next columns, in the order of the constant.

/// Of the columns byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1.
Span read_span(Query& query);

inline constexpr std::string_view kCitationColumns =
    "c.raw, c.type, c.key, c.raw_key, c.name, c.date, c.issuer, c.relation, c.section, "
    "c.byte_start, c.byte_end, c.span_page, c.box_x0, c.box_y0, c.box_x1, c.box_y1, "
    "c.title, c.provision, c.alias, c.inherited, c.confidence, c.identity";
Citation read_citation(Query& query);

}  // namespace vanthu
