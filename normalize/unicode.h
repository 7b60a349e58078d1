// The ICU objects that the stage uses, made once.
#pragma once

#include <unicode/normalizer2.h>

namespace vanthu {

/// Canonical composition.  Throws Error "icu-data-missing" where ICU's own data cannot be loaded.
const icu::Normalizer2& nfc();

/// Canonical decomposition; the same error.
const icu::Normalizer2& nfd();

}  // namespace vanthu
