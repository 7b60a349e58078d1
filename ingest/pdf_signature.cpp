#include "ingest/pdf_signature.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include <chrono>
#include <climits>
#include <memory>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

struct Free {
  void operator()(PKCS7* message) const { PKCS7_free(message); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(unsigned char* bytes) const { OPENSSL_free(bytes); }
};

/// Takes digits from the front of `text`: their number, `absent` where there are none.
std::optional<int> take_number(std::string_view& text, std::size_t digits, std::optional<int> absent) {
  if (text.size() < digits) return absent;
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return absent;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

/// "Z", "+07'00'", "+0700", "-05": nothing where there is none or it is impossible.
std::string parse_offset(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() == 'Z') return "Z";
  if (text.front() != '+' && text.front() != '-') return {};
  const char sign = text.front();
  text.remove_prefix(1);
  const std::optional<int> hours = take_number(text, 2, std::nullopt);
  if (!hours || *hours > 23) return {};
  if (text.starts_with('\'') || text.starts_with(':')) text.remove_prefix(1);
  const int minutes = *take_number(text, 2, 0);
  if (minutes > 59) return {};
  return fmt::format("{}{:02}:{:02}", sign, *hours, minutes);
}

std::optional<std::string> common_name(const X509* certificate) {
  const X509_NAME* subject = X509_get_subject_name(certificate);
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (at < 0) return std::nullopt;
  unsigned char* bytes = nullptr;
  const int length = ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
  const std::unique_ptr<unsigned char, Free> owner(bytes);
  if (length <= 0) return std::nullopt;
  const std::string name(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  if (find_invalid_utf8(name) != std::string::npos) return std::nullopt;
  return name;
}

}  // namespace

std::optional<std::string> parse_pdf_date(std::string_view date) {
  if (date.starts_with("D:")) date.remove_prefix(2);
  const std::optional<int> year = take_number(date, 4, std::nullopt);
  const std::optional<int> month = year ? take_number(date, 2, std::nullopt) : std::nullopt;
  const std::optional<int> day = month ? take_number(date, 2, std::nullopt) : std::nullopt;
  if (!day) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(*year),
                                        std::chrono::month(static_cast<unsigned>(*month)),
                                        std::chrono::day(static_cast<unsigned>(*day))};
  const int hour = *take_number(date, 2, 0), minute = *take_number(date, 2, 0),
            second = *take_number(date, 2, 0);
  if (!ymd.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}", *year, *month, *day, hour, minute, second,
                     parse_offset(date));
}

std::optional<std::string> find_common_name(std::string_view der) {
  if (der.size() > LONG_MAX) return std::nullopt;
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  const std::unique_ptr<X509, Free> certificate(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
  ERR_clear_error();
  return certificate ? common_name(certificate.get()) : std::nullopt;
}

std::optional<std::string> find_signer(std::string_view contents) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(contents.data());
  const std::unique_ptr<PKCS7, Free> message(d2i_PKCS7(nullptr, &bytes, static_cast<long>(contents.size())));
  ERR_clear_error();
  if (!message || !PKCS7_type_is_signed(message.get()) || message->d.sign == nullptr) return std::nullopt;
  STACK_OF(PKCS7_SIGNER_INFO)* signers = PKCS7_get_signer_info(message.get());
  STACK_OF(X509)* certificates = message->d.sign->cert;
  if (sk_PKCS7_SIGNER_INFO_num(signers) < 1 || certificates == nullptr) return std::nullopt;
  const PKCS7_ISSUER_AND_SERIAL* signer = sk_PKCS7_SIGNER_INFO_value(signers, 0)->issuer_and_serial;
  const X509* certificate = X509_find_by_issuer_and_serial(certificates, signer->issuer, signer->serial);
  return certificate != nullptr ? common_name(certificate) : std::nullopt;
}

}  // namespace vanthu
