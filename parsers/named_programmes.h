// Programmes and schemes that are named without the number of the document that promulgates them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "normalize/string_hash.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// A programme's name in a text.
struct ProgrammeMention {
  const NamedProgramme* programme = nullptr;  // none where the years that are printed are another programme's
  std::size_t length = 0;                     // bytes that name and years take
};

/// Reads names by the vocabulary's table; made once for a vocabulary, which must outlive it.
class ProgrammeReader {
 public:
  explicit ProgrammeReader(const Vocabulary& vocabulary);

  /// The programme named at the very start of `text`: "Chương trình tổng thể cải cách hành chính nhà nước
  /// giai đoạn 2021 - 2030".  Where several periods have a programme of that name and no years are printed,
  /// it stays open which is meant.
  std::optional<ProgrammeMention> read_at(std::string_view text) const;

 private:
  struct Names {
    std::vector<const NamedProgramme*> programmes;  // of one name, by period
  };
  StringMap<Names> names_;  // by comparison key
  std::size_t most_words_ = 0;
};

}  // namespace vanthu
