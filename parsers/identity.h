// The canonical key of a document (docs/record.md, "Canonical keys"): regime, issuing body, type, number and
// period in which that number is given once.  Two mentions of one document share it, as far as they print it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

/// The parts of a key.  What is not known is "?".
struct Identity {
  std::string regime;  // st (state) | qp (normative: the year is in the number) | law | pt (Party)
  std::string issuer;  // to_string(IssuingBody): "hải-phòng.ubnd"
  std::string type;  // sign: "KH", "CV"; Party decisions "QĐ.qd", rules "QĐ.qyd", else "QĐ.?"; "" of a law
  std::string number;  // without leading zeros, with its letter: "5", "30c"
  std::string period;  // year; of a Party document the committee's term: "2025-2030"
  std::string name;    // of a law without number its slug: "luật-đầu-tư"; "" otherwise
  bool operator==(const Identity&) const = default;
};

/// "pt:hải-phòng.đu-ubnd:NQ:5:2025-2030", "law:qh:10:2022", "law:qh:?:2024:luật-abc".
std::string to_string(const Identity& identity);

/// The reverse; none where the string is no identity.
std::optional<Identity> parse_identity(std::string_view identity);

enum class IssuerRelation {
  equal,         // both wholly known, and the same
  compatible,    // something is unknown, nothing contradicts
  incompatible,  // they cannot be one body
};

/// Compares the issuers of two identities.  Symmetric.
IssuerRelation compare_issuers(std::string_view a, std::string_view b);

/// What all mentions that may be one document share: type (without the kind of a Party decision) and number,
/// "NQ:5"; of a law "law:10/2022", or "law:luật-đầu-tư" where its number is unknown.  "" where the number is
/// blank and for what is no identity: such a mention is matched with nothing.
std::string block_of(std::string_view identity);

}  // namespace vanthu
