// Which body issued a document, whatever organ or wording its citation names.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "normalize/vocabulary.h"
#include "parsers/document.h"

namespace vanthu {

/// A body with its place, as it stands in an identity (docs/record.md, "Canonical keys").
struct IssuingBody {
  /// "" of a central body; "hải-phòng" of a provincial one; "hải-phòng.xã-gia-bình" below it.  Unknown parts
  /// keep their level: "?tỉnh", "?tỉnh.xã-gia-bình", "hải-phòng.?xã", "?xã"; "?" where the level is unknown.
  std::string place;
  std::string body;  // "ubnd", "đu-ubnd", "tu", "tw", "sở-nội-vụ"; "?" where it is unknown
  bool operator==(const IssuingBody&) const = default;
};

/// "hải-phòng.ubnd", "tw"; "?" where nothing is known.
std::string to_string(const IssuingBody& issuer);
/// The reverse: the body is what stands behind the last full stop.
IssuingBody parse_issuing_body(std::string_view issuer);

/// xã | huyện | tỉnh | trung ương of an IssuingBody::place; "" where it is unknown.
std::string_view rank_of_place(std::string_view place);

/// Lower case, tone marks in their official place, blanks as "-": "Gia Bình" → "gia-bình".
std::string slug_of(std::string_view name);

/// Whether the organ in a number's symbol is one that the named issuer signs with (domain: "TU" is the sign
/// of a provincial Party committee, never of the Party committee of a People's Committee).
enum class SignFit {
  fits,
  unknown,   // the name or the sign is in no table
  conflicts  // the sign belongs to other bodies only
};

/// Names and signs as bodies; made once for a vocabulary.
class IssuingBodyReader {
 public:
  /// `vocabulary` must outlive it.
  explicit IssuingBodyReader(const Vocabulary& vocabulary);
  ~IssuingBodyReader();
  IssuingBodyReader(IssuingBodyReader&&) noexcept;

  /// The body of that name ("Ban Thường vụ Thành ủy") in a document that `citing` issued: a level without a
  /// name ("Ủy ban nhân dân xã") means the citing document's own commune or province, where that is of this
  /// level.  Organs of one body are one (Ban Chấp hành, Ban Thường vụ, Thường trực; the chairman of a
  /// People's Committee).  A name that no table has is its slug.
  IssuingBody of_name(std::string_view name, const Issuer& citing) const;

  /// The body of a symbol's organ alone ("UBND", "TU", "BXDĐ-ĐUUBNDX": the first).  The province is the
  /// citing document's where the sign is that of provincial bodies only; a commune is never supposed.
  IssuingBody of_sign(std::string_view sign, const Issuer& citing) const;

  /// The body of both: the name decides, also where the sign conflicts with it (sign_fit tells); a name that
  /// no table has lends its place alone, the sign the body.
  IssuingBody of_name_and_sign(std::string_view name, std::string_view sign, const Issuer& citing) const;

  /// `sign` as in a symbol: joint signs ("BXDĐ-ĐUUBNDX") fit where any of their parts does; the digits of a
  /// term ("QH15") do not count.
  SignFit sign_fit(std::string_view sign, std::string_view issuer_name) const;

 private:
  struct Index;
  std::unique_ptr<const Index> index_;
};

}  // namespace vanthu
