// Names of bodies that issue documents, as they stand after "của".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/string_hash.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// A body's name that was read.
struct NamedIssuer {
  std::string canonical;   // written out, place included: "Ủy ban nhân dân xã Gia Lộc"
  std::size_t length = 0;  // bytes of the text that the name takes
  std::string level;       // xã | huyện | tỉnh | trung ương of a known name, "" where it does not tell
};

/// Reads names by the vocabulary's stems; compiled once.
class IssuerNameReader {
 public:
  explicit IssuerNameReader(const Vocabulary& vocabulary);

  /// The body named at the very start of `text`: a known stem with its level and place, or else a run of
  /// words that begins with a capital and ends before a word that no name contains.
  std::optional<NamedIssuer> read_at(std::string_view text) const;
  /// The same for names that the vocabulary knows.
  std::optional<NamedIssuer> read_known_at(std::string_view text) const;

 private:
  /// A known name and the bytes of the text that it takes, place excluded.
  struct Stem {
    const IssuerName* issuer = nullptr;
    std::size_t length = 0;
  };
  std::optional<Stem> find_stem(std::string_view text, const std::vector<std::size_t>& ends) const;

  const Vocabulary& vocabulary_;
  StringMap<const IssuerName*> stems_;  // by key, abbreviations written out
};

}  // namespace vanthu
