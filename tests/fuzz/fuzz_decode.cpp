// Bytes as text and as markup: Unicode, windows-1258, the legacy Vietnamese sets and mixtures of them.
// Nothing but Error escapes, and what is decoded keeps the promises of ingest/decode.h.
#include <algorithm>
#include <array>

#include "ingest/decode.h"
#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "tests/fuzz/check_text.h"
#include "tests/fuzz/require.h"

namespace vanthu::fuzz {
namespace {

constexpr std::array<std::string_view, 10> kEncodings{"UTF-8", "UTF-16LE",    "UTF-16BE", "windows-1258",
                                                      "TCVN3", "VNI",         "VPS",      "VISCII",
                                                      "",      "windows-1252"};  // "": left to read_html
constexpr std::array<std::string_view, 5> kErrors{"file-binary", "encoding-undecided",
                                                  "encoding-invalid-utf8", "encoding-invalid-utf16",
                                                  "limit-file-bytes"};

void check_way_back(const DecodedText& decoded, std::size_t file_size) {
  if (!decoded.origin.empty()) {
    require(decoded.origin.size() == decoded.text.size() + 1, "every byte and the end have an origin");
    require(std::is_sorted(decoded.origin.begin(), decoded.origin.end()), "origins never decrease");
  }
  std::size_t previous = 0;
  for (std::size_t at = 0; at <= decoded.text.size(); ++at) {
    const std::size_t place = file_offset(decoded, at);
    require(place >= previous && place <= file_size, "every byte of a text has a place in the file",
            std::to_string(at) + " at " + std::to_string(place));
    previous = place;
  }
}

void check_decoded(const DecodedText& decoded, std::size_t file_size) {
  require(find_invalid_utf8(decoded.text) == std::string_view::npos, "a decoded text is UTF-8");
  require(decoded.text.find('\0') == std::string::npos, "a decoded text has no NUL");
  require(std::find(kEncodings.begin(), kEncodings.end(), decoded.encoding) != kEncodings.end(),
          "an encoding is one that the record lists", decoded.encoding);
  check_way_back(decoded, file_size);
  for (const Finding& finding : decoded.findings) {
    check_range(decoded.text, finding.where, "finding");
    require(has_message(finding.message_code), "a finding has its words", finding.message_code);
  }
}

template <typename Decode>
void check(Decode decode, std::string_view bytes) {
  try {
    check_decoded(decode(bytes, "plan"), bytes.size());
  } catch (const Error& error) {
    require(std::find(kErrors.begin(), kErrors.end(), error.code) != kErrors.end(),
            "a text fails for a reason that its reader names", error.code);
  }
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  vanthu::fuzz::check(vanthu::decode_text, bytes);
  vanthu::fuzz::check(vanthu::decode_markup, bytes);
  return 0;
}
