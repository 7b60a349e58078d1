#include "normalize/unicode.h"

#include "ingest/error.h"

namespace vanthu {
namespace {

const icu::Normalizer2& loaded(const icu::Normalizer2* instance, UErrorCode status) {
  if (U_FAILURE(status) || instance == nullptr) throw Error("icu-data-missing", "", {u_errorName(status)});
  return *instance;
}

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

}  // namespace vanthu
