// Pieces of a reference: what it stands for, the words before it, the issuers and the title behind it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/reference_rules.h"

namespace vanthu {

/// A reference of that kind from the place to `end`, with the place's type.
FoundReference make_reference(const ReferencePlace& place, const char* kind, std::size_t end);

FoundReference with_target(FoundReference found, CitationTarget target);

/// "Nghị quyết này" or "Nghị quyết trên" of a type that is not the document's own, up to `end`; none where
/// the words may mean a thing rather than a document: in small letters, or of lists and reports, unless a
/// cited document is there to be meant.
std::optional<FoundReference> make_anaphor(const ReferencePlace& place, const std::string& type, bool capital,
                                           std::size_t end);

/// Where the word "này" ends that follows at `at`; 0 where it does not.
std::size_t end_of_this(std::string_view text, std::size_t at);

/// Bodies named after "của".
struct NamedBodies {
  std::string issuer;  // canonical; "" where there are several
  std::size_t end = 0;
};

/// The bodies named at `at` of the place's paragraph, up to four ("Quốc hội, Ủy ban Thường vụ Quốc hội").
std::optional<NamedBodies> read_bodies(const ReferencePlace& place, std::size_t at);

/// A title behind a type or an issuer.
struct TitleWords {
  std::string_view text;
  std::size_t end = 0;
};

/// The title that begins at `at`, behind a blank ("về …", "quy định …"), up to a mark that ends it, a word
/// that no title goes on with, or the next citation; at most 400 bytes.
std::optional<TitleWords> read_title(const ReferencePlace& place, std::size_t at);

/// True where the words before carry out or name something that exists: "triển khai thực hiện", "theo".
bool is_cued(const ReferencePlace& place);

/// True where the words before say that the document is yet to be made: "xây dựng", "tham mưu ban hành".
bool is_being_made(const ReferencePlace& place);

}  // namespace vanthu
