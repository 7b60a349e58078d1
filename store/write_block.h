// What a block was found to mean becomes rows.
#pragma once

#include <string>

#include "store/block_facts.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// Brings cited_documents, citation_links and citation_candidates to what the facts of `block` mean; links
/// that are right stay untouched.
void write_block(Database& database, const std::string& block, const BlockFacts& facts);

}  // namespace vanthu
