// What is wrong with documents, each on its own and among each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// True where `severity` is at least `least`: the enumeration begins with the gravest.
constexpr bool is_as_grave(Severity severity, Severity least) { return severity <= least; }

/// Which findings.  Empty members do not restrict.
struct FindingQuestion {
  std::vector<std::int64_t> documents{};  // in one of these, as the first or the second place
  Severity least = Severity::info;        // this grave or graver
  std::vector<std::string> rules{};       // codes ("key-reused") or numbers ("R-25"), of any case
  std::optional<std::string> commune{};   // as in DocumentQuestion, of the first place
  std::optional<std::string> province{};
};

/// A place in a document of the store, with what people need to find it.
struct FindingPlace {
  std::int64_t document = 0;
  std::string path;                             // of the source whose text `span` points into
  std::string document_key, title;              // "" where not known
  std::string commune, commune_code, province;  // of the first issuer; "" where not known
  Span span;                                    // empty where the whole document is meant
  ByteRange characters;                         // `span` in code points, as records count
  std::size_t line = 0;                         // of the record's text, from 1
  std::string quote;                            // what stands there
};

/// One thing that is wrong.  Two findings of a store never share a fingerprint.
struct StoreFinding {
  std::string code;
  std::string rule;  // "R-22"; "" where it has no number
  Severity severity = Severity::warning;
  std::string message, message_en;
  std::string fix, fix_en;  // "" where nothing can be suggested
  FindingPlace place;
  std::optional<FindingPlace> other;  // of what contradicts another
  bool across = false;                // needs other documents than its own to be seen
  /// Stays while the document's number (or path), the words at its places and what it is about stay: across
  /// imports, and edits elsewhere.
  std::string fingerprint;
};

}  // namespace vanthu
