// Which commune of the gazetteer an issuer's name means, by what the document tells about its province.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/document.h"
#include "parsers/place_evidence.h"

namespace vanthu {

/// What a name and the evidence lead to.
struct CommuneResolution {
  const Commune* commune = nullptr;        // the one that is meant; null where that is not sure
  std::vector<const Commune*> candidates;  // by code, where it is not
  const Province* province = nullptr;      // of the commune or of all candidates, or told of a name unknown
};

/// Rules, in their order:
/// 1. The name and its printed level give the communes that may be meant; a name of another level only
///    ("phường" printed where there is a xã) gives candidates and never the answer.
/// 2. The strongest kind of evidence that names a province, or several, leaves the communes there.  None
/// left:
///    the document contradicts itself or means a commune that the gazetteer lacks, and all stay candidates;
///    only districts and bodies merely mentioned are passed over then.
/// 3. Where nothing names a province, "UBND tỉnh" or "Thành ủy" leaves those of a province or of a city,
/// where
///    the document speaks of one of the two alone; Nơi nhận is asked before the text.  It also tells whether
///    weaker evidence than Nơi nhận is to be believed.
/// 4. One commune left is meant.
CommuneResolution resolve_commune(const Vocabulary& vocabulary, std::string_view name, std::string_view level,
                                  std::span<const PlaceEvidence> evidence);

/// Code, province and candidates of every issuer of the header that is a commune's body.
void resolve_communes(Header& header, const Vocabulary& vocabulary, std::span<const PlaceEvidence> evidence);

/// A row of the gazetteer as the record has it.
CommuneName to_commune_name(const Commune& commune);

}  // namespace vanthu
