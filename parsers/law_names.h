// Laws, codes and ordinances that are cited by name alone ("Luật Tiếp công dân").
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/vocabulary.h"

namespace vanthu {

struct LawMention {
  ByteRange where;
  std::string name;    // official capitals where the vocabulary knows it
  std::string type;    // Luật | Bộ luật | Pháp lệnh | Hiến pháp
  bool known = false;  // in the vocabulary
};

class LawNameReader {
 public:
  explicit LawNameReader(const Vocabulary& vocabulary);

  /// Laws named in `text`, in reading order.  Names contain commas and "và", so the longest known name wins;
  /// of an unknown one the words up to a mark or a word that no name contains are taken.
  std::vector<LawMention> find(std::string_view text) const;

 private:
  /// The law at the start of `text`, known or not.
  std::optional<LawMention> read_at(std::string_view text, std::size_t kind_length) const;
  std::optional<LawMention> read_amending(std::string_view text, std::size_t kind_length) const;
  /// The longest known name at the start of `text`, whose first `kind_length` bytes are "Luật", "Bộ luật" …
  std::optional<LawMention> read_known(std::string_view text, std::size_t kind_length) const;

  std::unordered_map<std::string, std::string> official_;  // comparison key → official name
};

}  // namespace vanthu
