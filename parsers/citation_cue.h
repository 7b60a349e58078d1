// What stands before the number of a cited document: its type, "số", the issuer, numbers that share its sign.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "normalize/vocabulary.h"
#include "parsers/issuer_name.h"

namespace vanthu {

/// One of "1, 2" in "Quyết định số 1, 2, 3/QĐ-UBND".
struct BareNumber {
  ByteRange where;
  std::string number;
};

/// The words before a number.
struct CitationCue {
  std::optional<std::string> type;    // canonical
  std::string sign;                   // "QĐ số 12": the type is printed as its sign
  bool has_number_word = false;       // "số"
  bool is_form = false;               // "Mẫu số", "nhà số": the number of something else
  std::size_t begin = 0;              // of the first word that belongs to the mention
  std::optional<NamedIssuer> issuer;  // "Quyết định của UBND tỉnh số 12/QĐ-UBND"
  std::vector<BareNumber> bare;       // the mention begins at the first of them
};

/// Reads cues; compiled once for a vocabulary.
class CueReader {
 public:
  /// Both must outlive it.
  CueReader(const Vocabulary& vocabulary, const IssuerNameReader& issuers);
  ~CueReader();
  CueReader(CueReader&&) noexcept;

  /// The words between `from` and the number at `number_begin`; 200 bytes of them are looked at.
  CitationCue read(std::string_view text, std::size_t from, std::size_t number_begin) const;

  /// Canonical type of a sign ("NQ" → "Nghị quyết"); none of an unknown one and of QĐ of the Party, which
  /// stands for Quyết định and Quy định alike.
  std::optional<std::string> type_of_sign(const std::string& sign, bool party) const;

  /// True where a mention begins at `offset`: a type word with "số" or a digit behind it, or "số" and a
  /// digit.
  bool begins_mention(std::string_view text, std::size_t offset) const;

 private:
  struct Words;
  std::unique_ptr<const Words> words_;
};

}  // namespace vanthu
