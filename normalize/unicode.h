// The ICU objects that the stage uses, made once.
#pragma once

#include <unicode/normalizer2.h>

namespace vanthu {

/// Canonical composition.  Throws Error "icu-data-missing" where ICU's own data cannot be loaded.
const icu::Normalizer2& nfc();

/// Canonical decomposition; the same error.
const icu::Normalizer2& nfd();

/// Letter of any script.  (ingest has an is_letter of its own.)
bool is_alphabetic(char32_t code_point);

/// Combining mark.
bool is_mark(char32_t code_point);

/// Letter or decimal digit.
bool is_letter_or_digit(char32_t code_point);

}  // namespace vanthu
