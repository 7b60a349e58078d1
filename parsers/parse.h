// The stage's one door: a NormalizedDocument becomes the record.
#pragma once

#include <memory>
#include <optional>

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"

namespace vanthu {

/// Understands texts by one vocabulary; what is compiled from it is compiled once.  Total: every normalised
/// text has a record, however odd.  Safe to share between threads.  `vocabulary` must outlive it.
class Parser {
 public:
  explicit Parser(const Vocabulary& vocabulary);
  ~Parser();
  Parser(Parser&&) noexcept;

  Document parse(const NormalizedDocument& document) const;

 private:
  /// `document` without the stamp of the office that received it, `received`.
  Document parse_plan(const NormalizedDocument& document, std::optional<ReceivedStamp> received) const;

  struct Readers;
  std::unique_ptr<const Readers> readers_;
};

}  // namespace vanthu
