#include "normalize/unicode.h"

#include <unicode/uchar.h>

#include "ingest/error.h"

namespace vanthu {
namespace {

const icu::Normalizer2& loaded(const icu::Normalizer2* instance, UErrorCode status) {
  if (U_FAILURE(status) || instance == nullptr) throw Error("icu-data-missing", "", {u_errorName(status)});
  return *instance;
}

UChar32 icu_code_point(char32_t code_point) { return static_cast<UChar32>(code_point); }

}  // namespace

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    return loaded(found, status);
  }();
  return instance;
}

const icu::Normalizer2& nfd() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFDInstance(status);
    return loaded(found, status);
  }();
  return instance;
}

bool is_alphabetic(char32_t code_point) { return u_isalpha(icu_code_point(code_point)) != 0; }

bool is_mark(char32_t code_point) { return (U_GET_GC_MASK(icu_code_point(code_point)) & U_GC_M_MASK) != 0; }

bool is_letter_or_digit(char32_t code_point) { return u_isalnum(icu_code_point(code_point)) != 0; }

}  // namespace vanthu
