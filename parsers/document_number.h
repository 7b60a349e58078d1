// Numbers and symbols of documents: "157/KH-UBND", "61/2023/NĐ-CP", "05-NQ/ĐU", "123/UBND-VX".
//
// Sources: Nghị định 30/2020/NĐ-CP Phụ lục III (state), Luật Ban hành VBQPPL 64/2025/QH15 (normative),
// Quy định 399-QĐ/TW and Hướng dẫn 36-HD/VPTW (Party); forms seen in the wild stand in the rules' examples.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/pattern.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// A number that was read, with its place in the text that was searched.
struct DocumentNumberMatch {
  ByteRange where;
  std::string rule;                   // name of the rule that read it
  std::optional<std::string> number;  // "157", "30c"; none where it is left blank
  std::optional<int> year;            // of normative documents
  std::string type_sign;              // "KH"; "" for a công văn or a law
  std::string issuer_sign;            // "UBND", "BXDĐ-ĐUUBNDX", "QH15"
  std::string symbol;                 // "KH-UBND", "NQ/ĐU", "QH15"
  std::string key;                    // as it should be read; "" where the number is blank
  std::string raw_key;                // as printed
  bool party = false;
  bool needs_cue = false;  // only a number where "số" or a type word stands before it
  double confidence = 1;   // 0 … 1: lower where the key mends what is printed
};

/// One form of a number: examples are caught by this rule and by none before it.
struct NumberRule {
  std::string name;
  std::string expression;
  std::vector<std::string> examples;
  bool needs_cue = false;
  double confidence = 1;  // of a number that this rule reads and whose key is what is printed
};

/// Reads numbers by an ordered table of forms, composed of the vocabulary's signs.
class NumberReader {
 public:
  explicit NumberReader(const Vocabulary& vocabulary);

  /// The leftmost number at or after `from`.
  std::optional<DocumentNumberMatch> find(std::string_view text, std::size_t from = 0) const;
  /// The number at `from` exactly.
  std::optional<DocumentNumberMatch> match_at(std::string_view text, std::size_t from = 0) const;

  const std::vector<NumberRule>& rules() const { return rules_; }

 private:
  std::optional<DocumentNumberMatch> read_at(std::string_view text, std::size_t offset,
                                             std::size_t end) const;
  std::optional<DocumentNumberMatch> read_behind_edge(std::string_view text, ByteRange match) const;
  std::optional<DocumentNumberMatch> build(std::string_view text, const NumberRule& rule,
                                           const Match& match) const;
  std::string type_sign_of(std::string_view printed) const;

  std::vector<NumberRule> rules_;
  std::vector<Pattern> patterns_;                       // of the rules
  std::optional<Pattern> anywhere_;                     // an edge and any of the rules, without groups
  std::map<std::string, std::string> sign_as_printed_;  // "CTR" → "CTr", "QD" → "QĐ"
};

/// True for the sign of a Party body ("TW", "TU", "ĐU", "BTCTW", "ĐUUBNDX", "BXDĐ-ĐUUBNDX").
bool is_party_sign(std::string_view issuer_sign);

/// True for a sign that only state bodies bear ("UBND", "HĐND", "TTg", "CP", "BNV").
bool is_state_sign(std::string_view issuer_sign);

}  // namespace vanthu
