#include <unicode/coll.h>

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

}  // namespace vanthu
