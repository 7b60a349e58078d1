// Names and signs of issuing bodies by the tables issuing_bodies.tsv and issuers.tsv.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/string_hash.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// What a name or sign means at one level.
struct BodyEntry {
  std::string level;               // xã | huyện | tỉnh | trung ương | "" for all
  std::string body;                // IssuingBody::body
  std::vector<std::string> signs;  // capitals, the usual one first
  bool other_signs = false;        // may sign with others too
  bool listed = false;             // in issuing_bodies.tsv, not only in issuers.tsv
};

/// The stem at the start of a name and what stands behind it.
struct BodyStem {
  const std::vector<BodyEntry>* entries = nullptr;
  std::string_view rest;  // level and place
  std::size_t end = 0;    // bytes of the name up to the end of the stem
};

/// The sign as the index knows it, whole, then its parts: "BXDĐ-ĐUUBNDX", "BXDĐ", "ĐUUBNDX".  PL and L before
/// the organ are types, digits behind it a term ("QH15").
std::vector<std::string> sign_parts(std::string_view sign);

class BodyIndex {
 public:
  explicit BodyIndex(const Vocabulary& vocabulary);

  /// The longest known stem at the start of `name`, a tidy_body_name; an organ before it does not count,
  /// unless the table lists the name with it ("Thường vụ Quốc hội").
  std::optional<BodyStem> find_stem(std::string_view name) const;

  /// Who signs so; nullptr where nobody does.  `part` is one of sign_parts.
  const std::vector<BodyEntry>* find_sign(const std::string& part) const;

 private:
  void add_issuer(const Vocabulary& vocabulary, const IssuerName& issuer);
  void add_signs(const BodyEntry& entry);
  std::optional<BodyStem> longest_stem(std::string_view name) const;

  StringMap<std::vector<BodyEntry>> stems_;    // by comparison key of the tidy name without level
  StringMap<std::vector<BodyEntry>> by_sign_;  // by sign in capitals
};

}  // namespace vanthu
