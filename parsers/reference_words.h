// Words that name a type of document, as references use them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/pattern.h"
#include "normalize/string_hash.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// A type's name in a text: one ("Kế hoạch") or several ("các nghị quyết, chỉ thị").
struct DocumentWord {
  std::size_t begin = 0, end = 0;
  std::string type;  // canonical; "" of several
  bool several = false;
  bool capital = false;  // the first type begins with a capital
};

/// Finds them by the vocabulary's types; made once.
class DocumentWords {
 public:
  explicit DocumentWords(const Vocabulary& vocabulary);

  /// The leftmost at or after `from`.
  std::optional<DocumentWord> find(std::string_view text, std::size_t from) const;
  /// The one type named at `at` exactly; case does not matter.
  std::optional<DocumentWord> read_at(std::string_view text, std::size_t at) const;

 private:
  Pattern type_;                      // one type, edges not asked
  StringMap<std::string> canonical_;  // by comparison key
};

/// True for types that direct others, so that "Nghị quyết này" without a cited one is worth a note; lists,
/// reports and records are not.
bool is_directive_type(std::string_view type);

}  // namespace vanthu
