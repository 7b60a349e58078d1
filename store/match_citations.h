// What citations mean: all that is said of documents of one number and type becomes the documents that are
// meant (docs/decisions/0012-what-a-citation-means.md).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vanthu {

/// One wording of a citation, or of a document's own head.
struct CitationWording {
  std::string identity;  // canonical key
  std::optional<std::string> type, key, name, date, issuer, title;
  bool contradicts_itself = false;  // the issuer's sign belongs to another body than its printed name
  auto operator<=>(const CitationWording&) const = default;
};

/// A document of the store that cites or is cited, or several that cite alike and are not cited.
struct BlockDocument {
  std::string
      name;  // where it has a head: what no other has, whatever the order of imports, its content's hash
  std::string place;  // of its issuer, as IssuingBody has it: "hải-phòng.xã-gia-lộc"; "" where not known
};

/// Citations of one wording in one document, or in several that cite alike, or its head.
struct BlockMention {
  std::size_t wording = 0, document = 0;
  std::size_t times = 1;  // how many citations; at least 1
};

/// All that the store's documents say of one block (block_of of parsers/identity.h).
struct CitationBlock {
  std::vector<CitationWording> wordings;
  std::vector<BlockDocument> documents;
  std::vector<BlockMention> mentions;
  std::vector<BlockMention> heads;  // at most one for each document
};

/// A document that is meant.
struct MeantDocument {
  std::string entity;               // canonical key, with "#…" behind it where several documents bear one
  CitationWording fields;           // its own, else as most mentions have them; of as many the least
  std::optional<std::size_t> head;  // position in CitationBlock::documents of the document that it is
};

struct MeantCandidate {
  std::size_t document = 0;  // position in BlockMeaning::documents
  int score = 0;
  bool operator==(const MeantCandidate&) const = default;
};

struct MentionMeaning {
  std::optional<std::size_t> document;  // position in BlockMeaning::documents; none where it is ambiguous
  bool conflicting = false;
  std::vector<MeantCandidate> others;  // what else may be meant, best first; at most kMostCandidates
};

/// More are not told: a citation that may mean any of so many says nothing.
inline constexpr std::size_t kMostCandidates = 16;

struct BlockMeaning {
  std::vector<MeantDocument> documents;  // by entity
  std::vector<MentionMeaning> mentions;  // of CitationBlock::mentions, one each
};

/// A function of the set of facts: their order in `block` leaves no trace.  Time grows with n log n.
BlockMeaning match_citations(const CitationBlock& block);

}  // namespace vanthu
