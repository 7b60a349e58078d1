#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

#include "ingest/error.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

/// Comparing through a const collator is safe from several threads (ICU's threading rules).
const icu::Collator& vietnamese_collator() {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
    if (U_FAILURE(status)) throw Error("icu-data-missing", "", {u_errorName(status)});
    return made;
  }();
  return *collator;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

}  // namespace

int compare_vietnamese(std::string_view a, std::string_view b) {
  UErrorCode status = U_ZERO_ERROR;
  const UCollationResult result = vietnamese_collator().compareUTF8(piece(a), piece(b), status);
  if (U_FAILURE(status)) return a.compare(b);
  return static_cast<int>(result);
}

std::string vietnamese_sort_key(std::string_view text) {
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(piece(text));
  std::string key(64, '\0');  // long enough for most names
  const auto fill = [&] {
    return vietnamese_collator().getSortKey(source, reinterpret_cast<std::uint8_t*>(key.data()),
                                            static_cast<std::int32_t>(key.size()));
  };
  const auto length = static_cast<std::size_t>(fill());
  const bool fits = length <= key.size();
  key.resize(length);
  if (!fits) fill();
  return key;
}

}  // namespace vanthu
