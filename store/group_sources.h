// Which sources are one document: each content that says a plan, in whatever format, is a source of it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "store/plan_identity.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Documents that have a source, other than `self`, which says the same plan as a text of this identity.
std::set<std::int64_t> documents_of_plan(Database& database, const PlanIdentity& plan,
                                         const std::string& text, std::optional<std::int64_t> self);

/// Makes all sources and corrections of `documents` those of `home`; documents that lose theirs are gone.
/// Returns the sources that moved.
std::set<std::int64_t> merge_documents(Database& database, const std::set<std::int64_t>& documents,
                                       std::int64_t home);

/// Gives sources of `document` that no longer say one plan with its oldest one documents of their own, and
/// returns those.  Sources belong together where a chain of sources of the same plan joins them.
std::set<std::int64_t> split_document(Database& database, std::int64_t document);

/// Chooses the source whose facts are the document's and says anew where the others differ from it: those of
/// them in `changed`, or all where another one is chosen or the chosen one is in `changed`.  A document
/// without sources is removed.
void settle_document(Database& database, std::int64_t document, const std::set<std::int64_t>& changed);

/// Groups every source, for a store whose sources have not been grouped before.
void group_all_sources(Database& database);

}  // namespace vanthu
