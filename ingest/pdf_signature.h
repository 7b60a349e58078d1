// What the values of a PDF file's signature fields say.  Knows nothing of PDF libraries.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// A date of a PDF file ("D:20260508101233+07'00'") as ISO 8601, with its offset where it has one:
/// "2026-05-08T10:12:33+07:00".  Nothing where it is no date with a day; absent hours are 0.
std::optional<std::string> parse_pdf_date(std::string_view date);

/// The common name of the certificate that signed: `contents` is a PKCS #7 message (DER, bytes behind it are
/// passed over).  Nothing is verified.
std::optional<std::string> find_signer(std::string_view contents);

/// The common name of an X.509 certificate (DER).
std::optional<std::string> find_common_name(std::string_view certificate);

}  // namespace vanthu
