// Wordings that should no longer stand in a text: bodies that ended (units.tsv), offices and words of before
// the reform of 2025, words of a superior's text (tables/outdated_terms.tsv), and known misprints of units.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extracted_document.h"
#include "ingest/text_range.h"
#include "normalize/vocabulary.h"
#include "parsers/phrases.h"

namespace vanthu {

struct OutdatedTerm {
  std::string code;   // of the rule: unit-abolished | text-not-adapted | unit-misspelt; "" for none
  std::string since;  // ISO, first day on which it is out of date; "" where it never fits
  bool in_tasks_only = false;
  Severity severity = Severity::warning;
  std::string present_vi, present_en;  // what is said today; "" where nothing replaces it
};

struct FoundOutdatedTerm {
  ByteRange where;  // in the key that was searched
  const OutdatedTerm* term = nullptr;
};

class OutdatedTermReader {
 public:
  explicit OutdatedTermReader(const Vocabulary& vocabulary);

  /// All of them in a text's comparison_key, in reading order.
  std::vector<FoundOutdatedTerm> find(std::string_view text_key) const;

 private:
  void add_terms();
  void add_units(const Vocabulary& vocabulary);
  void add(std::string_view phrase, OutdatedTerm term);

  std::vector<OutdatedTerm> terms_;
  PhraseFinder phrases_;
};

}  // namespace vanthu
