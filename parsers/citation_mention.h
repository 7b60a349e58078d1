// A citation in the making: what the rules of citation_*.cpp hand to one another.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/document.h"

namespace vanthu {

/// A mention of one document in a paragraph.  Offsets are bytes of that paragraph.
struct Mention {
  Citation citation;           // fields printed at the mention itself until runs are shared
  std::size_t begin = 0;       // of its provision, where one stands before it, else of raw
  ByteRange raw;               // what the record quotes: type word to date
  std::size_t end = 0;         // behind the date and the issuer's name
  std::size_t full_end = 0;    // behind title and alias as well
  ByteRange alias;             // "(sau đây gọi tắt là …)"; empty where there is none
  std::string type_sign;       // "KH"; "" of laws and official letters
  std::string issuer_sign;     // "UBND", "BXDĐ-ĐUUBNDX"; "" of laws by name
  bool has_type_word = false;  // the type is printed at the mention
  bool same_day = false;       // "cùng ngày": its date is that of the mention before
  bool shares_issuer = false;  // "Nghị định của Chính phủ: số …, số …": its issuer holds for the run
};

/// Confidence of what is not printed as the form prescribes (docs/record.md, `confidence`).
inline constexpr double kTypeFromSign = 0.9;        // no type word; the sign tells the type
inline constexpr double kLetterWithoutWord = 0.7;   // "số 12/UBND-VX", nothing says that it is a letter
inline constexpr double kUnknownLaw = 0.8;          // a law that the vocabulary does not know
inline constexpr double kSignOfALaterNumber = 0.5;  // "Quyết định số 1, 2, 3/QĐ-UBND": of 1 and 2

}  // namespace vanthu
