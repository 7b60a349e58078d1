// The rows of one block become what match_citations takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/match_citations.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// What is told of a source to every block that it has a part in.
struct CitingSource {
  bool chosen = false;
  std::int64_t document = 0;
  BlockDocument facts;
};

/// Sources, each read once.
class CitingSources {
 public:
  explicit CitingSources(Database& database) : database_(database) {}

  const CitingSource& of(std::int64_t source) {
    const auto known = sources_.find(source);
    return known != sources_.end() ? known->second : sources_.emplace(source, read(source)).first->second;
  }

 private:
  CitingSource read(std::int64_t source);

  Database& database_;
  std::unordered_map<std::int64_t, CitingSource> sources_;
};

/// Where a mention stands; in order of source, then of citation.
struct CitationPlace {
  std::int64_t source = 0;
  std::size_t citation = 0, mention = 0;  // position in CitationBlock::mentions
};

/// What a block's rows say.
class BlockFacts {
 public:
  BlockFacts(Database& database, CitingSources& sources, const std::string& block);

  const CitationBlock& block() const { return block_; }
  const std::vector<CitationPlace>& places() const { return places_; }
  /// The store's number of a document of the block.
  std::int64_t document_id(std::size_t document) const { return document_ids_[document]; }

 private:
  void read_citations(const std::string& block);
  void read_heads(const std::string& block);
  std::size_t read_wording(Query& query);
  std::size_t document_of(std::int64_t source);

  Database& database_;
  CitingSources& sources_;
  CitationBlock block_;
  std::vector<CitationPlace> places_;
  std::vector<std::int64_t> document_ids_;
  std::unordered_map<std::string, std::size_t> wordings_;
  std::unordered_map<std::int64_t, std::size_t> documents_;  // by source
};

}  // namespace vanthu
