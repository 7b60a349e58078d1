// What a document tells about the province in which its issuer lies, and where it tells so.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/string_hash.h"
#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/parts.h"
#include "parsers/place_mentions.h"

namespace vanthu {

/// From the strongest to the weakest.  A province that is merely talked about ("theo kinh nghiệm của tỉnh
/// Quảng Ninh") is no evidence of any kind.
enum class EvidenceKind {
  own_name,         // "xã Bình Giang, thành phố Hải Phòng"
  letterhead,       // "ĐẢNG BỘ TỈNH NGHỆ AN" above the issuer; the addressee of a letter
  signing_place,    // "Hải Phòng, ngày …"
  recipient,        // Nơi nhận: "Sở Nội vụ thành phố Hải Phòng"
  cited,            // the body whose document is the basis or is carried out
  former_province,  // the same of a province that was merged in 2025
  former_district,  // a body of a district that ended in 2025: "UBND huyện Bình Giang"
  mentioned         // another body in the text
};

struct PlaceEvidence {
  EvidenceKind kind = EvidenceKind::mentioned;
  std::string province_code;          // present province; "" where none is told
  std::string province_level;         // "tỉnh" or "thành phố" of a body without a name ("UBND tỉnh")
  std::vector<std::size_t> communes;  // positions in Vocabulary::communes(): the district lay there
  ByteRange where;                    // in the document's text
  bool operator==(const PlaceEvidence&) const = default;
};

/// Names of provinces, present and former, by their keys.
class ProvinceNames {
 public:
  explicit ProvinceNames(const Vocabulary& vocabulary);

  struct Name {
    const Province* province = nullptr;  // the present one
    std::string level;                   // that goes with the name; "" of a short form
    bool former = false;
  };

  /// The province that is named at the start of `name` (bytes of `key`): the longest beginning that is known.
  /// A level that the province never had names something else ("thành phố Hải Dương", which was a city in the
  /// province).
  const Name* find(std::string_view key, ByteRange name, std::string_view level) const;
  /// Of a name alone.
  const Name* find(std::string_view name_key) const;

 private:
  StringMap<std::vector<Name>> names_;
};

/// What the header's issuers can be placed by; each thing once, at its first place.  `header` has the names
/// of the issuers, their levels and the place of signature; `citations` are the document's.
std::vector<PlaceEvidence> find_place_evidence(const NormalizedDocument& document,
                                               const NormalizedText& text_key,
                                               const std::vector<PlaceMention>& mentions, const Parts& parts,
                                               const Header& header, const std::vector<Citation>& citations,
                                               const ProvinceNames& provinces, const Vocabulary& vocabulary);

}  // namespace vanthu
