// The rows of one block become what match_citations takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/match_citations.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// What is told of a source to every block that it has a part in.
struct CitingSource {
  bool chosen = false;
  std::int64_t document = 0;
  std::string_view place;  // BlockDocument::place; of the CitingSources that told it
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
  std::unordered_set<std::string> places_;
};

/// Where a mention stands; in order of source, then of citation.  A store has millions of these.
struct CitationPlace {
  std::int64_t source = 0;
  std::uint32_t citation = 0, mention = 0;  // position in CitationBlock::mentions
};

/// What a block's rows say.  Documents of one place that say the same, and are not cited themselves, mean the
/// same: they are one document of the block, whose mentions count for all of them.
class BlockFacts {
 public:
  BlockFacts(Database& database, CitingSources& sources, const std::string& block);

  const CitationBlock& block() const { return block_; }
  const std::vector<CitationPlace>& places() const { return places_; }
  /// The store's number of a document of the block that has a head there.
  std::int64_t document_id(std::size_t document) const { return document_ids_[document]; }

 private:
  /// A citation of one source.
  struct Said {
    std::size_t citation = 0, wording = 0;
  };

  void read_heads(const std::string& block);
  void read_citations(const std::string& block);
  void add(std::int64_t source, const std::vector<Said>& said);
  std::size_t read_wording(Query& query);
  std::size_t document_of(std::int64_t source, const std::vector<Said>& said);

  Database& database_;
  CitingSources& sources_;
  CitationBlock block_;
  std::vector<CitationPlace> places_;
  std::vector<std::int64_t> document_ids_;  // of those with heads, which come first
  std::unordered_map<std::string, std::size_t> wordings_;
  std::unordered_map<std::int64_t, std::size_t> heads_;  // documents, by source
  std::unordered_map<std::string, std::size_t>
      speakers_;  // documents without heads, by what they say and where
  std::unordered_map<std::uint64_t, std::size_t> mentions_;  // by wording and document
};

}  // namespace vanthu
